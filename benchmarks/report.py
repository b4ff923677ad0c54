"""What is reported: figures with their targets and baselines, as Markdown and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.machine import Machine

HEAD = """# Benchmarks

Made by `python -m benchmarks`; do not edit by hand. A baseline is of the same run, on the same data: the ratios travel
between machines, the seconds do not. CPU is the time of the process, wall the time of the clock; both are the least of
repeated runs. Memory is the most that a process of its own held, everything included. Megabytes are 10^6 bytes.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. `target` is the most it may be, or the least with `at_least`; `baseline` is the same done plainly."""

    what: str
    value: float | str
    unit: str = ""
    target: float | None = None
    baseline: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        if self.target is None or isinstance(self.value, str):
            return ""
        is_met = self.value >= self.target if self.at_least else self.value <= self.target
        return "met" if is_met else "**missed**"

    @property
    def ratio(self) -> float | None:
        """How many times the figure the baseline is."""
        if self.baseline is None or isinstance(self.value, str) or not self.value:
            return None
        return self.baseline / self.value


@dataclass(frozen=True, slots=True)
class Table:
    """Figures side by side."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | float]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a suite found. Any of the `faults` makes the command fail: it is wrong, not slow."""

    title: str
    how: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = field(default=())


def write(folder: Path, *, machine: Machine, results: dict[str, Result]) -> Path:
    """Write benchmarks.md and benchmarks.json to the folder and return the first. Suites not run keep their figures."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "benchmarks.json"
    before: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    sections = before.get(machine.engine, {}) | {
        name: {"machine": asdict(machine), "result": asdict(result), "text": _section(machine, result)}
        for name, result in results.items()
    }
    told = before | {machine.engine: sections}
    kept.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path = folder / "benchmarks.md"
    path.write_text("\n".join(_page(told)), encoding="utf-8")
    return path


def ms(seconds: float) -> float:
    """Return seconds as milliseconds."""
    return 1000 * seconds


def share(part: float) -> str:
    """Return a share as per cent with one decimal."""
    return f"{100 * part:.1f} %"


def _page(told: dict[str, Any]) -> Iterator[str]:
    yield HEAD
    for engine in sorted(told, reverse=True):
        yield f"# On {engine}\n"
        yield from (section["text"] for section in told[engine].values())


def _section(machine: Machine, result: Result) -> str:
    return "\n".join(
        [
            f"## {result.title}\n",
            f"{result.how}\n",
            *_lines(result.lines),
            *(line for table in result.tables for line in _table(table)),
            *(f"- {note}" for note in result.notes),
            *([""] if result.notes else []),
            f"{machine.told}\n",
        ]
    )


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    headings = ("what", "measured", "target", "", "baseline", "ratio")
    rows = [
        (
            line.what,
            _number(line.value, line.unit),
            "" if line.target is None else f"{'≥' if line.at_least else '≤'} {_number(line.target, line.unit)}",
            line.verdict,
            "" if line.baseline is None else _number(line.baseline, line.unit),
            "" if line.ratio is None else f"{line.ratio:.1f}×",
        )
        for line in lines
    ]
    return _table(Table("", headings, rows))


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"{table.title}\n"
    yield f"| {' | '.join(table.headings)} |"
    yield f"|---|{'---:|' * (len(table.headings) - 1)}"
    yield from (f"| {' | '.join(_number(cell, '') for cell in row)} |" for row in table.rows)
    yield ""


def _number(value: float | str, unit: str) -> str:
    if isinstance(value, str):
        return value
    text = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2g}" if value < 1 else f"{value:.1f}"
    return f"{text} {unit}".strip()
