"""Which union is asked where: the most specific place wins, and at the same place the narrowest occupation group."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from talja.apps.collaboration import permissions
from talja.apps.collaboration.lines import Asked, CoverageLine, PlaceAsked
from talja.apps.collaboration.models import Coverage
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, UnitKind
from talja.apps.organisation.models import Unit, Workplace
from talja.apps.organisation.queries.structure import workplace_line

_RELATED = ("union", "representative", "workplace__unit__parent", "workplace__employer", "unit__parent", "employer")
_SCOPES = ("workplace", "unit", "administration", "employer", "everywhere")


def list_coverages(*, actor: Actor, union_key: UUID | None = None) -> tuple[CoverageLine, ...]:
    """Return where unions are asked, the widest places first; of one union if it is said."""
    if not permissions.may_see_actors(actor=actor):
        return ()
    rows = _open_rows()
    if union_key is not None:
        rows = [row for row in rows if row.union.key == union_key]
    lines = [_line(row) for row in rows]
    return tuple(sorted(lines, key=lambda one: (-_SCOPES.index(one.scope), one.place, one.occupation, one.union)))


def unions_for(*, workplace_key: UUID, actor: Actor, occupation: str = "") -> tuple[Asked, ...]:
    """Return the unions to ask about a place, and an occupation if it is known: several where they are as specific.

    None for those who may not see unions. Raises `Workplace.DoesNotExist`.
    """
    place = Workplace.objects.select_related("employer", "unit__parent").get(key=workplace_key)
    if not permissions.may_see_actors(actor=actor):
        return ()
    return _asked(place, occupation, _open_rows())


def who_is_asked(
    *, actor: Actor, on: date, occupation: str = "", unit_key: UUID | None = None
) -> tuple[PlaceAsked, ...]:
    """Return every open workplace of the municipality, and of others that have a union of their own, with who is asked.

    `unit_key` limits it to an administration or a unit. Two queries.
    """
    if not permissions.may_see_actors(actor=actor):
        return ()
    coverages = _open_rows()
    own = {row.workplace_id for row in coverages} | {None}
    employers = {row.employer_id for row in coverages}
    places = Workplace.objects.select_related("employer", "unit__parent").filter(
        Q(closed_day=None) | Q(closed_day__gt=on),
        Q(employer__kind=EmployerKind.MUNICIPAL) | Q(pk__in=own - {None}) | Q(employer_id__in=employers - {None}),
    )
    if unit_key is not None:
        places = places.filter(Q(unit__key=unit_key) | Q(unit__parent__key=unit_key))
    found = []
    for place in places.order_by("employer__sort_key", "unit__parent__sort_key", "unit__sort_key", "sort_key", "pk"):
        line = workplace_line(place, on=on)
        asked = _asked(place, occupation, coverages)
        found.append(PlaceAsked(str(line.key), line.name, line.within, asked))
    return tuple(found)


def _open_rows() -> list[Coverage]:
    return list(Coverage.objects.filter(union__closed_day=None).select_related(*_RELATED).order_by("pk"))


def _asked(place: Workplace, occupation: str, rows: Sequence[Coverage]) -> tuple[Asked, ...]:
    """Return those of the most specific coverages that fit, by the union's name."""
    fitting = [(score, row) for row in rows if (score := _score(row, place, occupation)) is not None]
    best = max((score for score, _ in fitting), default=None)
    lines = [_as_asked(row) for score, row in fitting if score == best]
    return tuple(sorted(lines, key=lambda one: one.union))


def _score(row: Coverage, place: Workplace, occupation: str) -> tuple[int, int] | None:
    """Return how specific a coverage is for the place and the occupation; None when it does not fit."""
    if row.occupation and not occupation.startswith(row.occupation):
        return None
    held = _fits(row, place)
    return None if held is None else (held, len(row.occupation))


def _fits(row: Coverage, place: Workplace) -> int | None:
    if row.workplace_id is not None:
        return 4 if row.workplace_id == place.pk else None
    if row.unit_id is not None:
        if row.unit_id == place.unit_id:
            return 3 if place.unit and place.unit.parent_id else 2
        return 2 if place.unit and row.unit_id == place.unit.parent_id else None
    if row.employer_id is not None:
        return 1 if row.employer_id == place.employer_id else None
    return 0


def _as_asked(row: Coverage) -> Asked:
    somebody = row.representative
    return Asked(
        union_key=str(row.union.key),
        union=row.union.name,
        representative_key="" if somebody is None else str(somebody.key),
        representative="" if somebody is None else somebody.name,
        email=(somebody or row.union).email,
        because=_line(row),
    )


def _line(row: Coverage) -> CoverageLine:
    scope, place, within = _where(row)
    return CoverageLine(
        key=str(row.key),
        union_key=str(row.union.key),
        union=row.union.name,
        representative="" if row.representative is None else row.representative.name,
        scope=scope,
        place=place,
        within=within,
        occupation=row.occupation,
    )


def _where(row: Coverage) -> tuple[str, str, str]:
    """Return what kind of place it is, its name, and what it stands within."""
    if row.workplace is not None:
        return "workplace", row.workplace.name, " · ".join(_names_above(row.workplace.unit))
    if row.unit is not None:
        scope = "administration" if row.unit.kind == UnitKind.ADMINISTRATION else "unit"
        return scope, row.unit.name, " · ".join(_names_above(row.unit.parent))
    return ("employer", row.employer.name, "") if row.employer is not None else ("everywhere", "", "")


def _names_above(unit: Unit | None) -> Iterable[str]:
    if unit is None:
        return ()
    return (unit.name,) if unit.parent is None else (unit.parent.name, unit.name)
