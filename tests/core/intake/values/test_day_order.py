"""A column settles what one cell cannot: which of three short numbers is the day."""

from datetime import date

import pytest

from talja.core.intake.values.day_order import settle_orders
from talja.core.intake.values.days import read_day
from talja.core.intake.values.reckoning import DayOrder, Edge, frame_for

ON = date(2017, 3, 1)


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        (["15/8-16", "3/4-17"], "3/4-17", "2017-04-03"),
        (["08/15/2016", "08/01/2016"], "08/01/2016", "2016-08-01"),
        (["15-08-2016"], "01-08-2016", "2016-08-01"),
        (["31-08-16", "01-08-16"], "01-08-16", "2001-08-16 told"),
        (["31-08-51", "01-08-16"], "01-08-16", "2001-08-16 told"),
        (["98-08-15"], "01-08-16", "2001-08-16"),
        (["15/8-16", "8/15-16"], "3/4-17", "2017-04-03 told"),
        (["15-08-2016"], "08/01/2016", "2016-01-08 told"),
        (["2016-08-15", 42583.0, None, "text", date(2016, 8, 15)], "08/01/2016", "2016-01-08 told"),
    ],
    ids=str,
)
def test_the_clear_cells_settle_the_others_with_the_same_marks(column: list[str], cell: str, expected: str) -> None:
    read = read_day(cell, frame=frame_for(Edge.FIRST, on=ON, orders=settle_orders(column, on=ON)))
    assert f"{read.value}{' told' * bool(read.remarks)}" == expected


def test_a_settled_order_never_makes_a_day_that_does_not_exist() -> None:
    frame = frame_for(Edge.FIRST, on=ON, orders={"//": DayOrder.MONTH_FIRST})
    assert read_day("15/8/2016", frame=frame).value == date(2016, 8, 15)
