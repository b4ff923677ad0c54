from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.inventory.making import line

from talja.core.inventory.lines import EVERY_DAY, HandOver, Per, TaskLine, WhyNot
from talja.core.inventory.problem_lines import Cutting, Piece, PieceWindow, cut, pieces


def shapes(told: TaskLine) -> list[tuple[str, int, str, int, int]]:
    """Key, times, days, minutes and weeks of each piece."""
    return [
        (one.key, one.times, "".join(str(window.day) for window in one.windows), one.minutes, one.weeks)
        for one in pieces([told])
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({}, [("a", 5, "01234", 30, 52)], id="every weekday is held whole"),
        pytest.param(
            {"days": EVERY_DAY}, [("a.1", 5, "01234", 30, 52), ("a.2", 2, "56", 30, 52)], id="every day: weekend apart"
        ),
        pytest.param(
            {"days": frozenset({2, 3, 4, 5, 6, 0}), "weeks": 40},
            [("a.1", 4, "0234", 30, 40), ("a.2", 2, "56", 30, 40)],
            id="six days with the weekend",
        ),
        pytest.param({"days": frozenset({5, 6})}, [("a", 2, "56", 30, 52)], id="the weekend only"),
        pytest.param(
            {"times": 2, "days": frozenset({0, 1})},
            [("a.1", 2, "01", 30, 52), ("a.2", 2, "01", 30, 52)],
            id="twice a day",
        ),
        pytest.param({"per": Per.WEEK, "times": 3, "days": EVERY_DAY}, [("a", 3, "0123456", 30, 52)], id="any three"),
        pytest.param(
            {"per": Per.WEEK, "times": 6, "days": EVERY_DAY},
            [("a.1", 5, "01234", 30, 52), ("a.2", 1, "56", 30, 52)],
            id="six of seven days",
        ),
        pytest.param(
            {"per": Per.WEEK, "times": 7},
            [("a.1", 4, "01234", 30, 52), ("a.2", 3, "01234", 30, 52)],
            id="seven times on five days are shared evenly",
        ),
        pytest.param(
            {"per": Per.WEEK, "people_at_once": 2},
            [("a.1", 1, "01234", 30, 52), ("a.2", 1, "01234", 30, 52)],
            id="two people at once",
        ),
        pytest.param(
            {"per": Per.MONTH, "times": 2},
            [("a", 1, "01234", 30, 24)],
            id="twice a month",
        ),
        pytest.param({"per": Per.MONTH, "times": 8}, [("a", 2, "01234", 30, 48)], id="eight times a month"),
        pytest.param({"per": Per.SEASON}, [("a", 1, "01234", 30, 4)], id="once a season"),
        pytest.param({"per": Per.SEASON, "weeks": 26}, [("a", 1, "01234", 30, 2)], id="spring and autumn"),
        pytest.param({"per": Per.MONTH, "weeks": 1}, [("a", 1, "01234", 30, 1)], id="at least one week"),
        pytest.param({"minutes": 31}, [("a", 5, "01234", 45, 52)], id="minutes go up to the grid"),
        pytest.param(
            {"per": Per.SEASON, "minutes": 16 * 60 + 10},
            [("a.1", 1, "01234", 330, 4), ("a.2", 1, "01234", 330, 4), ("a.3", 1, "01234", 330, 4)],
            id="two days in three parts",
        ),
        pytest.param(
            {"minutes": 600, "is_movable": False, "per": Per.WEEK},
            [("a", 1, "01234", 600, 52)],
            id="fixed: not in parts",
        ),
    ],
)
def test_a_line_becomes_pieces_that_one_person_can_hold(
    told: dict[str, Any], expected: list[tuple[object, ...]]
) -> None:
    assert shapes(line(**told)) == expected


@pytest.mark.parametrize(
    ("told", "window", "minutes"),
    [
        pytest.param({"earliest": 430, "latest": 490}, (420, 495), 30, id="movable: outwards to the grid"),
        pytest.param({"earliest": 420, "latest": 540, "is_movable": False}, (420, 450), 30, id="fixed: starts at once"),
        pytest.param({"earliest": 434, "minutes": 15, "is_movable": False}, (420, 450), 30, id="fixed: two steps"),
        pytest.param({"earliest": 0, "latest": 1440}, (0, 1440), 30, id="all day"),
    ],
)
def test_windows_stand_on_the_grid(told: dict[str, Any], window: tuple[int, int], minutes: int) -> None:
    (piece,) = pieces([line(days=frozenset({3}), **told)])
    assert piece.windows == (PieceWindow(3, *window),)
    assert piece.minutes == minutes


@pytest.mark.parametrize(
    ("hand_over", "why_not", "stays"),
    [
        (HandOver.YES, WhyNot.NONE, ""),
        (HandOver.PARTLY, WhyNot.SAFETY, ""),
        (HandOver.NO, WhyNot.LICENCE, "licence"),
        (HandOver.NO, WhyNot.NONE, "no"),
        (HandOver.UNKNOWN, WhyNot.NONE, "unknown"),
    ],
)
def test_why_a_piece_stays(hand_over: HandOver, why_not: WhyNot, stays: str) -> None:
    (piece,) = pieces([line(hand_over=hand_over, why_not=why_not)])
    assert piece.stays == stays


def test_a_piece_knows_its_line() -> None:
    told = line("7", place="köket", demands={"hygiene": 1}, is_undone=True, days=frozenset({0}))
    assert pieces([told]) == (
        Piece(
            key="7",
            line="7",
            title="Duka fram frukost",
            family=told.family,
            occupation="5311",
            place="köket",
            minutes=30,
            windows=(PieceWindow(0, 0, 1440),),
            times=1,
            weeks=52,
            is_undone=True,
            demands={"hygiene": 1},
        ),
    )


def test_a_line_with_faults_is_refused() -> None:
    with pytest.raises(ValueError, match="a has faults: minutes_none, days_none"):
        cut(line(minutes=0, days=frozenset()), cutting=Cutting())


@pytest.mark.parametrize(("grid", "most"), [(7, 480), (15, 10)])
def test_a_grid_that_does_not_divide_the_day_is_refused(grid: int, most: int) -> None:
    with pytest.raises(ValueError, match="no grid"):
        Cutting(grid, most)


@st.composite
def possible(draw: st.DrawFn) -> TaskLine:
    minutes = draw(st.integers(1, 1440))
    earliest = draw(st.integers(0, 1440 - minutes))
    return line(
        minutes=minutes,
        earliest=earliest,
        latest=draw(st.integers(earliest + minutes, 1440)),
        per=draw(st.sampled_from(Per)),
        times=draw(st.integers(1, 40)),
        weeks=draw(st.integers(1, 52)),
        days=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        people_at_once=draw(st.integers(1, 4)),
        is_movable=draw(st.booleans()),
    )


@given(possible(), st.sampled_from([5, 15, 60]))
def test_every_piece_can_be_held_and_nothing_is_lost(told: TaskLine, grid: int) -> None:
    parts = cut(told, cutting=Cutting(grid))
    assert len({one.key for one in parts}) == len(parts)
    for one in parts:
        assert 1 <= one.times <= min(5, len(one.windows))
        assert 1 <= one.weeks <= 52
        assert one.minutes % grid == 0
        assert {window.day for window in one.windows} <= told.days
        for window in one.windows:
            assert window.earliest % grid == window.latest % grid == 0
            assert 0 <= window.earliest <= told.earliest
            assert window.earliest + one.minutes <= window.latest <= 1440
    if told.per in {Per.DAY, Per.WEEK}:
        held = sum(one.minutes * one.times * one.weeks for one in parts)
        assert held >= told.yearly_times * told.minutes * told.people_at_once
