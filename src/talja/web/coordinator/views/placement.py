"""A placement's own page: every fact, how it stands, what can be done and why not, and its whole history."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada
from talja.apps.placements.queries import PlacementPage, get_placement, occupation_name, placement_history
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.agreement_section import agreements_of_placement
from talja.web.coordinator.followup_words import followup_section
from talja.web.coordinator.history_words import told
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.pause_words import pause_section
from talja.web.coordinator.support_words import support_section
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.placement_rows import badges, ends_note, percent
from talja.web.shared.reasons import say

Facts = list[dict[str, str]]


@access(Right.MEASURE_VIEW, reads=True)
def placement(request: Request, key: UUID) -> HttpResponseBase:
    """Show a placement."""
    page = get_placement(key=key, actor=request.actor, on=request.today)
    saw(request, [page.line.person_key])
    away = pause_section(key, actor=request.actor, on=request.today)
    time = [*_time(page), *away["pauses"]]
    if left := ends_note(page.line, on=request.today):
        time.append({"label": _("Kvar"), "value": left})
    context = {
        "line": page.line,
        "badges": [*badges(page.line, on=request.today), *away["pause_badges"]],
        "person_url": reverse("coordinator:person", args=[page.line.person_key]),
        "back_url": way_back(request),
        "place": _place(page),
        "time": time,
        "pauses": away["pauses"],
        "decision": _decision(page),
        "end": _end(page),
        "actions": _actions(page),
        "history": told(placement_history(key=key, actor=request.actor)),
        **followup_section(key, actor=request.actor, on=request.today),
        **support_section(key, actor=request.actor),
        **agreements_of_placement(page.line, actor=request.actor),
    }
    return render(request, "coordinator/placement_page.html", context)


def _place(page: PlacementPage) -> Facts:
    line = page.line
    hidden = _("Skyddad uppgift") if line.is_masked else ""
    kind = str(EmployerKind(line.employer_kind).label) if line.employer_kind else ""
    employer = f"{line.employer} ({kind})" if kind else line.employer
    return _facts(
        (_("Insats"), line.measure),
        (_("Kategori"), str(Category(line.category).label)),
        (_("Arbetsplats"), line.workplace or hidden),
        (_("Enhet"), " · ".join(name for name in (line.administration, line.unit) if name) or hidden or "–"),
        (_("Arbetsgivare"), employer or hidden),
        (_("Handledare"), line.supervisor or hidden),
        (_("Yrke"), occupation_name(line.occupation)),
        (_("Omfattning"), percent(line.extent)),
        (_("Handläggare"), line.case_worker),
    )


def _time(page: PlacementPage) -> Facts:
    line = page.line
    last = [(_("Sista dag"), _day(line.last_day))] if line.last_day else []
    return _facts(
        (_("Första dag"), _day(line.first_day)), (_("Planerad sista dag"), _day(line.planned_last_day)), *last
    )


def _decision(page: PlacementPage) -> Facts:
    """AF's decision, for those who may see which form of support it is."""
    if not page.sees_measure:
        return []
    hidden = _("Skyddad uppgift") if page.line.is_masked else ""
    return _facts(
        (_("Beslutsnummer"), page.decision_reference or hidden),
        (_("Från och med"), _day(page.decision_first_day)),
        (_("Till och med"), _day(page.decision_last_day)),
    )


def _end(page: PlacementPage) -> Facts:
    line = page.line
    if line.last_day is None or not line.end_reason:
        return []
    return _facts(
        (_("Varför"), str(EndReason(line.end_reason).label)),
        (_("Gick vidare till"), str(Destination(line.destination).label)),
        (_("Kolada"), str(Kolada(line.kolada).label)),
    )


def _actions(page: PlacementPage) -> list[dict[str, Any]]:
    """Every action, with the reason beside those that may not be done. An end is either made or taken back."""
    ended = page.line.last_day is not None
    return [
        _action(page, "placement_change", _("Ändra"), "pencil", page.may_change, ""),
        _action(page, "placement_reopen", _("Öppna igen"), "undo-2", page.may_reopen, "")
        if ended
        else _action(page, "placement_end", _("Avsluta"), "flag", page.may_end, ""),
        _action(page, "placement_remove", _("Ta bort"), "trash-2", page.may_remove, "danger"),
    ]


def _action(page: PlacementPage, name: str, label: str, icon: str, verdict: Verdict, tone: str) -> dict[str, Any]:
    return {
        "id": name.replace("_", "-"),
        "label": label,
        "icon": icon,
        "tone": tone,
        "url": reverse(f"coordinator:{name}", args=[page.line.key]) if verdict else "",
        "reason": "" if verdict else say(verdict),
    }


def _facts(*pairs: tuple[str, str]) -> Facts:
    return [{"label": label, "value": value} for label, value in pairs]


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
