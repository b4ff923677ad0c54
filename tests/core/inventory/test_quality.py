from typing import Any

import pytest
from tests.core.inventory.making import line, task

from talja.core.inventory.library import Library
from talja.core.inventory.lines import Company, HandOver, Per, TaskLine, WhyNot
from talja.core.inventory.quality import Finding, Total, faults, findings, totals


def codes(*lines: TaskLine, **also: Any) -> list[str]:
    return [one.code for one in findings(lines, **also) if one.code != "hours_unknown"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"title": "  "}, "title_missing"),
        ({"minutes": 0}, "minutes_none"),
        ({"minutes": -5}, "minutes_none"),
        ({"minutes": 30 * 60}, "minutes_above_day"),
        ({"times": 0}, "times_none"),
        ({"people_at_once": 0}, "people_none"),
        ({"weeks": 0}, "weeks_impossible"),
        ({"weeks": 53}, "weeks_impossible"),
        ({"days": frozenset()}, "days_none"),
        ({"days": frozenset({7})}, "days_unknown"),
        ({"earliest": 600, "latest": 600}, "window_impossible"),
        ({"earliest": -1}, "window_impossible"),
        ({"latest": 1441}, "window_impossible"),
        ({"earliest": 600, "latest": 629}, "window_too_short"),
        ({"demands": {"singing": 1}}, "demand_unknown"),
        ({"demands": {"swedish": 5}}, "demand_unknown"),
        ({"feeling": 3}, "feeling_unknown"),
    ],
)
def test_what_is_impossible_is_a_fault(told: dict[str, Any], code: str) -> None:
    assert list(faults(line(**told))) == [Finding(code, ("a",), is_fault=True)]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({}, id="as usual"),
        pytest.param({"earliest": 600, "latest": 630}, id="fills its window"),
        pytest.param({"minutes": 1440}, id="all day and night"),
        pytest.param({"times": 40, "per": Per.WEEK}, id="more times than days"),
        pytest.param({"low": 30, "high": 45}, id="at the end of its range"),
        pytest.param({"hand_over": HandOver.NO, "why_not": WhyNot.LAW, "demands": {"delegation": 1}}, id="stays"),
        pytest.param({"hand_over": HandOver.NO, "why_not": WhyNot.LAW, "feeling": -2}, id="missed, but stays"),
        pytest.param({"people_at_once": 2, "company": Company.PAIR}, id="two together"),
    ],
)
def test_nothing_to_look_at(told: dict[str, Any]) -> None:
    assert codes(line(**told)) == []


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"times": 3, "earliest": 600, "latest": 689}, "times_do_not_fit"),
        ({"low": 40, "high": 60}, "minutes_outside_range"),
        ({"low": 10, "high": 20}, "minutes_outside_range"),
        ({"hand_over": HandOver.UNKNOWN}, "hand_over_unknown"),
        ({"hand_over": HandOver.NO}, "why_not_missing"),
        ({"hand_over": HandOver.PARTLY}, "why_not_missing"),
        ({"why_not": WhyNot.LAW}, "why_not_of_yes"),
        ({"demands": {"delegation": 1}}, "delegation_needed"),
        ({"occupation": ""}, "occupation_missing"),
        ({"people_at_once": 2}, "alone_together"),
        ({"feeling": -1}, "would_be_missed"),
    ],
)
def test_what_is_odd_is_told_but_is_no_fault(told: dict[str, Any], code: str) -> None:
    (found,) = [one for one in findings([line(**told)]) if one.code != "hours_unknown"]
    assert (found.code, found.lines, found.is_fault) == (code, ("a",), False)


def test_the_same_task_in_other_words_is_told_once_for_the_pair() -> None:
    found = [one for one in findings([line("a"), line("b", title="Ställa fram frukosten")]) if len(one.lines) == 2]
    assert found == [Finding("same_in_other_words", ("a", "b"), data={"percent": 100})]


def test_what_only_looks_simple_is_told_from_the_library() -> None:
    library = Library(
        (
            task("frukost"),
            task("mata", title="Mata någon som har svårt att svälja", hand_over=HandOver.NO),
            task("sallad", title="Skära grönsaker", caution="Håll brädor åtskilda."),
        )
    )
    lines = (
        line("1"),
        line("2", title="Mata en som har svårt att svälja"),
        line("3", title="Skära grönsakerna", hand_over=HandOver.PARTLY, why_not=WhyNot.SAFETY),
        line("4", title="Skära till grönsaker", hand_over=HandOver.NO, why_not=WhyNot.SAFETY),
    )
    told = [one for one in findings(lines, library=library) if "task" in one.data]
    assert told == [
        Finding("usually_stays", ("2",), data={"task": "preschool/mata"}),
        Finding("only_looks_simple", ("3",), data={"task": "preschool/sallad"}),
    ]


def test_totals_leave_out_what_is_undone_and_what_is_wrong() -> None:
    lines = (
        line("1", per=Per.WEEK, times=4),
        line("2", per=Per.WEEK, hand_over=HandOver.NO, why_not=WhyNot.LAW),
        line("3", is_undone=True),
        line("4", minutes=0),
        line("5", occupation="2343", per=Per.WEEK, minutes=300),
    )
    assert totals(lines, worked={"5311": 600, "9111": 100}) == (
        Total("2343", told=300, may_go=300, worked=None),
        Total("5311", told=150, may_go=120, worked=600),
        Total("9111", told=0, may_go=0, worked=100),
    )
    assert Total("5311", told=150, may_go=120, worked=600).percent == 25
    assert Total("2343", told=300, may_go=300, worked=None).percent is None


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        ({"5311": 149}, ["more_than_hours"]),
        ({"5311": 150}, []),
        ({"5311": 300}, []),
        ({"5311": 310}, ["little_told"]),
        ({}, ["hours_unknown"]),
        ({"5311": 0, "9111": 0}, ["more_than_hours"]),
    ],
)
def test_totals_against_the_working_hours(worked: dict[str, int], told: list[str]) -> None:
    assert [one.code for one in findings([line()], worked=worked)] == told


def test_no_hours_are_asked_of_nobody() -> None:
    assert [one.code for one in findings([line(occupation="")])] == ["occupation_missing"]
    assert findings([]) == ()
