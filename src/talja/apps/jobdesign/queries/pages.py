"""Everything about one inventory, and about one of its lines, for whoever may see it."""

from uuid import UUID

from talja.apps.jobdesign import permissions, policies
from talja.apps.jobdesign.casting import task_line
from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.lines import (
    Answer,
    DroppedLine,
    InventoryPage,
    LinePage,
    RiskLine,
    SharedLinkLine,
)
from talja.apps.jobdesign.models import Contribution, Inventory, Line, RiskAssessment, SharedLink
from talja.apps.jobdesign.queries.gates import (
    consultations_about,
    findings_of,
    gates_among,
    objections_among,
    settled_in,
    staff_lines,
)
from talja.apps.jobdesign.queries.guests import answer_said
from talja.apps.jobdesign.queries.inventories import counted, inventory_lines
from talja.apps.jobdesign.queries.merged import merged_row, merged_rows
from talja.apps.jobdesign.queries.totals import totals_of
from talja.apps.jobdesign.tokens import address_of
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.core.kernel.verdict import Verdict


def inventory_page(*, key: UUID, actor: Actor) -> InventoryPage:
    """Return everything about an inventory. Raises `Inventory.DoesNotExist`, also for who may not see it.

    As many queries for few lines as for many.
    """
    inventory = counted(Inventory.objects.visible_to(actor)).get(key=key)
    (line,) = inventory_lines([inventory], actor=actor)
    rows, staff = merged_rows([inventory])[inventory.pk], staff_lines(inventory)
    findings = findings_of(inventory, rows, staff)
    consultations = consultations_about(inventory, actor=actor)
    objections = objections_among(consultations, settled_in(inventory))
    risk = _risk(inventory)
    gates = gates_among(rows, findings, consultations, objections, has_risk=risk is not None)
    may_edit = permissions.may_edit(inventory, actor=actor)
    return InventoryPage(
        line=line,
        rows=rows,
        dropped=_dropped(inventory),
        staff=staff,
        totals=totals_of(rows, staff),
        findings=findings,
        risk=risk,
        consultations=consultations,
        objections=objections,
        link=shared_link(inventory, actor=actor),
        gates=gates,
        hindrances=policies.hindrances(gates),
        ready_to_carve=policies.ready_to_carve(inventory.state, gates),
        may_edit=may_edit,
        may_change=may_edit and policies.may_change(inventory.state),
        moves={to: may_edit and _may_go(inventory.state, to, policies.may_be_ready(gates)) for to in InventoryState},
    )


def line_page(*, key: UUID, actor: Actor) -> LinePage:
    """Return one line with its answers. Raises `Line.DoesNotExist` and `Inventory.DoesNotExist`."""
    row = Line.objects.standing().select_related("inventory").get(key=key)
    inventory = counted(Inventory.objects.visible_to(actor)).get(pk=row.inventory_id)
    (line,) = inventory_lines([inventory], actor=actor)
    answers = list(Contribution.objects.filter(line=row).order_by("answered_on", "pk"))
    may_edit = permissions.may_edit(inventory, actor=actor)
    return LinePage(
        inventory=line,
        row=merged_row(row, answers),
        own=task_line(row),
        answers=tuple(Answer(answer_said(answer), answer.answered_on) for answer in answers),
        may_change=may_edit and policies.may_change(inventory.state),
    )


def shared_link(inventory: Inventory, *, actor: Actor) -> SharedLinkLine | None:
    """Return the link that opens the form now, if there is one. One query."""
    link = SharedLink.objects.live(at=actor.at).filter(inventory=inventory).first()
    return None if link is None else SharedLinkLine(address_of(link.key), link.made_at, link.expires_at, link.opened)


def _may_go(state: str, to: str, ready: Verdict) -> Verdict:
    verdict = policies.may_move(state, to=to)
    return verdict and ready if to in (InventoryState.READY, InventoryState.CARVED) else verdict


def _dropped(inventory: Inventory) -> tuple[DroppedLine, ...]:
    rows = inventory.lines.filter(dropped_at__isnull=False).order_by("sort_key", "pk")
    named = rows.values_list("key", "title", "dropped_reason", "dropped_at")
    return tuple(DroppedLine(str(key), title, reason, at) for key, title, reason, at in named if at is not None)


def _risk(inventory: Inventory) -> RiskLine | None:
    row = RiskAssessment.objects.filter(inventory=inventory).order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    by = user_names([row.recorded_by]).get(row.recorded_by, "")
    return RiskLine(row.text, row.measures, row.who, row.day, row.recorded_at, by)
