"""Between the rows and the core's task lines: a line as it stands, a line as one of the staff tells it, and back."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from talja.apps.jobdesign.enums import Source
from talja.apps.jobdesign.inputs import LineInput
from talja.apps.jobdesign.models import Contribution, Line, LineFacts
from talja.core.inventory.lines import Company, Family, HandOver, Per, TaskLine, WhyNot

_SAME = (
    *("title", "minutes", "low", "high", "times", "occupation", "people_at_once", "weeks", "earliest", "latest"),
    *("is_movable", "place", "is_undone", "feeling"),
)
_CODES: Mapping[str, Any] = MappingProxyType(
    {"family": Family, "per": Per, "company": Company, "hand_over": HandOver, "why_not": WhyNot}
)


def as_days(digits: str) -> frozenset[int]:
    """Return the days of a week that a column tells."""
    return frozenset(map(int, digits))


def as_digits(days: frozenset[int]) -> str:
    """Return the days as their column holds them."""
    return "".join(map(str, sorted(days)))


def task_line(row: Line, *, votes: int = 0) -> TaskLine:
    """Return a line as it stands, whatever anybody has answered."""
    facts: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    facts |= {name: words(getattr(row, name)) for name, words in _CODES.items()}
    demands = MappingProxyType(dict(row.demands))
    return TaskLine(key=str(row.key), days=as_days(row.days), demands=demands, votes=votes, **facts)


def told_line(row: Line, said: Contribution) -> TaskLine:
    """Return a line as one of the staff tells it; what they did not say is as it stands.

    That the library thinks it can be handed over is nobody's word: it is unknown until somebody here says so.
    """
    changes: dict[str, Any] = {
        name: value
        for name in ("minutes", "times", "earliest", "latest", "feeling")
        if (value := getattr(said, name)) is not None
    }
    if said.days:
        changes["days"] = as_days(said.days)
    if said.per:
        changes["per"] = Per(said.per)
    if said.hand_over:
        changes["hand_over"] = HandOver(said.hand_over)
    elif row.source == Source.LIBRARY and row.hand_over == HandOver.YES:
        changes["hand_over"] = HandOver.UNKNOWN
    return replace(task_line(row, votes=1), **changes)


def line_columns(said: LineInput) -> dict[str, Any]:
    """Return what a line's columns hold of what was told, texts tidied. `library_key` is one of them."""
    facts = asdict(said)
    facts["days"] = as_digits(said.days)
    facts["title"], facts["place"] = " ".join(said.title.split()), said.place.strip()
    facts["demands"] = {code: level for code, level in said.demands.items() if level}
    return facts


def line_input(row: LineFacts, *, library_key: str = "") -> LineInput:
    """Return what a row tells, as it could be told anew."""
    names = [field.name for field in LineFacts._meta.local_fields if field.name != "days"]
    facts = {name: getattr(row, name) for name in names}
    return LineInput(days=as_days(row.days), library_key=library_key, **facts)


def input_of(line: TaskLine, *, library_key: str = "") -> LineInput:
    """Return a core line as it is told to the operations."""
    facts: dict[str, Any] = {name: getattr(line, name) for name in _SAME}
    facts |= {name: getattr(line, name).value for name in _CODES}
    return LineInput(days=line.days, demands=dict(line.demands), library_key=library_key, **facts)
