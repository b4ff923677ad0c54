"""How right messy lists are read, and how right their rows are taken for persons and placements."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, Table, share

Counts = Mapping[str, int]
_WHO = {"talja": "Talja", "plain": "plain reader"}


def run(bench: Bench) -> Result:
    """Score the seeds at the usual mess and at twice of it; a wrong silent merge is a fault."""
    usual, worse = (_seeds(bench, mess=mess) for mess in (1.0, 2.0))
    lists = usual["talja"]
    merges = [f"{_merges(told['talja'])} wrong silent merges" for told in (usual, worse) if _merges(told["talja"])]
    return Result(
        title="Intake quality",
        how=(
            f"{bench.scale.seeds} seeds of mess, each with a municipality of its own and its three lists that disagree "
            "(payroll csv, the unit's xlsx with two sheets, the employment service's tab-separated text): "
            f"{sum(one['rows'] for one in lists):,} rows. Talja is told nothing but the list's day: it finds the "
            "tables, the columns and the meanings itself. The plain reader is told each list's headings. A row is "
            "linked right when it is taken for the person (or placement) it is about, or for a new one when the "
            "register has none; what is asked of a person is neither right nor wrong, and lowers recall only."
        ),
        lines=tuple(_figures(usual)),
        tables=(
            _against(usual, "At the usual mess"),
            _against(worse, "At twice the mess"),
            _fields(lists),
            _faults(lists),
        ),
        notes=(
            "A wrong silent merge is a row that was settled, without asking, as another person or another placement; "
            "or two persons' rows taken for one new person.",
            f"Rows that Talja took for a new placement although it is known: {_wrong_new(usual)} at the usual mess, "
            f"{_wrong_new(worse)} at twice of it. They stand among the new ones in the review.",
            "A cell is right when it says what the list says, also where the list itself is wrong.",
        ),
        faults=tuple(merges),
    )


def _seeds(bench: Bench, *, mess: float) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = {"talja": [], "plain": []}
    for seed in range(1, bench.scale.seeds + 1):
        answer = bench.step("quality.score", store=bench.empty(), seed=seed, mess=mess)
        for who in told:
            told[who] += answer[who]
    return told


def _figures(told: Mapping[str, Sequence[dict[str, Any]]]) -> Iterable[Line]:
    lists = told["talja"]
    cells, persons, placements = (_sum(lists, part) for part in ("cells", "persons", "placements"))
    yield Line("rows", sum(one["rows"] for one in lists), target=2000, at_least=True)
    yield Line("cells: precision, recall", f"{share(_precision(cells))}, {share(_recall(cells))}")
    yield Line("persons linked: precision, recall", f"{share(_precision(persons))}, {share(_recall(persons))}")
    yield Line("placements found: precision, recall", f"{share(_precision(placements))}, {share(_recall(placements))}")
    yield Line("wrong silent merges", _merges(lists), target=0)


def _against(told: Mapping[str, Sequence[dict[str, Any]]], title: str) -> Table:
    rows: list[list[str | float]] = []
    for what, part in (
        ("cells", "cells"),
        ("rows taken", "taken"),
        ("persons", "persons"),
        ("placements", "placements"),
    ):
        for who, name in _WHO.items():
            counts = _sum(told[who], part)
            rows.append([f"{what}: {name}", share(_precision(counts)), share(_recall(counts)), *_counts(counts)])
    for who, name in _WHO.items():
        rows.append([f"wrong silent merges: {name}", "", "", "", _merges(told[who]), ""])
    headings = ("", "precision", "recall", "right", "wrong", "missed or asked")
    return Table(f"{title} ({sum(one['rows'] for one in told['talja']):,} rows)", headings, rows)


def _counts(counts: Counts) -> tuple[int, int, int]:
    return counts.get("right", 0), _wrong(counts), counts.get("missed", 0) + counts.get("asked", 0)


def _fields(lists: Sequence[dict[str, Any]]) -> Table:
    return Table(
        "Talja, by field", ("field", "precision", "recall", "right", "wrong", "missed"), list(_parts(lists, "fields"))
    )


def _faults(lists: Sequence[dict[str, Any]]) -> Table:
    headings = ("what is odd about the cell", "precision", "recall", "right", "wrong", "missed")
    return Table("Talja, by kind of mess", headings, list(_parts(lists, "faults")))


def _parts(lists: Sequence[dict[str, Any]], part: str) -> Iterable[list[str | float]]:
    names = sorted({name for one in lists for name in one[part]})
    for name in names:
        counts = _added(one[part].get(name, {}) for one in lists)
        yield [name or "nothing", share(_precision(counts)), share(_recall(counts)), *_counts(counts)]


def _sum(lists: Sequence[dict[str, Any]], part: str) -> Counts:
    return _added(one[part] for one in lists)


def _added(counts: Iterable[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return total


def _merges(lists: Sequence[dict[str, Any]]) -> int:
    wrong = sum(_sum(lists, part)["wrong_merges"] for part in ("persons", "placements"))
    return wrong + sum(int(one["new_merged"]) for one in lists)


def _wrong_new(told: Mapping[str, Sequence[dict[str, Any]]]) -> int:
    return _sum(told["talja"], "placements")["wrong_new"]


def _wrong(counts: Counts) -> int:
    return sum(counts.get(name, 0) for name in ("wrong", "invented", "wrong_merges", "wrong_new"))


def _precision(counts: Counts) -> float:
    said = counts.get("right", 0) + _wrong(counts)
    return counts.get("right", 0) / said if said else 1.0


def _recall(counts: Counts) -> float:
    there = sum(counts.values()) - counts.get("invented", 0)
    return counts.get("right", 0) / there if there else 1.0
