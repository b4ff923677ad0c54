"""One question to a union: what it sees, what it answers, and what the coordinator can do about it."""

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.collaboration import operations
from talja.apps.collaboration.enums import ConsultationState
from talja.apps.collaboration.queries import ConsultationPage, consultation_page, get_union
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.collaboration_pages import FormPage, Move, Way, form_page, happenings, held_up, move, sent
from talja.web.coordinator.consultation_parts import cards, planned_facts
from talja.web.coordinator.forms.collaboration import FIELD_OF_CODE, NoteForm, UnionAnswerForm, WhomForm, WhyForm
from talja.web.coordinator.matters import matter_way
from talja.web.shared.consultation_words import ratio_text, signal_texts
from talja.web.shared.edge import Request, access, saw

_FIELDS = dict(FIELD_OF_CODE)
_WAITS = ConsultationState.SENT


@access(Right.AGREEMENT_VIEW, reads=True)
def consultation(request: Request, key: UUID) -> HttpResponseBase:
    """Show a question to a union: where it stands, what the union sees, what happened, what can be done."""
    page = _shown(request, key)
    (card,) = cards([page.line])
    shown = page.line.shown
    context = {
        "line": page.line,
        "card": card,
        "waits": page.line.state == _WAITS,
        "overdue": page.line.is_overdue,
        "facts": planned_facts(page.line),
        "ratio": ratio_text(shown) if shown else "",
        "signals": signal_texts(shown) if shown else [],
        "moves": _moves(page),
        "events": happenings(page.entries),
        "ways": _ways(request, page)[:-1],
    }
    return render(request, "coordinator/consultation.html", context)


@access(Right.AGREEMENT_EDIT, reads=True)
def consultation_answer(request: Request, key: UUID) -> HttpResponseBase:
    """Record an answer that came by phone, on paper or at a meeting; correct one; or that none came."""
    page = _shown(request, key)
    if back := _held_up(request, page, page.may_record):
        return back
    is_correction = page.line.state != _WAITS
    form = UnionAnswerForm(sent(request), initial=_answered(page), is_correction=is_correction)

    def record() -> object:
        return operations.record_answer(consultation_key=key, actor=request.actor, **form.said(actor=request.actor))

    told = FormPage(
        title=_("Rätta svaret") if is_correction else _("Skriv in svaret"),
        lead=_("Det som stod förut finns kvar i historiken.") if is_correction else "",
        done=_("Svaret är inskrivet."),
        ways=_ways(request, page),
    )
    return form_page(request, form, record, told, fields=_FIELDS)


@access(Right.AGREEMENT_EDIT, reads=True)
def consultation_send_anew(request: Request, key: UUID) -> HttpResponseBase:
    """Send the question to somebody else at the union, or with a new deadline. The old link stops working."""
    page = _shown(request, key)
    if back := _held_up(request, page, page.may_send_anew):
        return back
    union = get_union(actor=request.actor, key=UUID(page.line.union_key))
    deadline = max(page.line.deadline, request.today)
    form = WhomForm(sent(request), initial={"whom": "", "deadline": deadline}, unions=(union,))

    def send() -> object:
        _union, somebody = form.chosen()
        day = form.cleaned_data["deadline"]
        return operations.send_anew(
            consultation_key=key, representative_key=somebody, deadline=day, actor=request.actor
        )

    told = FormPage(
        title=_("Skicka frågan igen"),
        lead=_("Den länk som redan är skickad slutar fungera."),
        verb=_("Skicka"),
        done=_("Frågan är skickad igen."),
        ways=_ways(request, page),
    )
    return form_page(request, form, send, told, fields=_FIELDS)


@access(Right.AGREEMENT_EDIT, reads=True)
def consultation_move(request: Request, key: UUID, what: str) -> HttpResponseBase:
    """Remind, take the question or its answer back, or note that the representative has been contacted."""
    page = _shown(request, key)
    if what not in _MOVES:
        raise Http404
    verdict, form_class, told, run = _MOVES[what](request, page)
    if back := _held_up(request, page, verdict):
        return back
    form = form_class(sent(request))
    return form_page(request, form, lambda: run(form), told, fields=_FIELDS)


_Told = tuple[Verdict, type[Form], FormPage, Callable[[Form], object]]


def _remind(request: Request, page: ConsultationPage) -> _Told:
    told = FormPage(
        title=_("Påminn facket nu"),
        lead=_("Talja påminner själv tre arbetsdagar före sista dagen och dagen efter den."),
        verb=_("Skicka påminnelse"),
        done=_("Påminnelsen är på väg."),
        ways=_ways(request, page),
    )
    run = partial(operations.remind_consultation, consultation_key=UUID(page.line.key), actor=request.actor)
    return page.may_remind, Form, told, lambda _form: run()


def _withdraw(request: Request, page: ConsultationPage) -> _Told:
    told = FormPage(
        title=_("Ta tillbaka frågan"),
        lead=_("Länken slutar fungera. Facket får inget nytt brev: ring om det behöver veta."),
        verb=_("Ta tillbaka"),
        tone="danger",
        done=_("Frågan är återtagen."),
        ways=_ways(request, page),
    )
    run = partial(operations.withdraw_consultation, consultation_key=UUID(page.line.key), actor=request.actor)
    return page.may_withdraw, WhyForm, told, lambda form: run(reason=form.cleaned_data["reason"])


def _remove_answer(request: Request, page: ConsultationPage) -> _Told:
    told = FormPage(
        title=_("Stryk svaret"),
        lead=_("Frågan väntar på svar igen. Det som stod finns kvar i historiken."),
        verb=_("Stryk"),
        tone="danger",
        done=_("Svaret är struket."),
        ways=_ways(request, page),
    )
    run = partial(operations.remove_answer, consultation_key=UUID(page.line.key), actor=request.actor)
    return page.may_remove_answer, WhyForm, told, lambda form: run(reason=form.cleaned_data["reason"])


def _contact(request: Request, page: ConsultationPage) -> _Told:
    told = FormPage(
        title=_("Ombudet är kontaktat"),
        done=_("Kontakten är inskriven."),
        ways=_ways(request, page),
    )
    run = partial(operations.record_contact, consultation_key=UUID(page.line.key), actor=request.actor)
    return page.may_record_contact, NoteForm, told, lambda form: run(note=form.cleaned_data["reason"])


_MOVES: dict[str, Callable[[Request, ConsultationPage], _Told]] = {
    "paminn": _remind,
    "ta-tillbaka": _withdraw,
    "stryk-svaret": _remove_answer,
    "kontaktad": _contact,
}


def _shown(request: Request, key: UUID) -> ConsultationPage:
    page = consultation_page(key=key, actor=request.actor)
    saw(request, [page.line.person_key] if page.line.person_key else [])
    return page


def _held_up(request: Request, page: ConsultationPage, verdict: Verdict) -> HttpResponseBase | None:
    return held_up(request, verdict, _ways(request, page)[-1])


def _ways(request: Request, page: ConsultationPage) -> list[Way]:
    line = page.line
    union = Way(line.union, reverse("coordinator:union_meeting", args=[line.union_key]))
    own = Way(_("Frågan"), reverse("coordinator:consultation", args=[line.key]))
    return [*(matter_way(request, line.matter_key) or [union]), own]


def _moves(page: ConsultationPage) -> list[Move]:
    key, waits = page.line.key, page.line.state == _WAITS
    url = partial(reverse, "coordinator:consultation_move")
    answer, anew = (reverse(f"coordinator:consultation_{name}", args=[key]) for name in ("answer", "send_anew"))
    if waits:
        found = [
            move("answer", _("Skriv in svaret"), answer, "pencil", page.may_record),
            move("send-anew", _("Skicka till någon annan"), anew, "send", page.may_send_anew),
            move("remind", _("Påminn"), url(args=[key, "paminn"]), "bell", page.may_remind),
            move("withdraw", _("Ta tillbaka"), url(args=[key, "ta-tillbaka"]), "x", page.may_withdraw, tone="danger"),
        ]
    elif page.line.state == ConsultationState.WITHDRAWN:
        return []
    else:
        remove = url(args=[key, "stryk-svaret"])
        found = [
            move("answer", _("Rätta svaret"), answer, "pencil", page.may_record),
            move("remove", _("Stryk svaret"), remove, "x", page.may_remove_answer, tone="danger"),
        ]
    if page.may_record_contact:
        contact = url(args=[key, "kontaktad"])
        found.insert(0, move("contact", _("Ombudet är kontaktat"), contact, "phone", page.may_record_contact))
    return found


def _answered(page: ConsultationPage) -> dict[str, Any]:
    line = page.line
    if line.state == _WAITS:
        return {"seen": line.version}
    day = timezone.localdate(line.answered_at or datetime.combine(line.deadline, time(12)))
    how = "" if line.how == "link" else line.how
    return {"seen": line.version, "answer": line.state, "text": line.text, "how": how, "answered_day": day}
