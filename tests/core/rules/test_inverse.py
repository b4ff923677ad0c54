"""The question turned round, held against trying every answer; and the proof that lets it be halved."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.rules.making import ON, block, parameter, scheme, situation, value, when

from talja.core.rules.book import RuleBook, load_book
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import Situation
from talja.core.rules.finding import Finder
from talja.core.rules.inverse import dearest_net, highest_wage, largest_extents
from talja.core.rules.plan import plan_of
from talja.core.rules.scheme import Scheme
from talja.core.rules.slopes import never_falls

KNOWN: dict[str, Any] = {
    "po": 40,
    "age": 35,
    "months_without_work": 40,
    "newcomer": False,
    "decided_level": 80,
    "insurance_rate": 1,
    "holiday_rate": 12,
    "months_used": 0,
    "programme": "none",
}
WAGE = [block("cost", "amount", of="wage")]


def net(one: Scheme, told: Situation, wage: Decimal, extent: int) -> Decimal | None:
    return dearest_net(calculate(one, told.with_facts(wage=wage * extent / 100, extent=Decimal(extent))))


@pytest.mark.parametrize("budget", [0, 4_000, 9_000, 60_000])
def test_the_largest_extent_is_what_trying_them_all_gives(budget: int) -> None:
    book, told = load_book(), situation(**KNOWN)
    for fit in largest_extents(book, told, budget=Decimal(budget), full_time_wage=26_000, by_five=True):
        nets = {extent: net(book.schemes[fit.scheme], told, Decimal(26_000), extent) for extent in range(5, 101, 5)}
        within = [extent for extent, one in nets.items() if one is not None and one <= budget]
        assert fit.extent == max(within, default=None), fit.scheme
        assert fit.is_known == (nets[100] is not None)
        if fit.extent is not None and fit.calculation is not None:
            assert fit.net == nets[fit.extent]
            assert dearest_net(fit.calculation) == fit.net


def test_whole_percent_go_further_than_steps_of_five() -> None:
    only = {"utan_stod": load_book().schemes["utan_stod"]}
    book = RuleBook("1", only, {})
    (fit,) = largest_extents(book, situation(**KNOWN), budget=Decimal(9_000), full_time_wage=26_000)
    assert fit.extent == 24  # 26 000 x 24 % x 1,40 = 8 736; a percent more is 9 100


def test_the_highest_wage_by_hand() -> None:
    fit = highest_wage(
        load_book().schemes["utan_stod"], situation(**KNOWN), budget=Decimal(9_000), extent=75, book_version="v"
    )
    assert fit.full_time_wage == 8_571  # 8 571 x 75 % x 1,40 = 8 999,55; a krona more is 9 000,60
    assert fit.net == Decimal("8999.55")
    assert fit.calculation is not None
    assert fit.calculation.book_version == "v"


def test_what_costs_nothing_fits_whatever_the_wage_is() -> None:
    fit = highest_wage(load_book().schemes["arbetspraktik"], situation(**KNOWN), budget=Decimal(0), extent=100)
    assert [fit.full_time_wage, fit.net] == [200_000, 0]


def test_an_unknown_cost_has_no_answer() -> None:
    one = scheme(cost=[block("cost", "amount", of="hours")], steps=[block("support", "amount", of="other_support")])
    fit = highest_wage(one, situation(), budget=Decimal(1), extent=100)
    assert (fit.is_known, fit.extent, fit.calculation) == (False, None, None)


def test_a_support_that_jumps_is_tried_wage_by_wage() -> None:
    """Half of the wage, but nothing below 5 000: from 10 000 on it is cheaper than a little below."""
    one = scheme(
        cost=WAGE,
        parameters={"half": parameter("50", "percent"), "least": parameter("5000")},
        steps=[
            block("base", "share_of", of="wage", share="half"),
            block("support", "nothing_below", of="base", at="least"),
        ],
    )
    fit = highest_wage(one, situation(), budget=Decimal(6_000), extent=100)
    assert [fit.full_time_wage, fit.net] == [12_000, 6_000]
    too_dear = highest_wage(one, situation(), budget=Decimal(-1), extent=100)
    assert (too_dear.full_time_wage, too_dear.is_known) == (None, True)


def test_rounding_moves_the_answer_down_until_it_fits() -> None:
    one = scheme(
        cost=WAGE,
        steps=[block("support", "amount", of="nothing")],
        parameters={"nothing": parameter("0")},
        rounding={"rule": "up", "place": "step", "to": "100"},
    )
    fit = highest_wage(one, situation(), budget=Decimal(950), extent=100)
    assert [fit.full_time_wage, fit.net] == [900, 900]


def test_a_group_that_goes_by_the_wage_moves_it_too() -> None:
    """From 15 000 on 90 % is supported, below it nothing: what was told with one group is not so with another."""
    levels = parameter({"2000-01-01": value(rows={"high": "90", "low": "0"})}, "percent", by=["group"])
    one = scheme(
        cost=WAGE,
        parameters={"level": levels, "limit": parameter("15000")},
        groups=[when("high", fact="wage", at_least="limit"), when("low", fact="wage", less_than="limit")],
        steps=[block("support", "share_of", of="wage", share="level")],
    )
    assert highest_wage(one, situation(), budget=Decimal(1_400), extent=100).full_time_wage == 1_400
    assert highest_wage(one, situation(), budget=Decimal(1_500), extent=100).full_time_wage == 15_000


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([block("support", "share_of", of="wage", share="half")], True),
        ([block("support", "share_of", of="wage", share="double")], False),
        ([block("support", "eligible_wage", wage="wage", ceiling="ceiling", scale="extent")], True),
        ([block("support", "capped", of="wage", at="ceiling")], True),
        ([block("support", "raised", of="wage", to="ceiling")], True),
        ([block("support", "fixed", amount="ceiling", per="month", scale="extent")], True),
        ([block("support", "multiples", of="wage", times="two", first="half", rest="half")], True),
        ([block("support", "multiples", of="half", times="wage", first="half", rest="half")], None),
        ([block("support", "banded_share", of="wage", up_to="ceiling", share="half", above="double")], False),
        ([block("support", "banded_share", of="wage", up_to="ceiling", share="half", above="half")], True),
        ([block("support", "banded_share", of="ceiling", up_to="wage", share="half", above="half")], None),
        ([block("support", "sum_of", of=["wage", "wage"])], False),
        ([block("support", "difference", of="ceiling", less=["wage"])], True),
        ([block("support", "for_first_months", of="wage", elapsed="elapsed_months", months="two")], True),
        ([block("support", "first_known", of=["po", "wage"])], True),
        ([block("support", "share_of", of="wage", share="wage")], None),
        ([block("support", "nothing_below", of="wage", at="ceiling")], None),
        ([block("support", "nothing_below", of="ceiling", at="ceiling")], True),
        ([block("support", "capped", of="wage", at="banded")], None),
        ([block("support", "capped", of="wage", at="wage", scale="extent")], None),
        ([block("support", "capped", of="wage", at="unknown", scale="extent")], None),
        ([block("support", "capped", of="wage", at="ceiling", scale="two")], True),
    ],
)
def test_what_is_proved(steps: list[dict[str, Any]], expected: bool | None) -> None:
    """None: nothing is proved, which counts as a no. The extent is left still where only the wage grows."""
    one = scheme(
        cost=WAGE,
        steps=steps,
        parameters={
            "half": parameter("50", "percent"),
            "double": parameter({"2000-01-01": value("2")}, "times"),
            "two": parameter({"2000-01-01": value("2")}, "times"),
            "ceiling": parameter("20000"),
            "unknown": parameter({"2000-01-01": value("unknown")}),
            "banded": parameter({"2000-01-01": value(rows={"0": "100", "9000": "200"})}, by=["wage"]),
        },
    )
    finder = Finder(situation(wage=20_000, extent=100), "")
    growing = {"wage": Decimal(200), "extent": Decimal(1)} if "extent" in str(steps) else {"wage": Decimal(1)}
    assert never_falls(plan_of(one), finder, ON, growing) is bool(expected)


SCHEMES = sorted(code for code, one in load_book().schemes.items() if one.can_begin(ON))
WAGES = st.integers(0, 60_000).map(Decimal)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SCHEMES), WAGES, WAGES, st.integers(1, 100))
def test_what_is_proved_is_so(code: str, one: Decimal, other: Decimal, extent: int) -> None:
    low, high = sorted((one, other))
    found, told = load_book().schemes[code], situation(**KNOWN, employer_wage=8_000, extent=extent)
    finder = Finder(told.with_facts(wage=high), calculate(found, told).group)
    if never_falls(plan_of(found), finder, ON, {"wage": Decimal(1)}):
        less, more = net(found, told, low, extent), net(found, told, high, extent)
        assert less is None or more is None or less <= more
