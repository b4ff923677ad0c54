import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.disclosure.rounding import may_show_median, may_show_share, round_count, round_series


@pytest.mark.parametrize(
    ("count", "rounded"), [(0, 0), (2, 0), (3, 5), (5, 5), (7, 5), (8, 10), (130, 130), (132, 130), (133, 135)]
)
def test_round_to_fives(count: int, rounded: int) -> None:
    assert round_count(count) == rounded


def test_a_tie_goes_up_and_a_series_is_rounded_month_by_month() -> None:
    assert round_count(5, base=10) == 10
    assert round_series([1, 4, 128]) == (0, 5, 130)
    with pytest.raises(ValueError, match="below zero"):
        round_count(-1)


@given(st.integers(0, 10_000))
def test_rounding_never_moves_a_count_by_more_than_two(count: int) -> None:
    assert abs(round_count(count) - count) <= 2
    assert round_count(count) % 5 == 0


@pytest.mark.parametrize(
    ("part", "whole", "code"),
    [
        pytest.param(5, 9, "share_of_few", id="fewer than ten"),
        pytest.param(5, 10, "", id="ten are enough"),
        pytest.param(4, 20, "share_reveals_few", id="a small count"),
        pytest.param(16, 20, "share_reveals_few", id="all but a small count"),
        pytest.param(0, 20, "share_of_all", id="no one"),
        pytest.param(20, 20, "share_of_all", id="everyone"),
        pytest.param(15, 20, "", id="both sides large enough"),
    ],
)
def test_when_a_share_may_be_shown(part: int, whole: int, code: str) -> None:
    assert may_show_share(part, whole).code == code


def test_when_a_median_may_be_shown() -> None:
    assert may_show_median(10)
    assert may_show_median(9).code == "median_of_few"
