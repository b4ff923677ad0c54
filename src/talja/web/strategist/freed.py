"""Whose time is freed on which days, and how much of what they do today is left: before and after."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from talja.apps.carvings.lines import DraftPage
from talja.apps.carvings.making import UNDONE
from talja.apps.positions.lines import PositionPage
from talja.core.carving.problem import DAYS, YEAR_WEEKS, Occupation
from talja.web.shared.rule_words import decimal_text

_Told = tuple[str, str, int, Decimal]
"""Who, the place, the day and the minutes."""


@dataclass(frozen=True, slots=True)
class Freed:
    """Minutes of a mean week that an occupation at a place is freed of, by day, and all that they told of (`before`).

    `before` None: not known.
    """

    who: str
    place: str
    days: tuple[Decimal, ...]
    before: Decimal | None = None

    @property
    def total(self) -> Decimal:
        """What they are freed of in the week."""
        return sum(self.days, Decimal(0))


def freed_of_draft(page: DraftPage) -> tuple[Freed, ...]:
    """Return whose time a draft frees, the most first."""
    problem = page.problem
    title = {key: _who(occupation) for key, occupation in problem.occupation_by_key.items()}
    named = {key: place.title for key, place in problem.workplace_by_key.items()}
    before: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for task in problem.tasks:
        before[title[task.occupation], named[task.workplace]] += _mean(task.weekly_minutes, task.weeks)
    held = [(one.day, problem.task_by_key[one.task]) for position in page.plan.positions for one in position.held]
    told = [(title[it.occupation], named[it.workplace], day, _mean(it.minutes, it.weeks)) for day, it in held]
    return _by_day(told, before)


def freed_of_position(page: PositionPage) -> tuple[Freed, ...]:
    """Return whose time a position frees as promised, the most first. What they do besides is not known."""
    told = [
        (task.occupation or _("yrke inte sagt"), task.workplace, day, _mean(task.minutes, task.weeks))
        for task in page.tasks
        for day, _start in task.starts
    ]
    return _by_day(told, {})


def freed_context(found: Iterable[Freed]) -> list[dict[str, Any]]:
    """Return the rows of the table of freed time."""
    return [
        {
            "who": one.who,
            "place": one.place,
            "days": [(str(WEEKDAYS_ABBR[day]), _said(one.days[day])) for day in DAYS],
            "freed": _said(one.total),
            "before": "" if one.before is None else _said(one.before),
            "after": "" if one.before is None else _said(one.before - one.total),
        }
        for one in found
    ]


def _by_day(told: Iterable[_Told], before: dict[tuple[str, str], Decimal]) -> tuple[Freed, ...]:
    by_day: dict[tuple[str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * len(DAYS))
    for who, place, day, minutes in told:
        by_day[who, place][day] += minutes
    found = [Freed(who, place, tuple(days), before.get((who, place))) for (who, place), days in by_day.items()]
    return tuple(sorted(found, key=lambda one: (-one.total, one.who, one.place)))


def _who(occupation: Occupation) -> str:
    """Return whose time it is, or that what nobody has time for today gets done."""
    title = occupation.title or _("yrke inte sagt")
    is_undone = occupation.key.endswith(f" {UNDONE}")
    return _("%(who)s: hinns inte med i dag") % {"who": title} if is_undone else title


def _mean(minutes: int, weeks: int) -> Decimal:
    return Decimal(minutes * weeks) / YEAR_WEEKS


def hours_text(minutes: Decimal) -> str:
    """Return minutes as hours to two decimals: 4,25."""
    return decimal_text((minutes / 60).quantize(Decimal("0.01")))


def _said(minutes: Decimal) -> str:
    return hours_text(minutes) if minutes else "–"
