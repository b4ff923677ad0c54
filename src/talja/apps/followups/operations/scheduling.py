"""Planning the follow-ups of a placement by its form, planning them again, and choosing days by hand."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.correspondence.operations import withdraw_letters
from talja.apps.followups import planning, policies
from talja.apps.followups.letters import INVITATION
from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import rows
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.core.chain.schedule import Changes, Kind

_NO_TIME: dict[str, Any] = {"starts_at": None, "minutes": None, "place": ""}


@transaction.atomic
def plan_followups(*, placement_key: UUID, actor: Actor) -> Changes:
    """Plan the follow-ups of a placement; one that has them already is planned again, and nothing is there twice.

    What should have been held before today is not planned. Raises `Placement.DoesNotExist` and `Denied`:
    missing_right, not_found, protected_person.
    """
    placement = rows.locked_placement(placement_key, actor=actor)
    found = planning.changes_for(
        placement, first_day=placement.first_day, last_day=planning.end_of(placement), on=_today(actor)
    )
    _carry_out(found, placement, actor=actor)
    return found


@transaction.atomic
def replan(*, placement_key: UUID, actor: Actor) -> Changes:
    """Plan again when the period has changed: held ones stay, the others follow, days chosen by hand stay if they fit.

    A placement whose follow-ups were never planned is left so. Raises as `plan_followups`.
    """
    if not FollowUp.objects.filter(placement_key=placement_key).exists():
        rows.locked_placement(placement_key, actor=actor)
        return Changes((), (), (), ())
    return plan_followups(placement_key=placement_key, actor=actor)


@transaction.atomic
def move_followup(*, followup_key: UUID, to: date, actor: Actor) -> FollowUp:
    """Choose another day for a follow-up.

    Raises `FollowUp.DoesNotExist` and `Denied`: already_held, day_outside_period, and as `plan_followups`.
    """
    followup, placement = rows.locked_followup(followup_key, actor=actor)
    policies.may_move(followup, to=to, period=planning.period_of(placement)).require()
    if followup.due_day != to:
        followup.due_day, followup.is_moved = to, True
        followup.starts_at, followup.minutes, followup.place = None, None, ""
        followup.save(update_fields=["due_day", "is_moved", *_NO_TIME])
        _call_off([str(followup.key)], actor=actor)
        record("followup.moved", target=followup, actor=actor, placement=str(placement.key))
    return followup


@transaction.atomic
def add_followup(*, placement_key: UUID, day: date, actor: Actor) -> FollowUp:
    """Plan an extra follow-up. Raises `Placement.DoesNotExist` and `Denied`: day_outside_period, step_day_passed."""
    placement = rows.locked_placement(placement_key, actor=actor)
    policies.may_add(day=day, period=planning.period_of(placement), on=_today(actor)).require()
    extras = FollowUp.objects.filter(placement_key=placement.key, kind=Kind.EXTRA)
    last = extras.order_by("-number").values_list("number", flat=True).first() or 0
    followup = _new(placement, Kind.EXTRA, last + 1, day, actor=actor)
    followup.save()
    record("followup.added", target=followup, actor=actor, placement=str(placement.key))
    return followup


def _carry_out(found: Changes, placement: Placement, *, actor: Actor) -> None:
    if found.changes_nothing:
        return
    gone = [one.key for one in found.removed]
    _call_off([*(one.existing.key for one in found.moved), *gone], actor=actor)
    FollowUp.objects.filter(key__in=gone).delete()
    for move in found.moved:
        FollowUp.objects.filter(key=move.existing.key).update(due_day=move.due_day, is_moved=False, **_NO_TIME)
    FollowUp.objects.bulk_create(_new(placement, one.kind, one.number, one.due_day, actor=actor) for one in found.added)
    counts = {"added": len(found.added), "moved": len(found.moved), "taken_away": len(found.removed)}
    record("followup.planned", target=placement, actor=actor, **{name: n for name, n in counts.items() if n})


def _call_off(keys: Iterable[str], *, actor: Actor) -> None:
    """Take back the invitations to these that have not been sent yet."""
    invited = FollowUp.objects.filter(key__in=list(keys), invitations__gt=0).values_list("key", flat=True)
    for key in invited:
        withdraw_letters(matter_key=key, kinds=(INVITATION,), actor=actor)


def _new(placement: Placement, kind: Kind, number: int, day: date, *, actor: Actor) -> FollowUp:
    return FollowUp(
        placement_key=placement.key,
        kind=kind.value,
        number=number,
        due_day=day,
        planned_at=actor.at,
        planned_by=actor.key,
    )


def _today(actor: Actor) -> date:
    return timezone.localdate(actor.at)
