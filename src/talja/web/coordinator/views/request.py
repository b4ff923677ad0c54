"""One request at the desk: what was asked and said, answer it, note something, hand it over."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import employer_options
from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.operations import connect_employer, hand_over, note, reply
from talja.apps.servicedesk.queries import (
    RequestPage,
    TemplateLine,
    desk_workers,
    filled_template,
    get_request,
    list_templates,
    suggest_answers,
)
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.forms.requests import FIELD_OF_CODE, NoteForm, ReplyForm
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say
from talja.web.shared.refusing import done
from talja.web.shared.request_agreements import agreements_on_line
from talja.web.shared.request_line import line_steps
from talja.web.shared.request_words import asker_of, badge, origin_of, outcome_of, talk, title_of


@access(Right.DESK_WORK, reads=True)
def request(request: Request, key: UUID) -> HttpResponseBase:
    """Show a request and answer it; with `insert`, put a template after what is written."""
    page = get_request(key=key, actor=request.actor)
    templates = list_templates(actor=request.actor)
    sends = request.method == "POST" and "insert" not in request.POST
    form = ReplyForm(request.POST if sends else None, templates=templates, initial=_initial(request, page, templates))
    if sends and form.is_valid() and done(form, lambda: _reply(request, key, form), fields=FIELD_OF_CODE):
        messages.success(request, _("Svaret är skickat. Den som frågade får ett brev om att det finns."))
        return redirect("coordinator:request", key=key)
    conflict = getattr(form, "refused", "") == "changed_by_other"
    if conflict:
        form.data = {**form.data.dict(), "version": page.version}  # type: ignore[attr-defined]  # a QueryDict
    return _shown(request, page, form, NoteForm(), conflict=conflict)


@access(Right.DESK_WORK, reads=True)
@require_POST
def request_note(request: Request, key: UUID) -> HttpResponseBase:
    """Note something for the desk only."""
    form = NoteForm(request.POST)

    def write() -> object:
        return note(request_key=key, text=form.cleaned_data["text"], actor=request.actor)

    if form.is_valid() and done(form, write, fields=FIELD_OF_CODE):
        messages.success(request, _("Anteckningen är sparad."))
        return redirect("coordinator:request", key=key)
    page = get_request(key=key, actor=request.actor)
    reply_form = ReplyForm(templates=list_templates(actor=request.actor), initial={"version": page.version})
    return _shown(request, page, reply_form, form)


@access(Right.DESK_WORK)
@require_POST
def request_hand(request: Request, key: UUID) -> HttpResponseBase:
    """Take the request, or give it to somebody else at the desk."""
    said = request.POST.get("owner", "")
    known = {worker.key: worker.name for worker in desk_workers(actor=request.actor, on=request.today)}
    page = get_request(key=key, actor=request.actor)
    try:
        if said not in known:
            raise Denied("owner_not_at_desk")
        hand_over(request_key=key, to_key=UUID(said), version=_version(request), actor=request.actor)
    except Denied as denied:
        messages.error(request, say(denied))
    else:
        messages.success(request, _("%(name)s har ärendet nu.") % {"name": known[said]})
    return redirect("coordinator:request", key=page.line.key)


@access(Right.DESK_WORK)
@require_POST
def request_employer(request: Request, key: UUID) -> HttpResponseBase:
    """Say which employer in the register a guest is."""
    said = request.POST.get("employer", "")
    known = {value for value, _label in _employers(request)}
    try:
        chosen = UUID(said) if said in known else None
        connect_employer(request_key=key, employer_key=chosen, version=_version(request), actor=request.actor)
    except Denied as denied:
        messages.error(request, say(denied))
    else:
        messages.success(request, _("Arbetsgivaren är kopplad.") if chosen else _("Ingen arbetsgivare är kopplad."))
    return redirect("coordinator:request", key=key)


def _shown(
    request: Request, page: RequestPage, form: ReplyForm, note_form: NoteForm, *, conflict: bool = False
) -> HttpResponseBase:
    word, tone = badge(page.line)
    if page.placement is not None:
        saw(request, [page.placement.person_key])
    agreements = agreements_on_line(
        request_key=UUID(page.line.key), actor=request.actor, url_name="coordinator:agreement"
    )
    is_question = page.line.kind == Kind.QUESTION
    context: dict[str, Any] = {
        "page": page,
        "title": title_of(page.line),
        "asker": asker_of(page.line),
        "origin": origin_of(page.line),
        "badge": {"label": word, "tone": tone},
        "outcome": outcome_of(page.line),
        "entries": talk(page, for_desk=True),
        "steps": line_steps(page.line, agreements),
        "agreement_url": _agreement_url(page, actor=request.actor),
        "form": form,
        "note_form": note_form,
        "conflict": conflict,
        "workers": desk_workers(actor=request.actor, on=request.today),
        "employers": _employers(request) if page.guest_email else [],
        "answers": suggest_answers(actor=request.actor, text=page.wish) if is_question else (),
        "placement_url": _placement_url(page),
    }
    status = 422 if form.errors or note_form.errors else 200
    return render(request, "coordinator/request_page.html", context, status=status)


def _initial(request: Request, page: RequestPage, templates: Sequence[TemplateLine]) -> dict[str, Any]:
    """Return what the form begins with: what is written already, and the chosen template after it."""
    text = request.POST.get("text", "")
    chosen = request.POST.get("template", "")
    if chosen in {line.key for line in templates}:
        filled = filled_template(key=UUID(chosen), page=page, actor=request.actor)
        text = f"{text.rstrip()}\n\n{filled}" if text.strip() else filled
    kept = {name: request.POST[name] for name in ("then", "outcome", "reason") if name in request.POST}
    return {"version": page.version, "text": text, **kept}


def _reply(request: Request, key: UUID, form: ReplyForm) -> object:
    return reply(request_key=key, actor=request.actor, **form.said())


def _version(request: Request) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0


def _employers(request: Request) -> list[tuple[str, str]]:
    return [(str(each.key), each.label) for each in employer_options(actor=request.actor)]


def _placement_url(page: RequestPage) -> str:
    return reverse("coordinator:placement", args=[page.placement.key]) if page.placement else ""


def _agreement_url(page: RequestPage, *, actor: Actor) -> str:
    """Return where an agreement is drafted for the request; nothing for a question, or what the actor may not read."""
    if page.line.kind == Kind.QUESTION or page.line.is_masked or not actor.may(Right.AGREEMENT_EDIT):
        return ""
    query = urlencode({"arende": page.line.key, **({"placering": page.placement.key} if page.placement else {})})
    if page.placement:
        return f"{reverse('coordinator:agreement_new_for', args=[page.placement.person_key])}?{query}"
    return f"{reverse('coordinator:agreement_new')}?{query}"
