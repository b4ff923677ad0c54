"""What lasts after an end: only what was told of those months counts, and unknown is never a success."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.statistics.spell_strategies import spell_lists

from talja.core.statistics.lasting import Checked, Later, later_on, share_lasting
from talja.core.statistics.shares import BoundedShare
from talja.core.statistics.spells import ONWARD, Destination, Spell

Make = Callable[..., Spell]
JOB, STUDIES, DEAD = Destination.ORDINARY_PRIVATE_JOB, Destination.STUDIES_BASIC, Destination.DECEASED
MAY = date(2025, 5, 31)
CHECKS = st.dictionaries(
    st.sampled_from((3, 6, 12)), st.builds(Checked, st.sampled_from(Destination), st.booleans()), max_size=3
)


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        pytest.param({}, Later.UNKNOWN, id="never asked, though it led to a job"),
        pytest.param({3: Checked(JOB, is_there=True)}, Later.UNKNOWN, id="known earlier only"),
        pytest.param({12: Checked(JOB, is_there=True)}, Later.UNKNOWN, id="known later only"),
        pytest.param({6: Checked(Destination.UNKNOWN)}, Later.UNKNOWN, id="asked in vain"),
        pytest.param({6: Checked(Destination.UNKNOWN, is_there=True)}, Later.UNKNOWN, id="there, nobody knows where"),
        pytest.param({6: Checked(JOB, is_there=True)}, Later.THERE, id="still there"),
        pytest.param({6: Checked(STUDIES)}, Later.ELSEWHERE, id="studies instead"),
        pytest.param({6: Checked(Destination.UNEMPLOYED, is_there=True)}, Later.NO, id="neither work nor studies"),
        pytest.param({6: Checked(Destination.OTHER_MEASURE)}, Later.NO, id="another measure is no solution"),
        pytest.param({3: Checked(DEAD)}, Later.NO, id="had died, so nobody asks again"),
        pytest.param({12: Checked(DEAD)}, Later.UNKNOWN, id="died later, and nobody had asked"),
    ],
)
def test_six_months_after_a_job(spell: Make, checks: dict[int, Checked], expected: Later) -> None:
    assert later_on(spell(last_day=MAY, destination=JOB), checks, months=6) is expected


def test_who_died_at_the_end_is_known_and_nobody_to_ask(spell: Make) -> None:
    ended = spell(last_day=MAY, destination=DEAD)
    assert {later_on(ended, {}, months=months) for months in (3, 6, 12)} == {Later.NO}


def test_a_job_found_after_an_end_in_nothing_counts(spell: Make) -> None:
    ended = spell(last_day=MAY, destination=Destination.UNEMPLOYED)
    assert later_on(ended, {12: Checked(JOB)}, months=12) is Later.ELSEWHERE


def test_the_share_counts_there_and_elsewhere_and_keeps_the_unknown_apart() -> None:
    answers = [Later.THERE, Later.THERE, Later.ELSEWHERE, Later.NO, Later.UNKNOWN, Later.UNKNOWN]
    assert share_lasting(answers) == BoundedShare(yes=3, no=1, unknown=2)
    assert share_lasting([]).known is None


@given(spell_lists(), CHECKS, st.sampled_from((3, 6, 12)))
def test_everyone_is_counted_once_and_a_success_was_told_of_then(
    spells: list[Spell], checks: dict[int, Checked], months: int
) -> None:
    answers = [later_on(one, checks, months=months) for one in spells]
    share = share_lasting(answers)
    assert share.total == len(spells)
    told = checks.get(months)
    assert share.yes == 0 or (told is not None and told.status in ONWARD)
    assert share.unknown == 0 or told is None or told.status is Destination.UNKNOWN
