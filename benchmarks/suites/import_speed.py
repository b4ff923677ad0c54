"""Twenty thousand rows against a register of twenty thousand placements."""

from benchmarks.bench import Bench
from benchmarks.report import Line, Result

_STATUSES = ("new", "changed", "unchanged", "needs_you", "refused", "missing")


def run(bench: Bench) -> Result:
    """Measure the import as far as the review, and the plain program on the same rows."""
    scale = bench.scale
    store, register = bench.register()
    messy, tidy = (str(store.folder / name) for name in ("inventering.xlsx", "tidy.xlsx"))
    bench.step("long_list.write", store=store, factor=scale.factor, path=messy, tidy=tidy)
    talja = bench.best("long_list.read", store=store, path=messy)
    on_tidy = bench.best("long_list.read", store=store, path=tidy)
    plain = bench.step("long_list.plain", store=bench.stores.copy(store), path=tidy)
    counts = ", ".join(f"{talja['counts'][status]:,} {status}" for status in _STATUSES if status in talja["counts"])
    return Result(
        title="Import speed",
        how=(
            f"{talja['rows']:,} rows of the unit's own messy spreadsheet (subheadings, sums, dates in eight forms, "
            f"staff's own words) read, matched and stored for review, against a register of {register['placements']:,} "
            f"placements of {register['persons']:,} persons with their history, through the operation that the worker "
            "runs. The baseline reads with openpyxl and saves through the ORM, row by row, and gets the same rows "
            "tidied, as it can read nothing else. It ends in the register, Talja in a review. "
            f"Talja's times are the least of {scale.runs} runs, the baseline's of one."
        ),
        lines=(
            Line("the messy list: CPU", talja["cpu"], "s", target=15, baseline=plain["cpu"]),
            Line("the messy list: wall", talja["wall"], "s", target=15, baseline=plain["wall"]),
            Line("the messy list: memory", talja["peak_mb"], "MB", target=400, baseline=plain["peak_mb"]),
            Line("the tidy list: CPU", on_tidy["cpu"], "s", target=15, baseline=plain["cpu"]),
            Line("the tidy list: wall", on_tidy["wall"], "s", target=15, baseline=plain["wall"]),
            Line(
                "the tidy list: times as quick as the baseline, CPU",
                plain["cpu"] / on_tidy["cpu"],
                target=10,
                at_least=True,
            ),
        ),
        notes=(
            f"The messy list as staged: {counts}.",
            f"The baseline saved {plain['saved']:,} placements, made {plain['created']:,} and left {plain['skipped']}.",
        ),
    )
