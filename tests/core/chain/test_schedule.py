from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.chain.rhythms import Rhythm, forms_with_rhythm, rhythm_for
from talja.core.chain.schedule import Kind, Planned, add_months, check_days, ended_for_check, schedule
from talja.core.kernel.workdays import is_working_day

INTRODUCTION = rhythm_for(category="subsidised", form="introduktionsjobb")
INTERNSHIP = rhythm_for(category="internship")
RHYTHMS = [rhythm_for(category=category) for category in ("subsidised", "municipal", "internship", "activity")]
RHYTHMS += [rhythm_for(category="subsidised", form=form) for form in sorted(forms_with_rhythm())]

days = st.dates(date(2019, 1, 1), date(2033, 12, 31))
rhythms = st.sampled_from(RHYTHMS)


def told(planned: tuple[Planned, ...]) -> list[tuple[str, str]]:
    return [(one.kind.value, one.due_day.isoformat()) for one in planned]


def test_a_year_of_introduktionsjobb() -> None:
    assert told(schedule(date(2026, 11, 2), date(2027, 11, 1), INTRODUCTION)) == [
        ("first_contact", "2026-11-13"),  # the fourteenth day is a Sunday: within two weeks is the Friday before
        ("check_in", "2027-01-04"),
        ("three_party", "2027-02-02"),
        ("experience", "2027-02-02"),
        ("check_in", "2027-03-02"),
        ("three_party", "2027-05-03"),
        ("experience", "2027-05-03"),
        ("check_in", "2027-07-02"),  # the one on 3 May is left out: everybody meets that day
        ("three_party", "2027-08-02"),
        ("experience", "2027-08-02"),
        ("end_talk", "2027-08-03"),
        ("check_in", "2027-09-02"),
        ("end", "2027-11-01"),
    ]


def test_one_day() -> None:
    day = date(2024, 2, 29)
    assert told(schedule(day, day, INTERNSHIP)) == [("first_contact", "2024-02-29"), ("end", "2024-02-29")]


def test_a_weekend_only() -> None:
    planned = schedule(date(2026, 11, 21), date(2026, 11, 22), INTERNSHIP)
    assert [one.kind for one in planned] == [Kind.FIRST_CONTACT, Kind.END]


def test_a_leap_day_and_the_ends_of_months() -> None:
    planned = schedule(date(2024, 2, 29), date(2025, 3, 31), RHYTHMS[0])
    experience = [one.due_day for one in planned if one.kind == Kind.EXPERIENCE]
    assert experience == [date(2024, 5, 29), date(2024, 8, 29), date(2024, 11, 29), date(2025, 2, 28)]
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2027, 8, 31), 6) == date(2028, 2, 29)


def test_no_end_is_planned_for_two_years_and_counts_nothing_back() -> None:
    planned = schedule(date(2026, 1, 1), None, RHYTHMS[0])
    assert max(one.due_day for one in planned) <= date(2028, 1, 1)
    assert not {Kind.END, Kind.END_TALK} & {one.kind for one in planned}
    later = schedule(date(2026, 1, 1), None, RHYTHMS[0], from_day=date(2027, 6, 1))
    assert later[: len(planned) - 1] == planned[:-1]
    assert date(2028, 6, 1) < max(one.due_day for one in later) <= date(2029, 6, 1)


def test_days_in_disorder() -> None:
    with pytest.raises(ValueError, match="before first day"):
        schedule(date(2026, 2, 1), date(2026, 1, 31), INTERNSHIP)


def test_checks_after_the_end() -> None:
    assert check_days(date(2026, 11, 30)) == {3: date(2027, 2, 28), 6: date(2027, 5, 30), 12: date(2027, 11, 30)}


@given(days, st.one_of(st.none(), st.integers(0, 1500)), rhythms, st.one_of(st.none(), days))
def test_always_within_the_period(first_day: date, length: int | None, rhythm: Rhythm, from_day: date | None) -> None:
    last_day = None if length is None else first_day + timedelta(days=length)
    planned = schedule(first_day, last_day, rhythm, from_day=from_day)
    until = last_day or add_months(max(first_day, from_day or first_day), 24)
    assert all(first_day <= one.due_day <= until for one in planned)
    assert len({(one.kind, one.number) for one in planned}) == len(planned)
    period = [first_day + timedelta(days=number) for number in range(min((until - first_day).days + 1, 15))]
    if any(map(is_working_day, period)):
        assert all(is_working_day(one.due_day) for one in planned if one.kind != Kind.FIRST_CONTACT)
    assert [one.due_day for one in planned] == sorted(one.due_day for one in planned)


@given(days, st.integers(0, 1500), rhythms)
def test_the_first_contact_is_within_two_weeks_and_the_end_is_assessed_once(
    first_day: date, length: int, rhythm: Rhythm
) -> None:
    planned = schedule(first_day, first_day + timedelta(days=length), rhythm)
    (first,) = [one for one in planned if one.kind == Kind.FIRST_CONTACT]
    assert first.due_day - first_day <= timedelta(days=13)
    assert [one.kind for one in planned].count(Kind.END) == 1
    assert [one.kind for one in planned].count(Kind.END_TALK) <= 1


@pytest.mark.parametrize(
    ("on", "waited", "latest"),
    [
        pytest.param(date(2027, 2, 27), 0, date(2026, 11, 27), id="the same day of another month"),
        pytest.param(date(2027, 2, 28), 0, date(2026, 11, 30), id="two more days end in the shorter month"),
        pytest.param(date(2027, 3, 1), 1, date(2026, 11, 30), id="waited since the day before"),
        pytest.param(date(2028, 2, 29), 0, date(2027, 11, 30), id="one more in a leap year"),
        pytest.param(date(2027, 3, 1), 0, date(2026, 12, 1), id="the day after the shorter month"),
    ],
)
def test_who_can_be_called_about_a_check_at_the_end_of_a_month(on: date, waited: int, latest: date) -> None:
    assert ended_for_check(3, on=on, waited_days=waited) == latest


@given(days, st.sampled_from([3, 6, 12]), st.integers(0, 90))
def test_who_can_be_called_about_a_check(on: date, months: int, waited: int) -> None:
    latest = ended_for_check(months, on=on, waited_days=waited)
    reached = on - timedelta(days=waited)
    assert check_days(latest)[months] <= reached < check_days(latest + timedelta(days=1))[months]
