"""Answers for every manager: published from a request or written anew, changed, and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.enums import Voice
from talja.apps.servicedesk.operations import publish_answer, withdraw_answer
from talja.apps.servicedesk.queries import RequestPage, get_answer, get_request, list_answers, names_in, numbers_in
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.forms.requests import FIELD_OF_CODE, AnswerForm
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say
from talja.web.shared.refusing import done


@access(Right.DESK_WORK)
def published_list(request: Request) -> HttpResponse:
    """Show all published answers."""
    return render(request, "coordinator/published_list.html", {"answers": list_answers(actor=request.actor)})


@access(Right.DESK_WORK)
def published_new(request: Request) -> HttpResponseBase:
    """Write an answer to a question that nobody has asked here."""
    return _form_page(request, AnswerForm(request.POST or None), key=None)


@access(Right.DESK_WORK, reads=True)
def request_publish(request: Request, key: UUID) -> HttpResponseBase:
    """Make an answer for all of what was answered once; it begins with what was said, to be rewritten."""
    page = get_request(key=key, actor=request.actor)
    if page.placement is not None:
        saw(request, [page.placement.person_key])
    form = AnswerForm(request.POST or None, initial={"question": page.wish[:200], "text": _last_answer(page)})
    return _form_page(request, form, key=None, page=page)


@access(Right.DESK_WORK)
def published_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a published answer."""
    line = get_answer(key=key, actor=request.actor)
    known = {"question": line.question, "text": line.text, "version": line.version}
    return _form_page(request, AnswerForm(request.POST or None, initial=known), key=key)


@access(Right.DESK_WORK)
@require_POST
def published_withdraw(request: Request, key: UUID) -> HttpResponseBase:
    """Take a published answer back."""
    line = get_answer(key=key, actor=request.actor)
    try:
        withdraw_answer(answer_key=key, version=line.version, actor=request.actor)
    except Denied as denied:
        messages.error(request, say(denied))
    else:
        messages.success(request, _("Svaret är borttaget. Chefer hittar det inte längre."))
    return redirect("coordinator:published_list")


def _form_page(
    request: Request, form: AnswerForm, *, key: UUID | None, page: RequestPage | None = None
) -> HttpResponseBase:
    """Publish, unless something in the text looks like somebody and nobody has said that it is checked."""
    warnings: list[str] = []
    if form.is_valid():
        warnings = [] if form.cleaned_data["checked"] else _warnings(request, form, page)
        if not warnings and done(form, lambda: _publish(request, form, key, page), fields=FIELD_OF_CODE):
            messages.success(request, _("Svaret är publicerat. Alla chefer kan hitta det."))
            return redirect("coordinator:published_list")
    if key is not None and getattr(form, "refused", "") == "changed_by_other":
        now = get_answer(key=key, actor=request.actor)
        form.data = {**form.data.dict(), "version": now.version}  # type: ignore[attr-defined]  # a QueryDict
    context = {"form": form, "key": key, "page": page, "warnings": warnings}
    status = 422 if form.errors or warnings else 200
    return render(request, "coordinator/published_form.html", context, status=status)


def _publish(request: Request, form: AnswerForm, key: UUID | None, page: RequestPage | None) -> object:
    said = form.cleaned_data
    return publish_answer(
        question=said["question"],
        text=said["text"],
        answer_key=key,
        version=said["version"] or 0,
        request_key=UUID(page.line.key) if page else None,
        actor=request.actor,
    )


def _warnings(request: Request, form: AnswerForm, page: RequestPage | None) -> list[str]:
    texts = (form.cleaned_data["question"], form.cleaned_data["text"])
    found = [_("Texten har något som ser ut som ett personnummer.")] if numbers_in(*texts) else []
    names = names_in(*texts, request_key=UUID(page.line.key), actor=request.actor) if page else ()
    if names:
        words = _("Texten nämner %(names)s. Så heter någon som har eller har haft en plats på arbetsplatsen.")
        found.append(words % {"names": ", ".join(names)})
    return found


def _last_answer(page: RequestPage) -> str:
    return next((each.text for each in reversed(page.messages) if each.voice == Voice.DESK), "")
