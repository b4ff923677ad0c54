"""What a period does to a placement's follow-ups: asked before it is saved, and when it is."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from talja.apps.followups.models import Ask, FollowUp
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import pauses_told
from talja.core.chain.schedule import Changes, Existing, Kind, preview
from talja.core.kernel.period import Period


def changes_for(
    placement: Placement,
    *,
    first_day: date,
    last_day: date | None,
    on: date,
    pauses: Iterable[Period] | None = None,
) -> Changes:
    """Return what a period would do to the placement's follow-ups. `pauses` None = those it has.

    Raises `ValueError` for days in disorder.
    """
    return preview(
        first_day=first_day,
        last_day=last_day,
        category=placement.measure.category,
        form=placement.measure.code,
        existing=existing_of(placement.key),
        from_day=on,
        pauses=pauses_told(placement.key) if pauses is None else pauses,
    )


def existing_of(placement_key: UUID) -> tuple[Existing, ...]:
    """Return the follow-ups that are there. One that a form was sent about stands: somebody may be answering."""
    asked = Exists(Ask.objects.filter(followup=OuterRef("pk")))
    found = FollowUp.objects.filter(placement_key=placement_key).annotate(is_asked=asked).order_by("due_day", "pk")
    return tuple(
        Existing(
            key=str(one.key),
            kind=Kind(one.kind),
            number=one.number,
            due_day=one.due_day,
            is_fixed=one.held_day is not None or one.is_asked,
            is_moved=one.is_moved,
        )
        for one in found
    )


def end_of(placement: Placement) -> date | None:
    """Return the day the placement ends or is meant to end."""
    return placement.last_day or placement.planned_last_day


def period_of(placement: Placement) -> Period:
    """Return the days within which the placement is followed up."""
    return Period(placement.first_day, end_of(placement))
