"""What Arbetsförmedlingen decided of an agreement: entered once, and taken back once, wherever it is told."""

from uuid import UUID

from django.db import transaction

from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import rows
from talja.apps.collaboration.enums import GIVING
from talja.apps.collaboration.inputs import OutcomeInput
from talja.apps.collaboration.models import Application
from talja.apps.collaboration.operations import record_outcome, remove_outcome
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement
from talja.apps.subsidies.inputs import DecisionInput
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.operations import write_decision, write_removal
from talja.core.kernel.verdict import Denied

_NOTHING = DecisionInput()


@transaction.atomic
def record_agency_outcome(
    *,
    agreement_key: UUID,
    application_key: UUID,
    said: OutcomeInput,
    actor: Actor,
    seen: int | None = None,
    reason: str = "",
) -> Application:
    """Enter what Arbetsförmedlingen decided: once, for the application, the support and the register alike.

    A refusal in the place of what was granted takes the support and the register's days back.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, not_found (another matter's application), and
    as `collaboration.operations.record_outcome`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    before = _said(_own(agreement, application_key))
    application = record_outcome(application_key=application_key, said=said, actor=actor, seen=seen, reason=reason)
    _carry_over(agreement, before, _said(application), actor=actor)
    return application


@transaction.atomic
def remove_agency_outcome(*, agreement_key: UUID, application_key: UUID, reason: str, actor: Actor) -> Application:
    """Take away what should not stand there: of the application, the support and the register alike.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, not_found (another matter's application), and
    as `collaboration.operations.remove_outcome`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    before = _said(_own(agreement, application_key))
    application = remove_outcome(application_key=application_key, reason=reason, actor=actor)
    _carry_over(agreement, before, _said(application), actor=actor)
    return application


def _own(agreement: Agreement, application_key: UUID) -> Application:
    """Return the application, if it is about the agreement: as it stands before it is written anew."""
    application = Application.objects.filter(key=application_key, matter_key=agreement.key).first()
    if application is None:
        raise Denied("not_found")
    return application


def _said(application: Application) -> DecisionInput:
    """Return what the application tells of support: nothing, unless it was granted."""
    if application.state not in GIVING:
        return _NOTHING
    return DecisionInput(
        reference=application.decision_reference or application.reference,
        first_day=application.decision_first_day,
        last_day=application.decision_last_day,
        level=application.level,
        amount=application.amount,
    )


def _carry_over(agreement: Agreement, before: DecisionInput, after: DecisionInput, *, actor: Actor) -> None:
    """Let the support and the register tell what the application tells now, where they told what it did before."""
    old = _entered(agreement, before) if before.says_something else None
    if after.says_something:
        write_decision(placement_key=agreement.placement_key, said=after, actor=actor, replaces=old)
        _tell_register(agreement, _days(after), actor=actor)
        return
    if old is not None:
        write_removal(old, actor=actor)
    told = [_days(one) for one in (before, old) if one is not None]
    if before.says_something and _registered(agreement) in told:
        _tell_register(agreement, _latest(agreement), actor=actor)


def _entered(agreement: Agreement, said: DecisionInput) -> SupportDecision | None:
    """Return the decision that was entered for what the application told, as it stands after any corrections by hand.

    None when there is none, or somebody has taken it away.
    """
    rows = SupportDecision.objects.filter(placement_key=agreement.placement_key).order_by("-pk")
    by_replaced = {one.replaces: one for one in rows}
    told = (one for one in rows if (one.reference, one.first_day) == (said.reference, said.first_day))
    standing = (_corrected(one, by_replaced) for one in told)
    return next((one for one in standing if not one.is_removed), None)


def _corrected(decision: SupportDecision, by_replaced: dict[UUID | None, SupportDecision]) -> SupportDecision:
    """Return what stands in the decision's place, after every correction of it."""
    while decision.key in by_replaced:
        decision = by_replaced[decision.key]
    return decision


def _latest(agreement: Agreement) -> dict[str, object]:
    """Return what the register is to hold when a decision is taken back: the one that stands still, or nothing."""
    found = SupportDecision.objects.current().filter(placement_key=agreement.placement_key).order_by("-pk").first()
    return _days(found or _NOTHING)


def _days(said: DecisionInput | SupportDecision) -> dict[str, object]:
    return {
        "decision_reference": said.reference,
        "decision_first_day": said.first_day,
        "decision_last_day": said.last_day,
    }


def _registered(agreement: Agreement) -> dict[str, object] | None:
    """Return what the register holds of the decision; None before the placement is in it."""
    placement = Placement.objects.filter(key=agreement.placement_key).first()
    return None if placement is None else {name: getattr(placement, name) for name in _days(_NOTHING)}


def _tell_register(agreement: Agreement, told: dict[str, object], *, actor: Actor) -> None:
    """Write the decision in the register. What has ended there is put right too."""
    if _registered(agreement) is not None:
        change_placement(placement_key=agreement.placement_key, changes=told, actor=actor)
