"""Choose how the municipality does for a form, and go back to what comes with the program."""

from dataclasses import asdict

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.inputs import ProcedureInput
from talja.apps.collaboration.models import OwnProcedure
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Measure


@transaction.atomic
def choose_procedure(*, measure_code: str, said: ProcedureInput, actor: Actor) -> OwnProcedure:
    """Store how the municipality does for a form, and why. What was chosen before is kept.

    Raises `Measure.DoesNotExist` and `Denied`: missing_right, unknown_code, days_out_of_range, no_reason_given,
    text_too_long, form_reveals_health.
    """
    permissions.may_edit_procedures(actor=actor).require()
    measure = Measure.objects.select_for_update().get(code=measure_code)
    policies.may_do_so(said).require()
    policies.may_show_form(said, reveals_health=measure.can_reveal_health).require()
    facts = asdict(said) | {"reason": said.reason.strip()}
    return _write(measure, "procedure.chosen", actor=actor, **facts)


@transaction.atomic
def reset_procedure(*, measure_code: str, reason: str, actor: Actor) -> OwnProcedure:
    """Go back to what comes with the program, and say why.

    Raises `Measure.DoesNotExist` and `Denied`: missing_right, no_reason_given, text_too_long.
    """
    permissions.may_edit_procedures(actor=actor).require()
    measure = Measure.objects.select_for_update().get(code=measure_code)
    policies.has_reason(reason).require()
    return _write(measure, "procedure.reset", actor=actor, is_reset=True, reason=reason.strip())


def _write(measure: Measure, event: str, *, actor: Actor, **facts: object) -> OwnProcedure:
    own = OwnProcedure.objects.create(measure_code=measure.code, recorded_at=actor.at, recorded_by=actor.key, **facts)
    record(event, actor=actor, measure=measure.code)
    return own
