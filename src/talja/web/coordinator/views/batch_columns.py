"""What each column of a list holds: as Talja read it, why, and what the user chooses instead."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from talja.apps.imports import operations
from talja.apps.imports.queries import ColumnLine, get_batch
from talja.apps.organisation.enums import Right
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.batch_words import steps
from talja.web.coordinator.views.batches import go_on, stopped
from talja.web.shared.edge import Request, access
from talja.web.shared.import_texts import COLUMN_REASONS, FIELD_LABELS, certainty

_HIDDEN = "hidden_column"
CHOICES = [(field.value, FIELD_LABELS[field]) for field in Field if field is not Field.IGNORED]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with everything said in Swedish. `group` is the heading above, in a header of two rows."""

    sheet: str
    index: int
    group: str
    heading: str
    field: str
    examples: tuple[str, ...]
    certainty: str
    tone: str
    reasons: str
    is_hidden: bool


@access(Right.IMPORT_RUN)
def batch_columns(request: Request, key: UUID) -> HttpResponseBase:
    """Show how the columns were read; a choice is remembered for the source, and the list is read again."""
    found = get_batch(key=key, actor=request.actor)
    if request.method == "POST":
        return _chosen(request, key, [column.index for column in found.columns])
    if not found.may_review:
        stopped(request, Denied(found.may_review.code))
        return redirect("coordinator:batch", key)
    columns = [_column(column) for column in found.columns]
    context = {
        "found": found,
        "steps": [
            {**step, "state": "current" if number == 1 else "next" if number > 1 else "done"}
            for number, step in enumerate(steps(found))
        ],
        "parts": [(sheet, list(group)) for sheet, group in groupby(columns, key=attrgetter("sheet"))],
        "choices": CHOICES,
    }
    return render(request, "coordinator/batch_columns.html", context)


def _column(line: ColumnLine) -> Column:
    word, tone = certainty(line.confidence)
    group, _separator, heading = line.heading.rpartition(" | ")
    ignored = line.field == Field.IGNORED
    reasons = [str(COLUMN_REASONS[code]) for code in line.reasons if code != _HIDDEN]
    return Column(
        sheet=line.sheet,
        index=line.index,
        group=group,
        heading=heading or _("Utan rubrik"),
        field="" if ignored else line.field,
        examples=line.examples,
        certainty=word if line.field and not ignored else _("läses inte"),
        tone=tone if line.field and not ignored else "neutral",
        reasons=" ".join(reasons),
        is_hidden=_HIDDEN in line.reasons,
    )


def _chosen(request: Request, key: UUID, indexes: list[int]) -> HttpResponseBase:
    said = {index: request.POST.get(f"column-{index}", "") for index in indexes}
    mapping = {index: Field(code) for index, code in said.items() if code in FIELD_LABELS}
    sheet = request.POST.get("sheet")
    try:
        operations.choose_columns(batch_key=key, mapping=mapping, sheet=sheet, actor=request.actor)
    except Denied as denied:
        stopped(request, denied)
        return redirect("coordinator:batch_columns", key)
    go_on(request, key)
    messages.success(request, _("Valet är sparat och gäller också nästa gång listan kommer."))
    return redirect("coordinator:batch", key)
