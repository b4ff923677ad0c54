"""What is wrong with a problem, or with the rules, before anybody tries to solve it.

What is told here makes no sense, or is against the law, whatever the plan. What merely cannot be filled is not a fault:
that takes solving to see.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from talja.core.carving.check_choices import contradictions, unknown_in_choices
from talja.core.carving.check_params import CEILINGS, faults_of_params
from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.problem import DAY_MINUTES, DAYS, YEAR_WEEKS, Problem, Task, Window


def faults_of_problem(problem: Problem, params: Params) -> tuple[Fault, ...]:
    """Return everything that is wrong with the problem and the rules. `data["what"]` is the sort of thing it is."""
    found = (fault for rule in RULES for fault in rule(problem))
    off_grid = (fault for task in problem.tasks for fault in minutes_off_grid(task, params))
    hours = hours_impossible(problem, params)
    return (*found, *off_grid, *hours, *contradictions(problem, params), *faults_of_params(params))


def keys_twice(problem: Problem) -> Iterator[Fault]:
    """Yield each key that is empty, or that several of the same sort have."""
    for what, keys in _keys(problem).items():
        for key, count in Counter(keys).items():
            if count > 1:
                yield Fault("key_twice", data={"what": what, "key": key, "count": count})
            if not key.strip():
                yield Fault("key_empty", data={"what": what})


def _keys(problem: Problem) -> Mapping[str, list[str]]:
    return {
        "task": [task.key for task in problem.tasks],
        "occupation": [occupation.key for occupation in problem.occupations],
        "workplace": [workplace.key for workplace in problem.workplaces],
        "profile": [profile.key for profile in problem.profiles],
    }


def unknown_references(problem: Problem) -> Iterator[Fault]:
    """Yield each workplace and occupation that is spoken of and not there."""
    for task in problem.tasks:
        if task.workplace not in problem.workplace_by_key:
            yield Fault("unknown_workplace", task=task.key, data={"workplace": task.workplace})
        if task.occupation not in problem.occupation_by_key:
            yield Fault("unknown_occupation", task=task.key, data={"occupation": task.occupation})
    for place in sorted({place for way in problem.journeys for place in (way.one, way.other)}):
        if place not in problem.workplace_by_key:
            yield Fault("unknown_workplace", data={"workplace": place})


def minutes_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each task that takes no time, or more than a day."""
    for task in problem.tasks:
        if not 0 < task.minutes <= DAY_MINUTES:
            yield Fault("minutes_impossible", task=task.key, data={"minutes": task.minutes})


def windows_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each window that is no time of a day, that its task does not fit into, or that is a day's second."""
    for task in problem.tasks:
        seen: set[int] = set()
        for window in task.windows:
            if window.day not in DAYS or not 0 <= window.earliest <= window.latest <= DAY_MINUTES:
                yield _window("window_impossible", task, window)
            elif window.latest - window.earliest < task.minutes:
                yield _window("window_too_short", task, window)
            if window.day in seen:
                yield _window("window_twice", task, window)
            seen.add(window.day)


def _window(code: str, task: Task, window: Window) -> Fault:
    return Fault(code, task=task.key, day=window.day, data={"earliest": window.earliest, "latest": window.latest})


def times_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each task that is never done, or more often than it has days to be done on."""
    for task in problem.tasks:
        days = len({window.day for window in task.windows})
        if not 1 <= task.times <= days:
            yield Fault("times_impossible", task=task.key, data={"times": task.times, "days": days})


def weeks_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each task that occurs in no week, or in more than a year has."""
    for task in problem.tasks:
        if not 1 <= task.weeks <= YEAR_WEEKS:
            yield Fault("weeks_impossible", task=task.key, data={"weeks": task.weeks})


def levels_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each demand or ability below nothing."""
    for task in problem.tasks:
        for code in _negative(task.demands):
            yield Fault("level_impossible", task=task.key, data={"demand": code, "level": task.demands[code]})
    for profile in problem.profiles:
        for code in _negative(profile.abilities):
            level = profile.abilities[code]
            yield Fault(
                "level_impossible", data={"what": "profile", "key": profile.key, "demand": code, "level": level}
            )


def _negative(levels: Mapping[str, int]) -> Iterable[str]:
    return (code for code, level in sorted(levels.items()) if level < 0)


def numbers_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each number of what is not a task that is below nothing."""
    for what, key, name, number in _numbers(problem):
        if number is not None and number < 0:
            yield Fault("number_impossible", data={"what": what, "key": key, "name": name, "number": number})


def hours_impossible(problem: Problem, params: Params) -> Iterator[Fault]:
    """Yield each profile whose week is longer than the law allows, or whose least hours are above the most."""
    ceiling, source = CEILINGS["most_week"]
    for profile in problem.profiles:
        least = params.least_week if profile.least_week is None else profile.least_week
        most = params.most_week if profile.most_week is None else profile.most_week
        about: dict[str, int | str] = {"what": "profile", "key": profile.key}
        if profile.most_week is not None and most > ceiling:
            yield Fault("unlawful", data=about | {"number": most, "limit": ceiling, "source": source})
        if least > most and (profile.least_week, profile.most_week) != (None, None):
            yield Fault("least_above_most", data=about | {"least": least, "most": most})


def _numbers(problem: Problem) -> Iterator[tuple[str, str, str, int | None]]:
    for occupation in problem.occupations:
        yield "occupation", occupation.key, "hour_value", occupation.hour_value
        yield "occupation", occupation.key, "shortage", occupation.shortage
    for workplace in problem.workplaces:
        yield "workplace", workplace.key, "room", workplace.room
    for profile in problem.profiles:
        for name in ("people", "least_week", "most_week", "hour_cost"):
            yield "profile", profile.key, name, getattr(profile, name)


def journeys_impossible(problem: Problem) -> Iterator[Fault]:
    """Yield each journey that takes no time or goes nowhere, and each that is told twice with other minutes."""
    told: dict[frozenset[str], int] = {}
    for way in problem.journeys:
        data: dict[str, int | str] = {"one": way.one, "other": way.other, "minutes": way.minutes}
        if way.minutes < 0 or way.one == way.other:
            yield Fault("journey_impossible", data=data)
        if told.setdefault(frozenset((way.one, way.other)), way.minutes) != way.minutes:
            yield Fault("journey_twice", data=data)


def minutes_off_grid(task: Task, params: Params) -> Iterator[Fault]:
    """Yield a task that is not whole steps of the grid."""
    if params.grid > 0 and task.minutes % params.grid:
        yield Fault("minutes_off_grid", task=task.key, data={"minutes": task.minutes, "grid": params.grid})


RULES: Final[tuple[Callable[[Problem], Iterator[Fault]], ...]] = (
    keys_twice,
    unknown_references,
    minutes_impossible,
    windows_impossible,
    times_impossible,
    weeks_impossible,
    levels_impossible,
    numbers_impossible,
    journeys_impossible,
    unknown_in_choices,
)
