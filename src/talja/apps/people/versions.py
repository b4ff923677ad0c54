"""The history of persons: each write closes the open version and adds one. Called by the operations only."""

from datetime import datetime

from talja.apps.organisation.actors import Actor
from talja.apps.people.enums import VersionEvent
from talja.apps.people.inputs import FACTS
from talja.apps.people.models import Person, PersonVersion


def moment(person: Person, *, event: VersionEvent, actor: Actor) -> datetime:
    """Return when to say that something is recorded: now, but never before what was recorded last."""
    if person.pk is not None:
        return max(actor.at, person.recorded_from)
    if event == VersionEvent.REGISTERED:
        return actor.at
    last = PersonVersion.objects.filter(person_key=person.key).order_by("-recorded_from").first()
    return actor.at if last is None else max(actor.at, last.recorded_from)


def add(person: Person, *, event: VersionEvent, actor: Actor, reason: str = "") -> None:
    """Close the open version at the person's `recorded_from` and write what is known from then on."""
    if event != VersionEvent.REGISTERED:  # somebody new has no history
        close(person, at=person.recorded_from)
    _version(person, event=event, actor=actor, reason=reason).save()


def bury(person: Person, *, actor: Actor, reason: str) -> None:
    """Close the open version for good, and leave one that says who removed the person and why."""
    at = moment(person, event=VersionEvent.REMOVED, actor=actor)
    close(person, at=at)
    version = _version(person, event=VersionEvent.REMOVED, actor=actor, reason=reason)
    version.recorded_from = version.recorded_to = at
    version.save()


def close(person: Person, *, at: datetime) -> None:
    """Close the open version, if there is one."""
    PersonVersion.objects.filter(person_key=person.key, recorded_to=None).update(recorded_to=at)


def _version(person: Person, *, event: VersionEvent, actor: Actor, reason: str) -> PersonVersion:
    return PersonVersion(
        person_key=person.key,
        case_worker_key="" if person.case_worker is None else str(person.case_worker.key),
        recorded_from=person.recorded_from,
        recorded_by=actor.key,
        event=event,
        reason=reason,
        **{name: getattr(person, name) for name in FACTS},
    )
