"""From tasks to positions: gain over the greedy plan, gap to what is proved to be the most, and how soon."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import mean
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, Table, share

_SHARES = [0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0]
_TARGETS = {1_500: 0.14, 10_000: 0.07}  # gain over greedy
_MOST_MB = 2_000

Answers = Mapping[tuple[int, float], list[dict[str, Any]]]


def run(bench: Bench) -> Result:
    """Measure; a plan that the judge finds a fault in is a fault, and so is one above the bound."""
    carve = partial(bench.step, "carving.carve", store=bench.empty(), shares=_SHARES)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # what is measured is processor time, in processes of their own
        asked = {
            (tasks, seconds): [
                pool.submit(carve, seed=seed, tasks=tasks, seconds=seconds) for seed in range(1, seeds + 1)
            ]
            for tasks, seconds, seeds in bench.scale.carvings
        }
    answers = {size: [one.result() for one in found] for size, found in asked.items()}
    return Result(
        title="Carving",
        how=(
            "Life-like municipalities, drawn from a seed: one workplace for each 25 tasks, in villages, with room for "
            "one to three positions each, seven sorts of people and one person for each twelve tasks. The search "
            "begins from the greedy plan and stops after so many seconds of processor, on one core, with as many at "
            "once as there are cores. The gap is to a "
            "proven bound (a linear program's prices), of the bound: it holds both what the plan lacks and what the "
            "bound does not see. Everything is judged by the judge, which knows nothing of the search."
        ),
        lines=tuple(line for size, found in answers.items() for line in _lines(size, found)),
        tables=(_curves(answers), _all(answers)),
        notes=("The search is compiled once on a machine, and kept: the time for that is not in the figures.",),
        faults=tuple(_faults(answers)),
    )


def _gain(answer: Mapping[str, Any], total: float) -> float:
    return total / answer["greedy"] - 1 if answer["greedy"] > 0 else 0.0


def _gap(answer: Mapping[str, Any]) -> float:
    return 1 - answer["total"] / answer["bound"] if answer["bound"] else 0.0


def _lines(size: tuple[int, float], found: list[dict[str, Any]]) -> Iterator[Line]:
    tasks, seconds = size
    what = f"{tasks:,} tasks, {seconds:.0f} s, {len(found)} seeds"
    target = _TARGETS.get(tasks)
    gains = [100 * _gain(it, it["total"]) for it in found]
    yield Line(f"{what}: mean gain", mean(gains), "%", target=100 * target if target else None, at_least=True)
    yield Line(f"{what}: least gain", min(gains), "%")
    yield Line(f"{what}: mean gap to the bound", 100 * mean(_gap(it) for it in found), "%")
    yield Line(f"{what}: memory", max(it["peak_mb"] for it in found), "MB", target=_MOST_MB)


def _curves(answers: Answers) -> Table:
    rows = [
        (f"{tasks:,} tasks", *(share(mean(_gain(it, it["curve"][i]) for it in found)) for i in range(len(_SHARES))))
        for (tasks, _), found in answers.items()
    ]
    return Table("Mean gain over greedy by share of the time", ("", *(f"{part:.0%}" for part in _SHARES)), rows)


def _all(answers: Answers) -> Table:
    headings = ("tasks", "seed", "greedy kr", "plan kr", "gain", "gap", "greedy positions", "positions", "rounds", "MB")
    rows = [
        (
            tasks,
            seed,
            it["greedy"] // 100,
            it["total"] // 100,
            share(_gain(it, it["total"])),
            share(_gap(it)),
            *it["positions"],
            it["rounds"],
            it["peak_mb"],
        )
        for (tasks, _), found in answers.items()
        for seed, it in enumerate(found, start=1)
    ]
    return Table("Every run", headings, rows)


def _faults(answers: Answers) -> Iterator[str]:
    for (tasks, _), found in answers.items():
        for it in found:
            if it["faults"] or it["total"] < it["greedy"] or (it["bound"] is not None and it["total"] > it["bound"]):
                yield f"{tasks} tasks: {it['faults']} {it['greedy']} {it['total']} {it['bound']}"
