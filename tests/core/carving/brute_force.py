"""The best plan of a tiny problem by trying everything that could matter: the oracle of the solver.

It knows the judge and the score, and nothing of how plans are made.
"""

from collections.abc import Iterator
from itertools import combinations, product

from talja.core.carving.judge import faults, faults_of_position
from talja.core.carving.objectives import score, worth
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Problem, Task


def best_total(problem: Problem, params: Params) -> int:
    """Return the score of the best faultless plan."""
    positions = list(_best_positions(problem, params))
    return max(score(problem, params, plan).total for plan in _plans(problem, params, positions))


def _best_positions(problem: Problem, params: Params) -> Iterator[Position]:
    """Yield the best decent position of each set of tasks, home and profile."""
    for count in range(1, len(problem.tasks) + 1):
        for tasks in combinations(problem.tasks, count):
            for home, profile in product({task.workplace for task in tasks}, problem.profiles):
                key = f"{'+'.join(task.key for task in tasks)}@{home}/{profile.key}"
                weeks = (Position(key, home, profile.key, held) for held in _weeks(params, tasks))
                decent = [week for week in weeks if not faults_of_position(problem, params, week)]
                if decent:
                    yield max(decent, key=lambda position: worth(problem, params, position).total)


def _weeks(params: Params, tasks: tuple[Task, ...]) -> Iterator[tuple[Held, ...]]:
    for each in product(*(_times(params, task) for task in tasks)):
        yield tuple(sorted(held for times in each for held in times))


def _times(params: Params, task: Task) -> list[tuple[Held, ...]]:
    choices = []
    for windows in combinations(task.windows, task.times):
        starts = [range(window.earliest, window.latest - task.minutes + 1) for window in windows]
        on_grid = [[start for start in each if start % params.grid == 0] for each in starts]
        choices += [
            tuple(Held(window.day, start, task.key) for window, start in zip(windows, chosen, strict=True))
            for chosen in product(*on_grid)
        ]
    return choices


def _plans(problem: Problem, params: Params, positions: list[Position]) -> Iterator[Plan]:
    for count in range(len(problem.tasks) + 1):
        for chosen in combinations(positions, count):
            plan = plan_of(chosen)
            if not faults(problem, params, plan):
                yield plan
