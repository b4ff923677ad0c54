"""Carves one life-like municipality, and tells how the plan grew."""

import time
from typing import Any

from benchmarks.carvings import problem
from benchmarks.steps.timing import timed
from talja.core.carving.baseline import baseline
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params
from talja.core.carving.solve import Progress, solve


def carve(*, seed: int, tasks: int, seconds: float, shares: list[float]) -> dict[str, Any]:
    """Return the totals of the greedy plan, of the best after each share of the time and at the end, and the bound."""
    asked, params = problem(seed=seed, tasks=tasks), Params()
    greedy, spent = timed(lambda: baseline(asked, params))
    first = score(asked, params, greedy).total
    _, compiling = timed(lambda: solve(problem(seed=0, tasks=40), params, rounds=1))
    began = time.process_time()
    curve = [first] * len(shares)

    def going_on(progress: Progress) -> bool:
        share = (time.process_time() - began) / seconds
        for i, at in enumerate(shares):
            if share <= at:
                curve[i] = progress.total
        return share < 1

    result = solve(asked, params, seed=seed, rounds=1_000_000, start=greedy, going_on=going_on)
    return {
        "greedy": first,
        "greedy_cpu": spent["cpu"],
        "compile_cpu": compiling["cpu"],
        "total": result.score.total,
        "bound": result.bound.total if result.bound else None,
        "rounds": result.rounds,
        "positions": [len(greedy.positions), len(result.plan.positions)],
        "faults": [fault.code for fault in faults(asked, params, result.plan)],
        "curve": curve,
    }
