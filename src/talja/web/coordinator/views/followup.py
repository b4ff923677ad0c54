"""One follow-up: how it went, its day, invitations with a calendar file, and the short forms about it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.documents.enums import Kind
from talja.apps.followups.enums import Audience, FollowUpKind
from talja.apps.followups.operations import ask_about, invite, move_followup, record_followup
from talja.apps.followups.queries import FollowUpPage, calendar_of, followup_of
from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import PlacementLine, get_placement
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.followup_words import ask_facts, followup_row
from talja.web.coordinator.forms.followups import FIELD_OF_CODE, HeldForm, MeetForm, MoveForm
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.writing import PAGES_OF_THEIR_OWN, show_form, written
from talja.web.shared.documents.sending import FORMATS
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say


@access(Right.FOLLOWUP_EDIT, reads=True)
def followup(request: Request, key: UUID) -> HttpResponseBase:
    """Show a follow-up, and tell how it went."""
    page, line = _page(request, key)
    if page.line.kind == FollowUpKind.END:
        return redirect("coordinator:placement", key=line.key)
    asks_belief = page.line.kind == FollowUpKind.EXPERIENCE
    form = HeldForm(request.POST or None, initial=_initial(request, page), asks_belief=asks_belief)
    operation = partial(_record, request, key, form)
    if written(request, form, operation, done=_("Uppföljningen är sparad."), fields=FIELD_OF_CODE):
        return redirect("coordinator:placement", key=line.key)
    context = {
        **_context(request, page, line),
        "met": _met(form, page),
        "forms": [_form_button(page, audience) for audience in Audience],
        "asks": [ask_facts(one) for one in page.line.asks],
        "invite_reason": "" if page.may_invite else say(page.may_invite),
        "papers": [_paper(page)] if page.line.held else [],
    }
    return show_form(request, "coordinator/followup_page.html", form, context)


@access(Right.FOLLOWUP_EDIT, reads=True)
def followup_move(request: Request, key: UUID) -> HttpResponseBase:
    """Choose another day for a follow-up."""
    page, line = _page(request, key)
    form = MoveForm(request.POST or None, initial={"day": page.line.due_day})
    operation = partial(_move, request, key, form)
    if written(request, form, operation, done=_("Uppföljningen är flyttad."), fields=FIELD_OF_CODE):
        return redirect("coordinator:followup", key=key)
    words = {"title": _("Flytta uppföljningen"), "verb": _("Flytta")}
    return show_form(request, "coordinator/followup_day.html", form, {**_context(request, page, line), **words})


@access(Right.FOLLOWUP_EDIT, reads=True)
def followup_invite(request: Request, key: UUID) -> HttpResponseBase:
    """Say when and where people meet, and invite them."""
    page, line = _page(request, key)
    form = MeetForm(request.POST or None, initial=_meeting(page))
    operation = partial(_invite, request, key, form)
    if written(request, form, operation, done=_("Tiden är bokad."), fields=FIELD_OF_CODE):
        return redirect("coordinator:followup", key=key)
    return show_form(request, "coordinator/followup_invite.html", form, _context(request, page, line))


@require_POST
@access(Right.FOLLOWUP_EDIT)
def followup_ask(request: Request, key: UUID, audience: str) -> HttpResponseBase:
    """Send the short form about a follow-up."""
    try:
        ask_about(followup_key=key, audience=audience, actor=request.actor)
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        messages.error(request, say(denied))
    else:
        messages.success(request, str(_("Formuläret är på väg.")))
    return redirect("coordinator:followup", key=key)


@access(Right.FOLLOWUP_EDIT)
def followup_calendar(request: Request, key: UUID) -> HttpResponseBase:
    """Give the follow-up as a calendar file. It names nobody."""
    text = calendar_of(followup_key=key, actor=request.actor)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="uppfoljning.ics"'
    return response


def _record(request: Request, key: UUID, form: HeldForm) -> None:
    seen = form.cleaned_data["seen_key"]
    record_followup(followup_key=key, said=form.said(), expected_key=seen, actor=request.actor)


def _move(request: Request, key: UUID, form: MoveForm) -> None:
    move_followup(followup_key=key, to=form.cleaned_data["day"], actor=request.actor)


def _invite(request: Request, key: UUID, form: MeetForm) -> None:
    invite(followup_key=key, said=form.said(), actor=request.actor)


def _page(request: Request, key: UUID) -> tuple[FollowUpPage, PlacementLine]:
    page = followup_of(followup_key=key, actor=request.actor)
    line = get_placement(key=UUID(page.placement_key), actor=request.actor, on=request.today).line
    saw(request, [line.person_key])
    return page, line


def _initial(request: Request, page: FollowUpPage) -> dict[str, Any]:
    held = page.line.held
    if held is None:
        return {"held_day": request.today, "seen_key": ""}
    names = ("held_day", "attended", "going", "belief", "note", "agreed")
    return {**{name: getattr(held, name) for name in names}, "seen_key": held.key}


def _meeting(page: FollowUpPage) -> dict[str, Any]:
    one = page.line
    starts = timezone.localtime(one.starts_at) if one.starts_at else None
    time = starts.time() if starts else None
    return {"day": one.due_day, "time": time, "minutes": one.minutes or 45, "place": one.place}


def _met(form: HeldForm, page: FollowUpPage) -> bool:
    """Whether somebody else told meanwhile: what is typed is kept, and the next sending builds on theirs."""
    if getattr(form, "refused", "") != "changed_by_other":
        return False
    form.data = {**form.data.dict(), "attended": form.data.getlist("attended")}  # type: ignore[attr-defined]  # a QueryDict
    form.data["seen_key"] = page.line.held.key if page.line.held else ""
    return True


def _form_button(page: FollowUpPage, audience: Audience) -> dict[str, str]:
    verdict = page.may_ask[audience.value]
    whom = {
        Audience.WORKPLACE: _("Fråga arbetsplatsen"),
        Audience.PARTICIPANT: _("Fråga personen"),
    }
    return {
        "id": audience.value.replace("_", "-"),
        "label": str(whom[audience]),
        "url": reverse("coordinator:followup_ask", args=[page.line.key, audience.value]),
        "reason": "" if verdict else say(verdict),
    }


def _paper(page: FollowUpPage) -> dict[str, str]:
    """Return the report's name and where it is fetched."""
    addresses = {form: reverse("coordinator:followup_paper", args=[page.line.key, form]) for form in FORMATS}
    return {"label": str(Kind.FOLLOW_UP_REPORT.label), **addresses}


def _context(request: Request, page: FollowUpPage, line: PlacementLine) -> dict[str, Any]:
    row = followup_row(page.line, on=request.today)
    is_held = page.line.held_day is not None
    return {"line": line, "back_url": way_back(request), "row": row, "key": page.line.key, "is_held": is_held}
