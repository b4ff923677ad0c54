"""How long the desk takes, and how often it keeps its promise: for the desk itself."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from statistics import median
from typing import Any

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import UnitKind
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.enums import Kind, Origin
from talja.apps.servicedesk.lines import DeskFigures
from talja.apps.servicedesk.models import Request
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.workdays import ZONE

_COLUMNS = (
    "kind",
    "origin",
    "promised_day",
    "answer_minutes",
    "kept_promise",
    "solution_minutes",
    "workplace__unit__kind",
    "workplace__unit__name",
    "workplace__unit__parent__name",
)
GUESTS = "-"


def desk_figures(
    *, actor: Actor, first_day: date, last_day: date, on: date
) -> tuple[DeskFigures, tuple[DeskFigures, ...], tuple[DeskFigures, ...]]:
    """Return the figures of what was asked from one day to another: of all, by kind, and by administration.

    For those who work at the desk; nothing for others. The label is a code of `Kind`, a name, `GUESTS` for employers
    without an account, or empty. What nobody has answered counts as late once its promise has run out. One query.
    """
    rows = _rows(first_day, last_day) if permissions.may_work(actor=actor) else []
    by_kind: dict[str, list[dict[str, Any]]] = {kind.value: [] for kind in Kind}
    by_place: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_kind[row["kind"]].append(row)
        by_place[_administration(row)].append(row)
    places = sorted(by_place, key=lambda name: (name in {GUESTS, ""}, sort_key(name)))
    return (
        _figures("", rows, on=on),
        tuple(_figures(kind, found, on=on) for kind, found in by_kind.items() if found),
        tuple(_figures(name, by_place[name], on=on) for name in places),
    )


def _rows(first_day: date, last_day: date) -> list[dict[str, Any]]:
    begins, ends = (datetime.combine(day, at, ZONE) for day, at in ((first_day, time.min), (last_day, time.max)))
    return list(Request.objects.filter(asked_at__gte=begins, asked_at__lte=ends).values(*_COLUMNS))


def _administration(row: dict[str, Any]) -> str:
    if row["origin"] != Origin.ACCOUNT:
        return GUESTS
    is_unit = row["workplace__unit__kind"] == UnitKind.UNIT
    return (row["workplace__unit__parent__name"] if is_unit else row["workplace__unit__name"]) or ""


def _figures(label: str, rows: list[dict[str, Any]], *, on: date) -> DeskFigures:
    return DeskFigures(
        label=label,
        asked=len(rows),
        answered=sum(row["answer_minutes"] is not None for row in rows),
        within_promise=sum(row["kept_promise"] is True for row in rows),
        too_early=sum(row["kept_promise"] is None and row["promised_day"] >= on for row in rows),
        solved=sum(row["solution_minutes"] is not None for row in rows),
        answer_hours=_median_hours(row["answer_minutes"] for row in rows),
        solution_hours=_median_hours(row["solution_minutes"] for row in rows),
    )


def _median_hours(minutes: Iterable[int | None]) -> float | None:
    known = [each for each in minutes if each is not None]
    return median(known) / 60 if known else None
