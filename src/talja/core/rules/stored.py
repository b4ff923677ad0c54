"""A calculation and its situation as plain JSON and back, so that it can be kept whole and shown again exactly.

Amounts are texts, for they must not lose a digit, and days are ISO dates. Facts say their kind: `{"number": "26000"}`,
`{"truth": true}` or `{"choice": "municipality"}`. `format` tells how the rest is to be read.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.results import Calculation

FORMAT = 1
Json: TypeAlias = "dict[str, Any] | list[Any] | str | bool | int | None"
Part = TypeVar("Part")


class UnreadableCalculation(ValueError):
    """Raised for what was stored in a format that this version does not know, or was changed afterwards."""


def dump_calculation(calculation: Calculation) -> dict[str, Any]:
    """Return the calculation as JSON that `load_calculation` reads."""
    return {"format": FORMAT, "calculation": _dumped(calculation)}


def load_calculation(stored: object) -> Calculation:
    """Return a stored calculation. Raises `UnreadableCalculation`."""
    return _loaded_part(stored, "calculation", Calculation)


def dump_situation(situation: Situation) -> dict[str, Any]:
    """Return the situation as JSON that `load_situation` reads."""
    return {"format": FORMAT, "situation": _dumped(situation)}


def load_situation(stored: object) -> Situation:
    """Return a stored situation. Raises `UnreadableCalculation`."""
    return _loaded_part(stored, "situation", Situation)


def _loaded_part(stored: object, name: str, kind: type[Part]) -> Part:
    if not isinstance(stored, Mapping) or stored.get("format") != FORMAT:
        raise UnreadableCalculation(f"not in format {FORMAT}")
    try:
        loaded: Part = _made(kind, stored[name])
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        raise UnreadableCalculation(f"{name}: {type(fault).__name__}") from None
    return loaded


def _dumped(thing: Any) -> Json:
    match thing:
        case None | bool():
            return thing
        case str() | Decimal() | date():  # a day's text is its ISO form, a code's text its value
            return str(thing)
        case Mapping():
            return {name: _dumped_fact(fact) for name, fact in thing.items()}
        case tuple():
            return [_dumped(part) for part in thing]
    return {member.name: _dumped(getattr(thing, member.name)) for member in fields(thing)}


def _dumped_fact(fact: FactValue) -> Json:
    if isinstance(fact, bool):
        return {"truth": fact}
    return {"number": str(fact)} if isinstance(fact, Decimal) else {"choice": fact}


Reader: TypeAlias = Callable[[Any], Any]


def _members(kind: type, stored: Mapping[str, Any]) -> dict[str, Any]:
    readers = _readers(kind)
    return {name: readers[name](given) for name, given in stored.items()}


@cache
def _readers(kind: type) -> dict[str, Reader]:
    hints = get_type_hints(kind)
    return {member.name: _reader(hints[member.name]) for member in fields(kind)}


def _reader(hint: Any) -> Reader:
    """Return what reads a field of a type back from JSON."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:  # something or nothing
        inner = _reader(arguments[0])
        return lambda given: None if given is None else inner(given)
    if origin is tuple:
        inner = _reader(arguments[0])
        return lambda given: tuple(inner(part) for part in given)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return lambda given: {name: _fact(fact) for name, fact in given.items()}
    if is_dataclass(hint):
        return lambda given: _made(hint, given)
    reader: Reader = _PLAIN.get(hint, hint)  # a code is read by its own kind
    return reader


def _made(kind: Any, given: Mapping[str, Any]) -> Any:
    return kind(**_members(kind, given))


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError("not a text")
    return given


def _truth(given: Any) -> bool:
    if not isinstance(given, bool):
        raise TypeError("neither true nor false")
    return given


def _number(given: Any) -> Decimal:
    return Decimal(_text(given))


_PLAIN: dict[Any, Reader] = {str: _text, bool: _truth, Decimal: _number, date: date.fromisoformat}


def _fact(given: Mapping[str, Any]) -> FactValue:
    ((kind, told),) = given.items()
    return _FACTS[kind](told)


_FACTS: dict[str, Callable[[Any], FactValue]] = {"number": _number, "truth": _truth, "choice": _text}
