"""The plan for what comes after, and how the follow-ups went. What was said before is kept."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.followups import policies
from talja.apps.followups.inputs import HeldInput, PlanInput
from talja.apps.followups.models import CURRENT, FollowUp, Held, Plan
from talja.apps.followups.operations import rows
from talja.apps.organisation.actors import Actor


@transaction.atomic
def make_plan(*, placement_key: UUID, said: PlanInput, actor: Actor, expected_key: str | None = None) -> Plan:
    """Say what the placement is to lead to, and the next step. The plan before it is kept.

    `expected_key` is the plan that the form showed, empty for none. Raises `Placement.DoesNotExist` and `Denied`:
    missing_right, not_found, protected_person, changed_by_other, unknown_code, plan_step_missing, step_day_passed,
    text_too_long.
    """
    placement = rows.locked_placement(placement_key, actor=actor)
    policies.may_plan(said, on=timezone.localdate(actor.at)).require()
    before = Plan.objects.filter(CURRENT, placement_key=placement_key).first()
    at = rows.replaced(before, expected_key=expected_key, actor=actor)
    plan = Plan.objects.create(
        placement_key=placement_key,
        aim=said.aim,
        next_step=" ".join(said.next_step.split()),
        next_step_day=said.next_step_day,
        responsible_key=said.responsible_key or actor.key,
        recorded_at=at,
        recorded_by=actor.key,
    )
    record("plan.made", target=plan, actor=actor, placement=str(placement.key))
    return plan


@transaction.atomic
def record_followup(*, followup_key: UUID, said: HeldInput, actor: Actor, expected_key: str | None = None) -> Held:
    """Tell how a follow-up went; telling it again corrects it, and what was told before is kept.

    `expected_key` is what the form showed, empty for nothing. Raises `FollowUp.DoesNotExist` and `Denied`:
    missing_right, not_found, protected_person, changed_by_other, end_is_assessed, held_day_wrong, belief_missing,
    unknown_code, text_too_long.
    """
    followup, placement = rows.locked_followup(followup_key, actor=actor)
    on = timezone.localdate(actor.at)
    policies.may_record(followup, said, first_day=placement.first_day, on=on).require()
    before = Held.objects.filter(CURRENT, followup=followup).first()
    at = rows.replaced(before, expected_key=expected_key, actor=actor)
    held = Held.objects.create(
        followup=followup,
        held_day=said.held_day,
        attended=" ".join(sorted(set(said.attended))),
        going=said.going,
        note=said.note.strip(),
        agreed=said.agreed.strip(),
        belief=said.belief,
        recorded_at=at,
        recorded_by=actor.key,
    )
    _is_held(followup, held)
    code = "followup.recorded" if before is None else "followup.corrected"
    record(code, target=followup, actor=actor, placement=str(placement.key))
    return held


def _is_held(followup: FollowUp, held: Held) -> None:
    followup.held_day = held.held_day
    followup.save(update_fields=["held_day"])
