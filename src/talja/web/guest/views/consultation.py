"""The page where a union's representative reads what is planned, and answers. Nothing on it tells of a person."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from talja.apps.collaboration.enums import Basis, ConsultationState
from talja.apps.collaboration.operations import answer_by_link
from talja.apps.collaboration.queries import GuestConsultation, consultation_for_guest
from talja.core.kernel.verdict import Denied
from talja.web.guest.consultation_form import FIELD_OF_CODE, UnionAnswerForm
from talja.web.guest.door import closed, opened_by
from talja.web.shared.consultation_words import TONES, basis_text, ratio_text, shown_facts, signal_texts
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say


@opened_by("consultation")
def consultation(request: Request, key: UUID) -> HttpResponseBase:
    """Show what is planned, and take the answer; it can be changed until the deadline."""
    try:
        page = consultation_for_guest(key=key, actor=request.actor)
    except ObjectDoesNotExist:
        return closed(request)
    form = UnionAnswerForm(request.POST if request.method == "POST" else None, initial=_answered(page))
    if form.is_valid() and _answer(request, page, form):
        return redirect("guest:consultation_done", key)
    if form.is_bound:  # somebody else may have answered meanwhile
        page = consultation_for_guest(key=key, actor=request.actor)
    status = 422 if form.errors else 200
    return render(request, "guest/consultation.html", {"form": form, **_context(page)}, status=status)


@opened_by("consultation")
def consultation_done(request: Request, key: UUID) -> HttpResponseBase:
    """Tell what was answered, and until when it can be changed."""
    try:
        page = consultation_for_guest(key=key, actor=request.actor)
    except ObjectDoesNotExist:
        return closed(request)
    if page.state == ConsultationState.SENT:
        return redirect("guest:consultation", key)
    return render(request, "guest/consultation_done.html", _context(page))


def _answer(request: Request, page: GuestConsultation, form: UnionAnswerForm) -> bool:
    try:
        answer_by_link(consultation_key=UUID(page.key), actor=request.actor, **form.cleaned_data)
    except Denied as denied:
        form.add_error(FIELD_OF_CODE.get(denied.code), say(denied))
        if denied.code == "answered_meanwhile":  # what stands now is shown: the next sending is about that
            now = consultation_for_guest(key=UUID(page.key), actor=request.actor)
            form.data = {**form.data.dict(), "seen": str(now.version)}  # type: ignore[attr-defined]  # a QueryDict
        return False
    return True


def _answered(page: GuestConsultation) -> dict[str, Any]:
    is_new = page.state == ConsultationState.SENT
    said = {} if is_new else {"answer": page.state, "text": page.text, "wants_contact": page.wants_contact}
    return {"seen": page.version, **said}


def _context(page: GuestConsultation) -> dict[str, Any]:
    return {
        "page": page,
        "facts": shown_facts(page.shown),
        "ratio": ratio_text(page.shown),
        "signals": signal_texts(page.shown),
        "basis": Basis(page.basis).label,
        "basis_text": basis_text(page.basis),
        "is_answered": page.state != ConsultationState.SENT,
        "state": ConsultationState(page.state).label,
        "tone": TONES[page.state],
        "objects": page.state == ConsultationState.OBJECTS,
        "why_not": "" if page.may_answer else say(page.may_answer),
    }
