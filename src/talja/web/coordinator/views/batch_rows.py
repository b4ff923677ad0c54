"""What a person does with rows under review: mend cells, say who it is, take or leave, one row or many at once."""

from collections.abc import Callable
from functools import partial
from typing import Literal
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from talja.apps.imports import operations
from talja.apps.imports.enums import RowDecision
from talja.apps.imports.queries import list_problems
from talja.apps.organisation.enums import Right
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.batch_address import read_spot
from talja.web.coordinator.batch_rows import suggestions_in
from talja.web.coordinator.views.batches import go_on, stopped
from talja.web.shared.edge import Request, access

_LONGEST = 200
_SUGGESTED = "suggested"
_SET = "set"
_DONE = {
    RowDecision.SKIP: lambda n: ngettext("%(n)d rad hoppas över.", "%(n)d rader hoppas över.", n) % {"n": n},
    RowDecision.END: lambda n: (
        ngettext(
            "%(n)d placering avslutas när du för in listan.", "%(n)d placeringar avslutas när du för in listan.", n
        )
        % {"n": n}
    ),
    RowDecision.LEAVE: lambda n: ngettext("%(n)d placering fortsätter.", "%(n)d placeringar fortsätter.", n) % {"n": n},
    RowDecision.NONE: lambda n: ngettext("%(n)d val är återtaget.", "%(n)d val är återtagna.", n) % {"n": n},
}


@access(Right.IMPORT_RUN)
@require_POST
def batch_decide(request: Request, key: UUID) -> HttpResponseBase:
    """Do the same with all the chosen rows: skip, end, leave, take the suggestions, set a value, or take it back."""
    rows, what = _rows(request), request.POST.get("what", "")
    if what == _SUGGESTED:
        return _done(request, key, partial(_take_suggestions, request, key, frozenset(map(str, rows))))
    if what == _SET:
        return batch_correct(request, key)
    decision = RowDecision(what) if what in RowDecision.values else None

    def decide() -> str:
        if decision not in _DONE:
            raise Denied("decision_does_not_fit")
        count = operations.decide_rows(batch_key=key, rows=rows, decision=decision, actor=request.actor)
        return _DONE[decision](count)

    return _done(request, key, decide)


@access(Right.IMPORT_RUN)
@require_POST
def batch_correct(request: Request, key: UUID) -> HttpResponseBase:
    """Write something else in a cell of one row or many. The file itself is not changed."""
    said = request.POST.get("text", "").strip()[:_LONGEST]

    def correct() -> str:
        field = _field(request.POST.get("field", ""))
        count = operations.correct_cell(batch_key=key, rows=_rows(request), field=field, text=said, actor=request.actor)
        return ngettext("%(n)d rad är rättad.", "%(n)d rader är rättade.", count) % {"n": count}

    return _done(request, key, correct)


@access(Right.IMPORT_RUN)
@require_POST
def batch_take(request: Request, key: UUID) -> HttpResponseBase:
    """Tick or untick a change, in one row or many."""
    take = request.POST.get("take") == "1"

    def tick() -> str:
        fields = [_field(request.POST.get("field", ""))]
        operations.take_changes(batch_key=key, rows=_rows(request), fields=fields, take=take, actor=request.actor)
        return _("Ändringen är vald.") if take else _("Ändringen är bortvald.")

    return _done(request, key, tick)


@access(Right.IMPORT_RUN)
@require_POST
def batch_settle(request: Request, key: UUID, row: UUID) -> HttpResponseBase:
    """Say who a row speaks of, or which placement."""
    said = request.POST
    placement: Literal[""] | None = "" if said.get("placement") == "" else None

    def settle() -> str:
        person, same_as = _uuid(said.get("person", "")), _uuid(said.get("same_as", ""))
        operations.settle_row(
            batch_key=key,
            row=row,
            person_key=person,
            same_as=same_as,
            placement_key=UUID(said["placement"]) if said.get("placement") else placement,
            actor=request.actor,
        )
        return _("Raden är avgjord.")

    return _done(request, key, settle, row=str(row))


def _take_suggestions(request: Request, key: UUID, rows: frozenset[str]) -> str:
    """Take each finding's suggestion where there is just one, in the chosen rows."""
    mended: set[str] = set()
    for problem in list_problems(batch_key=key, actor=request.actor, least="error"):
        wanted = [one for one in problem.rows if one in rows]
        suggestions = suggestions_in(problem.suggestion)
        if wanted and len(suggestions) == 1:
            operations.correct_cell(
                batch_key=key,
                rows=[UUID(one) for one in wanted],
                field=Field(problem.field),
                text=suggestions[0],
                actor=request.actor,
            )
            mended.update(wanted)
    count = len(mended)
    if not count:
        return _("Inget av det du valde har ett enda förslag. Rätta raderna en och en.")
    return ngettext("%(n)d rad är rättad.", "%(n)d rader är rättade.", count) % {"n": count}


def _done(request: Request, key: UUID, deed: Callable[[], str], *, row: str = "") -> HttpResponseBase:
    """Do it, say how it went, and go back to where the user was, with the next row in focus."""
    try:
        messages.success(request, deed())
        go_on(request, key)
    except Denied as denied:
        stopped(request, denied)
    except (ValueError, TypeError):  # keys and fields that no form of ours sends
        stopped(request, Denied("not_found"))
    spot = read_spot(key, request.POST)
    acted = row or spot.row
    return redirect(spot.going_on(row=acted, after=spot.after).url() + (f"#row-{acted}" if acted else ""))


def _rows(request: Request) -> list[UUID]:
    """Return the chosen rows; `rows` holds many keys in one field. Raises `ValueError` for what is no key."""
    together = request.POST.get("rows", "").split()
    return [UUID(text) for text in dict.fromkeys([*request.POST.getlist("row"), *together])]


def _field(code: str) -> Field:
    return Field(code)


def _uuid(text: str) -> UUID | None:
    return UUID(text) if text else None
