"""Is a situation possible? What somebody typed is checked before it is counted with."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talja.core.kernel.reading.fields import EARLIEST, LATEST
from talja.core.rules.facts import FACTS, Fact, FactKind, FactValue, Situation, full_years
from talja.core.rules.scheme import Declared, Scheme

_LONGEST_YEARS = 50
_OLDEST, _YOUNGEST = 120, 13  # the youngest who may do light work in the holidays
_DAYS = ("first_day", "last_day", "decision_day", "birth_date")


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be so: the field (a day, `group` or a fact), a code, and what it speaks of."""

    field: str
    code: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


def check_situation(situation: Situation, schemes: Mapping[str, Scheme]) -> tuple[Fault, ...]:
    """Return what is impossible in a situation, for those schemes that it may be counted for; empty when all is well.

    Nothing is said of what is missing: that is the calculation's to tell.
    """
    declared = {code: one for scheme in schemes.values() for code, one in scheme.facts.items()}
    groups = {group.code for scheme in schemes.values() for group in scheme.groups}
    return (*_days(situation), *_group(situation, groups), *_facts(situation.facts, declared))


def _days(situation: Situation) -> Iterator[Fault]:
    first_day, last_day = situation.first_day, situation.last_day
    for name in _DAYS:
        day: date | None = getattr(situation, name)
        earliest = EARLIEST.replace(year=EARLIEST.year - _OLDEST) if name == "birth_date" else EARLIEST
        if day is not None and not earliest <= day <= LATEST:
            yield Fault(name, "day_out_of_range", {"first": earliest.isoformat(), "last": LATEST.isoformat()})
    if last_day is not None and last_day < first_day:
        yield Fault("last_day", "last_day_before_first", {"first": first_day.isoformat()})
    elif last_day is not None and last_day.year - first_day.year > _LONGEST_YEARS:
        yield Fault("last_day", "time_too_long", {"most": str(_LONGEST_YEARS)})
    if situation.birth_date is not None and not _YOUNGEST <= full_years(situation.birth_date, first_day) <= _OLDEST:
        yield Fault("birth_date", "age_impossible", {"least": str(_YOUNGEST), "most": str(_OLDEST)})


def _group(situation: Situation, groups: set[str]) -> Iterator[Fault]:
    if situation.group and situation.group not in groups:
        yield Fault("group", "unknown_group", {"given": situation.group, "known": ", ".join(sorted(groups))})


def _facts(facts: Mapping[str, FactValue], declared: Mapping[str, Declared]) -> Iterator[Fault]:
    for code, told in facts.items():
        own = declared.get(code)
        fact = Fact(FactKind(own.kind), own.unit, choices=own.choices) if own else FACTS.get(code)
        if fact is None:
            yield Fault(code, "unknown_fact", {"given": code})
        else:
            yield from _fact(code, fact, told)


def _fact(code: str, fact: Fact, told: FactValue) -> Iterator[Fault]:
    match fact.kind:
        case FactKind.TRUTH:
            if not isinstance(told, bool):
                yield Fault(code, "fact_not_truth")
        case FactKind.CHOICE:
            if told not in fact.choices:
                yield Fault(code, "fact_not_choice", {"given": str(told)[:40], "known": ", ".join(fact.choices)})
        case _:
            if not isinstance(told, Decimal) or not told.is_finite():
                yield Fault(code, "fact_not_number")
            elif not _least(code, fact) <= told <= fact.most:
                yield Fault(code, "fact_out_of_range", {"least": str(_least(code, fact)), "most": str(fact.most)})


def _least(code: str, fact: Fact) -> Decimal:
    """Return the least that a number may be: an extent of nothing is no work at all."""
    return Decimal(1) if code == "extent" else fact.least
