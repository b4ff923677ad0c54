"""Questions that are asked often, put together once and asked many times.

Django puts a question together anew each time, and for a long one that takes longer than the database's answer. What is
kept here is the question alone: its words, and where the actor stands in it. Every asking gives what is true then.
"""

from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection

from talja.apps.organisation.actors import Actor

_KEY: Final = "00000000-0000-4000-8000-5741ffd1a000"
_ID: Final = -5_741_000_001
_AT: Final = datetime(1901, 2, 3, 4, 5, 6, tzinfo=ZoneInfo("UTC"))
_MOST_KEPT: Final = 500  # a day has some twenty for each set of rights
_kept: dict[tuple[Any, ...], "_Question | None"] = {}


class _Question(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    converters: tuple[tuple[int, list[Callable[..., Any]], Any], ...]
    row: Callable[..., Any]


def rows_for(
    actor: Actor,
    build: Callable[[Actor], Any],
    *,
    name: str,
    on: date,
    moments: tuple[timedelta, ...] = (),
) -> list[Any]:
    """Return the rows of the query that `build` gives for the actor: a named `values_list`.

    What it gives may depend on the actor's rights, scope, key and id, on the day and on the name, which tells apart all
    that else decides it. `moments`: how far from the actor's moment those are that it asks about, if any.
    """
    if actor.user_id is None:
        return list(build(actor))
    question = _question(actor, build, name=name, on=on)
    if question is None:
        return []
    adapt = connection.ops.adapt_datetimefield_value
    own, put = UUID(actor.key), UUID(_KEY)
    said: dict[Any, Any] = {_KEY: actor.key, put.hex: own.hex, put: own, _ID: actor.user_id}  # as text, and as keys are
    said |= {adapt(_AT + moment): adapt(actor.at + moment) for moment in moments}
    with connection.cursor() as cursor:
        cursor.execute(question.sql, [said.get(param, param) for param in question.params])
        return [_row(question, found) for found in cursor.fetchall()]


def _question(actor: Actor, build: Callable[[Actor], Any], *, name: str, on: date) -> "_Question | None":
    key = (connection.vendor, name, on, actor.rights, actor.workplaces)
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = _put_together(build(replace(actor, key=_KEY, user_id=_ID, at=_AT)))
    return _kept[key]


def _put_together(rows: Any) -> _Question | None:
    """Return the question that a queryset asks; None for one that has no answer by itself."""
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    told = compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])
    converters = tuple((place, *how) for place, how in told.items())
    make: Any = namedtuple  # mypy wants the names written out
    return _Question(sql, tuple(params), converters, make("Row", rows._fields)._make)


def _row(question: _Question, found: Any) -> Any:
    values = list(found)
    for place, converters, expression in question.converters:
        for convert in converters:
            values[place] = convert(values[place], expression, connection)
    return question.row(values)
