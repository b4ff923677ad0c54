"""Public instances of a kernel of carving, whose best answer is known: how far from it the search ends."""

from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, Table

_PROVING = 120  # seconds for the integer program


def run(bench: Bench) -> Result:
    """Measure every instance in the folder that was given. A plan that the judge finds a fault in is a fault."""
    store, seconds = bench.empty(), bench.scale.kernel
    paths = sorted(bench.kernels.glob("*.dat")) if bench.kernels else []
    found = {
        path.stem: bench.step("kernels.carve", store=store, path=str(path), seed=1, seconds=seconds, proving=_PROVING)
        for path in paths
    }
    most = max((_beyond(it) for it in found.values()), default=0)
    return Result(
        title="Carving: public instances of a kernel",
        how=(
            "Shift minimisation personnel task scheduling (Krishnamoorthy, Ernst and Baatar 2012): tasks with fixed "
            "times, people who can do some of them, and all of the tasks to be done by as few people as possible. "
            "Each person is a profile with one person, each task a demand of its own, and the rules that make a day "
            f"decent are turned off. The search has {seconds} s of processor on one core. The fewest people are "
            "proved in the same run by an integer program, which knows the kernel alone. The files are their "
            "authors', from their library of such problems; a folder of them is given with --kernels."
        ),
        lines=(
            Line("instances", len(found)),
            Line("answers that are the best there is", sum(_beyond(it) == 0 for it in found.values())),
            Line("most people beyond the fewest", most),
        ),
        tables=(_all(found),),
        notes=(
            "Generalised assignment cannot be stated as carving: there a task takes other time and is worth another "
            "sum with each agent, here it takes the same time with everybody.",
            "Minimum shift design cannot either: it has night shifts, and counts kinds of shifts and not people.",
        ),
        faults=tuple(f"{name}: {it['faults']} {it}" for name, it in found.items() if _is_wrong(it)),
    )


def _beyond(answer: dict[str, Any]) -> int:
    """People beyond those proved to be needed, and tasks left: each takes one more."""
    return sum(answer["carved"]) - int(answer["proved"])


def _is_wrong(answer: dict[str, Any]) -> bool:
    return bool(answer["faults"]) or _beyond(answer) < 0


def _all(found: dict[str, dict[str, Any]]) -> Table:
    headings = ("instance", "tasks", "people", "greedy", "carved", "left", "fewest found", "proved needed")
    rows = [
        (
            name,
            it["tasks"],
            it["people"],
            sum(it["greedy"]),
            it["carved"][0],
            it["carved"][1],
            it["fewest"],
            it["proved"],
        )
        for name, it in found.items()
    ]
    return Table("People, by instance", headings, rows)
