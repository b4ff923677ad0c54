"""What was done, seen and exported: for those who may see the log, and for the app's own guards."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Generic, Protocol, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from talja.apps.audit.models import Event, ReadEvent

Row = TypeVar("Row", Event, ReadEvent)
Line = TypeVar("Line")
AUDIT_VIEW: Final = "audit.view"
PAGE_LINES: Final = 50


class Looking(Protocol):
    """Whoever looks in the log: an Actor, which is made in an app above."""

    def may(self, right: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class EventLine:
    """Somebody did something. `data` holds codes, days and numbers."""

    at: datetime
    actor_key: str
    code: str
    target_kind: str
    target_key: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """Somebody saw or took out the data of this many persons in a view."""

    at: datetime
    actor_key: str
    code: str
    person_count: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Which part of the log is asked for: moments from and until (not included), code and actor. Empty = all."""

    from_at: datetime | None = None
    until_at: datetime | None = None
    code: str = ""
    actor_key: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """One page of a log, latest first, and whether there are older lines."""

    lines: tuple[Line, ...]
    number: int
    has_older: bool

    @property
    def older(self) -> int:
        """The number of the page with older lines."""
        return self.number + 1

    @property
    def newer(self) -> int:
        """The number of the page with newer lines."""
        return self.number - 1


def list_events(*, actor: Looking, excerpt: Excerpt, page: int = 1) -> Page[EventLine]:
    """Return one page of what was done. Nothing for those who may not see the log."""
    rows = _wanted(Event.objects.all(), actor, excerpt)
    return _page(
        rows, page, lambda row: EventLine(row.at, row.actor_key, row.code, row.target_kind, row.target_key, row.data)
    )


def list_readings(*, actor: Looking, excerpt: Excerpt, person_key: UUID | None = None, page: int = 1) -> Page[ReadLine]:
    """Return one page of who saw what, of everybody or of one person. Nothing for those who may not see the log."""
    rows = _wanted(ReadEvent.objects.all(), actor, excerpt)
    if person_key is not None:
        rows = rows.filter(persons__contains=str(person_key))
    return _page(rows, page, lambda row: ReadLine(row.at, row.actor_key, row.code, row.person_count))


def codes(*, actor: Looking) -> list[str]:
    """Return the codes of everything that has been recorded, to choose among."""
    return sorted(_visible(Event.objects.all(), actor).values_list("code", flat=True).distinct())


def actor_keys(*, actor: Looking) -> list[str]:
    """Return the keys of everybody who has done or seen something, to choose among."""
    done = _visible(Event.objects.all(), actor).values_list("actor_key", flat=True).distinct()
    seen = _visible(ReadEvent.objects.all(), actor).values_list("actor_key", flat=True).distinct()
    return sorted({*done, *seen} - {""})


def recorded_any(*, kinds: Iterable[str]) -> bool:
    """Whether anything was ever recorded about things of these kinds, such as `person`. Tells no more than that."""
    return Event.objects.filter(target_kind__in=list(kinds)).exists()


def _visible(rows: QuerySet[Row], actor: Looking) -> QuerySet[Row]:
    return rows if actor.may(AUDIT_VIEW) else rows.none()


def _wanted(rows: QuerySet[Row], actor: Looking, excerpt: Excerpt) -> QuerySet[Row]:
    asked = {
        "at__gte": excerpt.from_at,
        "at__lt": excerpt.until_at,
        "code": excerpt.code,
        "actor_key": excerpt.actor_key,
    }
    return _visible(rows, actor).filter(**{name: value for name, value in asked.items() if value})


def _page(rows: QuerySet[Row], page: int, line: Callable[[Row], Line]) -> Page[Line]:
    number = max(page, 1)
    first = (number - 1) * PAGE_LINES
    found = list(rows.order_by("-at", "-pk")[first : first + PAGE_LINES + 1])
    return Page(tuple(map(line, found[:PAGE_LINES])), number, has_older=len(found) > PAGE_LINES)
