"""A handed-in list: how far it has come, what it would do row by row, and what it did."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from talja.apps.imports.enums import BatchState
from talja.apps.imports.queries import BatchPage, RowLine, get_batch, get_row, list_problems, list_rows
from talja.apps.imports.queries.planned import Planned, get_planned
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.apps.placements.queries import list_measures
from talja.core.kernel.page import Page
from talja.web.coordinator.batch_address import ALL, ASKING, READ, Spot, read_spot
from talja.web.coordinator.batch_rows import cells_of, rows_of, view_of
from talja.web.coordinator.batch_tabs import BULK_FIELDS, NEW_PLACE, chosen_tab, problem_fixes, tabs
from talja.web.coordinator.batch_words import pager, state, steps, summary, things
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.import_texts import FAULTS, LEFT_OUT, STEPS

_SEARCH = "batch_search"
_LONGEST = 100
_DONE = frozenset({BatchState.APPLIED, BatchState.UNDONE})
_MANY = 2


@access(Right.IMPORT_RUN, reads=True)
def batch(request: Request, key: UUID) -> HttpResponseBase:
    """Show a list: its progress while it is worked on, its rows under review, and what came of it."""
    found = get_batch(key=key, actor=request.actor)
    line = found.line
    context: dict[str, Any] = {"found": found, "line": line, "steps": steps(found), "state": state(line)}
    if line.is_working:
        context |= {"step": STEPS[line.progress.step], "percent": line.progress.percent}
    elif line.state == BatchState.REVIEW:
        context |= _review(request, found, read_spot(key, request.GET))
    elif line.state in _DONE:
        context |= _result(request, found, read_spot(key, request.GET))
    context["fault"] = FAULTS.get(line.fault, "") if line.fault else ""
    return render(request, "coordinator/batch.html", context)


@access(Right.IMPORT_RUN, reads=True)
def batch_row(request: Request, key: UUID, row: UUID) -> HttpResponseBase:
    """Show a whole row: every cell as it stood, how it was read, and a way to write something else."""
    found = get_batch(key=key, actor=request.actor)
    line = get_row(batch_key=key, row_key=row, actor=request.actor)
    _saw(request, (line,))
    context = {
        "found": found,
        "row": view_of(line),
        "cells": cells_of(line),
        "spot": read_spot(key, request.GET),
        "known": _known(request),
    }
    return render(request, "coordinator/batch_row_page.html", context)


@access(Right.IMPORT_RUN)
@require_POST
def batch_search(request: Request, key: UUID) -> HttpResponseBase:
    """Search among the rows: the words are kept in the session, never in an address."""
    get_batch(key=key, actor=request.actor)
    text = " ".join(request.POST.get("text", "").split())[:_LONGEST]
    request.session[_SEARCH] = {str(key): text} if text else {}
    return redirect(Spot(key, tab=ALL).url() if text else Spot(key).url())


def _review(request: Request, found: BatchPage, asked: Spot) -> dict[str, Any]:
    key = asked.batch
    planned = get_planned(batch_key=key, actor=request.actor)
    spot = Spot(key, tab=chosen_tab(asked, found, planned), page=asked.page, decided=asked.decided)
    context = {
        "summary": summary(found.line, planned),
        "planned": planned,
        "tabs": tabs(spot, found, planned),
        "spot": spot,
        "text": _text(request, key),
        "known": _known(request),
    }
    if spot.tab == READ:
        return context | _reading(request, found)
    problems = list_problems(batch_key=key, actor=request.actor, least="warning")
    context |= {
        "bulk_fields": BULK_FIELDS,
        "new_places": sum(one.code == NEW_PLACE for one in problems),
        "read_url": spot.at(tab=READ).url(),
    }
    many = [fix for fix in problem_fixes(problems) if fix.is_error and fix.count >= _MANY and fix.raw]
    context["many"] = many if spot.tab in ASKING - {"missing"} else []
    return context | _rows(request, spot, planned, after=asked)


def _rows(request: Request, spot: Spot, planned: Planned, *, after: Spot) -> dict[str, Any]:
    waiting = spot.tab in ASKING and not spot.decided
    page = list_rows(
        batch_key=spot.batch,
        actor=request.actor,
        status="" if spot.tab == ALL else spot.tab,
        decision="" if waiting else None,
        text=_text(request, spot.batch) if spot.tab == ALL else "",
        page=spot.page,
    )
    _saw(request, page.rows)
    return {
        "rows": rows_of(page.rows, focus=_focus(page, after)),
        "pager": pager(page, lambda number: spot.at(tab=spot.tab, page=number, decided=spot.decided).url()),
        "decided_url": spot.at(tab=spot.tab, decided=True).url() if waiting and _decided(spot, planned) else "",
        "decided": _decided(spot, planned),
    }


def _decided(spot: Spot, planned: Planned) -> int:
    return planned.decided.get(spot.tab, 0)


def _focus(page: Page[Any], after: Spot) -> str:
    """Return the row to go on with after one has been dealt with: itself if it still waits, else the next."""
    if not after.row or not page.rows:
        return ""
    keys = [line.key for line in page.rows]
    return next((key for key in (after.row, after.after) if key in keys), keys[0])


def _reading(request: Request, found: BatchPage) -> dict[str, Any]:
    problems = list_problems(batch_key=UUID(found.line.key), actor=request.actor, least="warning")
    fixes = problem_fixes(problems)
    return {
        "fixes": [fix for fix in fixes if fix.is_error or fix.asks],
        "readings": [fix for fix in fixes if not fix.is_error and not fix.asks],
        "left": [(str(LEFT_OUT[one.code]), one) for one in found.left if one.code != "row_blank"],
        "blank": sum(one.last_row - one.first_row + 1 for one in found.left if one.code == "row_blank"),
    }


def _result(request: Request, found: BatchPage, spot: Spot) -> dict[str, Any]:
    left = found.line.state == BatchState.UNDONE
    refused = found.result.refused > 0 and spot.tab != ALL
    page = list_rows(batch_key=spot.batch, actor=request.actor, refused=refused and not left, left=left, page=spot.page)
    _saw(request, page.rows)
    return {
        "rows": rows_of(page.rows),
        "only_refused": refused,
        "all_url": spot.at(tab=ALL).url(),
        "left_text": things(found.result.left),
        "spot": spot,
        "pager": pager(page, lambda number: spot.at(tab=spot.tab, page=number).url()),
    }


def _known(request: Request) -> dict[str, list[str]]:
    """Return the values that a cell can be mended with, by the ids of their lists."""
    places = workplace_options(actor=request.actor, on=request.today)
    measures = list_measures(on=request.today, actor=request.actor)
    return {
        "known-workplace": sorted({place.label.rpartition(" · ")[2] for place in places}),
        "known-measure": [measure.name for measure in measures],
    }


def _text(request: Request, key: UUID) -> str:
    return str(request.session.get(_SEARCH, {}).get(str(key), ""))


def _saw(request: Request, lines: Iterable[RowLine]) -> None:
    """Note every person of the register whose data stands on the page, candidates too."""
    for line in lines:
        saw(request, (one.key for one in (line.person, *(c.person for c in line.candidates)) if one))
