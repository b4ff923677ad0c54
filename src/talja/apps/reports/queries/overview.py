"""The overview: one answer with everything that the page shows, exact or protected."""

from datetime import date

from talja.apps.organisation.actors import Actor
from talja.apps.placements.filters import PlacementFilter
from talja.apps.placements.queries import data_quality
from talja.apps.reports import permissions
from talja.apps.reports.enums import GoalCode
from talja.apps.reports.lines import Figure, Overview
from talja.apps.reports.queries import afterwards, outcomes, register
from talja.apps.reports.queries.counting import Counted, count_for, moment_after
from talja.apps.reports.queries.goals import goals_in_force
from talja.apps.reports.queries.shown import Teller
from talja.apps.reports.queries.spans import last_year, month_end, whole_months, within
from talja.core.kernel.period import Period
from talja.core.statistics.spells import Category


def overview(*, actor: Actor, on: date, period: Period | None = None, as_known: bool = False) -> Overview:
    """Return every figure as of the day, and of the period up to it (the last twelve months unless told).

    `as_known`: as the register was known when the day was over, from its history; without lists of cases and of what
    is missing, which are about now. Those who may not open every case get protected numbers, for whole months.
    Raises `Denied`: missing_right.
    """
    permissions.may_see_figures(actor=actor).require()
    is_exact = bool(permissions.may_see_exact_figures(actor=actor))
    if as_known and not is_exact:
        on = month_end(on)
    known_at = moment_after(on) if as_known else None
    days = (within if is_exact else whole_months)(period or last_year(on), on=on)
    counted = count_for(actor=actor, on=on, period=days, known_at=known_at)
    teller = Teller(is_exact, is_linked=is_exact and not as_known)
    return _told(counted, teller, actor=actor, as_known=as_known)


def _told(counted: Counted, teller: Teller, *, actor: Actor, as_known: bool) -> Overview:
    on, known_at = counted.on, moment_after(counted.on) if as_known else None
    goals = goals_in_force(actor=actor, on=on, known_at=known_at)
    population = goals.get(GoalCode.REFERENCE_POPULATION)
    categories, measures = register.by_category_and_measure(counted, teller, actor=actor)
    subsidised = next(line for line in categories if line.category == Category.SUBSIDISED)
    onward, destinations = outcomes.onward(counted, teller)
    kolada, kolada_codes = outcomes.kolada(counted, teller)
    return Overview(
        on=on,
        period=counted.period,
        is_exact=teller.is_exact,
        is_replay=as_known,
        goals=goals,
        running=subsidised.running,
        persons=subsidised.persons,
        started=subsidised.started,
        categories=categories,
        measures=measures,
        series=teller.series(counted.series),
        onward=onward,
        onward_since_start=outcomes.since_start(counted, teller),
        destinations=destinations,
        lasting=afterwards.lasting(counted, teller, actor=actor, known_at=known_at),
        kolada=kolada,
        kolada_codes=kolada_codes,
        women=outcomes.women(counted, teller, population=population),
        born_abroad=outcomes.born_abroad(counted, teller, population=population),
        endings=outcomes.endings(counted, teller),
        places=register.by_place(counted, teller),
        gaps=_gaps(actor, teller, on=on),
    )


def _gaps(actor: Actor, teller: Teller, *, on: date) -> tuple[tuple[str, Figure], ...]:
    """Return what is missing, for those who can list it: a gap that nobody can open helps nobody."""
    if not teller.is_linked:
        return ()
    gaps = ((gap.kind, gap.count) for gap in data_quality(actor=actor, on=on))
    return tuple((kind, teller.figure(count, PlacementFilter(missing=(kind,)))) for kind, count in gaps)
