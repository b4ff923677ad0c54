"""Handing a list in: the sources, the lists that came before, and the form."""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files import File
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from talja.apps.imports import operations
from talja.apps.imports.enums import SourceKind
from talja.apps.imports.queries import list_batches, list_sources
from talja.apps.imports.tasks import carry_on
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.batch_words import counts_text, pager, state
from talja.web.coordinator.import_forms import NEW, HandInForm
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say

MAX_BYTES = 50 * 1024 * 1024
_FIELD_OF = {
    "source_name_taken": "name",
    "source_name_missing": "name",
    "list_day_in_future": "list_day",
    "file_empty": "file",
    "file_too_large": "file",
}


@access(Right.IMPORT_RUN)
def batch_list(request: Request) -> HttpResponseBase:
    """Show the sources and the lists that have come in, and take in a new one."""
    sources = list_sources(actor=request.actor)
    first = {"list_day": request.today, "source": sources[0].key if sources else NEW}
    form = HandInForm(request.POST or None, request.FILES or None, sources=sources, initial=first)
    if request.method == "POST" and form.is_valid() and (key := _received(request, form)):
        messages.success(request, _("Listan är inlämnad. Inget ändras i registret förrän du för in den."))
        return redirect("coordinator:batch", key)
    page = list_batches(actor=request.actor, page=page_number(request))
    context = {
        "form": form,
        "sources": [(source, str(SourceKind(source.kind).label).capitalize()) for source in sources],
        "batches": [(line, *state(line), counts_text(line)) for line in page.rows],
        "pager": pager(page, "?sida={}"),
        "demo_lists": _demo_lists() if settings.DEMO else (),
    }
    return render(request, "coordinator/batch_list.html", context, status=422 if form.errors else 200)


@access(Right.IMPORT_RUN)
def demo_list(request: Request, name: str) -> HttpResponseBase:
    """Give one of the demo municipality's lists. Only in demo mode: elsewhere there are none."""
    found = next((path for path, _text in _demo_lists() if settings.DEMO and path.name == name), None)
    if found is None:
        raise Http404
    return FileResponse(found.open("rb"), as_attachment=True, filename=found.name)


def page_number(request: Request) -> int:
    """Return the page that is asked for; the first when it makes no sense."""
    text = request.GET.get("sida", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _received(request: Request, form: HandInForm) -> str:
    """Take the list in and send it off to be read; empty, with an error in the form, when it was refused."""
    said = form.cleaned_data
    upload: File[bytes] = said["file"]
    try:
        source = said["source"]
        with transaction.atomic():  # a list that is refused leaves no source behind
            if source == NEW:
                kind = said["kind"] or SourceKind.OTHER
                added = operations.add_source(name=said["name"], kind=kind, owner=said["owner"], actor=request.actor)
                source = str(added.key)
            batch = operations.receive_list(
                source_key=source,
                file_name=upload.name or "",
                content=upload.read(MAX_BYTES + 1),
                list_day=said["list_day"],
                actor=request.actor,
            )
    except Denied as denied:
        form.add_error(_FIELD_OF.get(denied.code), say(denied))
        return ""
    go_on(request, batch.key)
    return str(batch.key)


def go_on(request: Request, batch_key: UUID) -> None:
    """Let the background worker go on with a list, if it waits for it."""
    if request.actor.user_id is not None:
        carry_on(batch_key=batch_key, user_id=request.actor.user_id)


def _demo_lists() -> list[tuple[Path, str]]:
    texts = {
        "inventering": _("Enhetens egen inventering: två blad, mellanrubriker, förkortningar och några slarvfel."),
        "loneutdrag": _("Löneutdraget: alla som kommunen betalar lön till, med ansvar men utan arbetsplats."),
        "af-beslut": _("Arbetsförmedlingens beslut: stöd, beslutsnummer och beslutsperioder."),
    }
    folder: Path = settings.ENVIRONMENT.folder / "demo-lists"
    files = sorted(path for path in folder.glob("*") if path.suffix != ".json")
    known = {path: next((text for start, text in texts.items() if path.name.startswith(start)), "") for path in files}
    return sorted(known.items(), key=lambda pair: list(texts.values()).index(pair[1]) if pair[1] else len(texts))


def stopped(request: Request, denied: Denied) -> None:
    """Say above the next page why something was refused. Raises the refusal of those who may not at all."""
    if denied.code == "missing_right":
        raise denied
    messages.error(request, say(denied))
