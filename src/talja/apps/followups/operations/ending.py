"""Ending a placement with what it rests on, and telling what had happened 3, 6 and 12 months later."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.followups import policies
from talja.apps.followups.inputs import CheckInput, EndInput
from talja.apps.followups.models import CURRENT, Assessment, Check, FollowUp
from talja.apps.followups.operations import rows, scheduling
from talja.apps.organisation.actors import Actor
from talja.apps.placements import operations as placements
from talja.apps.placements.models import Placement
from talja.core.chain.schedule import Kind


@transaction.atomic
def end_with_assessment(
    *, placement_key: UUID, said: EndInput, actor: Actor, expected_recorded_from: datetime | None = None
) -> Assessment:
    """End a placement: the last day, why, where to in both codings, and what that rests on.

    The follow-ups after the last day are taken away. Raises as `placements.operations.end_placement` does, and
    `Denied`: unknown_code, text_too_long, not_found.
    """
    rows.locked_placement(placement_key, actor=actor)
    policies.may_assess(said).require()
    placement = placements.end_placement(
        placement_key=placement_key,
        last_day=said.last_day,
        reason=said.reason,
        destination=said.destination,
        kolada=said.kolada,
        actor=actor,
        expected_recorded_from=expected_recorded_from,
    )
    return _assess(placement, said, actor=actor)


@transaction.atomic
def record_check(
    *, placement_key: UUID, months: int, said: CheckInput, actor: Actor, expected_key: str | None = None
) -> Check:
    """Tell what had happened 3, 6 or 12 months after the last day; telling it again keeps what was told before.

    `expected_key` is what the form showed, empty for nothing. Raises `Placement.DoesNotExist` and `Denied`:
    missing_right, not_found, protected_person, changed_by_other, not_ended, nobody_to_ask, check_day_wrong,
    unknown_code, text_too_long.
    """
    placement = rows.locked_placement(placement_key, actor=actor)
    on = timezone.localdate(actor.at)
    policies.may_check(placement, months=months, said=said, on=on).require()
    told = {"placement_key": placement.key, "last_day": placement.last_day, "months": months}
    before = Check.objects.filter(CURRENT, **told).first()
    at = rows.replaced(before, expected_key=expected_key, actor=actor)
    check = Check.objects.create(
        **told,
        status=said.status,
        still=said.still,
        evidence=said.evidence,
        note=said.note.strip(),
        checked_day=said.checked_day,
        recorded_at=at,
        recorded_by=actor.key,
    )
    code = "check.recorded" if before is None else "check.corrected"
    record(code, target=check, actor=actor, placement=str(placement.key), months=months)
    return check


def _assess(placement: Placement, said: EndInput, *, actor: Actor) -> Assessment:
    """Store what the end rests on, and let the follow-ups follow: the end itself is held, later ones are not wanted."""
    before = Assessment.objects.filter(CURRENT, placement_key=placement.key).first()
    at = rows.replaced(before, expected_key=None, actor=actor)
    assessment = Assessment.objects.create(
        placement_key=placement.key,
        last_day=said.last_day,
        evidence=said.evidence,
        note=said.note.strip(),
        recorded_at=at,
        recorded_by=actor.key,
    )
    scheduling.replan(placement_key=placement.key, actor=actor)
    ends = FollowUp.objects.filter(placement_key=placement.key, kind=Kind.END, held_day=None)
    ends.update(held_day=timezone.localdate(actor.at))
    record("assessment.made", target=assessment, actor=actor, placement=str(placement.key))
    return assessment
