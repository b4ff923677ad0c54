"""How long there is to make an employment of an internship: whom to ask by which day, so that nothing is too late."""

from dataclasses import dataclass
from datetime import date, timedelta

from talja.core.chain.procedures import Procedure

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that must be sent by a day for the employment to begin in time. `code`: union or agency."""

    code: str
    day: date


def first_day_after(planned_last_day: date | None, *, on: date) -> date:
    """Return when the employment would begin: the day after the internship is meant to end, or tomorrow."""
    tomorrow = on + _A_DAY
    return tomorrow if planned_last_day is None else max(planned_last_day + _A_DAY, tomorrow)


def deadlines(first_day: date, procedure: Procedure) -> tuple[Deadline, ...]:
    """Return by which day each must be asked, the earliest first. Days are calendar days before the first day."""
    asked = {
        "union": procedure.union_days if procedure.needs_union else None,
        "agency": procedure.agency_days if procedure.needs_agency else None,
    }
    found = [Deadline(code, first_day - timedelta(days=days)) for code, days in asked.items() if days is not None]
    return tuple(sorted(found, key=lambda one: (one.day, one.code)))


def days_left(first_day: date, procedure: Procedure, *, on: date) -> int:
    """Return how many days are left until the first thing must be sent; below zero, it is too late to begin in time."""
    first = min((one.day for one in deadlines(first_day, procedure)), default=first_day - _A_DAY)
    return (first - on).days
