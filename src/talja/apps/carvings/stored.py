"""Between what is stored and what the core works with: the JSON of `talja.carving/1`, part by part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice, Problem
from talja.core.carving.records import read, written

Raw: TypeAlias = Any  # JSON values
_Choices: TypeAlias = tuple[Choice, ...]


def raw_problem(problem: Problem) -> Raw:
    """Return the problem as JSON values."""
    return written(Problem, problem)


def problem_of(raw: Raw, choices: Sequence[Choice]) -> Problem:
    """Return the stored problem with those choices instead of its own."""
    return replace(read(Problem, raw), choices=tuple(choices))


def raw_params(params: Params) -> Raw:
    """Return the rules and weights as JSON values."""
    return written(Params, params)


def params_of(raw: Raw) -> Params:
    """Return the stored rules and weights."""
    return read(Params, raw)


def raw_choices(choices: Sequence[Choice]) -> Raw:
    """Return what the user has decided as JSON values."""
    return written(_Choices, tuple(choices))


def choices_of(raw: Raw) -> tuple[Choice, ...]:
    """Return what the user has decided."""
    return read(_Choices, raw)


def raw_plan(plan: Plan) -> Raw:
    """Return the plan as JSON values."""
    return written(Plan, plan)


def plan_of(raw: Raw) -> Plan:
    """Return the stored plan."""
    return read(Plan, raw)


def raw_faults(faults: Iterable[Fault]) -> Raw:
    """Return what breaks a rule as JSON values."""
    return [
        {"code": it.code, "position": it.position, "task": it.task, "day": it.day, "data": dict(it.data)}
        for it in faults
    ]


def faults_of(raw: Raw) -> tuple[Fault, ...]:
    """Return what breaks a rule."""
    return tuple(Fault(**it) for it in raw)
