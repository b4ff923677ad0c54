"""Staged rows into the database, tens of thousands at a time.

`bulk_create` asks every column of every row how it is to be stored. Of nineteen columns, most of them empty lists and
objects, that was a third of the time that a long list took. Here each column is asked, for what it holds, once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any, TypeAlias
from uuid import uuid4

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

from talja.apps.imports.models import Batch, StagedRow
from talja.apps.imports.staging import Staged
from talja.core.kernel.swedish import search_text

CHUNK = 1000

Before: TypeAlias = Mapping[tuple[int, str], StagedRow]
_Row: TypeAlias = dict[str, Any]  # by column
_Prepare: TypeAlias = Callable[[Any], Any]


def place_of(row: Staged | StagedRow) -> tuple[int, str]:
    """Return what a row is found by when its list is read again: its number, or the placement that is missing."""
    return (row.number, str(row.placement_key) if row.number == 0 else "")


def store_rows(batch: Batch, staged: Iterable[Staged], *, cells: Mapping[int, Sequence[str]], before: Before) -> None:
    """Insert rows a chunk at a time, so that a long list is never held twice. Those of before must be gone.

    What a person has decided, corrected and unticked in a row `before` follows it. `cells` are by row number.
    """
    fields = [field for field in StagedRow._meta.concrete_fields if not field.primary_key]
    connection = connections[router.db_for_write(StagedRow)]
    columns = [(field.attname, _prepare(field, connection)) for field in fields]
    statement = _insert_statement(StagedRow._meta.db_table, [str(field.column) for field in fields], connection)
    rows = (_row(batch.pk, one, cells.get(one.number, ()), before.get(place_of(one))) for one in staged)
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, CHUNK)):
            cursor.executemany(statement, list(_prepared(chunk, columns)))


def _insert_statement(table: str, columns: Sequence[str], connection: BaseDatabaseWrapper) -> str:
    quote = connection.ops.quote_name
    holes = ", ".join("%s" for _ in columns)
    names = ", ".join(map(quote, columns))
    return f"INSERT INTO {quote(table)} ({names}) VALUES ({holes})"  # noqa: S608 - names of our own model, no values


def _prepared(chunk: Sequence[_Row], columns: Iterable[tuple[str, _Prepare]]) -> Iterator[tuple[Any, ...]]:
    return zip(*([prepare(row[name]) for row in chunk] for name, prepare in columns), strict=True)


def _prepare(field: "models.Field[Any, Any]", connection: BaseDatabaseWrapper) -> _Prepare:
    """Return how a column stores a value: worked out once for what comes again and again."""
    if not isinstance(field, models.JSONField):
        return lru_cache(CHUNK)(partial(field.get_db_prep_save, connection=connection))
    prepare = partial(connection.ops.adapt_json_value, encoder=field.encoder)
    no_list, no_object = prepare([]), prepare({})
    return lambda value: prepare(value) if value else no_list if isinstance(value, list) else no_object


def _row(batch_id: int, one: Staged, cells: Sequence[str], before: StagedRow | None) -> _Row:
    return {
        "batch_id": batch_id,
        "key": before.key if before else uuid4(),
        "number": one.number,
        "cells": list(cells),
        "corrections": before.corrections if before else {},
        "values": one.values,
        "findings": one.findings,
        "status": one.status.value,
        "decision": before.decision if before else "",
        "chosen": before.chosen if before else {},
        "group": one.group,
        "person_key": one.person_key,
        "placement_key": one.placement_key,
        "candidates": one.candidates,
        "reasons": one.reasons,
        "changes": _changes(one, before) if before else one.changes,
        "is_protected": one.is_protected,
        "search_text": search_text(*cells),
        "refusal": "",
    }


def _changes(one: Staged, before: StagedRow) -> list[dict[str, Any]]:
    """Return the row's changes, ticked or not as somebody has done by hand."""
    by_hand = {(told["field"], told["new"]): told["take"] for told in before.changes if told.get("by_hand")}
    for change in one.changes:
        if (change["field"], change["new"]) in by_hand:
            change |= {"take": by_hand[change["field"], change["new"]], "by_hand": True}
    return one.changes
