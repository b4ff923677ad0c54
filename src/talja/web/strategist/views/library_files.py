"""Files in: another municipality's library compared and chosen from, and publishers' files of what occupations do."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import occupation_names
from talja.apps.tasklibrary import queries
from talja.apps.tasklibrary.enums import Publisher
from talja.apps.tasklibrary.operations import load_occupation_file, receive_library, take_tasks
from talja.apps.tasklibrary.uploads import MOST_LIBRARY_BYTES, MOST_OCCUPATION_BYTES, Upload
from talja.core.kernel.reading.problems import Problem, UnreadableFile
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.collaboration_pages import sent
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say
from talja.web.shared.refusing import PAGES_OF_THEIR_OWN, done
from talja.web.strategist.forms.library_files import LibraryFilesForm, OccupationFileForm, OccupationForm
from talja.web.strategist.library_file_words import file_rows, pair_rows, statement_groups
from talja.web.strategist.library_problems import problem_rows
from talja.web.strategist.library_ways import ways_to_library
from talja.web.strategist.library_words import row_of

_OF_LIBRARY = (
    "library_upload_missing",
    "library_upload_too_large",
    "library_too_many_files",
    "file_is_spreadsheet",
    "zip_broken",
    "zip_without_files",
)


@access(Right.JOBDESIGN_EDIT)
def library_receive(request: Request) -> HttpResponseBase:
    """Take somebody else's library in to be compared, or tell everything that is wrong in it."""
    form = LibraryFilesForm(sent(request), request.FILES or None)
    received: list[UUID] = []

    def receive() -> object:
        uploads = _read(form.cleaned_data["several"])
        received.append(receive_library(uploads=uploads, actor=request.actor).key)
        return received

    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        try:
            if done(form, receive, fields=dict.fromkeys(_OF_LIBRARY, "several")):
                return redirect("strategist:library_compare", key=received[0])
        except UnreadableFile as unreadable:
            problems = unreadable.problems
    context = {"form": form, "problems": problem_rows(problems), "ways": ways_to_library()}
    return _shown(request, "strategist/library_receive.html", context, wrong=bool(form.errors or problems))


@access(Right.JOBDESIGN_EDIT)
def library_compare(request: Request, key: UUID) -> HttpResponseBase:
    """Show somebody else's library beside ours, and take what is chosen from it."""
    if request.method == "POST" and _take(request, key):
        return redirect("strategist:library")
    try:
        page = queries.received_page(key, actor=request.actor)
    except UnreadableFile:
        messages.error(request, _("Filen går inte att läsa längre. Lämna in den igen."))
        return redirect("strategist:library_receive")
    context = {
        "page": page,
        "mark": page.beside.mark,
        "new": [row_of(task) for task in page.beside.new],
        "pairs": pair_rows(page.beside.differing),
        "ways": ways_to_library(),
    }
    return render(request, "strategist/library_compare.html", context)


@access(Right.JOBDESIGN_VIEW)
def library_occupations(request: Request) -> HttpResponseBase:
    """Suggest tasks for an occupation, out of the library and publishers' files."""
    form = OccupationForm(request.GET if request.GET else None)
    said = form.cleaned_data if form.is_valid() else {}
    ssyk, onet = said.get("yrke", ""), said.get("onet", "")
    found = queries.suggestions_for(ssyk=ssyk, onet=onet, actor=request.actor)
    files = queries.occupation_files(actor=request.actor)
    context = {
        "form": form,
        "asked": bool(ssyk or onet),
        "name": occupation_names().get(ssyk, onet),
        "tasks": [row_of(task) for task in found.tasks],
        "statements": statement_groups(found.statements, ssyk=ssyk, onet=onet, loaded=files),
        "files": file_rows(files),
        "occupations": occupation_names(),
        "may_write": request.actor.may(Right.JOBDESIGN_EDIT),
        "ways": ways_to_library(),
    }
    return _shown(request, "strategist/library_occupations.html", context, wrong=bool(form.errors))


@access(Right.JOBDESIGN_EDIT)
def library_load(request: Request) -> HttpResponseBase:
    """Take in a publisher's file of what occupations do."""
    form = OccupationFileForm(sent(request), request.FILES or None)
    loaded: list[bool] = []

    def load() -> object:
        file = form.cleaned_data["file"]
        _file, is_new = load_occupation_file(
            publisher=Publisher(form.cleaned_data["publisher"]),
            file_name=file.name or "",
            content=file.read(MOST_OCCUPATION_BYTES + 1),
            actor=request.actor,
        )
        loaded.append(is_new)
        return loaded

    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        try:
            if done(form, load, fields=dict.fromkeys(_OF_LIBRARY, "file")):
                said = _("Filen är inläst.") if loaded[0] else _("Just den filen var redan inläst.")
                messages.success(request, said)
                return redirect("strategist:library_occupations")
        except UnreadableFile as unreadable:
            problems = unreadable.problems
    context = {"form": form, "problems": problem_rows(problems), "ways": ways_to_library()}
    return _shown(request, "strategist/library_load.html", context, wrong=bool(form.errors or problems))


def _read(files: Sequence["UploadedFile[Any]"]) -> list[Upload]:
    """Return what was handed in, and no more than it takes to see that it is too much."""
    room = MOST_LIBRARY_BYTES + 1
    uploads = []
    for file in files:
        content = file.read(room)
        room -= len(content)
        uploads.append((file.name or "", content))
    return uploads


def _take(request: Request, key: UUID) -> bool:
    """Take what was chosen, and tell whether the choice is over: taken, or settled by somebody else."""
    try:
        chosen = _chosen(request, key)
        count = take_tasks(received_key=key, chosen=chosen, seen=request.POST.get("seen", ""), actor=request.actor)
    except UnreadableFile:
        messages.error(request, _("Ert bibliotek skulle bli för stort för en fil. Välj färre uppgifter."))
        return False
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        messages.error(request, say(denied))
        return denied.code == "already_chosen"
    said = ngettext("%(count)s uppgift är hämtad.", "%(count)s uppgifter är hämtade.", count)
    messages.success(request, said % {"count": count})
    return True


def _chosen(request: Request, key: UUID) -> frozenset[str]:
    """Return the ids of new tasks that were ticked, and of differing ones where `pair:<id>` says theirs; or of all."""
    if request.POST.get("all"):
        return queries.received_offers(key, actor=request.actor)
    pairs = (name.removeprefix("pair:") for name in request.POST if request.POST[name] == "theirs")
    return frozenset((*request.POST.getlist("new"), *pairs))


def _shown(request: Request, template: str, context: dict[str, Any], *, wrong: bool) -> HttpResponseBase:
    return render(request, template, context, status=422 if wrong else 200)
