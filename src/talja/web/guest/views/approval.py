"""The pages where somebody without an account reads an agreement and answers: the workplace, and the participant."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from talja.apps.agreements.enums import Party
from talja.apps.agreements.lines import GuestApproval
from talja.apps.agreements.operations import approve, refuse
from talja.apps.agreements.queries import approval_page
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.agreement_page import differences
from talja.web.guest.door import closed, opened_by
from talja.web.shared.agreement_facts import agreed_facts
from talja.web.shared.answer_forms import AnswerForm
from talja.web.shared.easy_agreement import easy_sentences
from talja.web.shared.edge import Request, saw
from talja.web.shared.reasons import say


@opened_by("workplace_approval", reads=True)
def workplace_approval(request: Request, key: UUID) -> HttpResponseBase:
    """Show the workplace what is agreed about somebody who is to work there, and take the answer."""
    return _approval(request, key, Party.WORKPLACE, "guest/workplace_approval.html")


@opened_by("participant_approval", reads=True)
def participant_approval(request: Request, key: UUID) -> HttpResponseBase:
    """Show the participant what is agreed, in easy Swedish, and take the answer."""
    return _approval(request, key, Party.PARTICIPANT, "guest/participant_approval.html")


def _approval(request: Request, key: UUID, party: Party, template: str) -> HttpResponse:
    try:
        page = approval_page(key=key, party=party, actor=request.actor)
    except ObjectDoesNotExist:
        return closed(request)
    saw(request, [page.person_key])
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"number": page.version.number})
    if form.is_valid() and _answer(request, key, party, form):
        return redirect(request.path)
    if form.is_bound:  # somebody may have answered, or written it anew, meanwhile
        page = approval_page(key=key, party=party, actor=request.actor)
        form.data = {**form.data.dict(), "number": str(page.version.number)}  # type: ignore[attr-defined]  # a QueryDict
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **_context(page)}, status=status)


def _answer(request: Request, key: UUID, party: Party, form: AnswerForm) -> bool:
    said = {"agreement_key": key, "number": form.cleaned_data["number"], "party": party.value}
    try:
        if form.is_yes:
            approve(**said, actor=request.actor)
        else:
            refuse(**said, message=form.cleaned_data["message"], actor=request.actor)
    except Denied as denied:
        form.add_error("message" if denied.code == "no_reason_given" else None, say(denied))
        return False
    return True


def _context(page: GuestApproval) -> dict[str, Any]:
    return {
        "page": page,
        "facts": agreed_facts(page.version),
        "sentences": easy_sentences(page.version),
        "changes": () if page.before is None else differences(page.version, page.before),
        "may_answer": bool(page.may_answer),
        "why_not": "" if page.may_answer or page.approved_at else say(page.may_answer),
    }
