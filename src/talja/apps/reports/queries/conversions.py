"""Internships that led to an employment: by administration, quarter by quarter, and why not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from talja.apps.agreements.enums import Cause
from talja.apps.agreements.queries import lost_causes
from talja.apps.organisation.actors import Actor
from talja.apps.placements.filters import PlacementFilter
from talja.apps.placements.queries import spells_for_statistics
from talja.apps.reports import permissions
from talja.apps.reports.lines import Figure, ShownShare
from talja.apps.reports.queries.counting import administrations, with_measures
from talja.apps.reports.queries.shown import Counts, Teller
from talja.apps.reports.queries.spans import last_year, whole_months
from talja.core.disclosure.table import TOTAL, one_way, two_way
from talja.core.kernel.period import Period
from talja.core.statistics.conversions import NEAR, Led, converted, quarter_of, quarters_until, share_converted
from talja.core.statistics.spells import Category, Spell

QUARTERS = 8
NOT_SAID = "not_said"
_A_DAY = timedelta(days=1)
_NOWHERE = "-"
_INTERNSHIPS = (Category.INTERNSHIP.value,)
_Answered = tuple[tuple[Spell, Led], ...]


@dataclass(frozen=True, slots=True)
class PlaceConversions:
    """An administration's internships that ended. No key = belongs to none, or a place that is protected."""

    key: UUID | None
    name: str
    share: ShownShare


@dataclass(frozen=True, slots=True)
class QuarterConversions:
    """The internships that ended in a quarter, or in what has passed of it."""

    quarter: Period
    share: ShownShare


@dataclass(frozen=True, slots=True)
class Conversions:
    """What became of the internships that ended in the period, and in each of the last quarters.

    `causes` are codes of `Cause`, or `not_said`, of those in the period that led to no employment as far as is known.
    """

    on: date
    period: Period
    is_exact: bool
    whole: ShownShare
    places: tuple[PlaceConversions, ...]
    quarters: tuple[QuarterConversions, ...]
    causes: tuple[tuple[str, Figure], ...]


def conversions(*, actor: Actor, on: date) -> Conversions:
    """Return how many internships led to an employment in the last twelve months, and in each of the last quarters.

    Those who may not open every case get protected numbers, for whole months and quarters. Four queries. Raises
    `Denied`: missing_right.
    """
    permissions.may_see_figures(actor=actor).require()
    is_exact = bool(permissions.may_see_exact_figures(actor=actor))
    teller = Teller(is_exact, is_linked=is_exact)
    period = last_year(on) if teller.is_exact else whole_months(last_year(on), on=on)
    quarters = _quarters(on, teller)
    found = _answered(actor, Period(min(period.first_day, quarters[0].first_day), on))
    ended = _within(found, period)
    whole, places = _by_place(ended, period, teller)
    return Conversions(
        on=on,
        period=period,
        is_exact=teller.is_exact,
        whole=whole,
        places=places,
        quarters=_by_quarter(found, quarters, teller),
        causes=_causes(ended, teller, actor=actor),
    )


def _quarters(on: date, teller: Teller) -> tuple[Period, ...]:
    """Return the quarters to tell of; protected: only those that are over, which nobody can follow day by day."""
    last = quarter_of(on)
    is_over = last.last_day == on
    return quarters_until(on if teller.is_exact or is_over else last.first_day - _A_DAY, QUARTERS)


def _answered(actor: Actor, period: Period) -> _Answered:
    last_day = period.last_day or period.first_day
    touching = Period(period.first_day - NEAR, last_day + NEAR)
    spells = spells_for_statistics(actor=with_measures(actor), touching=touching)
    return tuple(converted(spells, during=period))


def _within(found: _Answered, period: Period) -> _Answered:
    return tuple((spell, led) for spell, led in found if spell.last_day is not None and period.covers(spell.last_day))


def _by_place(found: _Answered, period: Period, teller: Teller) -> tuple[ShownShare, tuple[PlaceConversions, ...]]:
    tree = administrations()
    placed = [(tree.of_unit.get(spell.unit_key) or _NOWHERE, led) for spell, led in found]
    table = _table(teller, placed)
    told = {
        key: _share(key, (led for place, led in placed if place == key), table, teller, _cases(key, period))
        for key in (*tree.names, _NOWHERE)
        if any(place == key for place, _ in placed)
    }
    lines = (
        PlaceConversions(None if key == _NOWHERE else UUID(key), tree.names.get(key, ""), share)
        for key, share in told.items()
    )
    return _share(TOTAL, (led for _, led in placed), table, teller, _cases(TOTAL, period)), tuple(lines)


def _by_quarter(found: _Answered, quarters: tuple[Period, ...], teller: Teller) -> tuple[QuarterConversions, ...]:
    told = _within(found, Period(quarters[0].first_day, quarters[-1].last_day))
    placed = [(quarter_of(spell.last_day).first_day.isoformat(), led) for spell, led in told if spell.last_day]
    table, lines = _table(teller, placed), []
    for quarter in quarters:
        key = quarter.first_day.isoformat()
        of_it = (led for place, led in placed if place == key)
        lines.append(QuarterConversions(quarter, _share(key, of_it, table, teller, _cases(TOTAL, quarter))))
    return tuple(lines)


def _causes(found: _Answered, teller: Teller, *, actor: Actor) -> tuple[tuple[str, Figure], ...]:
    said = lost_causes(actor=actor)
    counts = Counter(said.get(spell.placement_key, NOT_SAID) for spell, led in found if led is not Led.YES)
    table = teller.table(one_way(counts))
    codes = [*Cause.values, NOT_SAID]
    return tuple((code, Figure(teller.count(table.get((code, TOTAL), 0)))) for code in codes if counts[code])


def _table(teller: Teller, placed: Iterable[tuple[str, Led]]) -> Counts:
    return teller.table(two_way(Counter((place, led.value) for place, led in placed)))


def _cases(key: str, period: Period) -> PlacementFilter | None:
    """Return the choice of all that ended; none for what belongs to no administration, which cannot be listed."""
    if key == _NOWHERE:
        return None
    units = () if key == TOTAL else (UUID(key),)
    return PlacementFilter(categories=_INTERNSHIPS, units=units, ended_from=period.first_day, ended_to=period.last_day)


def _share(
    key: str, answers: Iterable[Led], table: Counts, teller: Teller, cases: PlacementFilter | None
) -> ShownShare:
    """Return the share with its counts as the table tells them."""
    yes, no, unknown, total = (
        teller.count(table.get((key, answer), 0)) for answer in (Led.YES, Led.NO, Led.UNKNOWN, TOTAL)
    )
    return teller.shown(
        share_converted(answers),
        yes=Figure(yes),
        no=Figure(no),
        unknown=Figure(unknown),
        total=Figure(total, cases if teller.is_linked else None),
    )
