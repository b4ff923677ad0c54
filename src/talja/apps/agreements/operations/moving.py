"""Moving an agreement on until it runs: approved, started, taken back, or cancelled before it began."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.agreements import policies
from talja.apps.agreements.checking import checks_of, demands_of, grant_of
from talja.apps.agreements.enums import BY_LINK, State
from talja.apps.agreements.inputs import EndInput
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import rows
from talja.apps.correspondence.operations import revoke_links
from talja.apps.followups.operations import end_with_assessment, plan_followups
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import PlacementInput, register_placement
from talja.core.kernel.verdict import Denied


@transaction.atomic
def settle(*, agreement_key: UUID, actor: Actor) -> Agreement:
    """Let the agreement be approved, once everything that it needs is there.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state,
    something_missing.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_settle(demands_of(agreement, rows.current(agreement), on=_today(actor), actor=actor)).require()
    rows.step(agreement, to=State.APPROVED, actor=actor)
    return agreement


@transaction.atomic
def take_back(*, agreement_key: UUID, reason: str, actor: Actor) -> Agreement:
    """Make a draft of it again, to write in. Every yes to it falls.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state,
    no_reason_given, text_too_long.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_answer(reason).require()
    rows.revoke(rows.current(agreement), actor=actor)
    rows.step(agreement, to=State.DRAFT, reason=reason, actor=actor)
    return agreement


@transaction.atomic
def cancel_agreement(*, agreement_key: UUID, reason: str, actor: Actor) -> Agreement:
    """End it before it began. Links to approve it open nothing more.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state,
    no_reason_given, text_too_long.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_answer(reason).require()
    rows.step(agreement, to=State.CANCELLED, reason=reason, actor=actor)
    for purpose in BY_LINK.values():
        revoke_links(purpose=purpose, matter_key=agreement.key, actor=actor)
    return agreement


@transaction.atomic
def start_agreement(*, agreement_key: UUID, actor: Actor, end: EndInput | None = None) -> Agreement:
    """Begin: the placement is registered under the key that the agreement has held for it, and followed up from now on.

    `end` ends the internship that the agreement makes an employment of, and is demanded while that one runs.

    Raises `DoesNotExist`, and `Denied`: missing_right, protected_person, agreement_not_in_state, too_early_to_start,
    check_stops, end_missing, and whatever the register refuses: overlaps, workplace_closed, measure_not_valid_then.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    version = rows.current(agreement)
    policies.may_take_step(agreement, event="agreement.started").require()
    policies.may_start(version, on=_today(actor)).require()
    if any(one.severity == "stop" for one in checks_of(agreement, version, on=_today(actor), actor=actor)):
        raise Denied("check_stops")
    _end_before(agreement, end, actor=actor)
    register_placement(
        person_key=agreement.person.key,
        workplace_key=version.workplace.key,
        measure_code=version.measure.code,
        facts=PlacementInput(**_facts(agreement, version)),
        actor=actor,
        key=agreement.placement_key,
    )
    rows.step(agreement, to=State.RUNNING, day=version.first_day, actor=actor)
    plan_followups(placement_key=agreement.placement_key, actor=actor)
    return agreement


def _end_before(agreement: Agreement, end: EndInput | None, *, actor: Actor) -> None:
    """End the internship that comes before, unless it has ended."""
    if agreement.converts_key is None:
        return
    before = Placement.objects.filter(key=agreement.converts_key, last_day=None).exists()
    if not before:
        return
    if end is None:
        raise Denied("end_missing")
    end_with_assessment(placement_key=agreement.converts_key, said=end, actor=actor)


def _facts(agreement: Agreement, version: AgreementVersion) -> dict[str, Any]:
    """Return what the register is to hold: what is agreed, and the decision that it rests on."""
    facts: dict[str, Any] = {
        "first_day": version.first_day,
        "planned_last_day": version.last_day,
        "extent": version.extent,
        "occupation": version.occupation,
        "supervisor": version.supervisor,
    }
    granted = grant_of(agreement)
    if granted is None:
        return facts
    return facts | {
        "decision_reference": granted.decision_reference or granted.reference,
        "decision_first_day": granted.decision_first_day,
        "decision_last_day": granted.decision_last_day,
    }


def _today(actor: Actor) -> Any:
    return timezone.localdate(actor.at)
