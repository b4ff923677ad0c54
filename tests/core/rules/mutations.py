"""Changes of single numbers of a rule book: each cell up and down, each limit of a table, each day of a new value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from talja.core.rules.book import RuleBook
from talja.core.rules.cases import Case, check_case
from talja.core.rules.parameters import Parameter, Rows, Value
from talja.core.rules.scheme import Scheme

STEPS = {"percent": Decimal("0.01"), "times": Decimal("0.5"), "days/month": Decimal("0.01")}
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Mutation:
    """A parameter with one number changed, called `scheme/parameter day cell: change`."""

    name: str
    owner: str  # a scheme, or `shared`
    parameter: Parameter
    days: frozenset[date]  # the versions that rows are most likely made of where it shows


def mutations(book: RuleBook) -> Iterator[Mutation]:
    """Yield every single change of every parameter."""
    for address, parameter in book.parameters().items():
        owner, _, _ = address.partition("/")
        for place, value in enumerate(parameter.values):
            day = value.first_day
            for what, changed in _changed(parameter, value):
                mutated = _with(parameter, place, changed)
                yield Mutation(f"{address} {day} {what}", owner, mutated, frozenset({day}))
            if place and not _same(value, previous := parameter.values[place - 1]):
                for days, version in ((-1, previous.first_day), (1, day)):
                    moved = replace(value, first_day=day + timedelta(days=days))
                    mutated = _with(parameter, place, moved)
                    yield Mutation(f"{address} {day} day: {days:+}", owner, mutated, frozenset({version}))


def _with(parameter: Parameter, place: int, value: Value) -> Parameter:
    values = (*parameter.values[:place], value, *parameter.values[place + 1 :])
    return replace(parameter, values=values)


def _same(one: Value, other: Value) -> bool:
    return (one.number, one.rows, one.is_ended) == (other.number, other.rows, other.is_ended)


def _changed(parameter: Parameter, value: Value) -> Iterator[tuple[str, Value]]:
    step = STEPS.get(parameter.unit, Decimal(1))
    if value.number is not None:
        for change in (step, -step):
            yield f"number: {change:+}", replace(value, number=value.number + change)
    rows = value.rows or {}
    for cell, begins_at_limit in _cells(rows):
        for change in (step, -step):
            yield f"{'/'.join(cell)}: {change:+}", replace(value, rows=_edited(rows, cell, change, 0))
        for move in (1, -1) if begins_at_limit else ():
            yield f"{'/'.join(cell)} limit: {move:+}", replace(value, rows=_edited(rows, cell, Decimal(0), move))


def _cells(rows: Rows, path: Cells = ()) -> Iterator[tuple[Cells, bool]]:
    """Yield the way to each known number, and whether it begins at a limit above nought."""
    for key, row in rows.items():
        if isinstance(row, Mapping):
            yield from _cells(row, (*path, key))
        elif row is not None:
            yield (*path, key), key.isdigit() and int(key) > 0


def _edited(rows: Rows, cell: Cells, change: Decimal, move: int) -> Rows:
    """Return the table with the cell's number changed and its limit moved."""
    edited: dict[str, Decimal | Rows | None] = {}
    for key, row in rows.items():
        if key != cell[0]:
            edited[key] = row
        elif isinstance(row, Decimal):
            edited[str(int(key) + move) if move else key] = row + change
        elif row is not None:
            edited[key] = _edited(row, cell[1:], change, move)
    return edited


@dataclass(frozen=True)
class Touched:
    """A case with the parameters, and their versions, that its month is made of."""

    case: Case
    names: frozenset[str]
    versions: frozenset[tuple[str, object]]


def touched(case: Case, book: RuleBook) -> Touched:
    """Return the case with what its month is made of."""
    terms = [term for step in check_case(case, book.schemes[case.scheme]).steps for term in step.terms]
    versions = frozenset((term.name, term.version) for term in terms)
    return Touched(case, frozenset(term.name for term in terms), versions)


def is_caught(mutation: Mutation, book: RuleBook, cases: Mapping[str, list[Touched]]) -> bool:
    """Whether some row comes out otherwise under the change. Rows that are made of the parameter are tried first."""
    owners = book.schemes if mutation.owner == "shared" else (mutation.owner,)
    key = mutation.parameter.key
    rows = [row for code in owners for row in cases.get(code, ())]
    likely = frozenset((key, day) for day in mutation.days)
    rows.sort(key=lambda row: (likely.isdisjoint(row.versions), key not in row.names))
    schemes: dict[str, Scheme] = {}
    for row in rows:
        code = row.case.scheme
        if code not in schemes:
            schemes[code] = _mutated(book.schemes[code], mutation.parameter)
        if check_case(row.case, schemes[code]).differences:
            return True
    return False


def _mutated(scheme: Scheme, parameter: Parameter) -> Scheme:
    return replace(scheme, parameters={**scheme.parameters, parameter.key: parameter})
