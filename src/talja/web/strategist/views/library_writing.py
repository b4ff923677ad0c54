"""A task of the library written anew, changed, and put back as Talja has it."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import occupation_names
from talja.apps.tasklibrary import queries
from talja.apps.tasklibrary.operations import put_back_task, write_task
from talja.core.inventory.lines import Kind
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.collaboration_pages import sent
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.library import LibraryTaskForm, NewTaskForm, key_of, new_task_initial, task_initial
from talja.web.strategist.library_ways import kind_address, saved, ways_to_library, ways_to_task
from talja.web.strategist.library_words import task_url
from talja.web.strategist.writing import show_form, tried

_LONGEST_TITLE = 80


@access(Right.JOBDESIGN_EDIT)
def library_task_new(request: Request) -> HttpResponseBase:
    """Write a task that the library does not have; from a publisher's sentence, if one was chosen."""
    quote, occupation = _quoted(request)
    title = quote.rstrip(".") if len(quote) <= _LONGEST_TITLE else ""
    initial = new_task_initial(kind=request.GET.get("slag", ""), title=title, occupation=occupation)
    form = NewTaskForm(sent(request), initial=initial)

    def write() -> object:
        kind = Kind(form.cleaned_data["kind"])
        taken = (task.key for task in queries.effective_library(actor=request.actor).of_kind(kind))
        task = form.said(kind=kind, key=key_of(form.cleaned_data["title"], taken=taken))
        return write_task(task=task, seen="", on=request.today, actor=request.actor)

    if saved(request, form, write, said=_("Uppgiften finns nu i ert bibliotek.")):
        return redirect(kind_address(form.cleaned_data["kind"]))
    context = {"title": _("Ny uppgift"), "ways": ways_to_library(), "quote": quote, "back_url": kind_address("")}
    return _page(request, form, context)


@access(Right.JOBDESIGN_EDIT)
def library_task_edit(request: Request, kind: str, name: str) -> HttpResponseBase:
    """Change what the library says of a task; Talja's own text is kept, and can be put back."""
    page = queries.task_page(f"{kind}/{name}", actor=request.actor)
    form = LibraryTaskForm(sent(request), initial=task_initial(page.task, seen=page.mark))

    def write() -> object:
        task = form.said(kind=page.task.kind, key=page.task.key)
        return write_task(task=task, seen=form.cleaned_data["seen"], on=request.today, actor=request.actor)

    if saved(request, form, write, said=_("Uppgiften är ändrad i ert bibliotek.")):
        return redirect(task_url(page.task))
    title = _("Ändra uppgiften")
    return _page(request, form, {"title": title, "ways": ways_to_task(page.task), "back_url": task_url(page.task)})


@access(Right.JOBDESIGN_EDIT)
def library_task_put_back(request: Request, kind: str, name: str) -> HttpResponseBase:
    """Ask, and then drop the municipality's own version of a task."""
    page = queries.task_page(f"{kind}/{name}", actor=request.actor)
    if not page.is_own:
        raise Denied("not_found")
    if request.method == "POST":
        seen = request.POST.get("seen", "")

        def put_back() -> object:
            return put_back_task(task_id=page.task.id, seen=seen, actor=request.actor)

        done = tried(request, put_back, done=_("Er version är borttagen."))
        return redirect(kind_address(kind) if done and page.shipped is None else task_url(page.task))
    context = {"page": page, "ways": ways_to_task(page.task), "cancel_url": task_url(page.task)}
    return render(request, "strategist/library_put_back.html", context)


def _page(request: Request, form: LibraryTaskForm, context: dict[str, Any]) -> HttpResponseBase:
    occupations_url = reverse("strategist:library_occupations")
    context |= {"occupations": occupation_names(), "occupations_url": occupations_url}
    return show_form(request, "strategist/library_form.html", form, context)


def _quoted(request: Request) -> tuple[str, str]:
    """Return the publisher's sentence that the address speaks of, and its occupation in SSYK 2012."""
    publisher, code, place = (request.GET.get(name, "") for name in ("fran", "kod", "nr"))
    number = int(place) if place.isascii() and place.isdecimal() and len(place) < 5 else -1
    statement = queries.statement_of(publisher, code, number, actor=request.actor)
    occupation = request.GET.get("yrke", "")
    return statement.text if statement else "", occupation if occupation in occupation_names() else ""
