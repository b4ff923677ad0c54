"""The pages that staff open all day, over 20 000 placements."""

from collections.abc import Mapping
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, Table, ms
from benchmarks.stores import Store

_FILTERED = "?category=subsidised&born=abroad&ends_within=90&order=ends"
_ALL = "?state=all"
Pages = Mapping[str, Mapping[str, Any]]


def run(bench: Bench) -> Result:
    """Measure the pages, and fail where the number of queries follows the number of rows."""
    store, register = bench.kept("pages.fill_and_prepare", factor=bench.scale.factor, placements=bench.scale.register)
    found = bench.step("pages.addresses", store=store)
    paths = {
        "the list, as it opens": found["list"],
        "the list, filtered and sorted": found["list"] + _FILTERED,
        "the list, all placements": found["list"] + _ALL,
        "a person": found["person"],
        "a placement": found["placement"],
        "the overview": found["overview"],
    }
    pages: Pages = bench.step("pages.measure", store=store, paths=paths, loops=bench.scale.loops)["pages"]
    plain = bench.step("pages.plain_list", store=store, loops=max(2, bench.scale.loops // 3))["page"]
    few, many = (_queries(bench, store, size) for size in (2, 200))
    return Result(
        title="Pages",
        how=(
            f"Asked for as a coordinator through every layer of Django, over {register['placements']:,} placements, "
            "after a first visit. Queries are all that the request asks, the session and the record of who was shown "
            "included. The baseline is the list one would first write: model instances with whatever they point at, in "
            "a bare table, without sign-in, filters, masking, counts by state and the record of reading."
        ),
        lines=tuple(_lines(pages, plain)),
        tables=(_all(pages),),
        notes=(
            f"Queries of the whole list page with 2 placements in the register and with 200: {few['page']} and "
            f"{many['page']}. Of the rows alone, 2 and 200 on a page: {few['rows']} and {many['rows']}.",
            f"The person is the one with most placements: {found['placements']}.",
        ),
        faults=() if few == many else ("the number of queries follows the number of rows",),
    )


def _lines(pages: Pages, plain: Mapping[str, Any]) -> list[Line]:
    first, filtered = pages["the list, as it opens"], pages["the list, filtered and sorted"]
    cpu, wall = ms(plain["cpu"]), ms(plain["wall"])
    return [
        Line("the list, as it opens: queries", first["queries"], target=8, baseline=plain["queries"]),
        Line("the list, as it opens: CPU", ms(first["cpu"]), "ms", target=40, baseline=cpu),
        Line("the list, as it opens: wall", ms(first["wall"]), "ms", baseline=wall),
        Line("the list, filtered and sorted: queries", filtered["queries"], target=8),
        Line("the list, filtered and sorted: CPU", ms(filtered["cpu"]), "ms", target=40),
    ]


def _all(pages: Pages) -> Table:
    headings = ("page", "CPU ms", "wall ms", "queries", "kB")
    rows = [
        (name, ms(page["cpu"]), ms(page["wall"]), page["queries"], page["bytes"] / 1e3) for name, page in pages.items()
    ]
    return Table("Every page", headings, rows)


def _queries(bench: Bench, store: Store, size: int) -> dict[str, int]:
    """Return how many queries the page asks over a small register, and the rows alone over the large one."""
    small, _ = bench.kept("pages.fill_and_prepare", factor=1, placements=size)
    found = bench.step("pages.addresses", store=small)
    page = bench.step("pages.measure", store=small, paths={"list": found["list"]}, loops=1)["pages"]["list"]
    rows = bench.step("pages.queries_of_rows", store=store, size=size)
    return {"page": page["queries"], "rows": rows["queries"]}
