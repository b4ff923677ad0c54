"""Carvings, drafts and runs as they are shown. Plans and problems are the core's own, read from what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from talja.apps.carvings.enums import Edit, RunState, State
from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice, Problem
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CarvingLine:
    """A carving in a list."""

    key: str
    title: str
    state: State
    created_at: datetime
    places: tuple[str, ...]
    tasks: int
    drafts: int
    is_running: bool


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft without its plan, with its rules. `score` has the fields of `core.carving.objectives.Score`."""

    key: str
    number: int
    name: str
    edit: Edit
    about: Mapping[str, Any]
    rules: Params
    parent: int | None
    score: Mapping[str, int]
    faults: int
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run of the solver, what it has found, and what is proved that no plan can be worth more than."""

    key: str
    carving_key: str
    state: RunState
    seconds: int
    seed: int
    rounds: int
    total: int | None
    history: tuple[tuple[int, int], ...]
    bound: int | None
    bound_proof: str
    fault: str
    conflicts: tuple[Choice, ...]
    draft: int | None
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    is_stopping: bool
    may_stop: Verdict

    @property
    def gap(self) -> float | None:
        """How far the best is from the bound, in percent of the bound."""
        if self.bound is None or self.total is None or self.bound <= 0:
            return None
        return 100 * (self.bound - self.total) / self.bound


@dataclass(frozen=True, slots=True)
class CarvingPage:
    """A carving with its drafts, the latest first, and its runs, the latest first."""

    line: CarvingLine
    problem: Problem
    drafts: tuple[DraftLine, ...]
    runs: tuple[RunLine, ...]
    accepted_draft: int | None
    may_change: Verdict
    may_run: Verdict


@dataclass(frozen=True)
class DraftPage:
    """A draft whole: the problem with its choices, the rules, the plan and what breaks a rule."""

    carving: CarvingLine
    line: DraftLine
    problem: Problem
    params: Params
    plan: Plan
    faults: tuple[Fault, ...]
    run: RunLine | None
    may_change: Verdict
    may_accept: Verdict

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each position among those of the draft, from 1, by its key."""
        return {position.key: number for number, position in enumerate(self.plan.positions, start=1)}
