"""Calling about how it went: many in a row by keyboard, each saved on its own, or one on a page."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.followups.enums import Evidence, Still
from talja.apps.followups.operations import record_check
from talja.apps.followups.queries import CheckLine, DueCheck, due_checks, followups_of
from talja.apps.organisation.enums import Right
from talja.apps.people.enums import Language
from talja.apps.people.queries import contact_of
from talja.apps.placements.enums import Destination
from talja.apps.placements.queries import PlacementLine, get_placement
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.followup_words import check_row
from talja.web.coordinator.forms.followups import FIELD_OF_CODE, CheckForm
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.views.followups import page_number
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.FOLLOWUP_EDIT, reads=True)
def call_day(request: Request) -> HttpResponseBase:
    """Show those to call, each with telephone and a form of its own."""
    page = due_checks(actor=request.actor, on=request.today, page=page_number(request))
    saw(request, (one.person_key for one in page.rows))
    rows = [_call(one, _form(request, one.placement_key, one.months, one.destination)) for one in page.rows]
    return render(request, "coordinator/call_day.html", {"page": page, "rows": rows, "tab": "calls"})


@require_POST
@access(Right.FOLLOWUP_EDIT, reads=True)
def call_record(request: Request, key: UUID, months: int) -> HttpResponseBase:
    """Save one row of the call day. What is typed is kept when it is refused, or somebody else was there first."""
    line, check = _check(request, key, months)
    form = _form(request, str(key), months, line.destination, data=request.POST)
    if written(request, form, partial(_record, request, key, months, form), done=_("Sparat."), fields=FIELD_OF_CODE):
        return _saved(request, line, key, months)
    refused = getattr(form, "refused", "")
    row = _call(_due(request, line, check), form, met=check if refused == "changed_by_other" else None)
    if refused == "changed_by_other":
        form.data = {**form.data.dict(), f"{form.prefix}-seen_key": check.key}  # type: ignore[attr-defined]  # a QueryDict
    name = "coordinator/call_day.html" + ("#row" if request.htmx else "")
    context = {"row": row, "rows": [row], "tab": "calls", "page": None}
    return render(request, name, context, status=200 if request.htmx else 422)


@access(Right.FOLLOWUP_EDIT, reads=True)
def check_record(request: Request, key: UUID, months: int) -> HttpResponseBase:
    """Tell what had happened so many months after the end, or correct what was told."""
    line, check = _check(request, key, months)
    shown = followups_of(placement_key=key, actor=request.actor, on=request.today)
    if shown is None:
        raise Denied("missing_right")
    if back := stopped(request, shown.may_follow_up, way_back=reverse("coordinator:placement", args=[key])):
        return back
    form = CheckForm(request.POST or None, initial=_initial(request, check), destination=line.destination)
    operation = partial(_record, request, key, months, form)
    if written(request, form, operation, done=_("Kontrollen är sparad."), fields=FIELD_OF_CODE):
        return redirect("coordinator:placement", key=key)
    if met := getattr(form, "refused", "") == "changed_by_other":
        form.data = {**form.data.dict(), "seen_key": check.key}  # type: ignore[attr-defined]  # a QueryDict
    row = check_row(check, key, on=request.today)
    phone = contact_of(person_key=line.person_key, actor=request.actor).phone
    context = {"line": line, "back_url": way_back(request), "row": row, "phone": phone, "met": met}
    return show_form(request, "coordinator/check_form.html", form, context)


def _record(request: Request, key: UUID, months: int, form: CheckForm) -> None:
    seen = form.cleaned_data["seen_key"]
    record_check(placement_key=key, months=months, said=form.said(), expected_key=seen, actor=request.actor)


def _check(request: Request, key: UUID, months: int) -> tuple[PlacementLine, CheckLine]:
    line = get_placement(key=key, actor=request.actor, on=request.today).line
    shown = followups_of(placement_key=key, actor=request.actor, on=request.today)
    check = next((one for one in shown.checks if one.months == months), None) if shown else None
    if check is None:
        raise Denied("not_found")
    saw(request, [line.person_key])
    return line, check


def _form(request: Request, key: str, months: int, destination: str, *, data: Any = None) -> CheckForm:
    initial = {"checked_day": request.today, "evidence": Evidence.PERSON_TOLD, "seen_key": ""}
    return CheckForm(data, initial=initial, destination=destination, prefix=f"r{key[:8]}-{months}")


def _initial(request: Request, check: CheckLine) -> dict[str, Any]:
    if not check.key:
        return {"checked_day": request.today, "evidence": Evidence.PERSON_TOLD, "seen_key": ""}
    names = ("still", "status", "evidence", "note", "checked_day")
    return {**{name: getattr(check, name) for name in names}, "seen_key": check.key}


def _due(request: Request, line: PlacementLine, check: CheckLine) -> DueCheck:
    reach = contact_of(person_key=line.person_key, actor=request.actor)
    return DueCheck(
        placement_key=line.key,
        person_key=line.person_key,
        person_name=line.person_name,
        phone=reach.phone,
        language=reach.language,
        workplace=line.workplace,
        last_day=line.last_day or request.today,
        months=check.months,
        due_day=check.due_day,
        destination=line.destination,
    )


def _call(one: DueCheck, form: CheckForm, *, met: CheckLine | None = None) -> dict[str, Any]:
    return {
        "id": f"rad-{one.placement_key}-{one.months}",
        "url": reverse("coordinator:call_record", args=[one.placement_key, one.months]),
        "placement_url": reverse("coordinator:placement", args=[one.placement_key]),
        "name": one.person_name,
        "phone": one.phone,
        "language": str(Language(one.language).label) if one.language else "",
        "workplace": one.workplace,
        "last_day": one.last_day.isoformat(),
        "months": one.months,
        "destination": str(Destination(one.destination).label),
        "form": form,
        "met": f"{Still(met.still).label}, {Destination(met.status).label} ({met.recorded_by})" if met else "",
    }


def _saved(request: Request, line: PlacementLine, key: UUID, months: int) -> HttpResponse:
    """Show the row as saved; without htmx go on to the list, where the row is gone."""
    if not request.htmx:
        return HttpResponseRedirect(reverse("coordinator:call_day"))
    list(messages.get_messages(request))  # said on the row itself
    shown = followups_of(placement_key=key, actor=request.actor, on=request.today)
    check = next(one for one in shown.checks if one.months == months) if shown else None
    words = check_row(check, key, on=request.today) if check else {}
    row = {"id": f"rad-{key}-{months}", "name": line.person_name, **words}
    return render(request, "coordinator/call_day.html#saved", {"row": row})
