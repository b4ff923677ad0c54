"""Handed-in lists: one line each, and the page of one with what may be done to it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from talja.apps.imports import permissions, policies, progress
from talja.apps.imports.enums import BatchState, RowDecision, RowStatus
from talja.apps.imports.lines import BatchLine, BatchPage, ColumnLine, LeftOutLine, Result
from talja.apps.imports.models import Batch
from talja.apps.imports.queries.open_rows import of_open_persons
from talja.apps.organisation.actors import Actor
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 20
_EXAMPLES = 3
_LOOKED_THROUGH = 25  # rows that examples are taken from
_SENT = ("key", "file_name", "list_day", "state", "total", "counts", "fault", "created_at", "applied_at")


def list_batches(
    *, actor: Actor, source_key: UUID | None = None, page: int = 1, size: int = PAGE_SIZE
) -> Page[BatchLine]:
    """Return a page of handed-in lists, the newest first, for those who may import; nothing for others."""
    batches = visible(actor)
    if source_key is not None:
        batches = batches.filter(source__key=source_key)
    count = batches.count()
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    rows = batches.order_by("-created_at", "-pk")[first : first + size]
    return Page(tuple(_line(batch) for batch in rows), number, size, count)


def get_batch(*, key: UUID, actor: Actor) -> BatchPage:
    """Return a list's own page. Raises `Batch.DoesNotExist`, also for those who may not import."""
    batch = visible(actor).get(key=key)
    line = _line(batch)
    deciding = _deciding(batch)
    return BatchPage(
        line=line,
        sheet=batch.sheet,
        sheets=tuple(batch.sheets),
        taken=tuple(part["sheet"] for part in batch.parts),
        columns=tuple(_columns(batch, actor=actor)),
        left=tuple(LeftOutLine(**one) for one in batch.left),
        to_write=deciding["to_write"],
        to_end=deciding["to_end"],
        result=_result(batch),
        may_review=policies.may_review(batch),
        may_apply=policies.may_move(batch, to=BatchState.APPLYING),
        may_undo=policies.may_move(batch, to=BatchState.UNDOING),
        may_discard=policies.may_move(batch, to=BatchState.DISCARDED),
        may_reread=policies.may_move(batch, to=BatchState.READING),
        may_recover=policies.may_recover(batch, sign_of_life=line.progress.told_at, at=actor.at),
    )


def visible(actor: Actor) -> QuerySet[Batch]:
    """Batches for those who may import, with their sources, without their files."""
    batches = Batch.objects.select_related("source", "created_by")
    return batches if permissions.may_import(actor=actor) else batches.none()


def _line(batch: Batch) -> BatchLine:
    counts = {status.value: batch.counts.get(status.value, 0) for status in RowStatus}
    sent: dict[str, Any] = {name: getattr(batch, name) for name in _SENT} | {"key": str(batch.key), "counts": counts}
    return BatchLine(
        **sent,
        source_key=str(batch.source.key),
        source=batch.source.name,
        created_by=batch.created_by.name if batch.created_by else "system",
        progress=progress.told(batch.key),
    )


def _deciding(batch: Batch) -> Mapping[str, int]:
    """Count what applying would do: rows that are new, rows with a change that is ticked, placements to end."""
    listed = ~Q(decision=RowDecision.SKIP)
    found = batch.rows.aggregate(
        new=Count("pk", filter=listed & Q(status=RowStatus.NEW)),
        to_end=Count("pk", filter=Q(status=RowStatus.MISSING, decision=RowDecision.END)),
    )
    changes = batch.rows.filter(listed, status=RowStatus.CHANGED).values_list("changes", flat=True)
    return {**found, "to_write": found["new"] + sum(_is_ticked(one) for one in changes)}


def _is_ticked(changes: Iterable[Mapping[str, Any]]) -> bool:
    return any(change["take"] for change in changes)


def _columns(batch: Batch, *, actor: Actor) -> Iterable[ColumnLine]:
    cells = {part["sheet"]: _first_rows(batch, part["row_offset"], actor=actor) for part in batch.parts}
    offsets = {part["sheet"]: part["column_offset"] for part in batch.parts}
    for column in batch.columns:
        place = column["index"] - offsets[column["sheet"]]
        said = (row[place] for row in cells[column["sheet"]] if place < len(row) and row[place])
        yield ColumnLine(
            sheet=column["sheet"],
            index=column["index"],
            heading=column["heading"],
            field=column["field"] or "",
            confidence=column["confidence"],
            reasons=tuple(column["reasons"]),
            examples=tuple(dict.fromkeys(said))[:_EXAMPLES],
        )


def _first_rows(batch: Batch, row_offset: int, *, actor: Actor) -> list[list[str]]:
    """Return the cells of the part's first rows; protected persons are no examples."""
    rows = of_open_persons(batch.rows.filter(number__gt=row_offset), actor=actor).order_by("number")
    return list(rows.values_list("cells", flat=True)[:_LOOKED_THROUGH])


def _result(batch: Batch) -> Result:
    traces = list(batch.traces.values_list("row_id", "target_kind", "target_key", "undone"))
    left = {(kind, key) for _row, kind, key, undone in traces if undone is False}
    back = {(kind, key) for _row, kind, key, undone in traces if undone}
    return Result(
        written=len({row for row, *_ in traces}),
        refused=batch.rows.exclude(refusal="").count(),
        taken_back=len(back),
        left=dict(Counter(kind for kind, _key in left)),
    )
