"""All positions in one model: who holds what, from which home, for whom, and what that is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from talja.core.carving.exactly.days import Bool, Day, DayMaker, Sum
from talja.core.carving.objectives import FREE_FAMILIES, freed_value
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import DAY_MINUTES, DAYS, WEEK_MINUTES, Problem, Profile, Shape, Task
from talja.core.carving.search.building import possible_starts

PARTS = 6000  # of an öre: costs are per hour and percent


@dataclass(frozen=True)
class Slot:
    """A position that may be made. `holds` by task; `does` by task and day."""

    key: str
    is_used: Bool
    homes: Mapping[str, Bool]
    profiles: Mapping[str, Bool]
    holds: Mapping[str, Bool]
    does: Mapping[tuple[str, int], Bool]


class CarvingModel:
    """A problem without its choices: those are written into it by `choosing`."""

    def __init__(self, problem: Problem, params: Params, tasks: Sequence[Task], extra: int) -> None:
        """Take these tasks of the problem, the positions that are shaped, and so many more."""
        self.problem, self.params, self.tasks = problem, params, tuple(tasks)
        self.model = cp_model.CpModel()
        self.worth: list[Sum] = []
        self.starts = {
            (task.key, day): params.grid * self.model.new_int_var(first // params.grid, last // params.grid, "start")
            for task in tasks
            for day, (first, last) in possible_starts(task, params).items()
        }
        shapes = [choice.position for choice in problem.choices if isinstance(choice, Shape)]
        named = {getattr(choice, "position", "") for choice in problem.choices}
        free = [f"x{number}" for number in range(1, extra + len(named) + 1) if f"x{number}" not in named][:extra]
        self.slots = {key: self._slot(key) for key in (*shapes, *free)}
        for one, other in pairwise(free):
            self.model.add_implication(self.slots[other].is_used, self.slots[one].is_used)
        self._beside_each_other()

    def _bools(self, keys: Sequence[str]) -> dict[str, Bool]:
        return {key: self.model.new_bool_var(key) for key in keys}

    def _slot(self, key: str) -> Slot:
        problem, model = self.problem, self.model
        slot = Slot(
            key,
            model.new_bool_var(f"{key} is used"),
            self._bools([workplace.key for workplace in problem.workplaces]),
            self._bools([profile.key for profile in problem.profiles]),
            self._bools([task.key for task in self.tasks]),
            {pair: model.new_bool_var(f"{key} {pair}") for pair in self.starts},
        )
        model.add(sum(slot.homes.values()) == slot.is_used)
        model.add(sum(slot.profiles.values()) == slot.is_used)
        model.add_bool_or([*slot.holds.values(), ~slot.is_used])
        for task in self.tasks:
            holds = slot.holds[task.key]
            model.add_implication(holds, slot.is_used)
            days = [slot.does[task.key, day] for day in DAYS if (task.key, day) in slot.does]
            model.add(sum(days) == task.times * holds)
        self._demand(slot)
        week = [self._day(slot, day) for day in DAYS]
        paid = sum(day.paid for day in week)
        self._hours(slot, week, paid)
        self._rest(slot, week)
        self._appraise(slot, week, paid)
        return slot

    def _day(self, slot: Slot, day: int) -> Day:
        does = {task: slot.does[task.key, day] for task in self.tasks if (task.key, day) in slot.does}
        starts = {task: self.starts[task.key, day] for task in does}
        return DayMaker(self.model, self.problem, self.params, does, starts).make()

    def _demand(self, slot: Slot) -> None:
        """Homes within reach at which something is done; people who meet the demands."""
        for workplace, home in slot.homes.items():
            here = [slot.holds[task.key] for task in self.tasks if task.workplace == workplace]
            self.model.add_bool_or([*here, ~home])
            for task in self.tasks:
                way = self.problem.minutes_between(workplace, task.workplace)
                if way is None or way > self.params.longest_journey:
                    self.model.add_bool_or(~home, ~slot.holds[task.key])
        for profile in self.problem.profiles:
            for task in self.tasks:
                if not profile.meets(task.demands):
                    self.model.add_bool_or(~slot.profiles[profile.key], ~slot.holds[task.key])

    def _hours(self, slot: Slot, week: Sequence[Day], paid: Sum) -> None:
        params, model = self.params, self.model
        model.add(sum(day.works for day in week) <= params.most_days)
        for profile in self.problem.profiles:
            least = params.least_week if profile.least_week is None else profile.least_week
            most = params.most_week if profile.most_week is None else profile.most_week
            model.add(paid >= least).only_enforce_if(slot.profiles[profile.key])
            model.add(paid <= most).only_enforce_if(slot.profiles[profile.key])
        work = sum(task.weekly_minutes * slot.holds[task.key] for task in self.tasks)
        model.add(100 * work >= params.productive * paid)

    def _rest(self, slot: Slot, week: Sequence[Day]) -> None:
        """Rest after each day, and one long rest in the week; the week is followed by one like it."""
        model, long = self.model, []
        for day in DAYS:
            for ahead in range(1, 8):
                between = [week[(day + step) % 7].works for step in range(1, ahead)]
                follows = [week[day].works, week[(day + ahead) % 7].works, *(~works for works in between)]
                rest = ahead * DAY_MINUTES + week[(day + ahead) % 7].first - week[day].last
                model.add(rest >= self.params.daily_rest).only_enforce_if(follows)
                is_long = model.new_bool_var("long rest")
                for literal in follows:
                    model.add_implication(is_long, literal)
                model.add(rest >= self.params.weekly_rest).only_enforce_if(is_long)
                long.append(is_long)
        model.add_bool_or([*long, ~slot.is_used])

    def _appraise(self, slot: Slot, week: Sequence[Day], paid: Sum) -> None:
        weights = self.params.weights
        sites = self._kinds(slot, [task.workplace for task in self.tasks])
        families = self._kinds(slot, [task.family for task in self.tasks])
        self.model.add(sum(sites) <= self.params.most_sites)
        self.model.add(sum(families) <= self.params.most_families)
        freed = sum(freed_value(self.problem, self.params, task) * slot.holds[task.key] for task in self.tasks)
        self.worth += [
            PARTS * (freed + weights.position * slot.is_used + weights.fit * self._people(slot)),
            PARTS * weights.travel * sum(day.travel for day in week),
            PARTS * weights.waiting * sum(day.waiting for day in week),
            PARTS * weights.site * self._beyond(sum(sites), 1),
            PARTS * weights.family * self._beyond(sum(families), FREE_FAMILIES),
            *(self._cost(slot, profile, paid) for profile in self.problem.profiles),
        ]

    def _kinds(self, slot: Slot, kinds: Sequence[str]) -> list[Bool]:
        """Return whether each kind is among what the position holds."""
        found = []
        for kind in dict.fromkeys(kinds):
            of_kind = [slot.holds[task.key] for task, its in zip(self.tasks, kinds, strict=True) if its == kind]
            found.append(self.model.new_bool_var(kind))
            self.model.add_max_equality(found[-1], of_kind)
        return found

    def _beyond(self, count: Sum, free: int) -> Bool:
        beyond = self.model.new_int_var(0, len(self.tasks), "beyond")
        self.model.add_max_equality(beyond, [count - free, 0])
        return beyond

    def _people(self, slot: Slot) -> Bool:
        """Return how many of those who wait could take the position, up to the most that count; 0 when unused."""
        most, could = self.params.weights.fit_most, []
        for profile in self.problem.profiles:
            unmet = [slot.holds[task.key] for task in self.tasks if not profile.meets(task.demands)]
            is_able = self.model.new_bool_var(f"{profile.key} could")
            self.model.add_bool_or([is_able, ~slot.is_used, *unmet])
            for literal in (~slot.is_used, *unmet):
                self.model.add_implication(literal, ~is_able)
            could.append((most if profile.people is None else min(most, profile.people)) * is_able)
        people = self.model.new_int_var(0, most, "people")
        self.model.add_min_equality(people, [sum(could), most])
        return people

    def _cost(self, slot: Slot, profile: Profile, paid: Sum) -> Sum:
        minutes = self.model.new_int_var(0, WEEK_MINUTES, "paid")
        self.model.add(minutes == paid).only_enforce_if(slot.profiles[profile.key])
        self.model.add(minutes == 0).only_enforce_if(~slot.profiles[profile.key])
        return profile.hour_cost * self.params.weights.cost * minutes

    def _beside_each_other(self) -> None:
        slots, model = self.slots.values(), self.model
        for task in self.tasks:
            model.add(sum(slot.holds[task.key] for slot in slots) <= 1)
        for workplace in self.problem.workplaces:
            model.add(sum(slot.homes[workplace.key] for slot in slots) <= workplace.room)
        for profile in self.problem.profiles:
            if profile.people is not None:
                model.add(sum(slot.profiles[profile.key] for slot in slots) <= profile.people)
        if self.params.most_positions is not None:
            model.add(sum(slot.is_used for slot in slots) <= self.params.most_positions)

    def plan(self, solver: cp_model.CpSolver) -> Plan:
        """Return the plan that was found."""
        return plan_of(self._position(solver, slot) for slot in self.slots.values() if solver.value(slot.is_used))

    def _position(self, solver: cp_model.CpSolver, slot: Slot) -> Position:
        held = (
            Held(day, solver.value(self.starts[task, day]), task)
            for (task, day), does in slot.does.items()
            if solver.value(does)
        )
        (home,) = (key for key, literal in slot.homes.items() if solver.value(literal))
        (profile,) = (key for key, literal in slot.profiles.items() if solver.value(literal))
        return Position(slot.key, home, profile, tuple(held))
