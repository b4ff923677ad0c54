"""A problem and what came of it as JSON, `talja.carving/1`: to keep, to send to a colleague or a stronger machine.

docs/reference/carving.md describes it field by field. It is read strictly: nothing that is not understood is passed by.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from talja.core.carving.params import Params
from talja.core.carving.plan import Plan, plan_of
from talja.core.carving.problem import Problem
from talja.core.carving.records import Misread, Unreadable, read, written

FORMAT: Final = "talja.carving/1"
FORMAT_KEY: Final = "format"


@dataclass(frozen=True, slots=True)
class Result:
    """How a plan was made, and how good it is known to be. Totals are öre a week; `bound` is None when nobody knows."""

    total: int
    seed: int
    rounds: int
    version: str
    bound: int | None = None  # no plan can be worth more
    history: tuple[tuple[int, int], ...] = ()  # the total after each round that bettered it


@dataclass(frozen=True)
class Document:
    """What one file tells: a problem, the rules, and a plan when there is one, with how it was made."""

    problem: Problem
    params: Params = field(default_factory=Params)
    plan: Plan | None = None
    result: Result | None = None


def dumped(document: Document, *, indent: int | None = None) -> str:
    """Return the document as JSON text. The same document gives the same text."""
    return json.dumps(to_json(document), ensure_ascii=False, indent=indent)


def to_json(document: Document) -> dict[str, Any]:
    """Return the document as JSON values."""
    return {FORMAT_KEY: FORMAT, **written(Document, document)}


def loaded(text: str | bytes) -> Document:
    """Return the document that the JSON text tells. Raises `Unreadable` with everything that is wrong with it."""
    try:
        raw = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Unreadable([Misread("not_json", f"{error.lineno}:{error.colno}")]) from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise Unreadable([Misread("not_json", "")]) from None
    return from_json(raw)


def from_json(raw: object) -> Document:
    """Return the document that the JSON values tell. Raises `Unreadable` with everything that is wrong with them."""
    if not isinstance(raw, Mapping) or raw.get(FORMAT_KEY) != FORMAT:
        raise Unreadable([Misread("wrong_format", FORMAT_KEY, FORMAT)])
    document = read(Document, {key: value for key, value in raw.items() if key != FORMAT_KEY})
    plan = document.plan and plan_of(document.plan.positions)
    return replace(document, plan=plan)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    once = dict(pairs)
    if len(once) != len(pairs):
        keys = [key for key, _ in pairs]
        raise Unreadable([Misread("key_twice", next(key for key in keys if keys.count(key) > 1))])
    return once


def _no_number(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON
