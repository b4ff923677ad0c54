"""A whole calculation: segments, months, caps, what is missing, and how long."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.core.rules.making import block, parameter, scheme, situation, value, when

from talja.core.rules.calculate import calculate, monthly, months_left
from talja.core.rules.parameters import Certainty
from talja.core.rules.results import Answer, Calculation
from talja.core.rules.scheme import Scheme

HALF = parameter("50", "percent")
DAY = date


def days(found: Calculation) -> list[tuple[str, Any]]:
    return [(one.first_day.isoformat(), one.monthly_support) for one in found.segments]


def stepped(**more: Any) -> Scheme:
    """80 % the first six months, 60 % to a year, then 40 %."""
    rows = {"0": "80", "6": "60", "12": "40"}
    level = parameter({"2000-01-01": value(rows=rows)}, "percent", by=["elapsed_months"])
    return scheme(
        parameters={"level": level, "total": parameter("24", "months")},
        steps=[block("support", "share_of", of="wage", share="level")],
        **more,
    )


def test_segments_begin_where_amounts_change_and_nowhere_else() -> None:
    found = calculate(stepped(), situation(DAY(2026, 1, 31), DAY(2027, 12, 31), wage=10_000))
    assert days(found) == [("2026-01-31", 8_000), ("2026-07-31", 6_000), ("2027-01-31", 4_000)]
    assert found.segments[-1].last_day == DAY(2027, 12, 31)


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        (0, [("2026-01-01", 8_000), ("2026-07-01", 6_000)]),
        (4, [("2026-01-01", 8_000), ("2026-03-01", 6_000), ("2026-09-01", 4_000)]),
        (7, [("2026-01-01", 6_000), ("2026-06-01", 4_000)]),
        (Decimal("4.5"), [("2026-01-01", 8_000), ("2026-03-01", 6_000), ("2026-09-01", 4_000)]),
        (22, [("2026-01-01", 4_000), ("2026-03-01", 0)]),
    ],
)
def test_months_used_shift_the_steps_and_shorten_the_time(used: Any, expected: list[tuple[str, int]]) -> None:
    one = stepped(duration={"total": "total"})
    told = situation(DAY(2026, 1, 1), DAY(2026, 12, 31), wage=10_000, months_used=used)
    found = calculate(one, told)
    assert days(found) == expected
    assert found.extent.left_months == months_left(one, told) == 24 - used


def test_nothing_is_left_and_the_cost_goes_on() -> None:
    one = stepped(duration={"total": "total"}, cost=[block("cost", "amount", of="wage")])
    found = calculate(one, situation(wage=10_000, months_used=30), months=2)
    assert (found.support, found.cost, found.net) == (Decimal(0), Decimal(20_000), Decimal(20_000))
    assert {checked.code: checked.answer for checked in found.conditions}["time_left"] is Answer.NO
    assert found.answer is Answer.NO
    ended = calculate(one, situation(DAY(2026, 1, 1), DAY(2028, 2, 29), wage=10_000, months_used=0))
    assert [(month.cost, month.support) for month in ended.months[-3:]] == [
        (Decimal(10_000), Decimal(4_000)),
        (Decimal(10_000), Decimal(0)),
        (Decimal(10_000), Decimal(0)),
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"birth_date": DAY(2003, 5, 10)}, ["2026-01-01", "2026-05-10"]),
        ({"birth_date": DAY(2000, 5, 10)}, ["2026-01-01"]),
        ({"age": 22}, ["2026-01-01"]),
    ],
)
def test_a_birthday_changes_what_goes_by_age(facts: dict[str, Any], expected: list[str]) -> None:
    level = parameter({"2000-01-01": value(rows={"0": "80", "23": "60"})}, "percent", by=["age"])
    one = scheme(parameters={"level": level}, steps=[block("support", "share_of", of="wage", share="level")])
    found = calculate(one, situation(wage=10_000, **facts), months=12)
    assert [day for day, _ in days(found)] == expected


def test_the_turn_of_the_year_changes_what_goes_by_age_at_it_or_by_the_year() -> None:
    by_age = parameter({"2000-01-01": value(rows={"0": "80", "23": "60"})}, "percent", by=["age_at_year_start"])
    by_year = parameter({"2000-01-01": value(rows={"0": "1", "2028": "2"})}, "times", by=["year"])
    one = scheme(
        parameters={"level": by_age, "more": by_year},
        steps=[
            block("base", "share_of", of="wage", share="level"),
            block("support", "amount", of="base", scale="more"),
        ],
    )
    found = calculate(one, situation(wage=10_000, birth_date=DAY(2003, 5, 10)), months=36)
    assert days(found) == [("2026-01-01", 8_000), ("2027-01-01", 6_000), ("2028-01-01", 12_000)]


@pytest.mark.parametrize(
    ("fact", "facts", "count"),
    [
        ("elapsed_months", {}, 6),
        ("year", {}, 1),
        ("age", {"birth_date": DAY(1990, 3, 5)}, 2),
        ("elapsed_months", {"elapsed_months": 3}, 1),
    ],
)
def test_a_fact_that_is_itself_a_number_changes_whenever_it_does(fact: str, facts: dict[str, Any], count: int) -> None:
    one = scheme(steps=[block("support", "amount", of=fact)])
    assert len(calculate(one, situation(**facts), months=6).segments) == count


def test_an_amount_for_the_first_months_ends_once() -> None:
    by_group = parameter({"2000-01-01": value(rows={"a": "3", "b": "unknown"})}, "months", by=["group"])
    one = scheme(
        parameters={"first": by_group, "grant": parameter("500")},
        groups=[when("a", fact="sfi", **{"is": True}), when("b", fact="sfi", **{"is": False})],
        steps=[block("support", "for_first_months", of="grant", elapsed="elapsed_months", months="first")],
    )
    found = calculate(one, situation(sfi=True), months=12)
    assert days(found) == [("2026-01-01", 500), ("2026-04-01", 0)]
    assert calculate(one, situation(sfi=False), months=12).missing == ("first",)


def test_tables_of_two_dimensions_change_where_the_second_does() -> None:
    rows = {"a": {"0": "80", "3": "60"}, "b": {"0": "10"}}
    months = {"a": {"0": "4"}, "b": {"0": "2"}}
    one = scheme(
        parameters={
            "level": parameter(
                {"2000-01-01": value(rows=rows), "2027-01-01": value("ended")},
                "percent",
                by=["group", "elapsed_months"],
            ),
            "first": parameter(
                {"2000-01-01": value(rows=months), "2027-01-01": value("unknown")}, "months", by=["group", "age"]
            ),
        },
        groups=[when("a", fact="sfi", **{"is": True}), when("b", fact="sfi", **{"is": False})],
        steps=[
            block("base", "share_of", of="wage", share="level"),
            block("support", "for_first_months", of="base", elapsed="elapsed_months", months="first"),
        ],
    )
    found = calculate(one, situation(wage=10_000, sfi=True, age=20), months=12)
    assert days(found) == [("2026-01-01", 8_000), ("2026-04-01", 6_000), ("2026-05-01", 0)]


def test_new_values_with_the_same_number_and_source_are_one_segment() -> None:
    values = {"2000-01-01": value("50"), "2026-03-10": value("50"), "2026-05-01": value("50", source="Ny källa")}
    one = scheme(
        parameters={"half": parameter(values, "percent")}, steps=[block("support", "share_of", of="wage", share="half")]
    )
    found = calculate(one, situation(wage=10_000), months=6)
    assert [day for day, _ in days(found)] == ["2026-01-01", "2026-05-01"]
    assert [month.share for month in found.months] == [1] * 6, "no month is cut where its amount stays"


def test_the_day_that_decides_the_version() -> None:
    values = {"2000-01-01": value("50"), "2026-04-01": value("60")}
    told = situation(DAY(2026, 3, 1), DAY(2026, 5, 31), wage=10_000, decision_day=DAY(2026, 2, 1))
    for dated_by, amounts in {"wage_month": [5_000, 6_000], "start_day": [5_000], "decision_day": [5_000]}.items():
        level = parameter(values, "percent", dated_by=dated_by)
        one = scheme(parameters={"level": level}, steps=[block("support", "share_of", of="wage", share="level")])
        assert [amount for _, amount in days(calculate(one, told))] == amounts


CAPPED = {"cap": parameter({"2000-01-01": value("25000"), "2028-01-01": value("ended")}, "SEK/year")}


@pytest.mark.parametrize(
    ("per", "expected"),
    [("year", [10_000, 10_000, 5_000, 0] + [0] * 8 + [10_000]), ("total", [10_000, 10_000, 5_000] + [0] * 10)],
)
def test_caps(per: str, expected: list[int]) -> None:
    one = scheme(parameters=CAPPED, caps=[{"at": "cap", "per": per}])
    found = calculate(one, situation(wage=10_000), months=13)
    assert [month.support for month in found.months] == expected
    assert found.support == sum(expected)


def test_a_cap_that_ended_caps_nothing_and_one_not_found_leaves_all_unknown() -> None:
    ended = scheme(parameters=CAPPED, caps=[{"at": "cap", "per": "year"}])
    assert calculate(ended, situation(DAY(2028, 1, 1), wage=10_000), months=12).support == 120_000
    unknown = scheme(
        parameters={"cap": parameter({"2000-01-01": value("unknown")})}, caps=[{"at": "cap", "per": "year"}]
    )
    found = calculate(unknown, situation(wage=10_000), months=3)
    assert (found.support, found.net, found.missing) == (None, None, ("cap",))
    assert found.months[0].net is None


def test_the_first_that_is_known_leaves_no_trace_of_what_was_not_needed() -> None:
    low = parameter({"2000-01-01": value("40", source="En gissning", certainty="low")}, "percent")
    one = scheme(
        parameters={"general": low},
        steps=[
            block("own", "share_of", of="wage", share="po"),
            block("usual", "share_of", of="wage", share="general"),
            block("support", "first_known", of=["own", "usual"]),
        ],
    )
    found = calculate(one, situation(wage=10_000, po=30), months=1)
    steps = found.segments[0].support
    assert [step.code for step in steps] == ["own", "support"]
    assert (steps[-1].amount, steps[-1].certainty, steps[-1].source) == (Decimal(3_000), Certainty.HIGH, "")
    assert found.missing == ()
    fallen = calculate(one, situation(wage=10_000), months=1)
    last = fallen.segments[0].support[-1]
    assert [step.code for step in fallen.segments[0].support] == ["own", "usual", "support"]
    assert (last.amount, last.certainty, last.source) == (Decimal(4_000), Certainty.LOW, "En gissning")
    assert fallen.missing == ("po",), "what would make it surer"
    assert calculate(one, situation(), months=1).missing == ("wage", "po")


def test_an_abolished_figure_is_the_first_known_too() -> None:
    ended = parameter({"2000-01-01": value("ended")})
    one = scheme(parameters={"old": ended}, steps=[block("support", "first_known", of=["old", "wage"])])
    assert calculate(one, situation(wage=10_000), months=1).support == 0


def test_a_source_is_told_once() -> None:
    told = block("support", "share_of", of="wage", share="half") | {"source": "5 §; Exempelförordningen 5 §"}
    one = scheme(parameters={"half": HALF}, steps=[told])
    assert calculate(one, situation(wage=1), months=1).segments[0].support[0].source == "5 §; Exempelförordningen 5 §"


BY_GROUP = scheme(
    parameters={
        "level": parameter({"2000-01-01": value(rows={"high": "90", "low": "30"})}, "percent", by=["group"]),
        "total": parameter({"2000-01-01": value(rows={"high": "12", "low": "6"})}, "months", by=["group"]),
    },
    groups=[when("high", fact="sfi", **{"is": True}), when("low", fact="sfi", **{"is": False})],
    steps=[block("support", "share_of", of="wage", share="level")],
    duration={"total": "total"},
)


def test_an_unsettled_group_counts_with_the_least_and_says_so() -> None:
    found = calculate(BY_GROUP, situation(wage=10_000, months_used=0), months=12)
    assert (found.group, found.possible_groups, found.support) == ("low", ("high", "low"), Decimal(18_000))
    assert found.answer is Answer.UNKNOWN
    assert not found.extent.is_known
    assert months_left(BY_GROUP, situation()) == 6
    whole = monthly(BY_GROUP, situation(wage=10_000), DAY(2026, 2, 1))
    assert (whole.group, whole.support, whole.net) == ("low", Decimal(3_000), Decimal(-3_000))
    settled = calculate(BY_GROUP, situation(wage=10_000, months_used=0, sfi=True), months=12)
    assert (settled.group, settled.extent.is_known, settled.missing) == ("high", True, ())


def test_nobody_fits() -> None:
    one = scheme(
        groups=[when("high", fact="sfi", **{"is": True})],
        parameters={"level": parameter({"2000-01-01": value(rows={"high": "90"})}, "percent", by=["group"])},
        steps=[block("support", "share_of", of="wage", share="level")],
    )
    found = calculate(one, situation(wage=10_000, sfi=False), months=1)
    assert (found.group, found.support, found.answer, found.missing) == ("", None, Answer.NO, ())


def test_before_the_first_value_and_before_the_law() -> None:
    late = parameter({"2030-01-01": value("50")}, "percent")
    one = scheme(
        in_force=[{"first_day": "2025-01-01", "last_day": "2025-12-31"}],
        parameters={"level": late},
        steps=[block("support", "share_of", of="wage", share="level")],
    )
    found = calculate(one, situation(wage=10_000), months=1)
    assert (found.support, found.missing, found.answer) == (None, ("level",), Answer.NO)


def test_a_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="is before first day"):
        calculate(scheme(), situation(DAY(2026, 2, 1), DAY(2026, 1, 31)))


def test_truths_and_what_is_assumed_and_what_no_row_fits() -> None:
    assumed = parameter(
        {"2000-01-01": value(rows={"0": "10", "30": "20"})}, "percent", by=["age"], assumed={"age": "40"}
    )
    rows = parameter({"2000-01-01": value(rows={"18": "10"})}, "percent", by=["age"])
    choice = parameter({"2000-01-01": value(rows={"state": "10"})}, "percent", by=["employer"])
    parameters = {"assumed": assumed, "rows": rows, "choice": choice}

    def one(share: str) -> Scheme:
        return scheme(parameters=parameters, steps=[block("support", "share_of", of="sfi", share=share)])

    found = calculate(one("assumed"), situation(sfi=True), months=1)
    assert (found.support, found.missing) == (Decimal("0.2"), ("age",))
    assert calculate(one("rows"), situation(sfi=True, age=17), months=1).missing == ("rows",)
    assert calculate(one("rows"), situation(sfi=True, age="old"), months=1).support is None
    assert calculate(one("rows"), situation(sfi=True), months=1).missing == ("age", "rows")
    assert calculate(one("choice"), situation(sfi=False, employer="state"), months=1).support == 0
    assert calculate(one("choice"), situation(sfi=True, employer="company"), months=1).missing == ("choice",)


def test_started_and_whole_months_are_not_cut_by_new_values() -> None:
    values = {"2000-01-01": value("50"), "2026-02-01": value("60")}
    for day_count, supports in {"started_months": [5_000, 6_000], "whole_months": [5_000, 0]}.items():
        one = scheme(
            day_count=day_count,
            parameters={"level": parameter(values, "percent")},
            cost=[block("cost", "amount", of="wage")],
            steps=[block("support", "share_of", of="wage", share="level")],
        )
        found = calculate(one, situation(DAY(2026, 1, 15), DAY(2026, 2, 24), wage=10_000))
        assert [month.support for month in found.months] == supports
        assert [month.cost for month in found.months] == [10_000, 10_000 * (10 / Decimal("30.4375"))]


def test_monthly_is_nothing_when_the_support_is_over() -> None:
    one = stepped(duration={"total": "total"}, cost=[block("cost", "amount", of="wage")])
    told = situation(wage=10_000, months_used=0)
    assert monthly(one, told, DAY(2026, 7, 1)).support == 6_000
    over = monthly(one, told, DAY(2028, 1, 1))
    assert (over.cost, over.support, over.net) == (Decimal(10_000), Decimal(0), Decimal(10_000))
    assert monthly(one, situation(), DAY(2026, 7, 1)).net is None


def test_months_that_the_scheme_cannot_count_are_none() -> None:
    found = calculate(scheme(steps=None), situation(), months=2)
    assert [found.support, found.cost, *(month.net for month in found.months)] == [0, 0, 0, 0]
