"""The inventories: the list, one of them with all that is told of it, and how it moves on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.jobdesign.enums import UNDER_WAY, InventoryState, Kind
from talja.apps.jobdesign.operations import (
    begin_inventory,
    change_inventory,
    move_inventory,
    take_over_inventory,
)
from talja.apps.jobdesign.queries import (
    InventoryPage,
    counts_by_state,
    get_inventory,
    inventory_page,
    inventory_places,
    list_inventories,
)
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.collaboration_pages import FormPage, Way, sent
from talja.web.coordinator.consultation_parts import cards
from talja.web.shared.edge import Request, access
from talja.web.strategist.finding_words import finding_groups
from talja.web.strategist.forms.inventories import (
    FIELD_OF_CODE,
    InventoryForm,
    MoveForm,
    NewInventoryForm,
    ReasonForm,
)
from talja.web.strategist.inventory_ways import FORM, asked, did
from talja.web.strategist.inventory_words import TONES, VERBS, groups_of, hours_chart, moves_of, people_of, steps_of
from talja.web.strategist.writing import show_form, written

S = InventoryState
_GROUPS = (("pagar", _("Pågår"), UNDER_WAY), ("klara", _("Snickrade"), (S.CARVED, S.CLOSED)), ("alla", _("Alla"), ()))
_CANCEL = _("Avbryt inventeringen")


@access(Right.JOBDESIGN_VIEW)
def inventory_list(request: Request) -> HttpResponseBase:
    """List the inventories that one may see, those under way first."""
    said = request.GET.get("visa", "pagar")
    chosen = next((states for code, _label, states in _GROUPS if code == said), UNDER_WAY)
    counts = counts_by_state(actor=request.actor)
    groups = [
        (code, label, sum(counts.get(state, 0) for state in states or tuple(S)), states == chosen)
        for code, label, states in _GROUPS
    ]
    rows = [
        (line, InventoryState(line.state).label, TONES[line.state], Kind(line.kind).label)
        for line in list_inventories(actor=request.actor, states=chosen)
    ]
    return render(request, "strategist/inventory_list.html", {"rows": rows, "groups": groups})


@access(Right.JOBDESIGN_VIEW)
def inventory_new(request: Request) -> HttpResponseBase:
    """Begin an inventory at a workplace."""
    places = inventory_places(actor=request.actor, on=request.today)
    form = NewInventoryForm(sent(request), places=places, initial={"workplace_key": request.GET.get("arbetsplats")})
    made: list[Any] = []

    def begin() -> object:
        made.append(begin_inventory(actor=request.actor, **form.cleaned_data))
        return made[0]

    done = _("Inventeringen är påbörjad. Välj uppgifter ur biblioteket, eller skriv egna.")
    if written(request, form, begin, done=done, fields=FIELD_OF_CODE):
        return redirect("strategist:inventory", made[0].key)
    back = reverse("strategist:inventory_list")
    ways = [Way(_("Inventeringar"), back)]
    page = FormPage(title=_("Ny inventering"), ways=ways, done="", verb=_("Börja"), lead=_("Vilken arbetsplats?"))
    return show_form(request, FORM, form, {"page": page, "back_url": back})


@access(Right.JOBDESIGN_VIEW)
def inventory(request: Request, key: UUID) -> HttpResponseBase:
    """Show an inventory: its tasks, what differs, what to settle, and what stands between it and the carving."""
    page = inventory_page(key=key, actor=request.actor)
    chart = hours_chart(page)
    groups = finding_groups(page.findings)
    context: dict[str, Any] = {
        "page": page,
        "line": page.line,
        "kind": Kind(page.line.kind).label,
        "state": InventoryState(page.line.state).label,
        "tone": TONES[page.line.state],
        "groups": groups_of(page.rows),
        "people": people_of(page),
        "steps": steps_of(page),
        "moves": moves_of(page),
        "findings": [group for group in groups if group.waiting],
        "settled": [group for group in groups if not group.waiting],
        "consultations": cards(page.consultations),
        "chart": chart and chart[0],
        "chart_table": chart and chart[1],
        "counts": _counts(page),
        "may_cancel": page.moves[S.CANCELLED],
        "opens_consultations": request.actor.may(Right.AGREEMENT_VIEW),
    }
    return render(request, "strategist/inventory_page.html", context)


@access(Right.JOBDESIGN_VIEW)
def inventory_change(request: Request, key: UUID) -> HttpResponseBase:
    """Call an inventory something else."""
    line = get_inventory(key=key, actor=request.actor)
    form = InventoryForm(sent(request), initial={"title": line.title, "kind": line.kind})

    def change() -> object:
        return change_inventory(inventory_key=key, actor=request.actor, **form.cleaned_data)

    return asked(
        request, key, form, change, title=_("Ändra inventeringen"), done=_("Ändringen är sparad."), verb=_("Spara")
    )


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_take_over(request: Request, key: UUID) -> HttpResponseBase:
    """Become the one who sees to it."""
    back = reverse("strategist:inventory", args=[key])
    return did(
        request,
        lambda: take_over_inventory(inventory_key=key, actor=request.actor),
        done=_("Du har hand om inventeringen nu."),
        back=back,
    )


@access(Right.JOBDESIGN_VIEW)
def inventory_move(request: Request, key: UUID, to: str) -> HttpResponseBase:
    """Ask before an inventory moves on, and why where a reason is demanded."""
    line = get_inventory(key=key, actor=request.actor)
    label = _CANCEL if to == S.CANCELLED else VERBS.get((line.state, to))
    if label is None:
        raise Denied("not_found")
    takes_reason = to == S.CANCELLED or (line.state, to) == (S.READY, S.SETTLING)
    form = ReasonForm(sent(request)) if takes_reason else MoveForm(sent(request))

    def move() -> object:
        reason = form.cleaned_data.get("reason", "")
        return move_inventory(inventory_key=key, to=to, reason=reason, actor=request.actor)

    return asked(
        request,
        key,
        form,
        move,
        title=label,
        done=_("Inventeringen är flyttad vidare."),
        verb=label,
        lead=_LEADS.get(to, ""),
        tone="danger" if to == S.CANCELLED else "",
    )


_LEADS: Mapping[str, str | Promise] = {
    S.OPEN: _("Personalen kan svara så länge den är öppen. Gör en länk eller QR-kod på nästa sida."),
    S.SETTLING: _("Ingen kan svara längre. Allt som är svarat finns kvar, och du kan öppna igen."),
    S.READY: _("Inget i inventeringen går att ändra efter det, om du inte tar tillbaka den."),
    S.CANCELLED: _("Det som är svarat sparas, men inget blir snickrat av det."),
}


def _counts(page: InventoryPage) -> dict[str, int]:
    return {
        "counting": sum(row.counts for row in page.rows),
        "assumed": sum(row.is_assumed for row in page.rows),
        "differing": sum(bool(row.disagreements) for row in page.rows),
        "weekly": sum(row.weekly_minutes for row in page.rows if row.counts) // 60,
    }
