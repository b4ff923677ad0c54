"""Dated values with unit, source, certainty and the day they were checked: none of them may be left out."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from talja.core.kernel.reading.fields import Fields, day_of, number_of
from talja.core.kernel.reading.nodes import Node
from talja.core.kernel.reading.problems import Problem
from talja.core.rules.facts import FACTS, FactKind
from talja.core.rules.parameters import Certainty, DatedBy, Parameter, Rows, Value

ENDED, UNKNOWN = "ended", "unknown"
PLAIN_UNITS = frozenset({"percent", "times", "days", "months", "years", "days/month", "hours/week", "hours/month"})
PER = frozenset({"hour", "day", "month", "year"})


def read_parameters(fields: Fields, default: DatedBy) -> dict[str, Parameter]:
    """Return the parameters by key."""
    return {key: _parameter(key, inner, default) for key, inner in fields.named("parameters")}


def read_values(fields: Fields, by: tuple[str, ...], unit: str) -> tuple[Value, ...]:
    """Return the dated values of `values`, by day, each with its source."""
    found = fields.node_of("values")
    if found is None:
        return ()
    values, last_days = [], {}
    for text, node in Fields(found, fields.problems).members.items():
        first_day = day_of(text, node, fields.problems)
        inner = Fields(node, fields.problems)
        if first_day is not None:
            values.append(_value(first_day, inner, by, unit))
            last_days[first_day] = (inner.day("last_day", required=False), node)
        inner.close()
    values.sort(key=lambda value: value.first_day)
    _check_joints(values, last_days, fields.problems)
    if not values:
        fields.problems.append(found.problem("no_values"))
    return tuple(values)


def is_unit(unit: str) -> bool:
    """Whether a unit is known: percent, times, months … or a currency alone or per hour, day, month or year."""
    currency, _, per = unit.partition("/")
    is_money = len(currency) == 3 and currency.isascii() and currency.isupper()
    return unit in PLAIN_UNITS or (is_money and (per in PER or unit == currency))


def _parameter(key: str, fields: Fields, default: DatedBy) -> Parameter:
    title, unit = fields.text("title"), fields.text("unit")
    if unit and not is_unit(unit):
        fields.problems.append(fields.members["unit"].problem("unknown_unit", given=unit))
    if key in FACTS:
        fields.problems.append(fields.node.problem("name_of_a_fact", name=key))
    by = tuple(_dimensions(fields))
    assumed = {name: number for inner in fields.mapping("assumed", required=False) for name, number in inner.numbers()}
    dated_by = fields.choice("dated_by", DatedBy, default)
    return Parameter(key, title, unit, dated_by, read_values(fields, by, unit), by, assumed)


def _dimensions(fields: Fields) -> Iterator[str]:
    for node in fields.items("by"):
        name = str(node.content)
        if name == "group" or (name in FACTS and FACTS[name].kind is not FactKind.TRUTH):
            yield name
        else:
            fields.problems.append(node.problem("unknown_fact", name=name))


def _value(first_day: date, fields: Fields, by: tuple[str, ...], unit: str) -> Value:
    number, rows, is_ended = None, None, False
    if by:
        found = fields.node_of("rows", required=fields.text("value", required=False) not in {ENDED, UNKNOWN})
        is_ended = fields.text("value", required=False) == ENDED
        rows = _rows(found, by, unit, fields.problems) if found else None
    else:
        found = fields.node_of("value")
        word = found.content if found else UNKNOWN
        is_ended = word == ENDED
        if found is not None and word not in {ENDED, UNKNOWN}:
            number = number_of(found, fields.problems)
            _check_percent(number, unit, found, fields.problems)
    return Value(
        first_day=first_day,
        number=number,
        rows=rows,
        is_ended=is_ended,
        source=fields.text("source"),
        certainty=fields.choice("certainty", Certainty),
        checked=fields.day("checked") or first_day,
        note=fields.text("note", required=False),
    )


def _rows(node: Node, by: tuple[str, ...], unit: str, problems: list[Problem]) -> Rows:
    rows: dict[str, Decimal | Rows | None] = {}
    for limit, inner in Fields(node, problems).members.items():
        if FACTS.get(by[0]) and FACTS[by[0]].kind is FactKind.NUMBER:
            number_of(Node(limit, inner.file, inner.key, inner.line), problems)
        if len(by) > 1:
            rows[limit] = _rows(inner, by[1:], unit, problems)
        elif inner.content == UNKNOWN:
            rows[limit] = None
        else:
            rows[limit] = number_of(inner, problems)
            _check_percent(rows[limit], unit, inner, problems)
    if not rows:
        problems.append(node.problem("no_values"))
    return rows


def _check_percent(number: Decimal | Rows | None, unit: str, node: Node, problems: list[Problem]) -> None:
    if unit == "percent" and isinstance(number, Decimal) and number > 100:
        problems.append(node.problem("percent_above_hundred", given=str(number)))


def _check_joints(
    values: list[Value], last_days: Mapping[date, tuple[date | None, Node]], problems: list[Problem]
) -> None:
    """Where a version says its last day, the next must begin the day after: no overlap and no gap."""
    for value, following in pairwise(values):
        last_day, node = last_days[value.first_day]
        if last_day is not None and last_day >= following.first_day:
            problems.append(node.problem("versions_overlap", last=str(last_day), next=str(following.first_day)))
        elif last_day is not None and last_day + timedelta(days=1) < following.first_day:
            problems.append(node.problem("gap_between_versions", last=str(last_day), next=str(following.first_day)))
    for value in values[-1:]:
        last_day, node = last_days[value.first_day]
        if last_day is not None:
            problems.append(node.problem("last_version_ends", last=str(last_day)))
