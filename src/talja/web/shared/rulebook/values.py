"""A parameter's values in words: each row by what it is for, now and through all its versions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest

from django.utils.translation import gettext as _

from talja.core.rules.due import has_unknown
from talja.core.rules.facts import FACTS, FactKind
from talja.core.rules.parameters import Certainty, Parameter, Rows, Value
from talja.web.shared.fact_words import CHOICES, label_of
from talja.web.shared.rule_words import CERTAINTIES, CERTAINTY_TONES, decimal_text, quantity

_ONE_DAY = timedelta(days=1)
Titles = Mapping[str, str]
"""What the target groups are called, by code."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of a value: what it is for (nothing, where the value is one number) and the number with its unit."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A value from a day on. `last_day` None: until further notice. `checked` is when somebody last looked it up."""

    first_day: date
    last_day: date | None
    rows: tuple[RowLine, ...]
    source: str
    certainty: Certainty
    certainty_text: str
    tone: str
    checked: date
    note: str
    is_now: bool
    is_coming: bool
    is_unknown: bool
    is_ended: bool
    is_own: bool


def version_lines(parameter: Parameter, titles: Titles, *, on: date, ours: Parameter | None) -> tuple[VersionLine, ...]:
    """Return every version, the latest first. `ours` is the parameter without the municipality's own changes."""
    versions = zip_longest(parameter.values, parameter.values[1:])
    return tuple(_version(parameter, titles, value, following, on, ours) for value, following in versions)[::-1]


def value_text(parameter: Parameter, titles: Titles, *, on: date) -> str:
    """Return what the parameter is on the day, in a few words: 12 månader, avskaffat, or row by row."""
    value = parameter.at(on)
    if value is None:
        return _("finns inte än")
    rows = tuple(row_lines(parameter, value, titles))
    return "; ".join(f"{row.label}: {row.text}" if row.label else row.text for row in rows)


def row_lines(parameter: Parameter, value: Value, titles: Titles) -> Iterator[RowLine]:
    """Yield the rows of a value."""
    if value.rows is not None:
        yield from _rows(value.rows, parameter, titles, parameter.by, "")
    elif value.is_ended:
        yield RowLine("", ended_text(parameter, value))
    else:
        yield RowLine("", quantity(value.number, parameter.unit))


def ended_text(parameter: Parameter, value: Value) -> str:
    """Return that there is no such figure: any more, or yet."""
    return _("fanns inte") if value is parameter.values[0] else _("avskaffat")


def dimensions_text(parameter: Parameter) -> str:
    """Return what the rows of a parameter go by: målgrupp, ålder vid årets början."""
    return _(" och ").join(_("målgrupp") if one == "group" else label_of(one) for one in parameter.by)


def key_label(dimension: str, key: str, following: str | None, titles: Titles) -> str:
    """Return what a row is for. `following` is where the next one begins: 18–22 år, från 67 år, månad 1–6."""
    if dimension == "group":
        return titles.get(key, key)
    if FACTS[dimension].kind is FactKind.CHOICE:
        return str(CHOICES.get(dimension, {}).get(key, key))
    lower, upper = Decimal(key), None if following is None else Decimal(following)
    return interval_text(dimension, lower, upper)


def sorted_keys(dimension: str, rows: Mapping[str, object]) -> list[str]:
    """Return the keys of the rows: by lower limit, or as they stand in the file."""
    return sorted(rows, key=Decimal) if is_number(dimension) else list(rows)


def is_number(dimension: str) -> bool:
    """Whether the rows begin at lower limits, and are not told by name."""
    return dimension != "group" and FACTS[dimension].kind is FactKind.NUMBER


def _version(
    parameter: Parameter, titles: Titles, value: Value, following: Value | None, on: date, ours: Parameter | None
) -> VersionLine:
    last_day = following.first_day - _ONE_DAY if following else None
    return VersionLine(
        first_day=value.first_day,
        last_day=last_day,
        rows=tuple(row_lines(parameter, value, titles)),
        source=value.source,
        certainty=value.certainty,
        certainty_text=str(CERTAINTIES[value.certainty]),
        tone=CERTAINTY_TONES[value.certainty],
        checked=value.checked,
        note=value.note,
        is_now=value.first_day <= on and (last_day is None or on <= last_day),
        is_coming=value.first_day > on,
        is_unknown=has_unknown(value),
        is_ended=value.is_ended,
        is_own=ours is None or value not in ours.values,
    )


def _rows(rows: Rows, parameter: Parameter, titles: Titles, by: tuple[str, ...], before: str) -> Iterator[RowLine]:
    keys = sorted_keys(by[0], rows)
    for key, following in zip_longest(keys, keys[1:]):
        label = ", ".join(part for part in (before, key_label(by[0], key, following, titles)) if part)
        inner = rows[key]
        if isinstance(inner, Mapping):
            yield from _rows(inner, parameter, titles, by[1:], label)
        else:
            yield RowLine(label, quantity(inner, parameter.unit))


def interval_text(dimension: str, lower: Decimal, upper: Decimal | None) -> str:
    """Return a range of numbers; nothing for all. Ages and years are whole, so that the last of them can be said."""
    if lower == 0 and upper is None:
        return ""
    if dimension == "elapsed_months":
        return _whole_range(_("månad %(range)s"), _("från månad %(first)s"), lower + 1, upper and upper + 1)
    if dimension == "year":
        return _whole_range("%(range)s", _("från %(first)s"), lower, upper)
    unit = FACTS[dimension].unit
    if unit == "years":
        return _whole_range(_("%(range)s år"), _("från %(first)s år"), lower, upper)
    if upper is None:
        return _("från %(lower)s") % {"lower": quantity(lower, unit)}
    return _("%(lower)s till under %(upper)s") % {"lower": decimal_text(lower), "upper": quantity(upper, unit)}


def _whole_range(between: str, beyond: str, first: Decimal, after: Decimal | None) -> str:
    if after is None:
        return beyond % {"first": f"{first:f}"}
    last = after - 1
    return between % {"range": f"{first:f}" if first == last else f"{first:f}–{last:f}"}
