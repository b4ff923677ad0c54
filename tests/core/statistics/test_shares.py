import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.statistics.shares import BoundedShare, Interval, Representation, change, share_of, wilson

counts = st.integers(0, 400)


@given(counts, counts, counts)
def test_low_is_never_above_known_and_known_never_above_high(yes: int, no: int, unknown: int) -> None:
    share = BoundedShare(yes, no, unknown)

    assert share.total == yes + no + unknown
    if share.low is not None and share.high is not None:
        known = share.known if share.known is not None else share.low
        assert 0 <= share.low <= known <= share.high <= 1


@given(counts, counts)
def test_wilson_stays_between_0_and_1_and_holds_the_share(yes: int, no: int) -> None:
    interval = wilson(yes, yes + no)

    if interval is not None:
        assert 0 <= interval.low <= yes / (yes + no) <= interval.high <= 1


@given(st.integers(1, 60), st.integers(0, 60))
def test_wilson_is_the_same_seen_from_the_other_side(trials: int, successes: int) -> None:
    successes = min(successes, trials)
    one, other = wilson(successes, trials), wilson(trials - successes, trials)

    assert one is not None
    assert other is not None
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(7, 10, 0.397, 0.892), (14, 20, 0.481, 0.855), (28, 40, 0.546, 0.819), (91, 130, 0.616, 0.772)],
)
def test_wilson_gives_the_published_bounds(successes: int, trials: int, low: float, high: float) -> None:
    interval = wilson(successes, trials)

    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (low, high)


def test_nothing_has_no_share() -> None:
    nothing = BoundedShare(0, 0)

    assert [nothing.low, nothing.known, nothing.high, nothing.completeness, nothing.interval] == [None] * 5


def test_only_unknown_leaves_everything_open() -> None:
    share = BoundedShare(0, 0, 4)

    assert (share.low, share.known, share.high, share.completeness) == (0, None, 1, 0)


def test_shares_of_known_figures() -> None:
    share = BoundedShare(yes=18, no=14, unknown=11)

    assert share.completeness == pytest.approx(32 / 43)
    assert share.interval == wilson(18, 32)
    assert share.low == pytest.approx(0.4186, abs=1e-4)


@pytest.mark.parametrize(("successes", "trials"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="successes in"):
        wilson(successes, trials)
    with pytest.raises(ValueError, match="below zero"):
        BoundedShare(successes, trials - successes)


def test_share_of_codes_keeps_unknown_apart_even_when_asked_for() -> None:
    assert share_of({"a": 3, "b": 2, "?": 4}, {"a"}, unknown="?") == BoundedShare(3, 2, 4)
    assert share_of({"a": 3, "?": 4}, {"a", "?"}, unknown="?") == BoundedShare(3, 0, 4)


def test_representation_compares_known_with_known() -> None:
    women = Representation(BoundedShare(50, 50), BoundedShare(61, 39))

    assert women.difference == pytest.approx(-0.11)
    assert women.ratio == pytest.approx(50 / 61)


@pytest.mark.parametrize(
    ("share", "reference"), [(BoundedShare(0, 0, 3), BoundedShare(1, 1)), (BoundedShare(1, 1), BoundedShare(0, 0))]
)
def test_representation_without_known_cases_is_nothing(share: BoundedShare, reference: BoundedShare) -> None:
    assert Representation(share, reference).difference is None
    assert Representation(share, reference).ratio is None


def test_representation_against_a_population_without_the_group_has_no_ratio() -> None:
    assert Representation(BoundedShare(1, 1), BoundedShare(0, 5)).ratio is None


def test_change_from_baseline() -> None:
    assert change(156, 130) == pytest.approx(0.2)
    assert change(5, 0) is None
    assert wilson(0, 0) is None
    assert isinstance(wilson(0, 1), Interval)
