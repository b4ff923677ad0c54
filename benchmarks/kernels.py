"""Public instances of a kernel of carving: fixed tasks for people of different skills, with as few people as possible.

The shift minimisation personnel task scheduling problem (Krishnamoorthy, Ernst and Baatar, European Journal of
Operational Research 219, 2012, pages 34-48). The instances are their authors' to give, and are read from a folder: a
line `Jobs = n`, the start and end of each, a line `Qualifications = m`, and for each person the jobs they can do.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]  # it tells no types

from talja.core.carving.params import Params, Weights
from talja.core.carving.problem import DAY_MINUTES, Occupation, Problem, Profile, Task, Window, Workplace

_HEAD = re.compile(r"^(Jobs|Qualifications)\s*=\s*(\d+)\s*$", re.MULTILINE)
_TASK_WORTH, _PERSON = 1_000_000, -100_000
"""Öre: any task is worth one more person, so that what is worth the most is first all tasks, then few people."""

PARAMS: Final = Params(
    grid=1,
    least_week=0,
    most_week=DAY_MINUTES,
    least_day=0,
    most_day=DAY_MINUTES,
    least_break=DAY_MINUTES,
    longest_gap=DAY_MINUTES,
    longest_stretch=DAY_MINUTES,
    productive=0,
    most_sites=1,
    weights=Weights(position=_PERSON, fit=0, travel=0, waiting=0, site=0, family=0, cost=0),
)
"""One day, and none of the rules that make a day decent: the kernel has only time and skills."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """An instance: when each task begins and ends, and the tasks that each person can do."""

    tasks: tuple[tuple[int, int], ...]
    skills: tuple[frozenset[int], ...]


def read(path: Path) -> Kernel:
    """Read an instance. Raises `ValueError` when it is not in the format above."""
    text = path.read_text(encoding="ascii")
    heads = {name: (int(count), match.end()) for match in _HEAD.finditer(text) for name, count in [match.groups()]}
    if heads.keys() != {"Jobs", "Qualifications"}:
        raise ValueError(f"{path.name}: no Jobs and Qualifications")
    (jobs, first), (people, second) = heads["Jobs"], heads["Qualifications"]
    times = [tuple(map(int, line.split())) for line in text[first:second].splitlines()[1 : jobs + 1]]
    skills = [
        frozenset(map(int, line.partition(":")[2].split())) for line in text[second:].splitlines()[1 : people + 1]
    ]
    if len(skills) != people or any(len(time) != 2 or time[0] >= time[1] for time in times):
        raise ValueError(f"{path.name}: the lines do not agree with their number")
    return Kernel(tuple((start, end) for start, end in times), tuple(skills))


def problem_of(kernel: Kernel) -> Problem:
    """State the instance as something to carve.

    Only the order of times matters, as a person has either time for two tasks or not: minutes are their places in it.
    """
    minute = {time: place for place, time in enumerate(sorted({time for task in kernel.tasks for time in task}))}
    lengths = {minute[end] - minute[start] for start, end in kernel.tasks}
    return Problem(
        tasks=tuple(
            Task(
                key=f"t{number}",
                workplace="here",
                occupation=str(minute[end] - minute[start]),
                family="any",
                minutes=minute[end] - minute[start],
                windows=(Window(0, minute[start], minute[end]),),
                times=1,
                demands={str(number): 1},
            )
            for number, (start, end) in enumerate(kernel.tasks)
        ),
        occupations=tuple(Occupation(str(length), _TASK_WORTH * 60 // length) for length in sorted(lengths)),
        workplaces=(Workplace("here", room=len(kernel.skills)),),
        profiles=tuple(
            Profile(f"q{number}", {str(task): 1 for task in able}, people=1)
            for number, able in enumerate(kernel.skills)
        ),
    )


def fewest_people(kernel: Kernel, seconds: float) -> tuple[int, int]:
    """Return the fewest people that do all tasks, as found, and as proved to be needed, in so many seconds.

    An integer program, solved by SCIP: of the tasks under way at one moment, a person who comes does one at the most.
    """
    solver: Any = pywraplp.Solver.CreateSolver("SCIP")
    solver.SetTimeLimit(round(1000 * seconds))
    comes = [solver.BoolVar("") for _ in kernel.skills]
    does = {(task, person): solver.BoolVar("") for person, able in enumerate(kernel.skills) for task in sorted(able)}
    for task in range(len(kernel.tasks)):
        solver.Add(sum(does[task, person] for person, able in enumerate(kernel.skills) if task in able) == 1)
    for person, able in enumerate(kernel.skills):
        for together in _at_once(kernel, able):
            solver.Add(sum(does[task, person] for task in sorted(together)) <= comes[person])
    solver.Minimize(sum(comes))
    if solver.Solve() not in {pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE}:
        raise RuntimeError("no way to do all tasks was found in time")
    return round(solver.Objective().Value()), math.ceil(solver.Objective().BestBound() - 1e-6)


def _at_once(kernel: Kernel, able: frozenset[int]) -> set[frozenset[int]]:
    """Return the largest groups of tasks that are under way at the same moment."""
    begins = {kernel.tasks[task][0] for task in able}
    found = {
        frozenset(task for task in able if kernel.tasks[task][0] <= moment < kernel.tasks[task][1]) for moment in begins
    }
    return {group for group in found if not any(group < other for other in found)}
