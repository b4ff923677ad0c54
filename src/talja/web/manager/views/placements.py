"""What a manager sees: who is at their own workplaces and until when. Never the form of support, nor AF's decision."""

from typing import Final
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.agreements.enums import Wish
from talja.apps.agreements.queries import wish_of
from talja.apps.followups.enums import FollowUpKind
from talja.apps.followups.queries import FollowUpDay, followup_days
from talja.apps.organisation.enums import Right
from talja.apps.placements.enums import Category, Order, State
from talja.apps.placements.queries import (
    PlacementFilter,
    PlacementLine,
    count_by_state,
    get_placement,
    list_placements,
    occupation_name,
)
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.placement_rows import badges, ends_note, percent, rows_of

STATES: Final = (
    (State.RUNNING.value, gettext_lazy("Pågående")),
    (State.PLANNED.value, gettext_lazy("Planerade")),
    (State.ENDED.value, gettext_lazy("Avslutade")),
)


@access(Right.PLACEMENT_VIEW, reads=True)
def placement_list(request: Request) -> HttpResponseBase:
    """Show the placements at the manager's workplaces; those who see all workplaces have the whole list instead."""
    actor, on = request.actor, request.today
    if actor.workplaces is None:
        return redirect("coordinator:placement_list")
    state = request.GET.get("state", "")
    state = state if state in State.values else State.RUNNING.value
    counts = count_by_state(actor=actor, on=on)
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    page = list_placements(
        actor=actor,
        on=on,
        filters=PlacementFilter(state=state),
        order=Order.WORKPLACE,
        page=number,
        count=counts[state],
    )
    saw(request, (line.person_key for line in page.rows))
    context = {
        "page": page,
        "rows": rows_of(page.rows, on=on, url_name="manager:placement", mixed=False),
        "state": state,
        "states": [(label, counts[code], f"?state={code}", code == state) for code, label in STATES],
    }
    return render(request, "manager/placement_list.html", context)


@access(Right.PLACEMENT_VIEW, reads=True)
def placement(request: Request, key: UUID) -> HttpResponseBase:
    """Show a placement at one of the manager's workplaces, reduced to what the workplace needs."""
    if request.actor.workplaces is None:
        return redirect("coordinator:placement", key=key)
    line = get_placement(key=key, actor=request.actor, on=request.today).line
    saw(request, [line.person_key])
    context = {"line": line, "badges": badges(line, on=request.today), "facts": _facts(line, request)}
    context["followups"] = [_followup(one) for one in followup_days(placement_key=key, actor=request.actor)]
    return render(request, "manager/placement_page.html", context | _keeping(line, request))


def _keeping(line: PlacementLine, request: Request) -> dict[str, str]:
    """Return what an intern's workplace has answered about keeping them, and where to answer."""
    if line.category != Category.INTERNSHIP or line.last_day is not None:
        return {}
    wish, verdict = wish_of(placement_key=UUID(line.key), actor=request.actor)
    if not verdict:
        return {}
    said = "" if wish == Wish.UNASKED else str(Wish(wish).label)
    return {"keep_url": reverse("manager:keep_intern", args=[line.key]), "wish": said}


def _followup(one: FollowUpDay) -> dict[str, str]:
    """When somebody follows up, and how: days only. What was said is not the manager's to know."""
    clock = f" kl. {timezone.localtime(one.starts_at):%H.%M}" if one.starts_at and not one.held_day else ""
    label = str(FollowUpKind(one.kind).label)
    day = (one.held_day or one.due_day).isoformat()
    return {
        "label": label[:1].upper() + label[1:],
        "value": f"{day} ({_('gjord')})" if one.held_day else f"{day}{clock}",
    }


def _facts(line: PlacementLine, request: Request) -> list[dict[str, str]]:
    last = line.last_day or line.planned_last_day
    pairs = [
        (_("Slag"), line.measure),
        (_("Arbetsplats"), line.workplace),
        (_("Enhet"), line.unit or line.administration),
        (_("Första dag"), line.first_day.isoformat()),
        (_("Sista dag") if line.last_day else _("Planerad sista dag"), last.isoformat() if last else ""),
        (_("Kvar"), ends_note(line, on=request.today)),
        (_("Omfattning"), percent(line.extent)),
        (_("Yrke"), occupation_name(line.occupation)),
        (_("Handledare"), line.supervisor),
        (_("Handläggare på arbetsmarknadsenheten"), line.case_worker),
    ]
    return [{"label": label, "value": value} for label, value in pairs if value or label != _("Kvar")]
