"""Two forms that are not Swedish at all, written as data and worked out by hand: no Python was needed."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.core.rules.making import situation

from talja.core import rules
from talja.core.rules.book import load_book, make_book, our_files
from talja.core.rules.calculate import calculate
from talja.core.rules.results import Answer, Calculation
from talja.core.rules.scheme import Scheme

FOREIGN = Path(__file__).parents[2] / "cases" / "foreign"
RULES = Path(str(rules.__file__)).parent


def foreign(name: str) -> Scheme:
    file = FOREIGN / f"{name}.yaml"
    return make_book((*our_files(), (file.name, file.read_text("utf-8")))).schemes[name]


NORWAY, CITY = foreign("wage_subsidy_no"), foreign("city_top_up_fi")


def test_they_stand_beside_ours_and_no_code_knows_them() -> None:
    assert not {NORWAY.code, CITY.code} & load_book().schemes.keys()
    for path in RULES.rglob("*.py"):
        text = path.read_text("utf-8")
        assert not any(
            word in text for word in (NORWAY.code, CITY.code, "NOK", "EUR", "impaired_capacity", "pay_subsidy")
        )


def norway(first: str, last: str, **facts: Any) -> Calculation:
    told = situation(date.fromisoformat(first), date.fromisoformat(last), wage=20_000, months_used=0, **facts)
    return calculate(NORWAY, told)


def test_norway_line_by_line() -> None:
    found = norway("2026-01-15", "2026-02-14", impaired_capacity=True)
    steps = {step.code: step.amount for step in found.segments[0].support}
    assert steps == {
        "base_wage": 20_000,
        "base_holiday": 2_400,  # 12 % of 20 000
        "base_with_holiday": 22_400,
        "base_pension": 448,  # 2 % of 22 400
        "base_before_tax": 22_848,
        "base_tax": Decimal("3221.568"),  # 14,1 % of 22 848
        "refundable": Decimal("26069.568"),
        "subsidy": Decimal("15641.7408"),  # 60 %
    }
    assert (found.answer, found.currency, found.missing) == (Answer.YES, "NOK", ())
    assert [found.cost, found.support] == [26_070, 15_642]


def test_norway_steps_down_after_a_year_and_counts_days_of_the_average_month() -> None:
    found = norway("2026-01-15", "2027-02-24", impaired_capacity=True)
    assert [month.support for month in found.months] == [
        *[15_642] * 12,  # a whole month from the 15th, twelve times: 15 641,74
        13_035,  # 50 % of 26 069,568 = 13 034,78
        4_282,  # 15–24 February: 10 days / 30,4375 x 13 034,784 = 4 282,47
    ]
    assert found.support == 12 * 15_642 + 13_035 + 4_282


def test_norway_ends_after_two_years_and_the_outlay_goes_on() -> None:
    found = norway("2026-01-01", "2028-01-31", impaired_capacity=True)
    assert found.extent.last_day == date(2027, 12, 31)
    assert [found.months[-2].support, found.months[-1].support, found.months[-1].cost] == [13_035, 0, 26_070]


def test_norway_asks_what_only_norway_asks() -> None:
    found = norway("2026-01-01", "2026-12-31")
    assert found.answer is Answer.UNKNOWN
    assert [checked.missing for checked in found.conditions if checked.code == "capacity"] == [("impaired_capacity",)]


def city(first: str, last: str, wage: int, **facts: Any) -> Calculation:
    return calculate(CITY, situation(date.fromisoformat(first), date.fromisoformat(last), wage=wage, **facts))


@pytest.mark.parametrize(
    ("wage", "pay_subsidy", "expected"),
    [
        (2_000, True, 800),  # 2 000 x 1,04 x 1,21 = 2 516,80; half of it is the state's; 1 258,40 is left; at most 800
        (1_000, True, 629),  # 1 258,40; the state's half 629,20; 629,20 is left, in whole euros 629
        (2_000, False, 500),  # nothing from the state: 2 516,80 is left; at most 500
        (300, False, 378),  # 300 x 1,2584 = 377,52
    ],
)
def test_the_city_by_the_month(wage: int, pay_subsidy: bool, expected: int) -> None:
    assert city("2024-01-01", "2024-01-31", wage, pay_subsidy=pay_subsidy).support == expected


def test_the_city_counts_thirty_days_to_every_month() -> None:
    found = city("2024-01-17", "2024-03-10", 2_000, pay_subsidy=True)
    assert [month.support for month in found.months] == [
        373,  # 17–30 January: 14/30 of 800 = 373,33; the 31st is no day
        800,  # a February of 29 days is a month
        267,  # 10/30 of 800 = 266,67
    ]


def test_the_state_lowered_its_ceiling_in_the_middle_of_the_time() -> None:
    """3 000 x 1,2584 = 3 775,20, of which the state pays its ceiling; the city's own ceiling hides the change."""
    found = city("2023-06-01", "2023-07-31", 3_000, pay_subsidy=True)
    state = [{step.code: step.amount for step in one.support}["state_support"] for one in found.segments]
    assert state == [1_400, 1_260]
    assert [month.support for month in found.months] == [800, 800]


def test_the_city_counts_with_the_least_while_it_is_not_known_who_pays() -> None:
    found = city("2024-01-01", "2024-01-31", 2_000)
    assert (found.answer, set(found.possible_groups)) == (Answer.UNKNOWN, {"with_pay_subsidy", "without"})
    assert found.support is None, "whether the state pays decides what is left"
    assert "pay_subsidy" in found.missing
