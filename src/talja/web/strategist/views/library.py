"""The task library: browsed and searched, one task, what has been changed, and all of it as files."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render

from talja.apps.jobdesign.enums import Kind
from talja.apps.organisation.enums import Right
from talja.apps.tasklibrary import queries
from talja.apps.tasklibrary.queries import LibraryState
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import Kind as CoreKind
from talja.core.kernel.swedish import fold, search_text
from talja.core.kernel.verdict import Denied
from talja.web.shared.edge import Request, access
from talja.web.strategist.demand_words import demand_list
from talja.web.strategist.forms.library_files import LibraryFilterForm
from talja.web.strategist.inventory_files import YAML, download
from talja.web.strategist.library_ways import ZIP, packed, ways_to_library
from talja.web.strategist.library_words import (
    border,
    differences,
    edition_rows,
    row_of,
    stays,
    task_facts,
    task_url,
)
from talja.web.strategist.measured_words import measured_facts

_ON_A_PAGE = 40


@access(Right.JOBDESIGN_VIEW)
def library(request: Request) -> HttpResponseBase:
    """Show the tasks of the library, those that are asked for."""
    state = queries.library_state(actor=request.actor)
    form = LibraryFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = [task for task in state.library.tasks if _fits(task, wanted, state)]
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "search": form["q"],
        "active": sum(bool(wanted.get(name)) for name in ("slag", "uppgift", "egna")),
        "page": page,
        "rows": [row_of(task, own=state.own) for task in page],
        "counts": (len(state.library.tasks), len(state.own)),
        "may_write": state.may_write,
        "unread": [Kind(kind).label for kind in state.unread],
        "kind": wanted.get("slag", ""),
    }
    return render(request, "strategist/library.html", context)


@access(Right.JOBDESIGN_VIEW)
def library_task(request: Request, kind: str, name: str) -> HttpResponseBase:
    """Show one task: what it is, what it demands, where its border goes, and what has been done with it here."""
    page = queries.task_page(f"{kind}/{name}", actor=request.actor)
    shipped = page.shipped if page.shipped and page.differs else None
    context = {
        "page": page,
        "row": row_of(page.task),
        "ways": ways_to_library(),
        "facts": (*task_facts(page.task), *measured_facts(page.task.id, actor=request.actor)),
        "demands": demand_list(page.task.demands),
        "border": border(page.task),
        "stays": stays(page.task),
        "differs": differences(page.task, shipped, page.differs) if shipped else [],
        "editions": edition_rows(page.editions),
        "edit_url": task_url(page.task, "library_task_edit"),
        "put_back_url": task_url(page.task, "library_task_put_back") if page.is_own else "",
    }
    return render(request, "strategist/library_task.html", context)


@access(Right.JOBDESIGN_VIEW)
def library_history(request: Request) -> HttpResponseBase:
    """Show what has been changed in the library, when and by whom."""
    editions = queries.list_editions(actor=request.actor)
    page = Paginator(editions, _ON_A_PAGE).get_page(request.GET.get("page"))
    titles = {task.id: task.title for task in queries.effective_library(actor=request.actor).tasks}
    context = {"page": page, "rows": edition_rows(page, titles=titles), "ways": ways_to_library()}
    return render(request, "strategist/library_history.html", context)


@access(Right.JOBDESIGN_VIEW)
def library_edition(request: Request, key: UUID) -> HttpResponseBase:
    """Send an edition as the file it was."""
    name, text = queries.edition_file(key, actor=request.actor)
    return download(text, name=name, kind=YAML)


@access(Right.JOBDESIGN_VIEW)
def library_zip(request: Request) -> HttpResponseBase:
    """Send the whole library, packed: a file for each kind of workplace."""
    return download(packed(queries.library_files(actor=request.actor)), name="uppgiftsbibliotek.zip", kind=ZIP)


@access(Right.JOBDESIGN_VIEW)
def library_yaml(request: Request, kind: str) -> HttpResponseBase:
    """Send the tasks of one kind of workplace as a file."""
    if kind not in Kind.values:
        raise Denied("not_found")
    ((name, text),) = queries.library_files(actor=request.actor, kind=CoreKind(kind))
    return download(text, name=name, kind=YAML)


def _fits(task: LibraryTask, wanted: dict[str, object], state: LibraryState) -> bool:
    kind, family = wanted.get("slag"), wanted.get("uppgift")
    if (kind and task.kind != kind) or (family and task.family != family):
        return False
    if wanted.get("egna") and task.id not in state.own:
        return False
    words = fold(str(wanted.get("q") or "")).split()
    text = search_text(task.title, task.place, task.caution, task.reason) if words else ""
    return all(word in text for word in words)
