"""What a calculation may be told: the facts that schemes ask about, and the situation that answers them.

A fact that is absent is not known yet: it is never taken for a no, nor for nothing.
"""

from calendar import isleap, monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

FactValue: TypeAlias = Decimal | bool | str


class FactKind(StrEnum):
    """What sort of answer a fact has."""

    NUMBER = "number"
    TRUTH = "truth"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Fact:
    """A question with its kind of answer. Numbers have a unit and bounds, choices their alternatives."""

    kind: FactKind
    unit: str = ""
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1_000_000)
    choices: tuple[str, ...] = ()
    is_derived: bool = False  # worked out from the days and from other facts; may be given too

    @property
    def scale(self) -> Decimal:
        """What a given number is multiplied by where it is used in a formula."""
        return Decimal("0.01") if self.unit == "percent" else Decimal(1)


def _number(unit: str, most: int, *, least: int = 0, is_derived: bool = False) -> Fact:
    return Fact(FactKind.NUMBER, unit, Decimal(least), Decimal(most), is_derived=is_derived)


_TRUTH = Fact(FactKind.TRUTH)

FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        # The work
        "wage": _number("SEK/month", 200_000),  # what is paid at the extent, before tax; not the full-time wage
        "extent": _number("percent", 100),
        "hours": _number("hours/month", 300),
        "po": _number("percent", 100),  # the municipality's own on-cost rate
        "insurance_rate": _number("percent", 30),  # premiums of the agreed insurances, as a share of the wage
        "holiday_rate": _number("percent", 30),  # holiday pay on top of the wage, for those paid by the hour
        "other_support": _number("SEK/month", 200_000),
        "employer": Fact(
            FactKind.CHOICE, choices=("municipality", "region", "state", "company", "association", "household")
        ),
        "collective_agreement": _TRUTH,
        "electronic_wages": _TRUTH,
        "tax_debt": _TRUTH,
        "redundancy_12_months": _TRUTH,  # somebody was dismissed for shortage of work at the same operational unit
        "relative_of_employer": _TRUTH,
        "competitive_activity": _TRUTH,
        "ordinary_duties": _TRUTH,
        "local_agreement": _TRUTH,
        "central_agreement": _TRUTH,  # on this very form of employment
        # The person
        "age": _number("years", 120, is_derived=True),  # full years on the first day
        "age_at_year_start": _number("years", 120, is_derived=True),
        "months_without_work": _number("months", 720),  # in a row, up to the first day
        "months_without_work_of_15": _number("months", 15, is_derived=True),
        "months_without_work_of_9": _number("months", 9, is_derived=True),
        "months_without_work_of_27": _number("months", 27, is_derived=True),
        "registered_unemployed": _TRUTH,  # at Arbetsförmedlingen
        "newcomer": _TRUTH,  # nyanländ
        "months_since_permit": _number("months", 720),
        "months_since_establishment": _number("months", 720),  # since the establishment programme ended
        "social_assistance": _TRUTH,
        "assistance_months": _number("months", 720),
        "sickness_benefit": _TRUTH,
        "programme": Fact(FactKind.CHOICE, choices=("none", "job_guarantee", "youth_guarantee", "establishment")),
        "programme_days": _number("days", 20_000),
        "employment_phase": _TRUTH,  # sysselsättningsfasen, until 2016
        "sfi": _TRUTH,
        "upper_secondary": _TRUTH,  # has a gymnasieexamen
        "reduced_capacity": _TRUTH,  # Arbetsförmedlingen has decided so; never worked out here
        "sheltered_ground": _TRUTH,  # Arbetsförmedlingen finds one of the grounds for skyddat arbete met
        "needs_security": _TRUTH,  # needs a lasting subsidy, as Arbetsförmedlingen finds
        "decided_level": _number("percent", 100),  # nivå, as decided by Arbetsförmedlingen
        "months_used": _number("months", 720),  # of this form, before the first day
        "months_since_last": _number("months", 720),  # since this form last ended for the person
        # Where in time
        "elapsed_months": _number("months", 720, is_derived=True),  # whole months since the support began
        "year": _number("years", 9999, is_derived=True),
    }
)

_WINDOWS = {"months_without_work_of_9": 9, "months_without_work_of_15": 15, "months_without_work_of_27": 27}


@dataclass(frozen=True, slots=True)
class Situation:
    """Somebody's work as far as it is known: days, and facts by code. Percentages as written: 75, not 0.75.

    `last_day` None: as long as the support can last, and then on. `decision_day` None: the first day.
    """

    first_day: date
    last_day: date | None = None
    decision_day: date | None = None
    birth_date: date | None = None
    group: str = ""  # the target group as decided; empty: worked out from the facts
    facts: Mapping[str, FactValue] = field(default_factory=dict)

    def with_facts(self, **facts: FactValue) -> "Situation":
        """Return the situation with these facts instead."""
        return replace(self, facts={**self.facts, **facts})

    def fact(self, code: str, *, on: date) -> FactValue | None:
        """Return a fact on a day, worked out where it can be; None when it is not known."""
        if self.birth_date is not None and code in {"age", "age_at_year_start"}:
            day = on if code == "age" else date(on.year, 1, 1)
            return Decimal(full_years(self.birth_date, day))
        if code in self.facts:
            return self.facts[code]
        if code == "age_at_year_start":
            return self.facts.get("age")  # an age without a birth date is an age group, and stays
        if code in _WINDOWS and isinstance(months := self.facts.get("months_without_work"), Decimal):
            return min(months, Decimal(_WINDOWS[code]))
        if code == "elapsed_months":
            return Decimal(whole_months(self.first_day, on)) + (self.months_used or Decimal(0))
        return Decimal(on.year) if code == "year" else None

    @property
    def months_used(self) -> Decimal | None:
        """How many months of the form the person had before the first day; None when that is not told."""
        used = self.facts.get("months_used")
        return used if isinstance(used, Decimal) else None


def whole_months(first_day: date, on: date) -> int:
    """Return how many whole months have passed since the first day; the same day next month is one.

    A month without that day ends with its last: from 31 January, one has passed on 28 February.
    """
    months = (on.year - first_day.year) * 12 + on.month - first_day.month
    is_short = on.day < min(first_day.day, monthrange(on.year, on.month)[1])
    return months - is_short


def full_years(born: date, on: date) -> int:
    """Return the age in full years on the day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody reaches an age; 1 March for those born on a leap day, in other years."""
    year = born.year + age
    return date(year, 3, 1) if (born.month, born.day) == (2, 29) and not isleap(year) else born.replace(year=year)
