"""Rows of the placement list: every word and address ready, so that the template only writes them out."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talja.apps.placements.enums import State
from talja.apps.placements.queries import PlacementLine

SOON_DAYS = 30
_KEY_PLACE = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Badge:
    """Where something stands, in a word; `tone` is the colour that goes with it."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """A placement in the list."""

    url: str
    name: str = field(repr=False)
    measure: str
    workplace: str
    unit: str
    first_day: str
    ends: str
    ends_note: str
    extent: str
    case_worker: str
    badges: tuple[Badge, ...]


def rows_of(lines: tuple[PlacementLine, ...], *, on: date, url_name: str, mixed: bool = True) -> list[Row]:
    """Return the rows of a list; `url_name` is the page that each placement has in this journey.

    Where the states are not mixed, the one that all share is not repeated on every row.
    """
    before, after = _address(url_name)
    return [
        Row(
            url=f"{before}{line.key}{after}",
            name=line.person_name,
            measure=line.measure,
            workplace=line.workplace,
            unit=line.unit or line.administration or ("" if line.employer == line.workplace else line.employer),
            first_day=line.first_day.isoformat(),
            ends=line.ends.isoformat() if line.ends else "",
            ends_note=ends_note(line, on=on),
            extent=percent(line.extent),
            case_worker=line.case_worker,
            badges=badges(line, on=on) if mixed else notices(line, on=on),
        )
        for line in lines
    ]


def badges(line: PlacementLine, *, on: date) -> tuple[Badge, ...]:
    """Return how a placement stands on the day, and what to notice about it."""
    noticed = notices(line, on=on)
    if line.state != State.RUNNING:
        return (Badge(str(State(line.state).label), "info" if line.state == State.PLANNED else "neutral"), *noticed)
    return noticed if _end_notice(line, on=on) else (Badge(gettext("pågår"), "success"), *noticed)


def notices(line: PlacementLine, *, on: date) -> tuple[Badge, ...]:
    """Return what to notice about a placement besides its state: an end that is near or past, protection."""
    protected = (Badge(gettext("skyddad"), "danger"),) if line.is_protected else ()
    return (*_end_notice(line, on=on), *protected)


def ends_note(line: PlacementLine, *, on: date) -> str:
    """Return how long is left, or how long ago it was meant to end; nothing for what is over or has no end."""
    if line.ends is None or line.state != State.RUNNING:
        return ""
    days = (line.ends - on).days
    if days < 0:
        return ngettext("%(days)s dag sedan", "%(days)s dagar sedan", -days) % {"days": -days}
    if days == 0:
        return gettext("i dag")
    return ngettext("%(days)s dag kvar", "%(days)s dagar kvar", days) % {"days": days}


def percent(extent: Decimal | None) -> str:
    """Return an extent as people write it: 75 %, 62,5 %. Nothing when it is not known."""
    return "" if extent is None else f"{extent.normalize():f}\u00a0%".replace(".", ",")


def _end_notice(line: PlacementLine, *, on: date) -> tuple[Badge, ...]:
    if line.state != State.RUNNING or line.ends is None:
        return ()
    days = (line.ends - on).days
    if days < 0:
        return (Badge(gettext("slutdatum passerat"), "danger"),)
    return (Badge(gettext("slutar snart"), "warning"),) if days <= SOON_DAYS else ()


@lru_cache
def _address(url_name: str) -> tuple[str, str]:
    """Return the address of a placement's page on both sides of its key: reversing once is enough for a whole list."""
    before, _, after = reverse(url_name, args=[_KEY_PLACE]).partition(_KEY_PLACE)
    return before, after
