"""A draft as it is shown: each position with its week and tasks, what is left and why, and whose time is freed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from talja.apps.carvings.lines import DraftPage
from talja.core.carving.explain import Reason
from talja.core.carving.objectives import worth
from talja.core.carving.plan import Position
from talja.core.carving.problem import YEAR_WEEKS, Keep, Lock, Problem, Task
from talja.core.inventory.demands import strictest
from talja.web.shared.charts.legend import SERIES
from talja.web.shared.charts.week import Slot, Week, draw_week, span
from talja.web.strategist.carving_words import kronor
from talja.web.strategist.demand_words import demand_list
from talja.web.strategist.fault_words import say_fault, say_reason, say_stays
from talja.web.strategist.forms.carvings import FULL_TIME
from talja.web.strategist.position_words import family_word, hours

FEW: Final = 40
"""So many positions can be chosen among in a list."""


def position_name(page: DraftPage, key: str) -> str:
    """Return what a position of the draft is called until it has a name of its own: Befattning 1."""
    return _("Befattning %(number)s") % {"number": page.numbers[key]}


class Destinations:
    """Where a task of the draft could be moved: to any of a few positions, else to those in reach or on the page."""

    def __init__(self, page: DraftPage, shown: Iterable[Position]) -> None:
        self.page, self.shown = page, frozenset(position.key for position in shown)
        self.made: dict[tuple[str, str], SafeString] = {}

    def of(self, task: Task, own: str = "") -> SafeString:
        """Return the positions as options to choose among, but for the task's own."""
        if (task.workplace, own) not in self.made:
            keys = (it.key for it in self._for(task.workplace) if it.key != own)
            named = ((key, position_name(self.page, key)) for key in keys)
            self.made[task.workplace, own] = format_html_join("", '<option value="{}">{}</option>', named)
        return self.made[task.workplace, own]

    def _for(self, place: str) -> Iterable[Position]:
        positions, problem = self.page.plan.positions, self.page.problem
        if len(positions) <= FEW:
            return positions
        return (it for it in positions if it.key in self.shown or problem.minutes_between(it.home, place) is not None)


def position_card(
    page: DraftPage, position: Position, reasons: Mapping[str, Reason], to: Destinations
) -> dict[str, Any]:
    """Return a position of the draft with its week, its tasks and what breaks a rule in it."""
    problem, number = page.problem, page.numbers[position.key]
    told = worth(problem, page.params, position)
    week = week_of(problem, position, name=position_name(page, position.key), key=f"w{number}")
    profile = problem.profile_by_key.get(position.profile)
    home = problem.workplace_by_key.get(position.home)
    return {
        "key": position.key,
        "id": f"p{number}",
        "name": position_name(page, position.key),
        "home": home.title if home else position.home,
        "profile": profile.title if profile else position.profile,
        "extent": round(100 * told.paid_minutes / FULL_TIME),
        "paid": hours(told.paid_minutes),
        "value": kronor(told.total),
        "week": draw_week(week),
        "table": week.table(),
        "tasks": [task_row(page, problem.task_by_key[key], position, reasons[key], to) for key in ordered(position)],
        "demands": demand_list(strictest(problem.task_by_key[key].demands for key in position.tasks)),
        "faults": [say_fault(fault, problem) for fault in page.faults if fault.position == position.key],
    }


def ordered(position: Position) -> list[str]:
    """Return the tasks of a position in the order of the day when they first are done."""
    first: dict[str, tuple[int, int]] = {}
    for held in position.held:
        first[held.task] = min(first.get(held.task, (held.start, held.day)), (held.start, held.day))
    return sorted(first, key=lambda key: (first[key], key))


def task_row(page: DraftPage, task: Task, position: Position, reason: Reason, to: Destinations) -> dict[str, Any]:
    """Return a task of a position: when it is done, what it adds, and whether it is locked."""
    return {
        "key": task.key,
        "title": task.title,
        "place": place_of(page.problem, task) if task.workplace != position.home else "",
        "times": times_of(position, task),
        "adds": kronor(int(reason.data.get("adds", 0))),
        "is_locked": any(isinstance(one, Lock) and one.task == task.key for one in page.problem.choices),
        "others": to.of(task, position.key),
    }


def left_row(page: DraftPage, task: Task, reason: Reason, to: Destinations) -> dict[str, Any]:
    """Return a task that is left, and why."""
    is_free = reason.code not in {"stays", "kept"}
    return {
        "key": task.key,
        "title": task.title,
        "place": place_of(page.problem, task),
        "minutes": hours(mean_week(task)),
        "why": say_reason(reason),
        "is_kept": any(isinstance(one, Keep) and one.task == task.key for one in page.problem.choices),
        "others": to.of(task) if is_free else "",
    }


def staying_rows(page: DraftPage, left: Iterable[str]) -> list[dict[str, Any]]:
    """Return what is left because it may not be handed over, what is alike together: how many, and how long."""
    alike: dict[tuple[str, str, str], list[Task]] = defaultdict(list)
    for key in left:
        task = page.problem.task_by_key[key]
        if task.stays:
            alike[task.title, place_of(page.problem, task), say_stays(task.stays)].append(task)
    return [
        {"title": title, "place": place, "why": why, "count": len(tasks), "minutes": hours(sum(map(mean_week, tasks)))}
        for (title, place, why), tasks in alike.items()
    ]


def mean_week(task: Task) -> int:
    """Return the minutes of a task in a mean week of the year."""
    return task.weekly_minutes * task.weeks // YEAR_WEEKS


def place_of(problem: Problem, task: Task) -> str:
    """Return the name of the task's workplace."""
    return problem.workplace_by_key[task.workplace].title


def times_of(position: Position, task: Task) -> str:
    """Return when a task is done: mån, ons 07.30–08.00."""
    days: dict[int, list[str]] = defaultdict(list)
    for held in position.held:
        if held.task == task.key:
            days[held.start].append(str(WEEKDAYS_ABBR[held.day]))
    return "; ".join(f"{', '.join(names)} {span(start, start + task.minutes)}" for start, names in sorted(days.items()))


def week_of(problem: Problem, position: Position, *, name: str, key: str) -> Week:
    """Return the week of a position as a drawing."""
    tasks = [problem.task_by_key[held.task] for held in position.held]
    kinds = {one: 1 + place % SERIES for place, one in enumerate(sorted({task.family for task in tasks}))}
    slots = [
        Slot(held.day, held.start, held.start + it.minutes, it.title, kinds[it.family], family_word(it.family))
        for held, it in zip(position.held, tasks, strict=True)
    ]
    description = _("%(count)s uppgifter") % {"count": len(position.tasks)}
    return Week(key=key, title=_("Veckan för %(name)s") % {"name": name}, description=description, slots=tuple(slots))


def whole_faults(page: DraftPage) -> Sequence[str]:
    """Return what breaks a rule of the plan as a whole."""
    return [say_fault(fault, page.problem) for fault in page.faults if not fault.position]
