"""Changes of single numbers of a rule book: each cell up and down, each limit of a table, each day of a new value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
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


def mutations(book: RuleBook) -> Iterator[Mutation]:
    """Yield every single change of every parameter."""
    for address, parameter in book.parameters().items():
        owner, _, _ = address.partition("/")
        for place, value in enumerate(parameter.values):
            for what, changed in _changed(parameter, value):
                yield Mutation(f"{address} {value.first_day} {what}", owner, _with(parameter, place, changed))
            if place and not _same(value, parameter.values[place - 1]):
                for days in (-1, 1):
                    moved = replace(value, first_day=value.first_day + timedelta(days=days))
                    name = f"{address} {value.first_day} day: {days:+}"
                    yield Mutation(name, owner, _with(parameter, place, moved))


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
    for cell, limit in _cells(value.rows or {}):
        for change in (step, -step):
            rows = _edited(value.rows or {}, cell, lambda key, row, by=change: (key, row + by))  # type: ignore[misc]
            yield f"{'/'.join(cell)}: {change:+}", replace(value, rows=rows)
        if limit:
            for move in (1, -1):
                rows = _edited(value.rows or {}, cell, lambda key, row, by=move: (str(int(key) + by), row))  # type: ignore[misc]
                yield f"{'/'.join(cell)} limit: {move:+}", replace(value, rows=rows)


def _cells(rows: Rows, path: Cells = ()) -> Iterator[tuple[Cells, bool]]:
    """Yield the way to each known number, and whether it begins at a limit above nought."""
    for key, row in rows.items():
        if isinstance(row, Mapping):
            yield from _cells(row, (*path, key))
        elif row is not None:
            yield (*path, key), key.isdigit() and int(key) > 0


def _edited(rows: Rows, cell: Cells, edit: Callable[[str, Decimal], tuple[str, Decimal]]) -> Rows:
    """Return the table with the cell edited."""
    edited: dict[str, Decimal | Rows | None] = {}
    for key, row in rows.items():
        if key != cell[0]:
            edited[key] = row
        elif isinstance(row, Mapping):
            edited[key] = _edited(row, cell[1:], edit)
        else:
            assert row is not None
            new_key, new_row = edit(key, row)
            edited[new_key] = new_row
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
    owners = book.schemes if mutation.owner == "shared" else {mutation.owner: book.schemes[mutation.owner]}
    key, days = mutation.parameter.key, {value.first_day for value in mutation.parameter.values}
    schemes = {code: _mutated(scheme, mutation.parameter) for code, scheme in owners.items() if code in cases}
    rows = [row for code in schemes for row in cases[code]]
    old_days = {value.first_day for value in book.parameters()[f"{mutation.owner}/{key}"].values}
    moved = old_days - days
    rows.sort(key=lambda row: (key not in row.names, not any((key, day) in row.versions for day in moved)))
    return any(check_case(row.case, schemes[row.case.scheme]).differences for row in rows)


def _mutated(scheme: Scheme, parameter: Parameter) -> Scheme:
    return replace(scheme, parameters={**scheme.parameters, parameter.key: parameter})
