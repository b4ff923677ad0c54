"""Enter what Arbetsförmedlingen decided, as decided, and correct what was entered wrongly."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.subsidies import policies
from talja.apps.subsidies.inputs import DecisionInput
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.operations.rows import locked_placement


@transaction.atomic
def record_decision(*, placement_key: UUID, said: DecisionInput, actor: Actor) -> SupportDecision:
    """Enter a decision. Whatever of it is known; something must be.

    Raises `Placement.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, decision_says_nothing,
    decision_days_in_disorder, level_out_of_range, amount_out_of_range, text_too_long.
    """
    return write_decision(placement_key=locked_placement(placement_key, actor=actor).key, said=said, actor=actor)


def write_decision(
    *, placement_key: UUID, said: DecisionInput, actor: Actor, replaces: SupportDecision | None = None
) -> SupportDecision:
    """Enter a decision, or correct one, for a caller that has locked what it is for and judged the actor.

    Raises `Denied` as `record_decision`, for what is said.
    """
    decision = _write(placement_key, said, actor=actor, replaces=replaces)
    code = "decision.recorded" if replaces is None else "decision.corrected"
    record(code, target=decision, actor=actor, placement=str(placement_key))
    return decision


@transaction.atomic
def correct_decision(*, decision_key: UUID, said: DecisionInput, actor: Actor) -> SupportDecision:
    """Replace what was entered. What stood before is kept, and told as corrected.

    Raises `SupportDecision.DoesNotExist`, and as `record_decision`, and `Denied`: changed_by_other.
    """
    old = _locked(decision_key, actor=actor)
    return write_decision(placement_key=old.placement_key, said=said, actor=actor, replaces=old)


@transaction.atomic
def remove_decision(*, decision_key: UUID, actor: Actor) -> SupportDecision:
    """Take away a decision that should not stand there. It is kept, and told as taken away.

    Raises `SupportDecision.DoesNotExist`, `Placement.DoesNotExist` and `Denied`: missing_right, not_found,
    protected_person, changed_by_other.
    """
    return write_removal(_locked(decision_key, actor=actor), actor=actor)


def write_removal(old: SupportDecision, *, actor: Actor) -> SupportDecision:
    """Take away a decision that counts, for a caller that has locked what it is for and judged the actor."""
    decision = SupportDecision.objects.create(
        placement_key=old.placement_key,
        replaces=old.key,
        is_removed=True,
        recorded_at=max(actor.at, old.recorded_at),
        recorded_by=actor.key,
    )
    record("decision.removed", target=decision, actor=actor, placement=str(old.placement_key))
    return decision


def _locked(decision_key: UUID, *, actor: Actor) -> SupportDecision:
    """Lock the decision's placement, so that two corrections come one after the other."""
    decision = SupportDecision.objects.get(key=decision_key)
    locked_placement(decision.placement_key, actor=actor)
    current = SupportDecision.objects.current().filter(pk=decision.pk).exists()
    policies.may_replace(decision, is_current=current).require()
    return decision


def _write(
    placement_key: UUID, said: DecisionInput, *, actor: Actor, replaces: SupportDecision | None = None
) -> SupportDecision:
    policies.may_be_decided(said).require()
    return SupportDecision.objects.create(
        placement_key=placement_key,
        replaces=None if replaces is None else replaces.key,
        recorded_at=actor.at if replaces is None else max(actor.at, replaces.recorded_at),
        recorded_by=actor.key,
        **{name: value.strip() if isinstance(value, str) else value for name, value in asdict(said).items()},
    )
