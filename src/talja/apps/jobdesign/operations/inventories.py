"""Begin an inventory, call it something else, and move it on through its life."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.jobdesign import permissions, policies
from talja.apps.jobdesign.enums import TRANSITIONS, InventoryState
from talja.apps.jobdesign.models import Inventory
from talja.apps.jobdesign.operations.rows import locked_inventory
from talja.apps.jobdesign.queries.gates import gates_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace

_EVENTS = {(origin, target): event for origin, target, event in TRANSITIONS}
_WITH_REASON = ("inventory.cancelled", "inventory.taken_back", "inventory.uncarved")


@transaction.atomic
def begin_inventory(*, workplace_key: UUID, title: str, kind: str, actor: Actor) -> Inventory:
    """Begin an inventory at a workplace; whoever begins it owns it.

    Raises `Workplace.DoesNotExist` and `Denied`: missing_right, not_found, workplace_closed, name_missing,
    text_too_long, unknown_code.
    """
    place = Workplace.objects.get(key=workplace_key)
    permissions.may_reach(place.pk, actor=actor).require()
    is_closed = place.closed_day is not None and place.closed_day <= timezone.localdate(actor.at)
    policies.may_begin(title=title, kind=kind, is_closed=is_closed).require()
    inventory = Inventory.objects.create(
        workplace=place,
        title=title.strip(),
        kind=kind,
        owner=actor.key,
        state_at=actor.at,
        made_at=actor.at,
        made_by=actor.key,
    )
    record("inventory.begun", actor=actor, target=inventory, kind=kind)
    return inventory


@transaction.atomic
def change_inventory(*, inventory_key: UUID, title: str, kind: str, actor: Actor) -> Inventory:
    """Call an inventory something else, or another kind of workplace.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, name_missing, text_too_long, unknown_code.
    """
    inventory = locked_inventory(inventory_key, actor=actor)
    policies.may_be_named(title=title, kind=kind).require()
    inventory.title, inventory.kind = title.strip(), kind
    inventory.save(update_fields=["title", "kind"])
    record("inventory.renamed", actor=actor, target=inventory, kind=kind)
    return inventory


@transaction.atomic
def take_over_inventory(*, inventory_key: UUID, actor: Actor) -> Inventory:
    """Become the one who owns it. Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found."""
    inventory = locked_inventory(inventory_key, actor=actor)
    inventory.owner = actor.key
    inventory.save(update_fields=["owner"])
    record("inventory.taken_over", actor=actor, target=inventory)
    return inventory


@transaction.atomic
def move_inventory(*, inventory_key: UUID, to: str, actor: Actor, reason: str = "") -> Inventory:
    """Move an inventory on, or back. Ready to carve it becomes only when nothing hinders.

    To cancel it, to take it back from ready and to undo its carving a reason is demanded. Raises
    `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_in_state, no_reason_given,
    text_too_long, and what `policies.hindrances` can answer.
    """
    inventory = locked_inventory(inventory_key, actor=actor)
    policies.may_move(inventory.state, to=to).require()
    event = _EVENTS[InventoryState(inventory.state), InventoryState(to)]
    if event in _WITH_REASON:
        policies.has_reason(reason).require()
    if to in (InventoryState.READY, InventoryState.CARVED):
        policies.may_be_ready(gates_of(inventory, actor=actor)).require()
    inventory.state, inventory.state_at, inventory.reason = to, actor.at, reason.strip()
    inventory.save(update_fields=["state", "state_at", "reason"])
    record(event, actor=actor, target=inventory)
    return inventory
