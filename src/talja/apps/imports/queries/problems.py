"""The findings of a list gathered, so that what is wrong in the same way in many rows is mended at once."""

from collections import defaultdict
from uuid import UUID

from talja.apps.imports.lines import ProblemLine
from talja.apps.imports.queries.batches import visible
from talja.apps.imports.queries.open_rows import of_open_persons
from talja.apps.imports.queries.rows import sees_cells
from talja.apps.organisation.actors import Actor

_GRAVEST_FIRST = ("error", "warning", "note")


def list_problems(*, batch_key: UUID, actor: Actor, least: str = "warning") -> tuple[ProblemLine, ...]:
    """Return the findings on cells that weigh at least so much, alike ones together, the gravest and most first.

    Rows that speak of protected persons are left out for those who may not see them. Raises `Batch.DoesNotExist`.
    """
    batch = visible(actor).get(key=batch_key)
    weights = _GRAVEST_FIRST[: _GRAVEST_FIRST.index(least) + 1]
    headings = {column["field"]: column["heading"] for column in batch.columns}
    rows = batch.rows.exclude(findings=[]).order_by("number", "pk")
    rows = rows if sees_cells(batch, actor=actor) else of_open_persons(rows, actor=actor)
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, findings in rows.values_list("key", "findings"):
        for one in findings:
            if one["severity"] in weights and one.get("field"):
                alike = (one["field"], one["code"], one["severity"], one.get("raw", ""), one.get("suggestion", ""))
                found[alike].append(str(key))
    return tuple(
        ProblemLine(field, headings.get(field, ""), code, severity, raw, suggestion, tuple(keys))
        for (field, code, severity, raw, suggestion), keys in sorted(found.items(), key=_weight)
    )


def _weight(found: tuple[tuple[str, ...], list[str]]) -> tuple[int, int, tuple[str, ...]]:
    alike, keys = found
    return _GRAVEST_FIRST.index(alike[2]), -len(keys), alike
