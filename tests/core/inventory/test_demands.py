from collections.abc import Mapping

import pytest

from talja.core.inventory.demands import DEMANDS, NO_DEMANDS, is_level, ordered, strictest


@pytest.mark.parametrize(
    ("code", "highest"),
    [("swedish", 4), ("reading", 2), ("lifting", 3), ("hygiene", 1), ("contact", 2), ("computer", 2)],
)
def test_levels_go_from_none_to_the_highest(code: str, highest: int) -> None:
    assert list(DEMANDS[code].levels) == list(range(highest + 1))
    assert is_level(code, 0)
    assert is_level(code, highest)
    assert not is_level(code, highest + 1)
    assert not is_level(code, -1)


def test_an_unknown_demand_has_no_level() -> None:
    assert not is_level("singing", 0)


def test_demands_stand_in_the_order_of_the_vocabulary_and_none_is_left_out() -> None:
    assert list(ordered({"computer": 1, "hygiene": 0, "swedish": 2}).items()) == [("swedish", 2), ("computer", 1)]


@pytest.mark.parametrize("demands", [{"singing": 1}, {"swedish": 5}, {"swedish": -1}])
def test_what_is_no_demand_is_refused(demands: Mapping[str, int]) -> None:
    with pytest.raises(ValueError, match="no such demand"):
        ordered(demands)


def test_the_strictest_of_several() -> None:
    assert strictest([{"swedish": 1, "lifting": 2}, {"swedish": 3}]) == {"swedish": 3, "lifting": 2}
    assert strictest([]) == NO_DEMANDS
