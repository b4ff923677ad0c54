"""Documents of positions and drafts, and their weeks to print for the staff meeting. Made anew each time."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from talja.apps.carvings.queries.listing import get_draft
from talja.apps.carvings.queries.sources import source_of_draft
from talja.apps.documents.enums import Kind
from talja.apps.organisation.enums import Right
from talja.apps.positions.queries.pages import get_position
from talja.web.shared.charts.week import Week, draw_week
from talja.web.shared.documents.sending import FORMATS, paper_response
from talja.web.shared.edge import Request, access
from talja.web.strategist.carving_words import draft_name
from talja.web.strategist.draft_papers import draft_data, names_of, papers_of_draft
from talja.web.strategist.draft_words import week_of as week_of_draft
from talja.web.strategist.freed import freed_context, freed_of_draft, freed_of_position
from talja.web.strategist.position_costs import WageForm
from talja.web.strategist.position_papers import per_week, position_data
from talja.web.strategist.position_words import week_of
from talja.web.strategist.week_words import week_rows


@access(Right.JOBDESIGN_VIEW)
def position_paper(request: Request, key: UUID, form: str) -> HttpResponseBase:
    """Send the description of a position; with what it costs, for the wage that the address says."""
    page = get_position(key, actor=request.actor, on=request.today)
    wage = WageForm(request.GET).wage
    if form not in FORMATS:
        raise Http404
    data = position_data(page, wage=wage, actor=request.actor, on=request.today)
    name = "befattningsbeskrivning"
    return paper_response(Kind.JOB_DESCRIPTION, data, form=form, name=name, actor=request.actor)


@access(Right.JOBDESIGN_EDIT)
def draft_paper(request: Request, key: UUID, form: str) -> HttpResponseBase:
    """Send the basis for a decision on a draft; with what it costs, for the wage that the address says."""
    page, source = get_draft(key, actor=request.actor), source_of_draft(key, actor=request.actor)
    wage = WageForm(request.GET).wage
    if form not in FORMATS:
        raise Http404
    papers = papers_of_draft(page, source, actor=request.actor)
    data = draft_data(papers, wage=wage, actor=request.actor, on=request.today)
    return paper_response(Kind.POSITIONS_BASIS, data, form=form, name="beslutsunderlag", actor=request.actor)


@access(Right.JOBDESIGN_VIEW)
def position_week(request: Request, key: UUID) -> HttpResponseBase:
    """Show the week of a position to print."""
    page = get_position(key, actor=request.actor, on=request.today)
    context = {
        "line": page.line,
        "extent": page.line.extent,
        "paid": per_week(page.line.paid_minutes),
        "sheets": [_sheet(page.line.title, page.line.workplace, week_of(page))],
        "freed_rows": freed_context(freed_of_position(page)),
    }
    return render(request, "strategist/position_week.html", context)


@access(Right.JOBDESIGN_EDIT)
def draft_print(request: Request, key: UUID) -> HttpResponseBase:
    """Show the weeks of a draft to print, with whose time is freed before and after."""
    page, source = get_draft(key, actor=request.actor), source_of_draft(key, actor=request.actor)
    sheets = []
    for number, (name, position) in enumerate(
        zip(names_of(page, source, actor=request.actor), page.plan.positions, strict=True), start=1
    ):
        home = page.problem.workplace_by_key[position.home].title
        week = week_of_draft(page.problem, position, name=name, key=f"w{number}")
        sheets.append(_sheet(name, home, week))
    context = {
        "line": page.line,
        "carving": page.carving,
        "name": draft_name(page.line),
        "freed": per_week(page.line.score["freed_minutes"]),
        "sheets": sheets,
        "freed_rows": freed_context(freed_of_draft(page)),
    }
    return render(request, "strategist/draft_print.html", context)


def _sheet(title: str, lead: object, week: Week) -> dict[str, Any]:
    return {
        "id": f"{week.key}-figure",
        "title": title,
        "lead": lead,
        "caption": week.title,
        "drawing": draw_week(week),
        "rows": tuple(week_rows(week.slots)),
    }
