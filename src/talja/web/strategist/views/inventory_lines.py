"""The lines of an inventory: one of them with its answers, written by hand, taken away and put back."""

from uuid import UUID

from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.jobdesign.casting import input_of
from talja.apps.jobdesign.enums import Source
from talja.apps.jobdesign.inputs import LineInput
from talja.apps.jobdesign.operations import add_line, decide_line, drop_line, let_answers_hold, restore_line
from talja.apps.jobdesign.queries import LinePage, get_inventory, line_page
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import occupation_names
from talja.web.coordinator.collaboration_pages import sent
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.inventories import FIELD_OF_CODE, ReasonForm
from talja.web.strategist.forms.inventory_lines import LineForm, line_initial, new_initial
from talja.web.strategist.inventory_ways import address, asked, did, ways_to
from talja.web.strategist.inventory_words import line_row
from talja.web.strategist.line_words import answer_rows
from talja.web.strategist.measured_words import measured_text
from talja.web.strategist.writing import show_form, written

_PART = "uppgifter"
_TEMPLATE = "strategist/inventory_line.html"


@access(Right.JOBDESIGN_VIEW)
def inventory_line(request: Request, key: UUID) -> HttpResponseBase:
    """Show what everybody has said of a task, and let the owner say what holds."""
    page = line_page(key=key, actor=request.actor)
    shown = page.row.task
    form = LineForm(sent(request), initial=line_initial(shown, version=page.row.version))

    def decide() -> object:
        said = form.said(before=input_of(shown, library_key=page.row.library_key))
        return decide_line(line_key=key, said=said, seen=form.cleaned_data["version"], actor=request.actor)

    if written(request, form, decide, done=_("Uppgiften är avgjord."), fields=FIELD_OF_CODE):
        return redirect(address(page.inventory.key, _PART))
    return show_form(request, _TEMPLATE, form, _context(page, actor=request.actor))


@access(Right.JOBDESIGN_VIEW)
def inventory_line_add(request: Request, key: UUID) -> HttpResponseBase:
    """Write a task by hand."""
    line = get_inventory(key=key, actor=request.actor)
    form = LineForm(sent(request), initial=new_initial())

    def add() -> object:
        said = form.said(before=LineInput(title="", family=""))
        return add_line(inventory_key=key, said=said, source=Source.HAND, actor=request.actor)

    if written(request, form, add, done=_("Uppgiften är tillagd."), fields=FIELD_OF_CODE):
        return redirect(address(key, _PART))
    context = {"inventory": line, "ways": ways_to(line), "title": _("Ny uppgift"), "occupations": occupation_names()}
    return show_form(request, _TEMPLATE, form, {**context, "may_change": True})


@access(Right.JOBDESIGN_VIEW)
def inventory_line_drop(request: Request, key: UUID) -> HttpResponseBase:
    """Take a task away, and say why."""
    page = line_page(key=key, actor=request.actor)
    form = ReasonForm(sent(request))

    def drop() -> object:
        return drop_line(line_key=key, reason=form.cleaned_data["reason"], actor=request.actor)

    return asked(
        request,
        UUID(page.inventory.key),
        form,
        drop,
        title=_("Ta bort uppgiften"),
        lead=page.row.task.title,
        done=_("Uppgiften är borttagen. Svaren finns kvar, och du kan lägga tillbaka den."),
        verb=_("Ta bort"),
        tone="danger",
        part=_PART,
    )


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_line_restore(request: Request, key: UUID, line: UUID) -> HttpResponseBase:
    """Put back a task that was taken away."""
    get_inventory(key=key, actor=request.actor)
    return did(
        request,
        lambda: restore_line(line_key=line, actor=request.actor),
        done=_("Uppgiften är tillbaka."),
        back=address(key, _PART),
    )


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_line_answers(request: Request, key: UUID) -> HttpResponseBase:
    """Let what the staff have answered hold again."""
    line_page(key=key, actor=request.actor)
    did(
        request,
        lambda: let_answers_hold(line_key=key, actor=request.actor),
        done=_("Personalens svar gäller igen."),
        back="",
    )
    return HttpResponseRedirect(reverse("strategist:inventory_line", args=[key]))


def _context(page: LinePage, *, actor: Actor) -> dict[str, object]:
    return {
        "inventory": page.inventory,
        "ways": ways_to(page.inventory),
        "title": page.row.task.title,
        "row": page.row,
        "words": line_row(page.row),
        "answers": answer_rows(page),
        "measured": measured_text(page.row.library_key, actor=actor),
        "may_change": bool(page.may_change),
        "occupations": occupation_names(),
    }
