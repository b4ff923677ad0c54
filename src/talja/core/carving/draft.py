"""One position while the baseline fills it: what it holds so far, and whether one more task may come in."""

from collections.abc import Collection, Iterable, Sequence

from talja.core.carving.fitting import Block, Days, Fit, Fitter, Starts
from talja.core.carving.objectives import FREE_FAMILIES, freed_value
from talja.core.carving.plan import Held, Position
from talja.core.carving.problem import DAYS, Profile, Task


class Draft:
    """A position in the making. It never passes a rule that more tasks cannot mend; it may still lack hours."""

    def __init__(self, fitter: Fitter, key: str, home: str, profile: Profile) -> None:
        self.fitter = fitter
        self.key, self.home, self.profile = key, home, profile
        self.tasks: dict[str, Task] = {}
        self.days: Days = {}
        self.open_days: Collection[int] = DAYS
        own = profile.most_week
        self.most = fitter.params.most_week if own is None else own
        self.paid = 0
        self._see()

    @property
    def position(self) -> Position:
        """The position that it is now."""
        held = (Held(day, it.start, it.task) for day, blocks in self.days.items() for it in blocks)
        return Position(self.key, self.home, self.profile.key, tuple(sorted(held)))

    @property
    def is_full(self) -> bool:
        """Whether there is no time left in the week."""
        return self.paid + self.fitter.params.grid > self.most

    def hold(self, task: Task, starts: Iterable[tuple[int, int]]) -> bool:
        """Hold a task that must be here, at those starts and at others that suit it. Tell whether it could."""
        fixed = list(dict.fromkeys(starts))
        for day, start in fixed:
            self._put(task, day, start)
        rest = [fit for fit in self.fitter.fits(task, self.days, self.fitter.all_starts) if self._is_free(task, fit)]
        chosen = rest[: max(0, task.times - len(fixed))]
        for fit in chosen:
            self._put(task, fit.day, fit.start)
        self._take(task)
        self._count()
        return len(fixed) + len(chosen) == task.times

    def _is_free(self, task: Task, fit: Fit) -> bool:
        return all(block.task != task.key for block in self.days.get(fit.day, ()))

    def add(self, tasks: Sequence[Task], starts: Starts) -> bool:
        """Hold all the tasks if it may and is worth it, or none of them. Tell which."""
        if len(tasks) == 1 and not self._may_add(tasks[0]):
            return False
        before = dict(self.tasks), dict(self.days), self.paid
        if all(self._add_one(task, starts) for task in tasks):
            return True
        self.tasks, self.days, self.paid = before
        self._see()
        return False

    def _add_one(self, task: Task, starts: Starts) -> bool:
        if not self._may_add(task):
            return False
        is_open = len(self.days) < self.fitter.params.most_days
        fits = self._choose(task, self.fitter.fits(task, self.days, starts, self.open_days if is_open else self.days))
        paid = self.paid + sum(fit.paid for fit in fits)
        if len(fits) != task.times or paid > self.most or not self._is_worth(task, fits, paid):
            return False
        for fit in fits:
            self._put(task, fit.day, fit.start)
        self._take(task)
        self.paid = paid
        return not self.fitter.rest_lacking(self.days)

    def _may_add(self, task: Task) -> bool:
        """Tell whether the position stays within its hours, sites and kinds of work."""
        if self.paid + task.weekly_minutes > self.most:
            return False
        params, families = self.fitter.params, self.families
        if task.family not in families and len(families) >= params.most_families:
            return False
        if task.workplace in self.sites:
            return True
        return len(self.sites) < params.most_sites and self.fitter.journey(self.home, task.workplace) is not None

    def _choose(self, task: Task, fits: Iterable[Fit]) -> list[Fit]:
        """Return the best days that pass no rule, as many as the task needs, within the days of a week."""
        days = {day for day, blocks in self.days.items() if blocks}
        chosen: list[Fit] = []
        for fit in fits:
            is_room = fit.day in days or len(days) < self.fitter.params.most_days
            if len(chosen) < task.times and fit.excess <= 0 and is_room:
                chosen.append(fit)
                days.add(fit.day)
        return chosen

    def _is_worth(self, task: Task, fits: Iterable[Fit], paid: int) -> bool:
        """Tell whether enough of the week stays productive, and the score gains by the task."""
        params, weights = self.fitter.params, self.fitter.params.weights
        minutes = sum(held.weekly_minutes for held in self.tasks.values()) + task.weekly_minutes
        gain = freed_value(self.fitter.problem, params, task)
        gain += min(weights.waiting, weights.travel) * sum(fit.waste for fit in fits)
        gain += (paid - self.paid) * self.profile.hour_cost * weights.cost // (60 * 100)
        if task.family not in self.families and len(self.families) >= FREE_FAMILIES:
            gain += weights.family
        if task.workplace not in self.sites:
            gain += weights.site
        return gain > 0 and minutes * 100 >= params.productive * paid

    def _take(self, task: Task) -> None:
        self.tasks[task.key] = task
        self._see()

    def _see(self) -> None:
        self.sites = {self.home, *(task.workplace for task in self.tasks.values())}
        self.families = {task.family for task in self.tasks.values()}

    def _put(self, task: Task, day: int, start: int) -> None:
        block = Block(start, start + task.minutes, task.workplace, task.key)
        self.days[day] = sorted([*self.days.get(day, ()), block])

    def drop_short_days(self) -> None:
        """Take away the days that are too short to come for, with all that is held on them, and open no others."""
        while short := [day for day, blocks in self.days.items() if self._is_short(blocks)]:
            gone = {block.task for block in self.days[short[0]]}
            self.tasks = {key: task for key, task in self.tasks.items() if key not in gone}
            kept = {day: [block for block in blocks if block.task in self.tasks] for day, blocks in self.days.items()}
            self.days = {day: blocks for day, blocks in kept.items() if blocks}
        self.open_days = frozenset(self.days)
        self._see()
        self._count()

    def _is_short(self, blocks: Sequence[Block]) -> bool:
        measure = self.fitter.measure(blocks)
        return measure is None or measure.paid < self.fitter.params.least_day

    def _count(self) -> None:
        measures = (self.fitter.measure(blocks) for blocks in self.days.values())
        self.paid = sum(measure.paid for measure in measures if measure)
