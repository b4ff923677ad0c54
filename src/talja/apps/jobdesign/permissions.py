"""Who may see and change inventories, and answer them. The button asks the same function."""

from typing import Final

from talja.apps.jobdesign.models import Inventory
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict, no, yes

PURPOSE: Final = "inventory"
"""What a shared link opens an inventory for."""


def may_work(*, actor: Actor) -> Verdict:
    """Whether the actor works with inventories at all: of every workplace, or of their own."""
    return actor.needs(Right.JOBDESIGN_VIEW)


def may_reach(workplace_id: int, *, actor: Actor) -> Verdict:
    """Whether inventories of the workplace are open to the actor: all to who finds work, to a manager their own.

    No is `missing_right` for who works with none, else `not_found`.
    """
    works = may_work(actor=actor)
    if not works or actor.may(Right.JOBDESIGN_EDIT):
        return works
    return yes() if actor.reaches(workplace_id) else no("not_found")


def may_see(inventory: Inventory, *, actor: Actor) -> Verdict:
    """Whether the actor may see the inventory."""
    return may_reach(inventory.workplace_id, actor=actor)


def may_edit(inventory: Inventory, *, actor: Actor) -> Verdict:
    """Whether the actor may change it: who finds work, and the manager of the workplace, whose inventory it is."""
    return may_see(inventory, actor=actor)


def may_answer(inventory: Inventory, *, actor: Actor) -> Verdict:
    """Whether the actor came by a link that opens just this inventory."""
    return yes() if actor.opens(PURPOSE, inventory.key) else no("not_found")
