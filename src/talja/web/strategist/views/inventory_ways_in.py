"""How tasks come into an inventory: out of the library and out of a spreadsheet; and out of it again as files."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.jobdesign.casting import input_of
from talja.apps.jobdesign.enums import Family, HandOver, Kind, Source
from talja.apps.jobdesign.operations import Added, add_lines
from talja.apps.jobdesign.queries import get_inventory, inventory_page
from talja.apps.jobdesign.sheets import HEADINGS, SheetRead, read_sheet
from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import occupation_name
from talja.apps.tasklibrary.queries import effective_library
from talja.core.inventory.library import LibraryTask, line_of, suggest
from talja.core.inventory.lines import Kind as CoreKind
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.collaboration_pages import sent
from talja.web.shared.edge import Request, access
from talja.web.shared.inventory_words import hand_over_word, minutes_range, often
from talja.web.shared.reasons import say
from talja.web.strategist.forms.inventories import SheetForm
from talja.web.strategist.inventory_files import XLSX, YAML, download, library_text, lines_workbook
from talja.web.strategist.inventory_ways import address, ways_to
from talja.web.strategist.inventory_words import HAND_TONES

_PART = "uppgifter"
_LARGEST = 10 * 1024 * 1024


@access(Right.JOBDESIGN_VIEW)
def inventory_library(request: Request, key: UUID) -> HttpResponseBase:
    """Let the owner choose among the library's tasks for the kind of workplace, and add them."""
    page = inventory_page(key=key, actor=request.actor)
    said = request.GET.get("slag", page.line.kind)
    kind = said if said in Kind.values else page.line.kind
    tasks = suggest(CoreKind(kind), effective_library(actor=request.actor))
    if request.method == "POST" and _add(request, key, [task for task in tasks if task.id in _chosen(request)]):
        return redirect(address(key, _PART))
    there = {sort_key(row.task.title)[:200] for row in page.rows}
    in_order = sorted(tasks, key=lambda task: list(Family.values).index(task.family))
    context = {
        "inventory": page.line,
        "ways": ways_to(page.line),
        "kinds": [(one.value, one.label, one.value == kind) for one in Kind],
        "kind": Kind(kind).label,
        "groups": [
            (Family(family).label, [_row(task, there) for task in of_family])
            for family, of_family in groupby(in_order, key=lambda task: task.family)
        ],
        "may_change": page.may_change,
        "why_not": "" if page.may_change else say(page.may_change),
    }
    return render(request, "strategist/inventory_library.html", context)


@access(Right.JOBDESIGN_VIEW)
def inventory_sheet(request: Request, key: UUID) -> HttpResponseBase:
    """Take in a spreadsheet of tasks, or tell row by row what could not be read."""
    line = get_inventory(key=key, actor=request.actor)
    form = SheetForm(sent(request), request.FILES or None)
    read: SheetRead | None = None
    if form.is_valid():
        read = _read(form)
        if read is not None and (form.cleaned_data["skips"] or not read.problems) and _take(request, key, form, read):
            return redirect(address(key, _PART))
    context: dict[str, Any] = {
        "inventory": line,
        "ways": ways_to(line),
        "form": form,
        "read": read,
        "headings": [names[0] for names in HEADINGS.values()],
        "problems": []
        if read is None
        else [_problem(one.row, one.column, one.code, one.text) for one in read.problems],
    }
    status = 422 if form.is_bound and (form.errors or read is not None) else 200
    return render(request, "strategist/inventory_sheet.html", context, status=status)


@access(Right.JOBDESIGN_VIEW)
def inventory_template(request: Request) -> HttpResponseBase:
    """Give the spreadsheet to fill in."""
    return download(lines_workbook(), name="uppgifter-mall.xlsx", kind=XLSX)


@access(Right.JOBDESIGN_VIEW)
def inventory_excel(request: Request, key: UUID) -> HttpResponseBase:
    """Give the lines as a spreadsheet."""
    page = inventory_page(key=key, actor=request.actor)
    return download(lines_workbook(page.rows), name="inventering.xlsx", kind=XLSX)


@access(Right.JOBDESIGN_VIEW)
def inventory_yaml(request: Request, key: UUID) -> HttpResponseBase:
    """Give the lines that count as a file of the task library, to share with others."""
    page = inventory_page(key=key, actor=request.actor)
    text = library_text(page, on=request.today)
    if not text:
        messages.info(request, _("Det finns inget att dela än. Någon behöver svara först."))
        return redirect(address(key, _PART))
    return download(text, name=f"{page.line.kind}.yaml", kind=YAML)


def _chosen(request: Request) -> set[str]:
    return set(request.POST.getlist("task"))


def _add(request: Request, key: UUID, tasks: list[LibraryTask]) -> bool:
    if not tasks:
        messages.info(request, _("Välj minst en uppgift."))
        return False
    lines = [input_of(line_of(task, key=task.id), library_key=task.id) for task in tasks]
    try:
        added = add_lines(inventory_key=key, lines=lines, source=Source.LIBRARY, actor=request.actor)
    except Denied as denied:
        messages.error(request, say(denied))
        return False
    _tell(request, added)
    return True


def _read(form: SheetForm) -> SheetRead | None:
    file = form.cleaned_data["file"]
    if file.size > _LARGEST:
        form.add_error("file", _("Filen är för stor. Den får vara högst 10 MB."))
        return None
    try:
        return read_sheet(file.read(), filename=file.name)
    except Denied as denied:
        form.add_error("file", say(denied))
        return None


def _take(request: Request, key: UUID, form: SheetForm, read: SheetRead) -> bool:
    if not read.lines:
        form.add_error("file", _("Ingen rad gick att läsa."))
        return False
    try:
        added = add_lines(inventory_key=key, lines=read.lines, source=Source.SHEET, actor=request.actor)
    except Denied as denied:
        form.add_error(None, say(denied))
        return False
    _tell(request, added)
    return True


def _tell(request: Request, added: Added) -> None:
    said = ngettext("%(count)s uppgift är tillagd.", "%(count)s uppgifter är tillagda.", added.added)
    text = said % {"count": added.added}
    if added.there_already:
        text += " " + _("%(count)s fanns redan.") % {"count": added.there_already}
    messages.success(request, text)


def _problem(row: int, column: str, code: str, text: str) -> dict[str, object]:
    return {
        "row": row,
        "column": HEADINGS[column][0] if column else gettext_lazy("hela raden"),
        "text": text,
        "reason": say(Denied(code)),
    }


def _row(task: LibraryTask, there: set[str]) -> dict[str, object]:
    return {
        "id": task.id,
        "title": task.title,
        "words": f"{minutes_range(task.minutes, task.low, task.high)}, {often(task.times, task.per)}",
        "occupation": occupation_name(task.occupations[0]) if task.occupations else "",
        "hand_over": hand_over_word(task.hand_over),
        "tone": HAND_TONES[HandOver(task.hand_over)],
        "note": task.caution or task.reason,
        "is_there": sort_key(task.title)[:200] in there,
    }
