"""One day of one position in the model: what is done after what, when, and where the break is. See `Params`."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from ortools.sat.python import cp_model

from talja.core.carving.params import Params
from talja.core.carving.problem import DAY_MINUTES, Problem, Task

Bool = cp_model.IntVar
Sum = cp_model.LinearExprT


@dataclass(frozen=True)
class Day:
    """A day in minutes; all of them 0 when nothing is done."""

    works: Bool
    first: Bool
    last: Bool
    paid: Sum
    waiting: Sum
    travel: Sum


class DayMaker:
    """Writes one day into a model. `does` is whether each task is done then, `starts` when."""

    def __init__(
        self,
        model: cp_model.CpModel,
        problem: Problem,
        params: Params,
        does: Mapping[Task, Bool],
        starts: Mapping[Task, cp_model.LinearExpr],
    ) -> None:
        self.model, self.problem, self.params = model, problem, params
        self.does, self.starts, self.tasks = does, starts, list(does)
        self.arcs: dict[tuple[int, int], Bool] = {}
        self.works = model.new_bool_var("works")
        self.first, self.last = self._minutes("first"), self._minutes("last")
        self.free = [self._minutes("free") for _ in self.tasks]
        self.way = {
            (i, k): way
            for i, k in permutations(range(len(self.tasks)), 2)
            if (way := self._way(self.tasks[i], self.tasks[k])) is not None
        }

    def make(self) -> Day:
        """Write the rules of the day, and return it."""
        self._follow()
        self._time()
        pause = self._break()
        paid = self.last - self.first - pause
        self.model.add(paid >= self.params.least_day).only_enforce_if(self.works)
        self.model.add(paid <= self.params.most_day)
        travel = sum(way * self.arcs[i + 1, k + 1] for (i, k), way in self.way.items())
        return Day(self.works, self.first, self.last, paid, sum(self.free) - pause, travel)

    def _minutes(self, name: str) -> Bool:
        return self.model.new_int_var(0, 2 * DAY_MINUTES, name)

    def _way(self, one: Task, other: Task) -> int | None:
        minutes = self.problem.minutes_between(one.workplace, other.workplace)
        return None if minutes is None or minutes > self.params.longest_journey else minutes

    def _follow(self) -> None:
        """Let each task that is done come once after another; number 0 is before the first and after the last."""
        count = len(self.tasks)
        pairs = [(i + 1, k + 1) for i, k in self.way]
        pairs += [(0, i) for i in range(1, count + 1)] + [(i, 0) for i in range(1, count + 1)]
        self.arcs = {pair: self.model.new_bool_var(f"arc{pair}") for pair in pairs}
        arcs: list[tuple[int, int, cp_model.LiteralT]] = [(i, k, literal) for (i, k), literal in self.arcs.items()]
        arcs += [(i + 1, i + 1, ~self.does[task]) for i, task in enumerate(self.tasks)]
        self.model.add_circuit([*arcs, (0, 0, ~self.works)])

    def _time(self) -> None:
        """Let the starts follow the order, with no gap that is too long."""
        model = self.model
        for i, task in enumerate(self.tasks):
            end = self.starts[task] + task.minutes
            model.add(self.first == self.starts[task]).only_enforce_if(self.arcs[0, i + 1])
            model.add(self.last == end).only_enforce_if(self.arcs[i + 1, 0])
            model.add(self.free[i] == 0).only_enforce_if(self.arcs[i + 1, 0])
            model.add(self.free[i] == 0).only_enforce_if(~self.does[task])
            model.add(self.free[i] <= self.params.longest_gap)
        for (i, k), way in self.way.items():
            gap = self.starts[self.tasks[k]] - self.starts[self.tasks[i]] - self.tasks[i].minutes - way
            model.add(self.free[i] == gap).only_enforce_if(self.arcs[i + 1, k + 1])
        model.add(self.first == 0).only_enforce_if(~self.works)
        model.add(self.last == 0).only_enforce_if(~self.works)

    def _break(self) -> Bool:
        """Let the longest free time that is long enough be the break, the first of equals; return its minutes."""
        model, least, stretch = self.model, self.params.least_break, self.params.longest_stretch
        longest, pause, has = self._minutes("longest"), self._minutes("break"), model.new_bool_var("has_break")
        model.add_max_equality(longest, [*self.free, 0])
        model.add(longest >= least).only_enforce_if(has)
        model.add(longest < least).only_enforce_if(~has)
        model.add(pause == longest).only_enforce_if(has)
        model.add(pause == 0).only_enforce_if(~has)
        model.add(self.last - self.first <= stretch).only_enforce_if(~has)
        after = [model.new_bool_var("break_after") for _ in self.tasks]
        model.add(sum(after) == has)
        for i, task in enumerate(self.tasks):
            end = self.starts[task] + task.minutes
            model.add_implication(after[i], self.does[task])
            model.add(self.free[i] == longest).only_enforce_if(after[i])
            model.add(end - self.first <= stretch).only_enforce_if(after[i])
            model.add(self.last - end - longest <= stretch).only_enforce_if(after[i])
        for i, k in permutations(range(len(self.tasks)), 2):
            earlier = model.new_bool_var("earlier")
            one, other = self.starts[self.tasks[k]], self.starts[self.tasks[i]]
            model.add(one >= other).only_enforce_if(~earlier)
            model.add(self.free[k] < longest).only_enforce_if(after[i], earlier, self.does[self.tasks[k]])
        return pause
