"""The limits of the Employment Protection Act in days, as the rule book has them on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.core.rules.parameters import Certainty, Value

_MONTHS_OF_YEAR = 12
_SURENESS = (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)


class Rule(StrEnum):
    """What time of employment is counted for."""

    FIXED_TERM = "fixed_term"  # 5 a § first paragraph 1: within five years
    CHAIN = "chain"  # 5 a § first paragraph 2: within employments that follow each other
    SUBSTITUTE = "substitute"  # 5 a § third paragraph
    PRIORITY = "priority"  # 25 § first paragraph 1: to any employment
    PRIORITY_FIXED_TERM = "priority_fixed_term"  # 25 § first paragraph 2: to a new fixed-term one


_MONTHS = {
    Rule.FIXED_TERM: "las_fixed_term_months",
    Rule.CHAIN: "las_fixed_term_months",
    Rule.PRIORITY: "las_priority_months",
    Rule.PRIORITY_FIXED_TERM: "las_priority_fixed_term_months",
}
_PRIORITIES = frozenset({Rule.PRIORITY, Rule.PRIORITY_FIXED_TERM})


@dataclass(frozen=True, slots=True)
class Limit:
    """What one rule allows and how it is counted. Days are whole; `since` and `fixed_term_since` are ordinals.

    More than `days` is too much by the earliest reading, more than `latest` by the latest: twelve months are 360 days
    when a month has 30, and 365 when they are a year.
    """

    days: int
    latest: int
    since: int  # the rule's own first day
    fixed_term_since: int  # days of fixed-term employment before this one do not count
    frame_years: int
    gap_months: int
    employments: Decimal  # so many in a month, and the time between them counts
    lasts_months: int
    source: str
    certainty: Certainty


def limit_of(rule: Rule, book: RuleBook, *, on: date, by_agreement: bool) -> Limit | None:
    """Return the rule's limit on a day; None when the book has none then.

    `by_agreement`: the municipalities' collective agreement holds, which makes a substitute permanent sooner.
    """
    value, days, latest = _substitute(book, on, by_agreement) if rule is Rule.SUBSTITUTE else _other(rule, book, on)
    if value.number is None:
        return None
    sureness = book.shared["las_days_of_month"].values[-1].certainty if days != latest else Certainty.HIGH
    return Limit(
        days=days,
        latest=latest,
        since=value.first_day.toordinal(),
        fixed_term_since=_fixed_term_since(book, on),
        frame_years=_whole(book, "las_priority_years" if rule in _PRIORITIES else "las_frame_years", on),
        gap_months=_whole(book, "las_chain_gap_months", on),
        employments=_number(book, "las_month_employments", on),
        lasts_months=_whole(book, "las_priority_lasts_months", on),
        source=value.source,
        certainty=min(value.certainty, sureness, key=_SURENESS.index),
    )


def redundancy_from(book: RuleBook, first_day: date) -> date:
    """Return the day from which nobody may have been given notice for lack of work when a support begins."""
    return add_months(first_day, -_whole(book, "las_redundancy_months", first_day))


def _other(rule: Rule, book: RuleBook, on: date) -> tuple[Value, int, int]:
    value = _value(book, _MONTHS[rule], on)
    months = int(value.number or 0)
    in_years = months * _whole(book, "las_days_of_year", on) // _MONTHS_OF_YEAR
    return value, months * _whole(book, "las_days_of_month", on), in_years


def _substitute(book: RuleBook, on: date, by_agreement: bool) -> tuple[Value, int, int]:
    law = _value(book, "las_substitute_years", on)
    days = int(law.number or 0) * _whole(book, "las_days_of_year", on)
    agreed = _value(book, "las_substitute_months_agreement", on)
    if not by_agreement or agreed.number is None:
        return law, days, days
    return agreed, int(agreed.number) * _whole(book, "las_days_of_month", on), days


def _fixed_term_since(book: RuleBook, on: date) -> int:
    """Return the first day of fixed-term employment that counts: so many months before the rules first held."""
    first_day = book.shared["las_fixed_term_months"].values[0].first_day
    return add_months(first_day, -_whole(book, "las_earlier_months", on)).toordinal()


def _whole(book: RuleBook, key: str, on: date) -> int:
    return int(_number(book, key, on))


def _number(book: RuleBook, key: str, on: date) -> Decimal:
    """Return a number that the counting cannot do without: that of the last version that has one, else of the first."""
    told = [one.number for one in book.shared[key].values if one.number is not None and one.first_day <= on]
    return told[-1] if told else book.shared[key].values[0].number or Decimal(0)


def _value(book: RuleBook, key: str, on: date) -> Value:
    """Return the version in force, or the first there is: a day before it is counted as by the first."""
    parameter = book.shared[key]
    return parameter.at(on) or parameter.values[0]
