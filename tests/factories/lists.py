"""Small lists as people write them, and the whole way from a file to the register."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from talja.apps.imports.models import Batch, Source
from talja.apps.imports.operations import (
    add_source,
    apply_batch,
    read_batch,
    receive_list,
    start_applying,
    start_undoing,
    undo_batch,
)
from talja.apps.organisation.actors import Actor

HEADINGS = ("Personnummer", "Förnamn", "Efternamn", "Insats", "Arbetsplats", "Fr.o.m.", "T.o.m.", "Omfattning")
TODAY = date(2026, 11, 22)


def text_of(rows: Sequence[Sequence[str]], *, headings: Sequence[str] = HEADINGS) -> bytes:
    """Return the rows as a semicolon file in UTF-8."""
    return "\r\n".join(";".join(cells) for cells in (headings, *rows)).encode()


def row(number: str = "", given: str = "Alva", family: str = "Åkesson", **cells: str) -> tuple[str, ...]:
    """Return one row of a list with the usual headings."""
    said = {"measure": "Nystartsjobb", "workplace": "Ekens förskola", "first": "2026-03-01"}
    said |= {"last": "", "extent": "75 %"}
    return (number, given, family, *(said | cells).values())


def make_source(actor: Actor, name: str = "Enhetens lista", kind: str = "own", **known: Any) -> Source:
    """Return the source of that name, made if it is missing."""
    return Source.objects.filter(name=name).first() or add_source(name=name, kind=kind, actor=actor, **known)


def read(
    content: bytes, *, actor: Actor, source: Source | None = None, name: str = "lista.csv", list_day: date = TODAY
) -> Batch:
    """Hand in a list and read it."""
    source = source or make_source(actor)
    batch = receive_list(source_key=source.key, file_name=name, content=content, list_day=list_day, actor=actor)
    return read_batch(batch_key=batch.key, actor=actor)


def apply(batch: Batch, *, actor: Actor) -> Batch:
    """Write a reviewed list into the register."""
    start_applying(batch_key=batch.key, actor=actor)
    return apply_batch(batch_key=batch.key, actor=actor)


def undo(batch: Batch, *, actor: Actor) -> Batch:
    """Take an applied list back."""
    start_undoing(batch_key=batch.key, actor=actor)
    return undo_batch(batch_key=batch.key, actor=actor)


def keys_of(batch: Batch, **narrowed: Any) -> list[UUID]:
    """Return the keys of the batch's rows, in the order of the list."""
    return list(batch.rows.filter(**narrowed).order_by("number", "pk").values_list("key", flat=True))
