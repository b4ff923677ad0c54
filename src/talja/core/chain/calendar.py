"""A calendar file (RFC 5545) for one meeting or one day. Moments are told in UTC, so clock changes move nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Europe/Stockholm")
_LONGEST: Final = 75  # octets of a line, before it is folded


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that takes place. `starts_at` is a moment and `minutes` its length; without it the whole `day`.

    `uid` is the same for the same meeting; `sequence` grows each time it is moved. `stamped_at` is when this was told.
    """

    uid: str
    summary: str
    day: date
    stamped_at: datetime
    starts_at: datetime | None = None
    minutes: int = 60
    place: str = ""
    words: str = ""
    sequence: int = 0


def local_moment(day: date, *, hour: int, minute: int) -> datetime | None:
    """Return the moment that a clock in Sweden shows so; None when the clock jumps over it. Of two the first."""
    said = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
    moment = said.astimezone(UTC)
    return moment if moment.astimezone(ZONE).replace(tzinfo=None) == said.replace(tzinfo=None) else None


def calendar_file(meeting: Meeting) -> str:
    """Return the text of the file, in lines that end as the format demands."""
    lines = (part for line in _lines(meeting) for part in _folded(line))
    return "".join(f"{line}\r\n" for line in lines)


def _lines(meeting: Meeting) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Talja//Talja//SV", "METHOD:PUBLISH", "BEGIN:VEVENT")
    yield f"UID:{meeting.uid}"
    yield f"DTSTAMP:{_moment(meeting.stamped_at)}"
    yield f"SEQUENCE:{meeting.sequence}"
    if meeting.starts_at is None:
        yield f"DTSTART;VALUE=DATE:{meeting.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{meeting.day + timedelta(days=1):%Y%m%d}"
    else:
        starts = meeting.starts_at.astimezone(UTC)
        yield f"DTSTART:{_moment(starts)}"
        yield f"DTEND:{_moment(starts + timedelta(minutes=meeting.minutes))}"
    yield f"SUMMARY:{_escaped(meeting.summary)}"
    if meeting.place:
        yield f"LOCATION:{_escaped(meeting.place)}"
    if meeting.words:
        yield f"DESCRIPTION:{_escaped(meeting.words)}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return the text as the format wants it: no line of it can be taken for a property of its own."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Yield the line in parts of at most 75 octets, never cut within a letter."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LONGEST:
            yield part
            part = " "
        part += letter
    yield part
