"""What is known of a workplace, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from talja.apps.organisation.enums import Redundancy
from talja.apps.organisation.queries import FactsLine


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What was told on one occasion, as a row of a table; a dash where nothing was."""

    key: UUID
    as_of: str
    ordinary_staff: str
    supervisor_capacity: str
    redundancy: str
    source: str


def told_rows(lines: Iterable[FactsLine]) -> tuple[ToldRow, ...]:
    """Return a row for each time that something was told."""
    return tuple(
        ToldRow(
            key=line.key,
            as_of=line.as_of.isoformat(),
            ordinary_staff=_number(line.ordinary_staff),
            supervisor_capacity=_number(line.supervisor_capacity),
            redundancy=_redundancy(line),
            source=line.source,
        )
        for line in lines
    )


def known_words(lines: Iterable[FactsLine]) -> list[dict[str, str]]:
    """Return the latest of each fact with its day; empty where nobody has told. `lines` come the latest first."""
    told = tuple(lines)
    staff = next(((str(one.ordinary_staff), one.as_of) for one in told if one.ordinary_staff is not None), None)
    room = next(
        ((str(one.supervisor_capacity), one.as_of) for one in told if one.supervisor_capacity is not None), None
    )
    notice = next(((_redundancy(one), one.as_of) for one in told if one.redundancy), None)
    return [
        {"label": _("Anställda utan stöd"), "value": _dated(staff)},
        {"label": _("Så många kan en handledare ha samtidigt"), "value": _dated(room)},
        {"label": _("Uppsägningar på grund av arbetsbrist"), "value": _dated(notice)},
    ]


def _dated(told: tuple[str, date] | None) -> str:
    return "" if told is None else _("%(told)s (uppgift från %(day)s)") % {"told": told[0], "day": told[1].isoformat()}


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


def _redundancy(line: FactsLine) -> str:
    if not line.redundancy:
        return "–"
    if line.redundancy_day is None:
        return str(Redundancy(line.redundancy).label)
    return _("någon sades upp %(day)s") % {"day": line.redundancy_day.isoformat()}
