"""Amounts over time as steps: in their places, named where they begin, and never two names on each other."""

import re
from datetime import date
from itertools import pairwise

import pytest

from talja.web.shared.charts.levels import Level, LevelLine, Levels, draw_levels

FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)


def levels(*lines: LevelLine) -> Levels:
    return Levels(key="net", title="Att betala", description="En linje för varje form.", lines=lines, unit="kr")


def flat(name: str, amount: float | None) -> LevelLine:
    return LevelLine(name, (Level(FIRST, LAST, amount),))


def heights(drawn: str) -> list[float]:
    return [float(y) for y in re.findall(r'<text class="talja-chart-strong"[^>]* y="([\d.]+)"', drawn)]


def test_a_step_is_a_line_down_between_two_levels_that_meet() -> None:
    line = LevelLine("Stöd", (Level(FIRST, date(2027, 12, 31), 10_000), Level(date(2028, 1, 1), LAST, 30_000)))
    drawn = draw_levels(levels(line))
    assert drawn.count("talja-chart-level ") == 3
    assert "Stöd: 10\u00a0000 kr" in drawn


def test_an_unknown_amount_breaks_the_line() -> None:
    line = LevelLine("Stöd", (Level(FIRST, date(2027, 12, 31), None), Level(date(2028, 1, 1), LAST, 30_000)))
    assert draw_levels(levels(line)).count("talja-chart-level ") == 1


def test_a_line_of_nothing_known_is_not_named() -> None:
    assert len(heights(draw_levels(levels(flat("Okänt", None), flat("Känt", 1))))) == 1


def test_names_of_equal_amounts_stand_apart() -> None:
    ys = sorted(heights(draw_levels(levels(*(flat(f"Form {place}", 20_000 + place) for place in range(6))))))
    assert all(below - above >= 19.9 for above, below in pairwise(ys))


@pytest.mark.parametrize("amount", [0, 1])
def test_names_at_the_bottom_stay_within(amount: float) -> None:
    drawn = draw_levels(levels(flat("Dyr", 90_000), *(flat(f"Form {place}", amount) for place in range(5))))
    assert max(heights(drawn)) <= 24 + 250


def test_halves_are_rounded_as_elsewhere() -> None:
    assert "29\u00a0363 kr" in draw_levels(levels(flat("Stöd", 29_362.5)))


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 6"):
        levels(*(flat(str(place), 1) for place in range(7)))
    with pytest.raises(ValueError, match="1 to 6"):
        levels()


def test_a_name_stands_above_a_small_rise_but_not_a_large_one() -> None:
    def two(later: float) -> LevelLine:
        return LevelLine("Stöd", (Level(FIRST, date(2027, 12, 31), 18_000), Level(date(2028, 1, 1), LAST, later)))

    dear = flat("Utan", 40_000)
    small, large, none = (heights(draw_levels(levels(dear, two(later))))[1] for later in (19_000, 40_000, 18_000))
    assert small < none == large
