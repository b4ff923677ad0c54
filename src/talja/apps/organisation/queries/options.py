"""Workplaces and units to choose among in other journeys' forms and filters, and what an import knows them as."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.apps.organisation.queries.structure import WorkplaceLine, workplace_line


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen in a form."""

    key: UUID
    label: str


def workplace_options(*, actor: Actor, on: date, include_closed: bool = False) -> list[Option]:
    """Return the workplaces within the actor's scope by name, each with what it stands within."""
    rows = _in_scope(actor)
    if not include_closed:
        rows = rows.filter(Q(closed_day=None) | Q(closed_day__gt=on))
    lines = (workplace_line(row, on=on) for row in rows.order_by("sort_key", "pk"))
    return [Option(line.key, _label(line)) for line in lines]


def unit_options(*, actor: Actor) -> list[Option]:
    """Return administrations and their units, each unit under its administration, that hold what the actor may see."""
    units = Unit.objects.select_related("parent")
    if not _knows_all_places(actor):
        held = _in_scope(actor).exclude(unit=None).values("unit_id")
        units = units.filter(Q(pk__in=held) | Q(children__in=held)).distinct()
    rows = sorted(units, key=lambda unit: (*((unit.parent.sort_key,) if unit.parent else ()), unit.sort_key))
    return [Option(unit.key, f"{unit.parent.name} · {unit.name}" if unit.parent else unit.name) for unit in rows]


def employer_options(*, actor: Actor) -> list[Option]:
    """Return the private employers and associations by name, for those who may see the organisation. One query."""
    if not actor.may(Right.ORGANISATION_VIEW):
        return []
    rows = Employer.objects.exclude(kind=EmployerKind.MUNICIPAL).order_by("sort_key", "pk")
    return [Option(key, name) for key, name in rows.values_list("key", "name")]


def workplace_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return every workplace's key with the ways people write it: alone, after its unit, and by its cost centre."""
    found = {}
    for place in Workplace.objects.select_related("employer", "unit__parent").order_by("pk"):
        line = workplace_line(place, on=date.min)
        above = [named.name for named in line.above] or [line.employer.name]
        spellings = [line.name, *(f"{name} {line.name}" for name in above), " ".join([*above, line.name])]
        spellings += [line.cost_centre] if line.cost_centre else []
        found[str(line.key)] = tuple(dict.fromkeys(spellings))
    return found


def workplace_names(keys: Iterable[UUID | str]) -> dict[str, str]:
    """Return the names of these workplaces by key. Names no person; one query."""
    rows = Workplace.objects.filter(key__in=list(keys)).values_list("key", "name")
    return {str(key): name for key, name in rows}


def _label(line: WorkplaceLine) -> str:
    """A company often is its only workplace, and is then named once."""
    return line.name if line.name == line.within else f"{line.name} ({line.within})"


def _in_scope(actor: Actor) -> QuerySet[Workplace]:
    rows = Workplace.objects.select_related("employer", "unit__parent")
    if _knows_all_places(actor):
        return rows
    if not actor.may(Right.PLACEMENT_VIEW):
        return rows.none()
    return rows.filter(pk__in=actor.workplaces or ())


def _knows_all_places(actor: Actor) -> bool:
    """Whether the organisation is open to the actor, or the whole register is."""
    return actor.may(Right.ORGANISATION_VIEW) or (actor.may(Right.PLACEMENT_VIEW) and actor.workplaces is None)
