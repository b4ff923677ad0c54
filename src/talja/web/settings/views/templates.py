"""The municipality's own Word templates: listed, handed in, looked at with examples, and taken into use."""

from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.documents import operations, queries
from talja.apps.documents.enums import Kind
from talja.apps.documents.queries import Fault, FaultyTemplate
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.settings.pages import STOPS, Crumb, question_page, tried
from talja.web.settings.template_address import SLUGS
from talja.web.settings.template_faults import fault_lines, left_out_texts
from talja.web.settings.template_lines import (
    VersionRow,
    moment_text,
    placeholder_rows,
    row_of,
    version_facts,
    version_name,
    version_rows,
)
from talja.web.shared.documents.word_as_pdf import word_as_pdf
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say

MOST_BYTES = 20 * 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TemplateForm(forms.Form):
    """A Word template."""

    file = forms.FileField(
        label=_("Word-mall"),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
        help_text=_("Ett Word-dokument (.docx eller .dotx), högst 20 MB."),
        error_messages={"required": _("Välj en fil."), "max_length": _("Filnamnet är för långt. Byt namn på filen.")},
    )


@access(Right.DOCUMENTS_EDIT)
def template_list(request: Request) -> HttpResponseBase:
    """Show the kinds of documents, and which template each uses."""
    kinds = [(line, version_name(line.number)) for line in queries.template_kinds(actor=request.actor)]
    return render(request, "settings/template_list.html", {"kinds": kinds})


@access(Right.DOCUMENTS_EDIT)
def template_kind(request: Request, kind: Kind) -> HttpResponseBase:
    """Show a kind of document: its templates, and what can be written in them."""
    page = queries.template_page(kind, actor=request.actor)
    context = {
        "page": page,
        "title": page.line.label,
        "crumbs": _to_list(),
        "rows": version_rows(page),
        "faults": fault_lines(page.faults),
        "placeholders": tuple(placeholder_rows(page.placeholders)),
        "choices": [(version_name(one.number), moment_text(one.chosen_at, one.chosen_by)) for one in page.choices],
    }
    return render(request, "settings/template_kind.html", context)


@access(Right.DOCUMENTS_EDIT)
def template_add(request: Request, kind: Kind) -> HttpResponseBase:
    """Take a template in, or say everything that is wrong with it."""
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    faults: tuple[Fault, ...] = ()
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            file = operations.hand_in_template(
                kind=kind, content=upload.read(MOST_BYTES + 1), file_name=upload.name or "", actor=request.actor
            )
        except FaultyTemplate as faulty:
            faults = faulty.faults
        except Denied as denied:
            if denied.code in STOPS:
                raise
            form.add_error("file", say(denied))
        else:
            _tell_kept(request, kind, file.key)
            return redirect("settings:template_version", kind=kind, key=file.key)
    context = {
        "form": form,
        "faults": fault_lines(faults),
        "kind": kind,
        "crumbs": _to_kind(kind),
        "title": _("Lämna in en mall"),
    }
    return render(request, "settings/template_add.html", context, status=422 if form.errors or faults else 200)


@access(Right.DOCUMENTS_EDIT)
def template_version(request: Request, kind: Kind, key: UUID | None = None) -> HttpResponseBase:
    """Show one template: try it with examples, fetch it, take it into use."""
    row = _row(request, kind, key)
    faults: tuple[Fault, ...] = ()
    left_out: tuple[str, ...] = ()
    try:
        left_out = queries.word_text(queries.preview_word(kind, key, actor=request.actor)).left_out
    except FaultyTemplate as faulty:
        faults = faulty.faults
    context = {
        "row": row,
        "kind": kind,
        "title": row.title,
        "facts": version_facts(row),
        "faults": fault_lines(faults),
        "left_out": left_out_texts(left_out),
        "crumbs": _to_kind(kind),
    }
    return render(request, "settings/template_version.html", context)


@access(Right.DOCUMENTS_EDIT)
def template_choose(request: Request, kind: Kind, key: UUID | None = None) -> HttpResponseBase:
    """Ask, and then use a template from now on."""
    row = _row(request, kind, key)
    if request.method == "POST":
        choose = partial(operations.choose_template, kind=kind, key=key, actor=request.actor)
        try:
            tried(request, choose, done=_("Mallen används från och med nu."))
        except FaultyTemplate:
            messages.error(request, str(_("Mallen går inte att använda längre.")))
        return redirect("settings:template_kind", kind=kind)
    return question_page(
        request,
        title=_("Använda %(version)s?") % {"version": row.in_sentence},
        text=_("Nya dokument skrivs med den här mallen. Dokument som redan är skrivna ändras inte."),
        verb=_("Börja använda"),
        tone="",
        crumbs=[*_to_kind(kind), Crumb(row.title, row.url)],
    )


@access(Right.DOCUMENTS_EDIT)
def template_download(request: Request, kind: Kind, key: UUID | None = None) -> HttpResponseBase:
    """Send a template as it was handed in."""
    file = queries.template_file(kind, key, actor=request.actor)
    return _sent(file.content, WORD, f"{SLUGS[kind]}.docx")


@access(Right.DOCUMENTS_EDIT)
def template_word(request: Request, kind: Kind, key: UUID | None = None) -> HttpResponseBase:
    """Send a template filled in with examples, as Word."""
    return _sent(_example(request, kind, key), WORD, f"exempel-{SLUGS[kind]}.docx")


@access(Right.DOCUMENTS_EDIT)
def template_pdf(request: Request, kind: Kind, key: UUID | None = None) -> HttpResponseBase:
    """Send a template filled in with examples, as PDF."""
    content = word_as_pdf(_example(request, kind, key), title=str(kind.label), at=request.actor.at)
    return _sent(content, "application/pdf", f"exempel-{SLUGS[kind]}.pdf")


def _example(request: Request, kind: Kind, key: UUID | None) -> bytes:
    try:
        return queries.preview_word(kind, key, actor=request.actor)
    except FaultyTemplate:
        raise Http404 from None


def _row(request: Request, kind: Kind, key: UUID | None) -> VersionRow:
    row = row_of(queries.template_page(kind, actor=request.actor), key)
    if row is None:
        raise Http404
    return row


def _tell_kept(request: Request, kind: Kind, key: UUID) -> None:
    row = _row(request, kind, key)
    said = _("Mallen finns nu som %(version)s. Titta på exemplet, och börja sedan använda den.")
    messages.success(request, said % {"version": row.in_sentence})


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _to_list() -> list[Crumb]:
    return [Crumb(_("Dokumentmallar"), reverse("settings:template_list"))]


def _to_kind(kind: Kind) -> list[Crumb]:
    return [*_to_list(), Crumb(kind.label, reverse("settings:template_kind", args=[kind.value]))]
