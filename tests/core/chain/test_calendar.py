from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.chain.calendar import ZONE, Meeting, calendar_file, local_moment

STAMP = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def meeting(**fields: object) -> Meeting:
    return Meeting(
        **{"uid": "k@talja", "summary": "Uppföljning", "day": date(2026, 12, 1), "stamped_at": STAMP, **fields}
    )  # type: ignore[arg-type]


def lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("day", "hour", "minute", "utc"),
    [
        pytest.param(date(2026, 10, 24), 9, 0, "20261024T070000Z", id="the day before winter time"),
        pytest.param(date(2026, 10, 25), 9, 0, "20261025T080000Z", id="the morning of winter time"),
        pytest.param(date(2026, 10, 25), 2, 30, "20261025T003000Z", id="half past two comes twice: the first"),
        pytest.param(date(2027, 3, 27), 9, 0, "20270327T080000Z", id="the day before summer time"),
        pytest.param(date(2027, 3, 28), 9, 0, "20270328T070000Z", id="the morning of summer time"),
    ],
)
def test_the_clock_on_the_wall_across_the_changes(day: date, hour: int, minute: int, utc: str) -> None:
    moment = local_moment(day, hour=hour, minute=minute)
    assert moment is not None
    assert f"DTSTART:{utc}" in lines(calendar_file(meeting(day=day, starts_at=moment)))
    assert (moment.astimezone(ZONE).hour, moment.astimezone(ZONE).minute) == (hour, minute)


def test_a_time_that_the_clock_jumps_over() -> None:
    assert local_moment(date(2027, 3, 28), hour=2, minute=30) is None


def test_an_hour_is_an_hour_also_while_the_clock_changes() -> None:
    starts_at = local_moment(date(2026, 10, 25), hour=2, minute=30)
    found = lines(calendar_file(meeting(starts_at=starts_at, minutes=60)))
    assert "DTSTART:20261025T003000Z" in found
    assert "DTEND:20261025T013000Z" in found


def test_a_whole_day() -> None:
    found = lines(calendar_file(meeting(day=date(2026, 12, 31))))
    assert "DTSTART;VALUE=DATE:20261231" in found
    assert "DTEND;VALUE=DATE:20270101" in found


def test_nothing_in_a_text_becomes_a_property() -> None:
    text = calendar_file(meeting(place="Rum 1\r\nATTACH:x", words="Å, ä; \\ ö\nrad två"))
    assert "LOCATION:Rum 1\\nATTACH:x" in lines(text)
    assert "DESCRIPTION:Å\\, ä\\; \\\\ ö\\nrad två" in lines(text)
    assert not any(line.startswith("ATTACH") for line in lines(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85"), max_size=300))
def test_lines_are_short_and_whole_again_when_unfolded(words: str) -> None:
    text = calendar_file(meeting(words=words))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert not words or f"DESCRIPTION:{escaped}" in lines(text)
