"""What Arbetsförmedlingen decided about an application: recorded, corrected, and taken away."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration import policies
from talja.apps.collaboration.enums import APPLICATION_TRANSITIONS, OPEN, ApplicationState
from talja.apps.collaboration.inputs import OutcomeInput
from talja.apps.collaboration.models import Application
from talja.apps.collaboration.operations.rows import locked_application, note_application
from talja.apps.organisation.actors import Actor

_EVENTS = {(origin, target): event for origin, target, event in APPLICATION_TRANSITIONS}
_EMPTY = {"decision_reference": "", "amount": None, "level": None, "decision_first_day": None}


@transaction.atomic
def record_outcome(
    *, application_key: UUID, said: OutcomeInput, actor: Actor, seen: int | None = None, reason: str = ""
) -> Application:
    """Record what was decided, or correct it, which demands a `reason`. `seen` is the version the form was shown for.

    Raises `Application.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, changed_by_other,
    application_not_in_state, unknown_code, decided_in_future, decided_before_sent, decision_days_in_disorder,
    level_out_of_range, amount_out_of_range, text_too_long, no_reason_given.
    """
    application = locked_application(application_key, actor=actor)
    policies.has_not_changed(application, seen=seen).require()
    policies.may_move_application(application.state, to=said.state).require()
    policies.may_be_decided(application, said, on=timezone.localdate(actor.at)).require()
    if application.state != ApplicationState.SENT:
        policies.has_reason(reason).require()
    event = _EVENTS[ApplicationState(application.state), ApplicationState(said.state)]
    for name, value in said.facts().items():
        setattr(application, name, value)
    note_application(application, event, actor=actor, reason=reason)
    record(event, actor=actor, target=application, outcome=said.state)
    return application


@transaction.atomic
def remove_outcome(*, application_key: UUID, reason: str, actor: Actor) -> Application:
    """Take away a decision that should not stand there, and wait for one again. It is kept in the history.

    Raises `Application.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, no_reason_given,
    text_too_long, application_not_in_state, application_open.
    """
    application = locked_application(application_key, actor=actor)
    policies.has_reason(reason).require()
    policies.may_move_application(application.state, to=ApplicationState.SENT).require()
    others = Application.objects.filter(matter_key=application.matter_key, measure_code=application.measure_code)
    policies.may_apply_again(others.filter(state__in=OPEN).exists()).require()
    application.state, application.decided_day, application.decision_last_day = ApplicationState.SENT, None, None
    for name, value in _EMPTY.items():
        setattr(application, name, value)
    application.not_renewed = ""
    note_application(application, "application.outcome_removed", actor=actor, reason=reason)
    record("application.outcome_removed", actor=actor, target=application)
    return application
