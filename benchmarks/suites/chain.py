"""My day and the board of internships, over a whole register with all that waits for somebody."""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, Table, ms

_QUERIES, _CPU = 10, 50
_FILLED = ("agreements", "conversions", "followups", "checks", "consultations", "applications")


def run(bench: Bench) -> Result:
    """Measure the pages; one that asks more queries than it may is a fault."""
    register, told = bench.kept("pages.fill_and_prepare", factor=bench.scale.factor, placements=bench.scale.register)
    store = bench.stores.copy(register)
    requests = bench.step("desk.fill", store=store, requests=bench.scale.requests)["requests"]
    filled = bench.step("chain.fill", store=store)
    pages = bench.step("chain.measure", store=store, loops=bench.scale.loops)["pages"]
    return Result(
        title="My day and the board",
        how=(
            f"{told['placements']:,} placements, {filled['running']:,} of them running, {requests:,} requests, "
            + ", ".join(f"{filled[name]:,} {name}" for name in _FILLED)
            + ". Asked for as a coordinator through every layer of Django, after a first visit. Queries are those "
            "that read, with session, user and roles; the record of who was shown is one more, and told apart."
        ),
        lines=tuple(_lines(pages)),
        tables=(_all(pages),),
        notes=(
            "The board works out every form for each situation once, and remembers it: the first visit is the one "
            "with nothing remembered.",
            "My day words its questions once a day for each set of rights, and remembers the wording, never an answer: "
            "the first visit is the one of the first person that day.",
        ),
        faults=tuple(f"{name}: {_reads(page)} queries" for name, page in pages.items() if _reads(page) > _QUERIES),
    )


def _lines(pages: Mapping[str, Any]) -> Iterable[Line]:
    for name in ("My day", "the board", "the board, with a wage"):
        yield Line(f"{name}: queries", _reads(pages[name]), target=_QUERIES)
        yield Line(f"{name}: CPU", ms(pages[name]["cpu"]), "ms", target=_CPU)
    yield Line("My day, first visit: CPU", ms(pages["My day"]["first"]), "ms")
    yield Line("the board, first visit: CPU", ms(pages["the board"]["first"]), "ms")


def _reads(page: Mapping[str, Any]) -> int:
    return int(page["queries"] - page["written"])


def _all(pages: Mapping[str, Any]) -> Table:
    headings = ("page", "first CPU ms", "CPU ms", "wall ms", "queries", "written", "kB")
    rows = [
        (name, *(ms(page[time]) for time in ("first", "cpu", "wall")), _reads(page), page["written"], _kb(page))
        for name, page in pages.items()
    ]
    return Table("Every page", headings, rows)


def _kb(page: Mapping[str, Any]) -> float:
    return float(page["bytes"]) / 1e3
