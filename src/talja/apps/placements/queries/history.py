"""What was known about a placement, change by change: when, by whom and why."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.people import masking
from talja.apps.people.enums import VersionEvent
from talja.apps.people.models import Person, PersonVersion
from talja.apps.people.queries import user_names
from talja.apps.placements.inputs import FACTS
from talja.apps.placements.lines import FieldChange, HistoryEntry
from talja.apps.placements.models import Measure, Placement, PlacementVersion

_SUPPORT = frozenset({"measure", "end_reason", "destination", "kolada"}) | {
    "decision_reference",
    "decision_first_day",
    "decision_last_day",
}
_PLACE = frozenset({"workplace", "supervisor", "decision_reference"})


def placement_history(*, key: UUID, actor: Actor) -> tuple[HistoryEntry, ...]:
    """Return what was written about a placement, the newest first, field by field as far as the actor may see.

    Changes of which nothing may be seen are left out.

    Of a removed placement those who edit all of the register see the history. Raises `Placement.DoesNotExist` for
    what is unknown to the actor or not for them.
    """
    versions = list(PlacementVersion.objects.filter(placement_key=key).order_by("recorded_from", "pk"))
    if not versions or not _may_see(key, actor=actor):
        raise Placement.DoesNotExist
    hidden = _hidden(versions[-1].person_key, actor=actor)
    names = _names(versions)
    said = [{}, *(_said(version, names=names) for version in versions)]
    users = user_names([version.recorded_by for version in versions])
    entries = (
        HistoryEntry(
            at=version.recorded_from,
            by=users.get(version.recorded_by, ""),
            event=version.event,
            reason="" if hidden else version.reason,
            changes=_changes(old, new, hidden=hidden),
        )
        for version, (old, new) in zip(versions, pairwise(said), strict=True)
    )
    return tuple(entry for entry in entries if entry.changes or entry.event != VersionEvent.CHANGED)[::-1]


def _may_see(key: UUID, *, actor: Actor) -> bool:
    if Placement.objects.filter(key=key).exists():
        return Placement.objects.visible_to(actor).filter(key=key).exists()
    return actor.may(Right.PLACEMENT_EDIT) and actor.workplaces is None


def _hidden(person_key: UUID, *, actor: Actor) -> frozenset[str]:
    """Return the fields whose changes the actor may not see. A reason in free words is hidden with any of them."""
    hidden = frozenset[str]()
    if not actor.may(Right.MEASURE_VIEW):
        hidden |= _SUPPORT
    if actor.workplaces is not None or masking.is_masked(_protection(person_key), actor=actor):
        hidden |= _PLACE
    return hidden


def _protection(person_key: UUID) -> str:
    """Return the person's protection now, or the last that was known of somebody removed."""
    now = Person.objects.filter(key=person_key).values_list("protection", flat=True).first()
    if now is not None:
        return now
    versions = PersonVersion.objects.filter(person_key=person_key).order_by("recorded_from", "pk")
    return versions.values_list("protection", flat=True).last() or ""


def _names(versions: list[PlacementVersion]) -> dict[str, str]:
    codes = {version.measure_code for version in versions}
    keys = {version.workplace_key for version in versions}
    measures = dict(Measure.objects.filter(code__in=codes).values_list("code", "name"))
    return measures | {
        str(key): name for key, name in Workplace.objects.filter(key__in=keys).values_list("key", "name")
    }


def _said(version: PlacementVersion, *, names: dict[str, str]) -> dict[str, str]:
    moved = {
        "measure": names.get(version.measure_code, version.measure_code),
        "workplace": names.get(str(version.workplace_key), ""),
    }
    return moved | {name: _text(getattr(version, name)) for name in FACTS}


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def _changes(old: dict[str, str], new: dict[str, str], *, hidden: frozenset[str]) -> tuple[FieldChange, ...]:
    seen = (name for name in new if name not in hidden and new[name] != old.get(name, ""))
    return tuple(FieldChange(name, old.get(name, ""), new[name]) for name in seen)
