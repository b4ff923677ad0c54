"""The desk over 5 000 requests: its pages and the work that waits."""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, Table, ms

_QUERIES, _CPU = 10, 50


def run(bench: Bench) -> Result:
    """Measure the desk's pages; a page that asks more queries than it may is a fault."""
    register, told = bench.kept("pages.fill_and_prepare", factor=bench.scale.factor, placements=bench.scale.register)
    store = bench.stores.copy(register)
    filled = bench.step("desk.fill", store=store, requests=bench.scale.requests)
    found = bench.step("desk.measure", store=store, loops=bench.scale.loops)
    pages, work = found["pages"], found["work"]
    return Result(
        title="The desk",
        how=(
            f"{filled['requests']:,} requests over two years, {filled['open']:,} of them open and one in five from a "
            f"guest, beside {told['placements']:,} placements. Asked for as a coordinator through every layer of "
            "Django, after a first visit. There is no baseline: the limits are those of the page that staff open all "
            "day."
        ),
        lines=tuple(_lines(pages, work)),
        tables=(_all(pages),),
        faults=tuple(
            f"{name}: {page['queries']} queries" for name, page in pages.items() if page["queries"] > _QUERIES
        ),
    )


def _lines(pages: Mapping[str, Any], work: Mapping[str, Any]) -> Iterable[Line]:
    for name in ("the queue, as it opens", "one request"):
        yield Line(f"{name}: queries", pages[name]["queries"], target=_QUERIES)
        yield Line(f"{name}: CPU", ms(pages[name]["cpu"]), "ms", target=_CPU)
    yield Line("the work that waits: queries", work["queries"], target=2)
    yield Line("the work that waits: CPU", ms(work["cpu"]), "ms", target=_CPU)


def _all(pages: Mapping[str, Any]) -> Table:
    headings = ("page", "CPU ms", "wall ms", "queries", "kB")
    rows = [
        (name, ms(page["cpu"]), ms(page["wall"]), page["queries"], page["bytes"] / 1e3) for name, page in pages.items()
    ]
    return Table("Every page of the desk", headings, rows)
