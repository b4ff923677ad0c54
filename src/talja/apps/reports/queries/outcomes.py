"""Where those who ended went, who those running are, and what ends soon."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from talja.apps.placements.enums import Kolada as RegisterKolada
from talja.apps.placements.enums import Missing, State
from talja.apps.placements.filters import PlacementFilter
from talja.apps.reports.lines import Figure, GoalLine, GroupShare, ShownShare
from talja.apps.reports.queries.counting import Counted, subsidised
from talja.apps.reports.queries.register import SUBSIDISED, in_period
from talja.apps.reports.queries.shown import Counts, Teller
from talja.core.disclosure.table import TOTAL, one_way, two_way
from talja.core.statistics import outcomes, persons
from talja.core.statistics.flow import WINDOWS
from talja.core.statistics.shares import BoundedShare, Interval, share_of
from talja.core.statistics.spells import ONWARD, Born, Destination, Kolada, Sex, Spell

_YES, _NO, _UNKNOWN = "yes", "no", "unknown"
_RUNNING = PlacementFilter(state=State.RUNNING, categories=SUBSIDISED)


def onward(counted: Counted, teller: Teller) -> tuple[ShownShare, tuple[tuple[Destination, Figure], ...]]:
    """Return the share onward among the subsidised employments that ended in the period, and every destination."""
    counts = Counter(spell.destination for spell in subsidised(counted.ended))
    table = teller.table(
        two_way({(_answer(one, ONWARD, Destination.UNKNOWN), one.value): counts[one] for one in Destination})
    )
    ended = replace(in_period(counted), categories=SUBSIDISED)
    share = _shown(
        share_of(counts, ONWARD, unknown=Destination.UNKNOWN),
        table,
        teller,
        ended,
        lambda answer: replace(ended, destinations=_codes(Destination, answer, ONWARD, Destination.UNKNOWN)),
    )
    each = tuple(
        (one, teller.figure(table[TOTAL, one.value], replace(ended, destinations=(one.value,)))) for one in Destination
    )
    return share, each


def kolada(counted: Counted, teller: Teller) -> tuple[ShownShare, tuple[tuple[str, Figure], ...]]:
    """Return Kolada's result among all placements that ended in the period, and every category of its own."""
    counts = Counter(spell.kolada for spell in counted.ended)
    result, ended = outcomes.KOLADA_RESULT, in_period(counted)
    table = teller.table(two_way({(_answer(one, result, Kolada.UNKNOWN), one.value): counts[one] for one in Kolada}))
    share = _shown(
        share_of(counts, result, unknown=Kolada.UNKNOWN),
        table,
        teller,
        ended,
        lambda answer: replace(ended, kolada=_registered(_codes(Kolada, answer, result, Kolada.UNKNOWN))),
    )
    each = []
    for one in Kolada:
        (code,) = _registered((one.value,))
        each.append((code, teller.figure(table[TOTAL, one.value], replace(ended, kolada=(code,)))))
    return share, tuple(each)


def since_start(counted: Counted, teller: Teller) -> Interval | None:
    """Return the bounds of the share onward among the subsidised employments that started in the period."""
    begun = subsidised(counted.started)
    interval = outcomes.onward_since_start(begun, during=counted.period, on=counted.on)
    return teller.interval(interval, whole=len(begun))


def women(counted: Counted, teller: Teller, *, population: GoalLine | None) -> GroupShare:
    """Return women's share of the persons with a subsidised employment, beside that of the unemployed."""
    held = subsidised(counted.running)
    return _group(
        persons.share_women(held, on=counted.on),
        teller,
        reference=_reference(population, population.women if population else None),
        placements=(sum(spell.sex is Sex.WOMAN for spell in held), replace(_RUNNING, sex=(Sex.WOMAN.value,))),
        unknown=(sum(spell.sex is Sex.UNKNOWN for spell in held), replace(_RUNNING, missing=(Missing.SEX.value,))),
    )


def born_abroad(counted: Counted, teller: Teller, *, population: GoalLine | None) -> GroupShare:
    """Return the foreign-born persons' share of those with a subsidised employment, beside that of the unemployed."""
    held = subsidised(counted.running)
    return _group(
        persons.share_born_abroad(held, on=counted.on),
        teller,
        reference=_reference(population, population.born_abroad if population else None),
        placements=(sum(spell.born is Born.ABROAD for spell in held), replace(_RUNNING, born=(Born.ABROAD.value,))),
        unknown=(sum(spell.born is Born.UNKNOWN for spell in held), replace(_RUNNING, missing=(Missing.BORN.value,))),
    )


def endings(counted: Counted, teller: Teller) -> Mapping[str, Figure]:
    """Return what ends soon of the running subsidised employments: `within_30` …, `overdue`, `without_day`.

    Within 60 days includes within 30. Protected as the parts that these are made of.
    """
    parts = Counter(_ending(spell, counted) for spell in subsidised(counted.running))
    table = teller.table(one_way(parts))

    def told(*names: str, cases: PlacementFilter) -> Figure:
        counts = [table.get((name, TOTAL), 0) for name in names]
        known = [count for count in counts if count is not None]
        return teller.figure(sum(known) if len(known) == len(counts) else None, cases)

    within = {
        f"within_{days}": told(
            *(f"within_{one}" for one in WINDOWS if one <= days), cases=replace(_RUNNING, ends_within=days)
        )
        for days in WINDOWS
    }
    return within | {
        "overdue": told("overdue", cases=replace(_RUNNING, missing=(Missing.OVERDUE.value,))),
        "without_day": told("without_day", cases=replace(_RUNNING, missing=(Missing.PLANNED_LAST_DAY.value,))),
    }


def _ending(spell: Spell, counted: Counted) -> str:
    day = spell.last_day or spell.planned_last_day
    if day is None:
        return "without_day"
    if day < counted.on:
        return "overdue"
    return next((f"within_{days}" for days in WINDOWS if day <= counted.on + timedelta(days=days)), "later")


def _shown(
    share: BoundedShare,
    table: Counts,
    teller: Teller,
    ended: PlacementFilter,
    cases: Callable[[str], PlacementFilter],
) -> ShownShare:
    """Return the share with its counts as the table tells them."""
    yes, no, unknown = (teller.figure(table.get((answer, TOTAL), 0), cases(answer)) for answer in (_YES, _NO, _UNKNOWN))
    total = teller.figure(table[TOTAL, TOTAL], ended)
    return teller.shown(share, yes=yes, no=no, unknown=unknown, total=total)


def _group(
    share: BoundedShare,
    teller: Teller,
    *,
    reference: float | None,
    placements: tuple[int, PlacementFilter],
    unknown: tuple[int, PlacementFilter],
) -> GroupShare:
    """Return the group's share. Protected: the share alone, as its counts would tell how many are unknown."""
    withheld = teller.withheld(share)
    known = None if withheld else teller.share(share.known)
    shown = (lambda count: count) if teller.is_exact else (lambda _count: None)
    return GroupShare(
        persons=shown(share.yes),
        unknown_persons=shown(share.unknown),
        known=known,
        reference=reference,
        gap=None if known is None or reference is None else known - reference,
        placements=teller.figure(shown(placements[0]), placements[1]),
        unknown_placements=teller.figure(shown(unknown[0]), unknown[1]),
        withheld=withheld if share.total else "",
    )


def _reference(population: GoalLine | None, part: int | None) -> float | None:
    if population is None or part is None or not population.population:
        return None
    return part / population.population


def _answer(code: str, part: Collection[str], unknown: str) -> str:
    return _UNKNOWN if code == unknown else _YES if code in part else _NO


def _codes(kind: Iterable[str], answer: str, part: Collection[str], unknown: str) -> tuple[str, ...]:
    return tuple(str(code) for code in kind if _answer(code, part, unknown) == answer)


def _registered(codes: Iterable[str]) -> tuple[str, ...]:
    """Return Kolada's categories as the register writes them."""
    return tuple(RegisterKolada.UNKNOWN.value if code == Kolada.UNKNOWN else code for code in codes)
