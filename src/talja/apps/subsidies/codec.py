"""Calculations and situations as JSON and back, whole: numbers and days as text, so that nothing is lost."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from talja.core.rules import results
from talja.core.rules.facts import Situation

Made = TypeVar("Made")
_NUMBER = "number"  # a fact that is a number stands as {"number": "75"}, to be told from a word


def to_json(value: Any) -> Any:
    """Return a calculation or a situation, or a part of one, as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: {_NUMBER: str(one)} if isinstance(one, Decimal) else one for key, one in value.items()}
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal | date) else value


def calculation_from_json(content: Mapping[str, Any]) -> results.Calculation:
    """Return the calculation as it was stored."""
    return _made(results.Calculation, content)


def situation_from_json(content: Mapping[str, Any]) -> Situation:
    """Return the situation as it was stored."""
    return _made(Situation, content)


def _made(kind: type[Made], content: Mapping[str, Any]) -> Made:
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value) for name, value in content.items()})


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return _read(next(one for one in get_args(hint) if one is not type(None)), value)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], one) for one in value)
    if isinstance(value, Mapping) and not is_dataclass(hint):
        return {key: Decimal(one[_NUMBER]) if isinstance(one, Mapping) else one for key, one in value.items()}
    if is_dataclass(hint):
        return _made(hint, value)  # type: ignore[arg-type]  # a dataclass type, which mypy takes for any object
    return date.fromisoformat(value) if hint is date else hint(value)
