"""What is due for checking in a rule book: what we are not sure of, what was checked long ago, what ends soon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest

from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.core.rules.parameters import Certainty, Parameter, Rows, Value
from talja.core.rules.scheme import Condition, Duty, Scheme

SHARED = "shared"
CHECK_AFTER_MONTHS = 12
ENDS_WITHIN_MONTHS = 12
_ONE_DAY = timedelta(days=1)


class DuePart(StrEnum):
    """Which part of a form is due."""

    FORM = "form"
    PARAMETER = "parameter"
    GROUP = "group"
    CONDITION = "condition"
    DUTY = "duty"
    LAS = "las"
    UNION = "union"


class DueReason(StrEnum):
    """Why something is due, the most pressing first."""

    UNKNOWN = "unknown"  # there is a figure, but nobody has found it
    LOW = "low"  # remembered, not read
    ENDS = "ends"  # the value or the form ends within twelve months
    STALE = "stale"  # checked more than twelve months ago
    MEDIUM = "medium"  # read elsewhere than in the statute


@dataclass(frozen=True, slots=True)
class Due:
    """A part of a form, or of the common rules (`shared`), with why it should be checked.

    `is_past`: the value no longer applies, or the form can no longer begin. `last_day` is when what ends does so.
    """

    place: str
    part: DuePart
    key: str
    source: str
    reasons: tuple[DueReason, ...]
    is_past: bool
    first_day: date | None = None  # of the value
    checked: date | None = None
    last_day: date | None = None


def due_for_checking(book: RuleBook, *, on: date) -> tuple[Due, ...]:
    """Return what is due on the day: common parameters first, then form by form in the book's order."""
    found = [one for key in book.shared for one in _of_parameter(SHARED, book.shared[key], on, is_past=False)]
    for code, scheme in book.schemes.items():
        own = (one for key, one in scheme.parameters.items() if book.shared.get(key) is not one)
        is_past = is_over(scheme, on)
        found += _of_form(scheme, on, is_past)
        found += (one for parameter in own for one in _of_parameter(code, parameter, on, is_past=is_past))
        found += _of_texts(scheme, is_past)
    return tuple(found)


def is_over(scheme: Scheme, on: date) -> bool:
    """Whether the form can no longer begin, on the day or later."""
    return all(period.last_day is not None and period.last_day < on for period in scheme.in_force)


def has_unknown(value: Value) -> bool:
    """Whether the value, or a row of it, is a figure that nobody has found."""
    return value.is_unknown or (value.rows is not None and _has_gap(value.rows))


def _has_gap(rows: Rows) -> bool:
    return any(row is None or (isinstance(row, Mapping) and _has_gap(row)) for row in rows.values())


def _of_form(scheme: Scheme, on: date, is_past: bool) -> Iterator[Due]:
    reasons = [*_unsure(scheme.in_force_certainty)]
    last_day = max((one.last_day for one in scheme.in_force if one.last_day), default=None)
    if all(period.last_day is not None for period in scheme.in_force) and _is_soon(last_day, on):
        reasons.append(DueReason.ENDS)
    if reasons:
        yield Due(scheme.code, DuePart.FORM, "", scheme.legal_basis, _ranked(reasons), is_past, last_day=last_day)


def _of_parameter(place: str, parameter: Parameter, on: date, *, is_past: bool) -> Iterator[Due]:
    for value, following in zip_longest(parameter.values, parameter.values[1:]):
        last_day = following.first_day - _ONE_DAY if following else None
        gone = is_past or (last_day is not None and last_day < on)
        reasons = list(_of_value(value))
        if not gone and add_months(value.checked, CHECK_AFTER_MONTHS) < on:
            reasons.append(DueReason.STALE)
        if not gone and _is_soon(last_day, on):
            reasons.append(DueReason.ENDS)
        if reasons:
            yield Due(
                place,
                DuePart.PARAMETER,
                parameter.key,
                value.source,
                _ranked(reasons),
                gone,
                value.first_day,
                value.checked,
                last_day,
            )


def _of_value(value: Value) -> Iterator[DueReason]:
    if has_unknown(value):
        yield DueReason.UNKNOWN
    yield from _unsure(value.certainty)


def _of_texts(scheme: Scheme, is_past: bool) -> Iterator[Due]:
    parts: tuple[tuple[DuePart, tuple[Condition | Duty, ...]], ...] = (
        (DuePart.GROUP, scheme.groups),
        (DuePart.CONDITION, scheme.conditions),
        (DuePart.DUTY, scheme.duties),
    )
    for part, lines in parts:
        for line in lines:
            if reasons := tuple(_unsure(line.certainty)):
                yield Due(scheme.code, part, line.code, line.source, reasons, is_past)
    for part, remark in ((DuePart.LAS, scheme.las_remark), (DuePart.UNION, scheme.union_remark)):
        if reasons := tuple(_unsure(remark.certainty)):
            yield Due(scheme.code, part, "", remark.source, reasons, is_past)


def _unsure(certainty: Certainty) -> Iterator[DueReason]:
    if certainty is not Certainty.HIGH:
        yield DueReason(certainty.value)


def _is_soon(last_day: date | None, on: date) -> bool:
    return last_day is not None and on <= last_day < add_months(on, ENDS_WITHIN_MONTHS)


def _ranked(reasons: list[DueReason]) -> tuple[DueReason, ...]:
    order = list(DueReason)
    return tuple(sorted(reasons, key=order.index))
