"""The inventory or the line that something is done to: locked, and judged."""

from uuid import UUID

from talja.apps.jobdesign import permissions, policies
from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.organisation.actors import Actor


def locked_inventory(key: UUID, *, actor: Actor) -> Inventory:
    """Lock an inventory for who works with it.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found.
    """
    inventory = Inventory.objects.select_for_update(of=("self",)).select_related("workplace").get(key=key)
    permissions.may_edit(inventory, actor=actor).require()
    return inventory


def changeable_inventory(key: UUID, *, actor: Actor) -> Inventory:
    """Lock an inventory whose content can still be changed.

    Raises as `locked_inventory`, and `Denied("inventory_not_changeable")`.
    """
    inventory = locked_inventory(key, actor=actor)
    policies.may_change(inventory.state).require()
    return inventory


def changeable_line(key: UUID, *, actor: Actor) -> Line:
    """Lock the inventory of a line, and return the line. Raises `Line.DoesNotExist` and as `changeable_inventory`."""
    inventory_key = Line.objects.values_list("inventory__key", flat=True).get(key=key)
    changeable_inventory(inventory_key, actor=actor)
    return Line.objects.select_for_update(of=("self",)).select_related("inventory").get(key=key)


def answerable_inventory(key: UUID, *, actor: Actor) -> Inventory:
    """Lock an inventory that the actor's link opens and the staff may fill in.

    Raises `Inventory.DoesNotExist` and `Denied`: not_found, inventory_not_open.
    """
    inventory = Inventory.objects.select_for_update(of=("self",)).get(key=key)
    permissions.may_answer(inventory, actor=actor).require()
    policies.may_be_answered(inventory.state).require()
    return inventory
