"""Employers, units and workplaces as a tree, and one by one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right, UnitKind
from talja.apps.organisation.models import Employer, Unit, Workplace


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a public key and a name."""

    key: UUID
    name: str


@dataclass(frozen=True, slots=True)
class WorkplaceLine:
    """A workplace. `above` are the administration and the unit it belongs to, the outermost first, if any."""

    key: UUID
    name: str
    cost_centre: str
    closed_day: date | None
    is_closed: bool
    employer: Named
    above: tuple[Named, ...] = ()

    @property
    def unit_name(self) -> str:
        """The unit it belongs to, if it belongs to one and not to the administration itself."""
        return self.above[1].name if len(self.above) > 1 else ""

    @property
    def within(self) -> str:
        """What it stands within, in one line: administration and unit, else the employer."""
        return " · ".join(named.name for named in self.above) or self.employer.name


@dataclass(frozen=True, slots=True)
class UnitBranch:
    """An administration or a unit with what it holds."""

    key: UUID
    name: str
    kind: UnitKind
    employer: Named
    above: tuple[Named, ...]
    units: tuple["UnitBranch", ...]
    workplaces: tuple[WorkplaceLine, ...]

    @property
    def all_workplaces(self) -> tuple[WorkplaceLine, ...]:
        """The workplaces here, and then those of each unit below."""
        return self.workplaces + tuple(place for unit in self.units for place in unit.all_workplaces)

    @property
    def open_workplace_count(self) -> int:
        """How many workplaces are open here and in the units below."""
        return _open(self.workplaces) + sum(unit.open_workplace_count for unit in self.units)


@dataclass(frozen=True, slots=True)
class EmployerBranch:
    """An employer with its administrations, and the workplaces that belong to none."""

    key: UUID
    name: str
    kind: EmployerKind
    org_number: str
    units: tuple[UnitBranch, ...]
    workplaces: tuple[WorkplaceLine, ...]

    @property
    def open_workplace_count(self) -> int:
        """How many of the employer's workplaces are open."""
        return _open(self.workplaces) + sum(unit.open_workplace_count for unit in self.units)


def organisation_tree(*, actor: Actor, on: date) -> list[EmployerBranch]:
    """Return every employer by kind and name, with its units and workplaces. Three queries, however large it is."""
    if not actor.may(Right.ORGANISATION_VIEW):
        return []
    kinds = list(EmployerKind)
    branches = _branches(list(Employer.objects.order_by("sort_key", "pk")), on=on)
    return sorted(branches, key=lambda branch: kinds.index(branch.kind))


def get_employer(*, key: UUID, actor: Actor, on: date) -> EmployerBranch:
    """Return one employer with its units and workplaces. Raises `DoesNotExist`."""
    if not actor.may(Right.ORGANISATION_VIEW):
        raise Employer.DoesNotExist
    (branch,) = _branches([Employer.objects.get(key=key)], on=on)
    return branch


def get_unit(*, key: UUID, actor: Actor, on: date) -> UnitBranch:
    """Return one administration or unit with what it holds. Raises `DoesNotExist`."""
    if not actor.may(Right.ORGANISATION_VIEW):
        raise Unit.DoesNotExist
    unit = Unit.objects.select_related("employer").get(key=key)
    (employer,) = _branches([unit.employer], on=on)
    return next(branch for branch in _flat(employer.units) if branch.key == key)


def get_workplace(*, key: UUID, actor: Actor, on: date) -> WorkplaceLine:
    """Return one workplace. Raises `DoesNotExist`."""
    if not actor.may(Right.ORGANISATION_VIEW):
        raise Workplace.DoesNotExist
    return workplace_line(Workplace.objects.select_related("employer", "unit__parent").get(key=key), on=on)


def workplace_line(place: Workplace, *, on: date) -> WorkplaceLine:
    """Return the line of a workplace that came with its employer, its unit and the unit's parent."""
    return WorkplaceLine(
        key=place.key,
        name=place.name,
        cost_centre=place.cost_centre,
        closed_day=place.closed_day,
        is_closed=place.closed_day is not None and place.closed_day <= on,
        employer=_named(place.employer),
        above=_above(place.unit),
    )


def _branches(employers: list[Employer], *, on: date) -> list[EmployerBranch]:
    places: dict[tuple[int, int | None], list[WorkplaceLine]] = defaultdict(list)
    rows = Workplace.objects.filter(employer__in=employers).select_related("employer", "unit__parent")
    for place in rows.order_by("sort_key", "pk"):
        places[place.employer_id, place.unit_id].append(workplace_line(place, on=on))
    children: dict[tuple[int, int | None], list[Unit]] = defaultdict(list)
    units = Unit.objects.filter(employer__in=employers).select_related("employer", "parent")
    for unit in units.order_by("sort_key", "pk"):
        children[unit.employer_id, unit.parent_id].append(unit)

    def branch(unit: Unit) -> UnitBranch:
        return UnitBranch(
            key=unit.key,
            name=unit.name,
            kind=UnitKind(unit.kind),
            employer=_named(unit.employer),
            above=_above(unit.parent),
            units=tuple(branch(child) for child in children[unit.employer_id, unit.pk]),
            workplaces=tuple(places[unit.employer_id, unit.pk]),
        )

    return [
        EmployerBranch(
            key=employer.key,
            name=employer.name,
            kind=EmployerKind(employer.kind),
            org_number=employer.org_number,
            units=tuple(branch(unit) for unit in children[employer.pk, None]),
            workplaces=tuple(places[employer.pk, None]),
        )
        for employer in employers
    ]


def _flat(units: Iterable[UnitBranch]) -> Iterable[UnitBranch]:
    for unit in units:
        yield unit
        yield from _flat(unit.units)


def _above(unit: Unit | None) -> tuple[Named, ...]:
    if unit is None:
        return ()
    return (_named(unit),) if unit.parent is None else (_named(unit.parent), _named(unit))


def _named(row: Employer | Unit) -> Named:
    return Named(row.key, row.name)


def _open(places: Iterable[WorkplaceLine]) -> int:
    return sum(not place.is_closed for place in places)
