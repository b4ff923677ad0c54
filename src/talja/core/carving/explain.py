"""Why each task is where it is: placed, and what it adds; or left, and what stands in the way.

What stands in the way is found by trying: the task is put into each open position nearby, at the times that suit it
best, and the judge is asked.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from talja.core.carving.editing import best_starts, holding
from talja.core.carving.fitting import Fitter
from talja.core.carving.judge import faults_of_position
from talja.core.carving.judge_choices import broken
from talja.core.carving.objectives import worth
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan, Position
from talja.core.carving.problem import Choice, Keep, Problem, Shape, Task, Together

LENGTHS: Final = frozenset({"week_too_short", "day_too_short", "unproductive"})
"""What a task alone may break, since others can mend it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a task is placed or left. The code, and what a text about it names.

    `placed`: `adds` is what the score would lose without it. Left: `stays`, `kept`; `tied` to `other`, which is left
    because of `why`; `no_profile`; `no_window`, it breaks `rule` by itself; `too_far_alone`, no position is near;
    `full`, it breaks a rule in every position tried, most often `rule`; `not_worth`, it would fit and lower the score;
    `fits`, it would fit and raise it, which the search did not find.
    """

    task: str
    code: str
    position: str = ""
    data: Mapping[str, int | str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Memo:
    """What has been tried, by task and the hashes of the positions it rests on.

    It holds for every plan of the same problem, with the same choices, and rules.
    """

    reasons: dict[tuple[str, tuple[int, ...]], Reason] = field(default_factory=dict)
    rules: dict[tuple[str, int], str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.reasons) + len(self.rules)

    def clear(self) -> None:
        """Forget everything."""
        self.reasons.clear()
        self.rules.clear()


def reasons(
    problem: Problem,
    params: Params,
    plan: Plan,
    *,
    about: Collection[str] | None = None,
    memo: Memo | None = None,
) -> tuple[Reason, ...]:
    """Return the reason for every task, or for those of `about`, in the order of the problem.

    What is left is tried in every position nearby: some milliseconds each in a large plan. What a `memo` knows, and has
    not changed since, is not tried again.
    """
    explainer = _Explainer(problem, params, plan, Memo() if memo is None else memo)
    return tuple(explainer.reason(task) for task in problem.tasks if about is None or task.key in about)


class _Explainer:
    def __init__(self, problem: Problem, params: Params, plan: Plan, memo: Memo) -> None:
        self.problem, self.params, self.plan, self.memo = problem, params, plan, memo
        self.fitter = Fitter(problem, params)
        self.hashes: dict[str, int] = {}

    def reason(self, task: Task) -> Reason:
        holder = self.plan.holders.get(task.key)
        unit = [] if holder else [one for one in self._unit(task) if one.key not in self.plan.holders]
        rests_on = (holder,) if holder else tuple(it for it in self.plan.positions if self._is_near(it, unit))
        known_by = task.key, tuple(self._hash(position) for position in rests_on)
        if known_by not in self.memo.reasons:
            self.memo.reasons[known_by] = self._found(task, holder, unit, rests_on)
        return self.memo.reasons[known_by]

    def _hash(self, position: Position) -> int:
        if position.key not in self.hashes:
            self.hashes[position.key] = hash(position)
        return self.hashes[position.key]

    def _found(self, task: Task, holder: Position | None, unit: list[Task], near: tuple[Position, ...]) -> Reason:
        if holder:
            return Reason(task.key, "placed", holder.key, {"adds": self._adds(holder, task.key)})
        return self._left_anyway(task) or self._tied(task) or self._impossible(task) or self._tried(task, unit, near)

    def _adds(self, holder: Position, task: str) -> int:
        rest = tuple(held for held in holder.held if held.task != task)
        without = self._worth(Position(holder.key, holder.home, holder.profile, rest)) if rest else 0
        return self._worth(holder) - without

    def _worth(self, position: Position) -> int:
        return worth(self.problem, self.params, position).total

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset(choice.task for choice in self.problem.choices if isinstance(choice, Keep))

    def _left_anyway(self, task: Task) -> Reason | None:
        if task.stays:
            return Reason(task.key, "stays", data={"why": task.stays})
        return Reason(task.key, "kept") if task.key in self._kept else None

    def _tied(self, task: Task) -> Reason | None:
        """Return why what must be together with the task is left, if that is decided."""
        for other in self._unit(task):
            reason = self._left_anyway(other) or self._impossible(other) if other.key != task.key else None
            if reason:
                return Reason(task.key, "tied", data={"other": other.key, "why": reason.code})
        return None

    @cached_property
    def _groups(self) -> list[Together]:
        return [choice for choice in self.problem.choices if isinstance(choice, Together)]

    def _unit(self, task: Task) -> list[Task]:
        """Return the task and those that must be together with it, whether placed or not."""
        keys, size = {task.key}, 0
        while len(keys) > size:
            size = len(keys)
            keys.update(*(group.tasks for group in self._groups if not keys.isdisjoint(group.tasks)))
        return [self.problem.task_by_key[key] for key in sorted(keys) if key in self.problem.task_by_key]

    def _impossible(self, task: Task) -> Reason | None:
        """Return why no position at all could hold the task, however it was filled."""
        able = [it for it in self.problem.profiles if it.people != 0 and it.meets(task.demands)]
        if not able:
            return Reason(task.key, "no_profile")
        rules = {self._rule_alone(task, profile.key) for profile in able}
        return None if "" in rules else Reason(task.key, "no_window", data={"rule": min(rules)})

    def _rule_alone(self, task: Task, profile: str) -> str:
        alone = Position("", task.workplace, profile, ())
        faults = faults_of_position(self.problem, self.params, self._put(alone, [task]))
        return next((fault.code for fault in faults if fault.code not in LENGTHS), "")

    def _put(self, position: Position, tasks: Iterable[Task]) -> Position:
        for task in tasks:
            position = holding(position, task.key, best_starts(self.fitter, position, task))
        return position

    def _tried(self, task: Task, unit: list[Task], near: tuple[Position, ...]) -> Reason:
        """Return what comes of putting the task, with those it must be together with, into each position nearby."""
        if not near:
            return Reason(task.key, "too_far_alone")
        tried = [(position, self._rule_known(task, position, unit)) for position in near]
        fitting = [self._put(position, unit) for position, rule in tried if not rule]
        if not fitting:
            rule, count = Counter(rule for _, rule in tried).most_common(1)[0]
            return Reason(task.key, "full", data={"rule": rule, "count": count, "tried": len(tried)})
        now = {position.key: self._worth(position) for position in near}
        adds, key = max((self._worth(position) - now[position.key], position.key) for position in fitting)
        return Reason(task.key, "fits" if adds > 0 else "not_worth", key, {"adds": adds})

    def _is_near(self, position: Position, unit: Iterable[Task]) -> bool:
        return all(self.fitter.journey(position.home, task.workplace) is not None for task in unit)

    def _rule_known(self, task: Task, position: Position, unit: list[Task]) -> str:
        """Return the first rule that is broken. Where a choice has a say, it may rest on other positions too."""
        keys = {one.key for one in unit}
        if any(not keys.isdisjoint(_named(choice)) for choice in self._choices):
            return self._rule_broken(position, unit)
        known_by = task.key, self._hash(position)
        if known_by not in self.memo.rules:
            self.memo.rules[known_by] = self._rule_broken(position, unit)
        return self.memo.rules[known_by]

    def _rule_broken(self, position: Position, unit: list[Task]) -> str:
        """Return the first rule that the position breaks with the tasks and not without; none when it is decent."""
        profile = self.problem.profile_by_key.get(position.profile)
        if profile is None or not all(profile.meets(task.demands) for task in unit):
            return "demands"
        after = self._put(position, unit)
        choice = self._choice_broken(position, after)
        if choice:
            return choice
        before = {fault.code for fault in faults_of_position(self.problem, self.params, position)}
        faults = faults_of_position(self.problem, self.params, after)
        return next((fault.code for fault in faults if fault.code not in before), "")

    @cached_property
    def _choices(self) -> list[Choice]:
        return [choice for choice in self.problem.choices if not isinstance(choice, Shape | Keep)]

    def _choice_broken(self, position: Position, after: Position) -> str:
        """Return the rule of a choice that is broken by the change of one position, and was not before."""
        new = after.tasks - position.tasks
        touching = [choice for choice in self._choices if not new.isdisjoint(_named(choice))]
        if not touching:
            return ""
        changed = Plan(tuple(after if one.key == position.key else one for one in self.plan.positions))
        return next((fault.code for choice in touching for fault in broken(choice, changed)), "")


def _named(choice: Choice) -> tuple[str, ...]:
    return getattr(choice, "tasks", None) or (getattr(choice, "task", ""),)
