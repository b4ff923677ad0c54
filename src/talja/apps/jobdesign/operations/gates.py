"""What must be settled before carving: the findings, the risk, and the union's word."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.operations import About, send_consultation
from talja.apps.collaboration.shown import Shown
from talja.apps.jobdesign import policies
from talja.apps.jobdesign.inputs import RiskInput
from talja.apps.jobdesign.models import RiskAssessment, Settled
from talja.apps.jobdesign.operations.rows import changeable_inventory
from talja.apps.jobdesign.queries.gates import objections_to, shown_to_union, standing_findings
from talja.apps.organisation.actors import Actor, in_place_of


@transaction.atomic
def settle_findings(*, inventory_key: UUID, findings: Sequence[str], reason: str, actor: Actor) -> int:
    """Say why findings may stand, or how a union's objection was met; said again, the new reason holds.

    Returns how many. Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_changeable,
    no_reason_given, text_too_long, finding_gone, finding_is_fault.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    policies.has_reason(reason).require()
    may_stand = {one.id: not one.is_fault for one in standing_findings(inventory)}
    may_stand |= {one.id: True for one in objections_to(inventory, actor=actor)}
    for finding in findings:
        policies.may_settle(may_stand.get(finding)).require()
        settled, _ = Settled.objects.update_or_create(
            inventory=inventory,
            finding=finding,
            defaults={"reason": reason.strip(), "settled_at": actor.at, "settled_by": actor.key},
        )
        record("inventory.finding_settled", actor=actor, target=settled)
    return len(findings)


@transaction.atomic
def unsettle_finding(*, inventory_key: UUID, finding: str, actor: Actor) -> bool:
    """Let a finding wait again. Whether it had been settled. Raises as `settle_findings`."""
    inventory = changeable_inventory(inventory_key, actor=actor)
    gone, _ = Settled.objects.filter(inventory=inventory, finding=finding).delete()
    if gone:
        record("inventory.finding_unsettled", actor=actor, target=inventory)
    return bool(gone)


@transaction.atomic
def assess_risk(*, inventory_key: UUID, said: RiskInput, actor: Actor) -> RiskAssessment:
    """Write a risk assessment; the latest holds.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_changeable, risk_text_missing,
    risk_without_people, risk_in_future, text_too_long.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    policies.may_be_assessed(said, on=timezone.localdate(actor.at)).require()
    risk = RiskAssessment.objects.create(
        inventory=inventory,
        text=said.text.strip(),
        measures=said.measures.strip(),
        who=said.who.strip(),
        day=said.day,
        recorded_at=actor.at,
        recorded_by=actor.key,
    )
    record("inventory.risk_assessed", actor=actor, target=risk)
    return risk


@transaction.atomic
def ask_union(
    *,
    inventory_key: UUID,
    union_key: UUID,
    deadline: date,
    basis: str,
    remark: str,
    actor: Actor,
    representative_key: UUID | None = None,
) -> Consultation:
    """Ask a union about what is to be handed over, by letter with a link to answer by.

    Who works with the inventory asks, whether they may write in agreements or not. Raises as
    `collaboration.operations.send_consultation`, and `Denied`: inventory_not_changeable, inventory_without_lines.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    shown: Shown = shown_to_union(inventory, remark=remark)
    consultation = send_consultation(
        about=About(matter_key=inventory.key, person_key=None, workplace_key=inventory.workplace.key),
        union_key=union_key,
        representative_key=representative_key,
        deadline=deadline,
        basis=basis,
        shown=shown,
        actor=in_place_of(actor.key, at=actor.at),
    )
    record("inventory.union_asked", actor=actor, target=inventory)
    return consultation
