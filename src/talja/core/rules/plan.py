"""A scheme made ready for counting: names resolved once, tables sorted, and what makes its amounts change in time.

Nothing is decided here: a plan holds what the scheme's file says, in the form in which it is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from talja.core.rules.blocks import BLOCKS, BlockKind, names_of
from talja.core.rules.facts import FACTS, Fact, FactKind
from talja.core.rules.parameters import DatedBy, Parameter, Rows, Value
from talja.core.rules.results import Term
from talja.core.rules.scheme import Block, Declared, Rounding, Scheme

IN_TIME = frozenset({"elapsed_months", "age", "age_at_year_start", "year"})  # facts that change as time passes
_VARYING = IN_TIME | {"group"}


class Found(NamedTuple):
    """A term, and the facts and parameters that would make it known or surer."""

    term: Term
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows by one dimension: by a choice, or by the lower `limits` of a number. `outside`: when no row fits."""

    dimension: str
    limits: tuple[Decimal, ...] | None
    rows: Mapping[str, "Found | Table"]
    by_limit: tuple["Found | Table", ...]
    outside: Found


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A parameter with its values by first day. `before`: what it is before the first of them."""

    parameter: Parameter
    first_days: tuple[date, ...]
    values: tuple[Found | Table, ...]
    before: Found
    varies: bool  # from day to day, or from one target group to another


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A fact that a formula takes as a number."""

    name: str
    unit: str
    scale: Decimal
    varies: bool  # from day to day


Source: TypeAlias = Figure | Asked | int  # int: the step that stands there in the order


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A block with its arguments' names, and where each of them comes from.

    Formulas that have a line in common have the same line.
    """

    block: Block
    kind: BlockKind
    names: tuple[str, ...]
    sources: tuple[tuple[Source, ...], ...]
    words: Mapping[str, str]
    rounding: Rounding
    unit: str
    in_row: tuple[Source, ...]  # the sources one after another
    is_plain: bool  # one source for each argument


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """Lines in order; the last one is the result. `ends`: the codes that no other line is made of."""

    lines: tuple[Line, ...]
    ends: frozenset[str]
    has_choices: bool  # some line passes others over
    uses_group: bool


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A scheme's formulas, single figures by name, and what makes a month's amounts change.

    `change_days` are those of new values. `limits` are, for each fact that changes in time, the numbers at which the
    amounts may change, or None where any change of the fact may change them.
    """

    scheme: Scheme
    cost: Formula
    support: Formula
    singles: Mapping[str, Figure | Asked]
    change_days: tuple[date, ...]
    limits: Mapping[str, tuple[Decimal, ...] | None]


@lru_cache(maxsize=1024)
def plan_of(scheme: Scheme) -> Plan:
    """Return the scheme's plan, made once for each scheme object."""
    duration = scheme.duration
    caps = (cap.at for cap in scheme.caps)
    single_names = (duration.per_decision, duration.total, duration.no_longer_than, duration.times, *caps)
    lines = (*scheme.cost, *scheme.steps)
    in_months = [
        parameter
        for name in dict.fromkeys(name for block in lines for name in names_of(block))
        if (parameter := scheme.parameters.get(name)) and parameter.dated_by is DatedBy.WAGE_MONTH
    ]
    return Plan(
        scheme,
        _formula(scheme.cost, _outside(scheme, scheme.cost), scheme.rounding, scheme.unit),
        _formula(scheme.steps, _outside(scheme, scheme.steps), scheme.rounding, scheme.unit),
        MappingProxyType({name: _source(name, _meant(scheme, name)) for name in single_names if name}),
        tuple(sorted({value.first_day for parameter in in_months for value in parameter.values})),
        MappingProxyType(_limits(scheme, lines)),
    )


Meant: TypeAlias = "Parameter | Declared | None"  # what a name outside the formula means; None: one of our own facts


def _meant(scheme: Scheme, name: str) -> Meant:
    return scheme.parameters.get(name) or scheme.facts.get(name)


def _outside(scheme: Scheme, blocks: tuple[Block, ...]) -> tuple[tuple[str, Meant], ...]:
    """Return what the blocks name beyond each other, with what it means in the scheme."""
    inside = {block.code for block in blocks}
    names = dict.fromkeys(name for block in blocks for name in names_of(block) if name not in inside)
    return tuple((name, _meant(scheme, name)) for name in names)


@lru_cache(maxsize=1024)
def _formula(
    blocks: tuple[Block, ...], outside: tuple[tuple[str, Meant], ...], rounding: Rounding, unit: str
) -> Formula:
    """Return the formula; schemes that are built up in the same way of the same parameters have the same one."""
    sources: dict[str, Source] = {name: _source(name, meant) for name, meant in outside}
    sources |= {block.code: place for place, block in enumerate(blocks)}
    lines = tuple(_line(block, _given(block, sources), rounding, unit) for block in blocks)
    named = {name for block in blocks for name in names_of(block)}
    return Formula(
        lines,
        ends=frozenset({block.code for block in blocks} - named) | frozenset(block.code for block in blocks[-1:]),
        has_choices=any(line.kind.takes_first for line in lines),
        uses_group=any(isinstance(meant, Parameter) and "group" in meant.by for _, meant in outside),
    )


Given: TypeAlias = tuple[tuple[str, tuple[Source, ...]], ...]


def _given(block: Block, sources: Mapping[str, Source]) -> Given:
    """Return the arguments that are no words, each with where it comes from."""
    words = BLOCKS[block.kind].words
    return tuple(
        (argument, tuple(sources[name] for name in (names if isinstance(names, tuple) else (names,))))
        for argument, names in block.arguments.items()
        if argument not in words
    )


@lru_cache(maxsize=4096)
def _line(block: Block, given: Given, rounding: Rounding, unit: str) -> Line:
    kind = BLOCKS[block.kind]
    words = {argument: str(names) for argument, names in block.arguments.items() if argument in kind.words}
    names, sources = tuple(name for name, _ in given), tuple(one for _, one in given)
    in_row = tuple(one for each in sources for one in each)
    is_plain = all(len(each) == 1 for each in sources)
    return Line(block, kind, names, sources, words, rounding, unit, in_row, is_plain)


def _source(name: str, meant: Meant) -> Figure | Asked:
    return _figure(meant) if isinstance(meant, Parameter) else _asked(name, meant)


@lru_cache(maxsize=1024)
def _asked(name: str, meant: Declared | None) -> Asked:
    fact = FACTS[name] if meant is None else Fact(FactKind(meant.kind), meant.unit)
    return Asked(name, fact.unit, fact.scale, name in IN_TIME)


@lru_cache(maxsize=4096)
def _figure(parameter: Parameter) -> Figure:
    return Figure(
        parameter,
        tuple(value.first_day for value in parameter.values),
        tuple(_table(parameter, value, parameter.by, value.rows) for value in parameter.values),
        Found(Term(parameter.key, None, parameter.unit), (parameter.key,)),
        varies=parameter.dated_by is DatedBy.WAGE_MONTH or not _VARYING.isdisjoint(parameter.by),
    )


def _table(parameter: Parameter, value: Value, by: tuple[str, ...], rows: Rows | Decimal | None) -> Found | Table:
    if not isinstance(rows, Mapping):
        return _found(parameter, value, rows if by != parameter.by else value.number)
    inner = {name: _table(parameter, value, by[1:], row) for name, row in rows.items()}
    outside = _found(parameter, value, None)
    if by[0] == "group" or FACTS[by[0]].kind is not FactKind.NUMBER:
        return Table(by[0], None, inner, (), outside)
    limits = sorted(inner, key=Decimal)
    return Table(by[0], tuple(map(Decimal, limits)), inner, tuple(inner[limit] for limit in limits), outside)


def _found(parameter: Parameter, value: Value, number: Decimal | None) -> Found:
    scaled = None if number is None else number * parameter.scale
    term = Term(
        parameter.key, scaled, parameter.unit, value.source, value.certainty, value.first_day, is_ended=value.is_ended
    )
    return Found(term, (parameter.key,) if number is None and not value.is_ended else ())


# What changes in time


def _limits(scheme: Scheme, blocks: Iterable[Block]) -> dict[str, tuple[Decimal, ...] | None]:
    found: dict[str, set[Decimal]] = {}
    always: set[str] = set()
    for block in blocks:
        for name in names_of(block):
            parameter = scheme.parameters.get(name)
            for fact, numbers in _bands(parameter) if parameter else ():
                found.setdefault(fact, set()).update(numbers)
        for fact in IN_TIME.intersection(names_of(block)):
            months = scheme.parameters.get(str(block.arguments.get("months", "")))
            if block.kind == "for_first_months" and block.arguments["elapsed"] == fact and months:
                found.setdefault(fact, set()).update(_numbers(months))
            else:
                always.add(fact)
    return {fact: None if fact in always else tuple(sorted(found[fact])) for fact in found.keys() | always}


def _bands(parameter: Parameter) -> Iterator[tuple[str, set[Decimal]]]:
    """Yield the lower limits of a parameter's rows, for each of its dimensions that changes in time."""
    for depth, dimension in enumerate(parameter.by):
        if dimension in IN_TIME:
            tables = (value.rows for value in parameter.values if value.rows is not None)
            yield dimension, {Decimal(name) for rows in tables for name in names_at(rows, depth)}


def names_at(rows: Rows, depth: int) -> set[str]:
    """Return the names of a table's rows at a depth."""
    if depth == 0:
        return set(rows)
    return {name for inner in rows.values() if isinstance(inner, Mapping) for name in names_at(inner, depth - 1)}


def _numbers(parameter: Parameter) -> Iterator[Decimal]:
    for value in parameter.values:
        if value.number is not None:
            yield value.number
        if value.rows is not None:
            yield from _leaves(value.rows)


def _leaves(rows: Rows) -> Iterator[Decimal]:
    for row in rows.values():
        if isinstance(row, Mapping):
            yield from _leaves(row)
        elif row is not None:
            yield row
