"""The stock of 120 months over 50 000 placements."""

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, ms


def run(bench: Bench) -> Result:
    """Measure it, and fail where it is not the slow definition, point by point."""
    scale = bench.scale
    store, _ = bench.kept("register.fill", world="spread", factor=scale.stock_factor, placements=scale.stock)
    told = bench.step("series.series", store=store, loops=scale.loops)
    quick, plain, slow = told["quick"], told["plain"], told["slow"]
    return Result(
        title="Stock series",
        how=(
            f"120 months over {told['placements']:,} placements, whose histories are spread over ten years; two "
            "queries that count per day, folded into months. Times are with the queries. The baseline asks the "
            "database to count once per month."
        ),
        lines=(
            Line("CPU", ms(quick["cpu"]), "ms", target=60, baseline=ms(plain["cpu"])),
            Line("wall", ms(quick["wall"]), "ms", target=60, baseline=ms(plain["wall"])),
            Line("the slow definition, rows already in memory: CPU", ms(slow["cpu"]), "ms"),
            Line(
                "stock in the first, the last and the largest month", f"{told['first']}, {told['last']}, {told['most']}"
            ),
            Line("equal to the slow definition in every month", "yes" if told["equal"] else "NO"),
        ),
        faults=() if told["equal"] else ("the series is not what its definition says",),
    )
