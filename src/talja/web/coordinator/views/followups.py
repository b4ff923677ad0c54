"""Lists of what waits: follow-ups to hold, and those of whom nobody knows how it went."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.followups.enums import FollowUpKind
from talja.apps.followups.queries import DueFollowUp, UnknownOutcome, due_followups, unknown_outcomes
from talja.apps.organisation.enums import Right
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.placement_rows import Badge


@access(Right.FOLLOWUP_EDIT, reads=True)
def followup_list(request: Request) -> HttpResponseBase:
    """Show the follow-ups that should have been held, or should be soon."""
    page = due_followups(actor=request.actor, on=request.today, page=page_number(request))
    saw(request, (one.person_key for one in page.rows))
    context = {"page": page, "rows": [_row(one, request) for one in page.rows], "tab": "due"}
    return render(request, "coordinator/followup_list.html", context)


@access(Right.FOLLOWUP_EDIT, reads=True)
def unknown_list(request: Request) -> HttpResponseBase:
    """Show those of whom the latest that should be known is not."""
    page = unknown_outcomes(actor=request.actor, on=request.today, page=page_number(request))
    saw(request, (one.person_key for one in page.rows))
    context = {"page": page, "rows": [_unknown(one) for one in page.rows], "tab": "unknown"}
    return render(request, "coordinator/unknown_list.html", context)


def page_number(request: Request) -> int:
    """Return the page that the address asks for; the first for nonsense."""
    said = request.GET.get("page", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def _row(one: DueFollowUp, request: Request) -> dict[str, object]:
    is_end = one.kind == FollowUpKind.END
    url = reverse("coordinator:placement_end", args=[one.placement_key]) if is_end else ""
    late = one.due_day < request.today
    return {
        "name": one.person_name,
        "url": (url or reverse("coordinator:followup", args=[one.key])) if one.may_follow_up else "",
        "placement_url": reverse("coordinator:placement", args=[one.placement_key]),
        "kind": FollowUpKind(one.kind).label,
        "workplace": one.workplace,
        "day": one.due_day.isoformat(),
        "responsible": one.responsible,
        "badge": Badge(_("försenad"), "danger") if late else Badge(_("snart"), "info"),
    }


def _unknown(one: UnknownOutcome) -> dict[str, object]:
    what = _("vid avslutet") if not one.months else _("efter %(months)s månader") % {"months": one.months}
    name = "check_record" if one.months else "placement_change"
    arguments = [one.placement_key, one.months] if one.months else [one.placement_key]
    return {
        "name": one.person_name,
        "placement_url": reverse("coordinator:placement", args=[one.placement_key]),
        "workplace": one.workplace,
        "last_day": one.last_day.isoformat(),
        "what": what,
        "why": _("frågad, men okänt") if one.was_asked else _("inte frågad") if one.months else _("okänt"),
        "url": reverse(f"coordinator:{name}", args=arguments) if one.may_check else "",
    }
