"""The history of placements: each write closes the open version and adds one."""

from datetime import datetime

from talja.apps.organisation.actors import Actor
from talja.apps.people.enums import VersionEvent
from talja.apps.placements.inputs import FACTS
from talja.apps.placements.models import Placement, PlacementVersion


def moment(placement: Placement, *, event: VersionEvent, actor: Actor) -> datetime:
    """Return when to say that something is recorded: now, but never before what was recorded last."""
    if placement.pk is not None:
        return max(actor.at, placement.recorded_from)
    if event == VersionEvent.REGISTERED:
        return actor.at
    last = PlacementVersion.objects.filter(placement_key=placement.key).order_by("-recorded_from").first()
    return actor.at if last is None else max(actor.at, last.recorded_from)


def add(placement: Placement, *, event: VersionEvent, actor: Actor, reason: str = "") -> None:
    """Close the open version at the placement's `recorded_from` and write what is known from then on."""
    if event != VersionEvent.REGISTERED:  # somebody new has no history
        close(placement, at=placement.recorded_from)
    _version(placement, event=event, actor=actor, reason=reason).save()


def bury(placement: Placement, *, actor: Actor, reason: str) -> None:
    """Close the open version for good, and leave one that says who removed the placement and why."""
    at = moment(placement, event=VersionEvent.REMOVED, actor=actor)
    close(placement, at=at)
    version = _version(placement, event=VersionEvent.REMOVED, actor=actor, reason=reason)
    version.recorded_from = version.recorded_to = at
    version.save()


def close(placement: Placement, *, at: datetime) -> None:
    """Close the open version, if there is one."""
    PlacementVersion.objects.filter(placement_key=placement.key, recorded_to=None).update(recorded_to=at)


def _version(placement: Placement, *, event: VersionEvent, actor: Actor, reason: str) -> PlacementVersion:
    return PlacementVersion(
        placement_key=placement.key,
        person_key=placement.person.key,
        workplace_key=placement.workplace.key,
        measure_code=placement.measure.code,
        category=placement.measure.category,
        recorded_from=placement.recorded_from,
        recorded_by=actor.key,
        event=event,
        reason=reason[:200],
        **{name: getattr(placement, name) for name in FACTS},
    )
