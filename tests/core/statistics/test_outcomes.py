from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.statistics.spell_strategies import spell_lists

from talja.core.kernel.period import Period
from talja.core.statistics.outcomes import (
    kolada_result,
    median_days_completed,
    median_days_so_far,
    onward_persons,
    onward_placements,
    onward_since_start,
)
from talja.core.statistics.persons import share_born_abroad, share_women
from talja.core.statistics.shares import BoundedShare, Interval
from talja.core.statistics.spells import ONWARD, Born, Destination, Kolada, Sex, Spell

Make = Callable[..., Spell]
JOB, STUDIES = Destination.ORDINARY_PRIVATE_JOB, Destination.STUDIES_BASIC
SPRING = Period(date(2025, 1, 1), date(2025, 6, 30))
MAY = date(2025, 5, 31)


def test_jobs_and_studies_are_onward_and_unknown_is_neither_success_nor_failure(spell: Make) -> None:
    destinations = [JOB, STUDIES, Destination.MOVED, Destination.DECEASED, Destination.UNKNOWN]
    rows = [spell(last_day=MAY, destination=destination) for destination in destinations]
    rows += [spell(destination=JOB), spell(last_day=date(2025, 7, 1), destination=JOB)]

    assert onward_placements(rows, during=SPRING) == BoundedShare(yes=2, no=2, unknown=1)


def test_the_goal_counts_ordinary_jobs_and_studies_only() -> None:
    assert {code.value for code in ONWARD} == {
        code.value for code in Destination if code.value.startswith(("ordinary_", "studies_"))
    }


def test_a_person_counts_once_by_the_latest_end(spell: Make) -> None:
    internship = spell(person_key="a", last_day=date(2025, 2, 1), destination=Destination.OTHER_MEASURE)
    employment = spell(person_key="a", first_day=date(2025, 2, 2), last_day=MAY, destination=JOB)

    assert onward_placements([internship, employment], during=SPRING) == BoundedShare(1, 1)
    assert onward_persons([employment, internship], during=SPRING) == BoundedShare(1, 0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(JOB, Destination.UNKNOWN, BoundedShare(0, 0, 1), id="unknown beats onward"),
        pytest.param(Destination.ILL, Destination.UNKNOWN, BoundedShare(0, 1, 0), id="not onward beats unknown"),
    ],
)
def test_of_two_ends_on_one_day_the_less_favourable_counts(
    spell: Make, one: Destination, other: Destination, expected: BoundedShare
) -> None:
    rows = [spell(person_key="a", last_day=MAY, destination=destination) for destination in (one, other)]

    assert onward_persons(rows, during=SPRING) == onward_persons(rows[::-1], during=SPRING) == expected


@given(spell_lists(), st.randoms())
def test_order_and_names_of_keys_do_not_matter(spells: list[Spell], random: object) -> None:
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    renamed = [
        replace(spell, placement_key="0", person_key=f"{ord(spell.person_key) % 7}{spell.person_key}")
        for spell in spells
    ]
    random.shuffle(renamed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    for measure in (onward_placements, onward_persons, kolada_result):
        assert measure(renamed, during=year) == measure(spells, during=year)
    assert share_women(renamed, on=MAY) == share_women(spells, on=MAY)
    assert share_born_abroad(renamed, on=MAY) == share_born_abroad(spells, on=MAY)


@given(spell_lists())
def test_since_start_never_promises_more_than_at_end_can_hold(spells: list[Spell]) -> None:
    bounds = onward_since_start(spells, during=Period(date(2024, 1, 1), date(2024, 12, 31)), on=MAY)

    assert bounds is None or 0 <= bounds.low <= bounds.high <= 1


def test_since_start_keeps_the_running_and_the_unknown_open(spell: Make) -> None:
    rows = [spell(last_day=MAY, destination=JOB), spell(last_day=MAY, destination=Destination.ILL)]
    rows += [spell(last_day=MAY), spell(), spell(last_day=date(2025, 6, 1), destination=JOB)]
    rows += [spell(first_day=date(2025, 6, 2)), spell(first_day=date(2024, 12, 31))]

    assert onward_since_start(rows, during=SPRING, on=date(2025, 6, 1)) == Interval(0.2, 0.8)
    assert onward_since_start([], during=SPRING, on=MAY) is None


def test_kolada_counts_work_and_studies_and_keeps_the_unclassed_apart(spell: Make) -> None:
    rows = [spell(last_day=MAY, kolada=kolada) for kolada in Kolada]

    assert kolada_result(rows, during=SPRING) == BoundedShare(yes=2, no=3, unknown=1)


def test_completed_and_so_far_are_two_different_medians(spell: Make) -> None:
    rows = [spell(last_day=date(2025, 1, 1)), spell(last_day=date(2025, 1, 4)), spell(first_day=MAY)]

    assert median_days_completed(rows, during=SPRING) == 2.5
    assert median_days_so_far(rows, on=MAY + timedelta(days=1)) == 2
    assert median_days_completed([], during=SPRING) is None
    assert median_days_so_far([], on=MAY) is None


def test_each_person_counts_once_in_the_shares_of_the_running(spell: Make) -> None:
    rows = [
        spell(person_key="a", sex=Sex.WOMAN, born=Born.ABROAD),
        spell(person_key="a", sex=Sex.UNKNOWN, born=Born.SWEDEN),
        spell(person_key="b", sex=Sex.MAN, born=Born.SWEDEN),
        spell(person_key="c"),
        spell(person_key="d", sex=Sex.WOMAN, last_day=date(2025, 1, 2)),
    ]

    assert share_women(rows, on=MAY) == BoundedShare(yes=1, no=1, unknown=1)
    assert share_born_abroad(rows, on=MAY) == BoundedShare(yes=0, no=1, unknown=2), (
        "registers that disagree are unknown"
    )
