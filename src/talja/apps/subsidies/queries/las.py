"""Time of employment as the rules in force count it: for a person at each employer, and for an employment to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import masking
from talja.apps.people.models import Person
from talja.apps.placements.queries.workplace_numbers import EmploymentSpell, employment_spells
from talja.apps.subsidies.book import current_book
from talja.core.chain.checks import Protection
from talja.core.kernel.period import Period
from talja.core.rules.book import RuleBook
from talja.core.rules.las import Employment, LasCount, Spell, count_time, spell_of


@dataclass(frozen=True, slots=True)
class EmployerLas:
    """What somebody's time at one employer comes to on a day. `forms` are the spells counted, by form."""

    employer_key: UUID
    employer: str
    count: LasCount


Kinds: TypeAlias = Mapping[UUID, Employment]
"""What sort of employment placements are, by their keys, where that is agreed."""
_NONE: Kinds = MappingProxyType({})


def las_by_employer(*, person_key: UUID, actor: Actor, on: date, kinds: Kinds = _NONE) -> tuple[EmployerLas, ...]:
    """Return a person's time at each employer that had them employed, the first first. Two queries.

    Nothing for those who may not see the form of support or not identify the person. Time at the municipality's
    workplaces is counted by its collective agreement, elsewhere by the Act alone.
    """
    book = current_book()
    at: dict[UUID, list[EmploymentSpell]] = {}
    for one in employment_spells(person_key=person_key, actor=actor):
        at.setdefault(one.employer_key, []).append(one)
    return tuple(
        EmployerLas(key, spells[0].employer, _count(spells, (), kinds, on=on, book=book)) for key, spells in at.items()
    )


def protection_of(
    *,
    person_key: UUID,
    employer_key: UUID,
    form: str,
    period: Period,
    actor: Actor,
    other_than: UUID | None = None,
    kind: Employment | None = None,
    kinds: Kinds = _NONE,
) -> Protection:
    """Return what the Act leads to if the person is employed under the form for the period: for `core.chain.checks`.

    The day it becomes permanent can lie after the period: it is then the day if the employment goes on.
    `form` is a measure's code. `other_than` is the placement that the employment already is, if it is in the register.
    `kind` is what sort of employment it is to be; None = nobody has said.
    `is_known` is False where nobody has established what holds for the form, and for those who may not see what the
    person has had. Three queries. Raises `Person.DoesNotExist`.
    """
    book = current_book()
    own = spell_of(period, form, book=book, kind=kind)
    if own is None or own.kind is Employment.EXEMPT:
        return Protection(is_exempt=True)
    earlier = employment_spells(person_key=person_key, employer_key=employer_key, actor=actor, other_than=other_than)
    counted = _count(earlier, (own,), kinds, on=period.last_day or period.first_day, book=book)
    day = counted.beyond_on
    has_converted = day is not None and day < period.first_day
    return Protection(
        is_known=_may_see_time(person_key, actor=actor) and "form_unknown" not in counted.doubts,
        is_kind_known=not own.is_assumed,
        converted_on=day if has_converted else None,
        converts_on=None if has_converted else day,
        converts_latest_on=None if has_converted else counted.beyond_latest_on,
        doubts=counted.doubts,
        source="LAS 5 a §",
    )


def _may_see_time(person_key: UUID, *, actor: Actor) -> bool:
    """Whether what the actor was given of the person's employments is all there is."""
    protection = Person.objects.values_list("protection", flat=True).get(key=person_key)
    has_register = actor.may(Right.MEASURE_VIEW) and actor.workplaces is None
    return has_register and not masking.is_masked(protection, actor=actor)


def _count(
    earlier: Iterable[EmploymentSpell], own: tuple[Spell, ...], kinds: Kinds, *, on: date, book: RuleBook
) -> LasCount:
    known = tuple(earlier)
    made = (spell_of(one.period, one.form, book=book, kind=kinds.get(one.key)) for one in known)
    spells = (*(one for one in made if one is not None), *own)
    return count_time(spells, on=on, book=book, by_agreement=any(one.is_municipal for one in known))
