"""An edit of a large plan by hand: judged, kept as the next draft, and shown."""

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, ms

_SEEDS, _MOST_MS = (1, 2, 3), 100


def run(bench: Bench) -> Result:
    """Measure on the middle size of the carvings."""
    tasks = sorted(size for size, _, _ in bench.scale.carvings)[len(bench.scale.carvings) // 2]
    found = [
        bench.step("carving_edits.measure", store=bench.empty(), seed=seed, tasks=tasks, edits=bench.scale.loops)
        for seed in _SEEDS
    ]

    def middle(what: str, clock: str) -> float:
        return ms(sorted(it[what][clock] for it in found)[len(found) // 2])

    return Result(
        title="Carving: a change by hand",
        how=(
            f"A greedy plan of {tasks:,} tasks with about {found[0]['positions']} positions; a task is moved to "
            f"another position drawn by chance, {bench.scale.loops} times in each of {len(found)} municipalities, and "
            "the middle time is told. Judged by the core: with what was known of the plan before, against judging all "
            "of it. In the browser: the form is posted, which judges the change and keeps the next draft, and its page "
            "is fetched, through every layer of Django."
        ),
        lines=(
            Line(
                "the change, judged: CPU",
                middle("edit", "cpu"),
                "ms",
                target=_MOST_MS,
                baseline=middle("judged", "cpu"),
            ),
            Line("the form, posted: CPU", middle("posted", "cpu"), "ms"),
            Line("the page with the next draft: CPU", middle("shown", "cpu"), "ms"),
            Line("judged and drawn anew: CPU", middle("posted", "cpu") + middle("shown", "cpu"), "ms", target=_MOST_MS),
            Line("judged and drawn anew: wall", middle("posted", "wall") + middle("shown", "wall"), "ms"),
            Line("the page", found[0]["bytes"] / 1000, "kB"),
        ),
    )
