"""Registering and changing placements, ending and reopening them: lock, judge, change, record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.enums import VersionEvent
from talja.apps.placements import permissions, policies
from talja.apps.placements.inputs import NOT_ENDED, PlacementInput, changed
from talja.apps.placements.models import Measure, Placement
from talja.apps.placements.operations import rows

_STARTS = {"first_day", "measure", "workplace"}  # what decides whether a placement can begin
_PLACES = {"first_day", "last_day", "measure"}  # what decides whether it overlaps another


@transaction.atomic
def register_placement(
    *,
    person_key: UUID,
    workplace_key: UUID,
    measure_code: str,
    facts: PlacementInput,
    actor: Actor,
    key: UUID | None = None,
) -> Placement:
    """Register a placement, under a public key that something else holds already, or a new one.

    Raises `DoesNotExist` for an unknown person, workplace or measure, and `Denied`: missing_right,
    not_found, protected_person, overlaps, and the codes of `policies.may_start` and `policies.may_hold`.
    """
    person = rows.locked_person(person_key)
    workplace = Workplace.objects.get(key=workplace_key)
    measure = Measure.objects.get(code=measure_code)
    permissions.may_register(person=person, workplace_id=workplace.pk, actor=actor).require()
    placement = Placement(key=key or uuid4(), person=person, workplace=workplace, measure=measure)
    _set(placement, facts.facts())
    _judge(placement, what=_STARTS | _PLACES, actor=actor)
    rows.save(placement, event=VersionEvent.REGISTERED, actor=actor)
    record("placement.registered", target=placement, actor=actor)
    return placement


@transaction.atomic
def change_placement(
    *,
    placement_key: UUID,
    changes: PlacementInput | Mapping[str, Any],
    actor: Actor,
    reason: str = "",
    expected_recorded_from: datetime | None = None,
) -> Placement:
    """Change some facts (names of `PlacementInput`), `measure_code` or `workplace_key`.

    What is already so writes nothing.

    Raises `DoesNotExist`, `TypeError` for a name that does not exist, and `Denied` as `register_placement` does, and
    changed_by_other.
    """
    placement = rows.locked(placement_key, actor=actor, expected_recorded_from=expected_recorded_from)
    said = dict(changes) if isinstance(changes, Mapping) else changes.facts()
    moved = _move(placement, said, actor=actor)
    facts = replace(PlacementInput.of(placement), **said).facts()
    names = (*moved, *changed(facts, before=placement))
    if names:
        _set(placement, facts)
        _judge(placement, what=set(names), actor=actor)
        rows.save(placement, event=VersionEvent.CHANGED, actor=actor, reason=reason)
        record("placement.changed", target=placement, actor=actor, fields=" ".join(names))
    return placement


@transaction.atomic
def end_placement(
    *,
    placement_key: UUID,
    last_day: date,
    reason: str,
    destination: str,
    kolada: str,
    actor: Actor,
    expected_recorded_from: datetime | None = None,
) -> Placement:
    """End a placement: the last day worked, why, and where to, coded twice. What is not known is said as unknown.

    Raises `DoesNotExist` and `Denied`: already_ended, ends_before_start, last_day_too_far, unknown_code,
    changed_by_other, and who may not: missing_right, protected_person.
    """
    placement = rows.locked(placement_key, actor=actor, expected_recorded_from=expected_recorded_from)
    policies.may_end(placement, last_day=last_day).require()
    end: dict[str, Any] = {"last_day": last_day, "end_reason": reason, "destination": destination, "kolada": kolada}
    _set(placement, replace(PlacementInput.of(placement), **end).facts())
    _judge(placement, what=set(end), actor=actor)
    rows.save(placement, event=VersionEvent.ENDED, actor=actor)
    record("placement.ended", target=placement, actor=actor, reason=placement.end_reason)
    return placement


@transaction.atomic
def reopen_placement(
    *, placement_key: UUID, why: str, actor: Actor, expected_recorded_from: datetime | None = None
) -> Placement:
    """Take back an end that was wrong; why is demanded and kept.

    Raises `DoesNotExist` and `Denied`: not_ended, no_reason_given, overlaps, changed_by_other, and who may not.
    """
    placement = rows.locked(placement_key, actor=actor, expected_recorded_from=expected_recorded_from)
    policies.may_reopen(placement).require()
    policies.may_answer(why).require()
    _set(placement, NOT_ENDED)
    _judge(placement, what=set(NOT_ENDED), actor=actor)
    rows.save(placement, event=VersionEvent.REOPENED, actor=actor, reason=why.strip())
    record("placement.reopened", target=placement, actor=actor)
    return placement


def _move(placement: Placement, said: dict[str, Any], *, actor: Actor) -> tuple[str, ...]:
    """Take the new measure and workplace out of what is said, set them, and return which of them changed."""
    before = (placement.measure_id, placement.workplace_id)
    if code := said.pop("measure_code", None):
        placement.measure = Measure.objects.get(code=code)
    if key := said.pop("workplace_key", None):
        placement.workplace = Workplace.objects.get(key=key)
    after = (placement.measure_id, placement.workplace_id)
    permissions.may_edit(placement, actor=actor).require()
    return tuple(name for name, old, new in zip(("measure", "workplace"), before, after, strict=True) if old != new)


def _set(placement: Placement, facts: Mapping[str, Any]) -> None:
    placement.exclusive_group = placement.measure.exclusive_group
    for name, value in facts.items():
        setattr(placement, name, value)


def _judge(placement: Placement, *, what: set[str], actor: Actor) -> None:
    """Judge what is set; rules about the start only when the start, measure or workplace is new."""
    on = timezone.localdate(actor.at)
    policies.may_hold(
        {name: getattr(placement, name) for name in PlacementInput.of(placement).facts()}, on=on
    ).require()
    if what & _STARTS:
        policies.may_start(
            first_day=placement.first_day, measure=placement.measure, workplace=placement.workplace, on=on
        ).require()
    if what & _PLACES:
        rows.stands_alone(placement).require()
