"""Carves one public instance, and tells how many people it took and how many it takes."""

import time
from pathlib import Path
from typing import Any

from benchmarks.kernels import PARAMS, fewest_people, problem_of, read
from benchmarks.steps.timing import timed
from talja.core.carving.baseline import baseline
from talja.core.carving.judge import faults
from talja.core.carving.plan import Plan
from talja.core.carving.solve import solve


def carve(*, path: str, seed: int, seconds: float, proving: float) -> dict[str, Any]:
    """Return people and tasks left, of the greedy plan and of the search, with the fewest people found and proved."""
    kernel = read(Path(path))
    asked = problem_of(kernel)
    greedy = baseline(asked, PARAMS)
    began = time.process_time()
    result = solve(
        asked,
        PARAMS,
        seed=seed,
        rounds=1_000_000,
        start=greedy,
        going_on=lambda _: time.process_time() - began < seconds,
    )
    (fewest, proved), spent = timed(lambda: fewest_people(kernel, proving))

    def told(plan: Plan) -> list[int]:
        return [len(plan.positions), len(kernel.tasks) - sum(len(position.tasks) for position in plan.positions)]

    return {
        "tasks": len(kernel.tasks),
        "people": len(kernel.skills),
        "greedy": told(greedy),
        "carved": told(result.plan),
        "fewest": fewest,
        "proved": proved,
        "proving_cpu": spent["cpu"],
        "faults": [fault.code for fault in faults(asked, PARAMS, result.plan)],
    }
