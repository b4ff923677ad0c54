"""What must hold whatever the numbers are, for every form in our book, and what the law itself does not promise."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.rules.making import parameter, scheme, situation

from talja.core.rules.book import load_book
from talja.core.rules.calculate import calculate, monthly
from talja.core.rules.compare import compare
from talja.core.rules.day_counts import ADDITIVE, UNCUT, add_months, pieces
from talja.core.rules.facts import FACTS, FactKind, FactValue, Situation
from talja.core.rules.results import Answer, Calculation, Segment
from talja.core.rules.scheme import DayCount, Kind, Scheme

BOOK = load_book()
SCHEMES = sorted(BOOK.schemes)
Case: TypeAlias = tuple[str, Situation]
SPARSE = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WAGES = st.integers(1_000, 60_000).map(Decimal)

GRANTS = {"supervision"}
PAID_FOR_SUPERVISION = {
    "forstarkt_anstallningsstod",
    "instegsjobb",
    "introduktionsjobb",
    "sarskilt_anstallningsstod",
    "yrkesintroduktion",
}
"""Forms that pay an amount for supervision besides a share of the wage, whatever the extent: at a low wage in
part time the law itself gives more than the employment costs. What is left of the support without it never does."""


def own_facts(one: Scheme) -> st.SearchStrategy[dict[str, FactValue]]:
    """Answers to what only this form asks about."""
    answers: dict[str, st.SearchStrategy[FactValue]] = {}
    for fact in one.facts.values():
        number = st.integers(0, 100).map(Decimal)
        answers[fact.code] = number if fact.kind == "number" else st.sampled_from(fact.choices or (True, False))
    return st.fixed_dictionaries(answers)


@st.composite
def told(draw: st.DrawFn, *, full_time: bool = False) -> Case:
    """A form, on a day on which it can begin, with all that its amounts go by."""
    one = BOOK.schemes[draw(st.sampled_from(SCHEMES))]
    period = draw(st.sampled_from(one.in_force))
    first_day = draw(st.dates(max(period.first_day, date(2009, 1, 1)), period.last_day or date(2027, 12, 31)))
    extent = Decimal(100) if full_time else draw(st.sampled_from([Decimal(25), Decimal(50), Decimal(75), Decimal(100)]))
    facts: dict[str, FactValue] = {
        "wage": draw(WAGES) * extent / 100,
        "extent": extent,
        "hours": Decimal(165) * extent / 100,
        "age": draw(st.integers(16, 70).map(Decimal)),
        "decided_level": draw(st.sampled_from([Decimal(25), Decimal(50), Decimal(80)])),
        "months_without_work": Decimal(40),
        **{code: Decimal(rate) for code, rate in {"po": 40, "insurance_rate": 1, "holiday_rate": 12}.items()},
        "months_used": draw(st.integers(0, 30).map(Decimal)),
        **draw(own_facts(one)),
    }
    group = draw(st.sampled_from([group.code for group in one.groups])) if one.groups else ""
    return one.code, Situation(first_day, group=group, facts=facts)


def per_day(segment: Segment) -> Decimal:
    """What is paid per day of supervision, as an amount per month."""
    return sum((step.amount or Decimal(0) for step in segment.support if step.code in GRANTS), Decimal(0))


@SPARSE
@given(told())
def test_support_is_never_above_cost(case: Case) -> None:
    one, asked = BOOK.schemes[case[0]], case[1]
    for segment in calculate(one, asked).segments:
        cost, support = segment.monthly_cost, segment.monthly_support
        assert cost is None or cost >= 0
        assert support is None or support >= 0
        if one.kind is Kind.EMPLOYMENT and cost is not None and support is not None:
            grant = per_day(segment) if one.code in PAID_FOR_SUPERVISION else Decimal(0)
            assert support - grant <= cost


@pytest.mark.parametrize("code", sorted(PAID_FOR_SUPERVISION))
def test_where_the_law_gives_more_than_the_employment_costs(code: str) -> None:
    one = BOOK.schemes[code]
    facts: dict[str, Any] = {"extent": 25, "po": 40, "hours": 41, "age": 30, "months_used": 0, "insurance_rate": 1}
    found = (
        calculate(one, situation(day, group=group, wage=wage, **facts, **own(one)))
        for day in (one.in_force[-1].first_day, date(2016, 7, 1), date(2016, 11, 1))
        for group in [group.code for group in one.groups] or [""]
        for wage in (250, 1_000, 3_000)
    )
    known = [(each.monthly_support, each.monthly_cost) for one in found for each in one.segments]
    assert any(support is not None and cost is not None and support > cost for support, cost in known)


def own(one: Scheme) -> dict[str, Any]:
    return dict.fromkeys(one.facts, 50)


def supports(one: Scheme, asked: Situation, wage: Decimal) -> list[Decimal | None]:
    return [month.support for month in calculate(one, asked.with_facts(wage=wage)).months]


@SPARSE
@given(told(), WAGES, WAGES)
def test_support_never_falls_as_the_wage_rises(case: Case, low: Decimal, high: Decimal) -> None:
    one, asked = BOOK.schemes[case[0]], case[1]
    pairs = zip(supports(one, asked, min(low, high)), supports(one, asked, max(low, high)), strict=True)
    assert all(less is None or more is None or less <= more for less, more in pairs)


NO_CEILING: set[str] = {"yrkesintroduktion"}
"""Forms whose support goes by the wage without a ceiling."""


@SPARSE
@given(told(full_time=True), WAGES)
def test_above_the_ceiling_the_support_stays(case: Case, more: Decimal) -> None:
    one, asked = BOOK.schemes[case[0]], case[1]
    if one.code not in NO_CEILING:
        assert supports(one, asked, Decimal(60_000)) == supports(one, asked, Decimal(60_000) + more)


# Splitting a time


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
EXACT = Decimal("1e-20")


def total(day_count: DayCount, first_day: date, last_day: date) -> Decimal:
    return sum((piece.share for piece in pieces(first_day, last_day, day_count)), Decimal(0))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(ADDITIVE)), DAYS, st.integers(1, 800), st.integers(1, 800))
def test_an_additive_time_may_be_split_anywhere(day_count: DayCount, first_day: date, one: int, other: int) -> None:
    middle, last_day = first_day + timedelta(days=one), first_day + timedelta(days=one + other)
    parts = total(day_count, first_day, middle - timedelta(days=1)) + total(day_count, middle, last_day)
    assert abs(total(day_count, first_day, last_day) - parts) < EXACT


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(ADDITIVE)), DAYS, st.integers(1, 500), st.integers(1, 500), WAGES)
def test_so_that_a_support_keeps_its_sum(
    day_count: DayCount, first_day: date, one: int, other: int, wage: Decimal
) -> None:
    half = scheme(day_count=day_count.value, parameters={"half": parameter("50", "percent")})
    middle, last_day = first_day + timedelta(days=one), first_day + timedelta(days=one + other)
    spans = ((first_day, last_day), (first_day, middle - timedelta(days=1)), (middle, last_day))
    whole, before, after = (calculate(half, situation(*span, wage=wage)).support for span in spans)
    assert whole is not None
    assert before is not None
    assert after is not None
    assert abs(whole - before - after) < Decimal("1e-15")


@pytest.mark.parametrize(
    ("day_count", "whole", "split"),
    [
        (DayCount.MONTHS_AND_DAYS, "1", "31/30.4375"),  # January whole, or as 10 days and 21 days
        (DayCount.WHOLE_MONTHS, "1", "0"),
        (DayCount.STARTED_MONTHS, "1", "2"),
    ],
)
def test_and_the_others_may_not(day_count: DayCount, whole: str, split: str) -> None:
    assert day_count not in ADDITIVE
    first_day, middle, last_day = date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31)
    parts = total(day_count, first_day, middle - timedelta(days=1)) + total(day_count, middle, last_day)
    top, _, bottom = split.partition("/")
    assert total(day_count, first_day, last_day) == Decimal(whole)
    assert abs(parts - Decimal(top) / Decimal(bottom or 1)) < EXACT


def test_every_convention_is_told_of() -> None:
    assert {*ADDITIVE, *UNCUT, DayCount.MONTHS_AND_DAYS} == set(DayCount)


def test_rounding_each_month_breaks_the_sum_too() -> None:
    rounded = scheme(rounding={"rule": "half_up", "to": "1", "place": "month"})
    first_day, middle, last_day = date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31)
    assert supported(rounded, first_day, last_day, wage=10_001) == 10_001
    assert supported(rounded, first_day, middle - timedelta(days=1), wage=10_001) == 3_226
    assert supported(rounded, middle, last_day, wage=10_001) == 6_775
    april = [date(2026, 4, day) for day in range(1, 31)]
    apart = [supported(rounded, day, day, wage=10_010) for day in april]
    assert sum(apart) == 10_020, "30 days of 333,67 are 334 each"


def supported(one: Scheme, first_day: date, last_day: date, *, wage: int) -> Decimal:
    return calculate(one, situation(first_day, last_day, wage=wage)).support or Decimal(0)


# Unknown is unknown


@st.composite
def known(draw: st.DrawFn) -> dict[str, FactValue]:
    """Answers to everything that can be asked but what is worked out."""
    facts: dict[str, FactValue] = {}
    for code, fact in FACTS.items():
        if code == "age" or not fact.is_derived:
            most = min(int(fact.most), 100)
            if fact.kind is FactKind.NUMBER:
                facts[code] = Decimal(draw(st.integers(0, most)))
            else:
                alternatives: tuple[FactValue, ...] = fact.choices or (True, False)
                facts[code] = draw(st.sampled_from(alternatives))
    return facts


def answers(found: Calculation) -> dict[str, Answer]:
    return {checked.code: checked.answer for checked in found.conditions}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(known(), st.data(), st.dates(date(2014, 1, 1), date(2027, 12, 31)))
def test_what_is_not_told_never_makes_a_no_a_yes(facts: dict[str, FactValue], data: st.DataObject, on: date) -> None:
    """But for one thing that is taken for granted until it is told, and listed as missing: nothing was used before."""
    kept = {"months_used"} | data.draw(st.sets(st.sampled_from(sorted(facts))))
    asked = Situation(on, facts={code: facts[code] for code in kept})
    less = {found.scheme: found for found in compare(BOOK, asked, months=1)}
    for full in compare(BOOK, Situation(on, facts=facts), months=1):
        told_less = answers(less[full.scheme])
        for code, answer in answers(full).items():
            if code in told_less:
                assert told_less[code] in {answer, Answer.UNKNOWN}, (full.scheme, code)
        if full.answer is Answer.NO:
            assert less[full.scheme].answer is not Answer.YES


@settings(max_examples=40, deadline=None)
@given(told(), st.integers(0, 23))
def test_the_quick_way_gives_what_the_whole_calculation_does(case: Case, later: int) -> None:
    one, asked = BOOK.schemes[case[0]], case[1]
    on = add_months(asked.first_day, later)
    segment = next(each for each in calculate(one, asked).segments if each.first_day <= on <= each.last_day)
    quick: Any = monthly(one, asked, on)
    assert (quick.cost, quick.support) == (segment.monthly_cost, segment.monthly_support)
