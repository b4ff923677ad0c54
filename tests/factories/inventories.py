"""An inventory to look at: begun, with lines, open to the staff, and answered by several phones."""

from typing import Any
from uuid import uuid4

from talja.apps.jobdesign.enums import InventoryState, Source
from talja.apps.jobdesign.inputs import AnswerInput, LineInput
from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.jobdesign.operations import (
    add_line,
    add_lines,
    answer_line,
    begin_inventory,
    make_shared_link,
    move_inventory,
)
from talja.apps.jobdesign.permissions import PURPOSE
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.organisation.models import Workplace


def make_inventory(*, actor: Actor, workplace: Workplace, title: str = "Höstens inventering") -> Inventory:
    """Begin an inventory of a preschool."""
    return begin_inventory(workplace_key=workplace.key, title=title, kind="preschool", actor=actor)


def make_task(title: str = "Duka till lunch", **facts: Any) -> LineInput:
    """Return a task as it is told: 20 minutes every weekday by a barnskötare, unless told otherwise."""
    told: dict[str, Any] = {"family": "meals", "minutes": 20, "occupation": "5311", "hand_over": "yes"}
    return LineInput(title=title, **{**told, **facts})


def make_line(inventory: Inventory, *, actor: Actor, **facts: Any) -> Line:
    """Add a task, written by hand."""
    return add_line(inventory_key=inventory.key, said=make_task(**facts), source=Source.HAND, actor=actor)


def from_library(inventory: Inventory, *titles: str, actor: Actor) -> list[Line]:
    """Add tasks as the library gives them: assumptions that nobody at the place has said anything of."""
    tasks = [make_task(title, low=15, high=30, library_key="preschool/x") for title in titles]
    add_lines(inventory_key=inventory.key, lines=tasks, source=Source.LIBRARY, actor=actor)
    return list(inventory.lines.order_by("pk"))


def opened(inventory: Inventory, *, actor: Actor) -> Actor:
    """Open the inventory to its staff, and return somebody who came by the shared link."""
    move_inventory(inventory_key=inventory.key, to=InventoryState.OPEN, actor=actor)
    link = make_shared_link(inventory_key=inventory.key, actor=actor)
    return by_link(link_key=link.key, purpose=PURPOSE, matter_key=inventory.key, at=actor.at)


def guest_of(inventory: Inventory, *, actor: Actor) -> Actor:
    """Return somebody who came by some link to the inventory."""
    return by_link(link_key=uuid4(), purpose=PURPOSE, matter_key=inventory.key, at=actor.at)


def say(line: Line, phone: str, *, actor: Actor, does_it: bool = True, **said: Any) -> None:
    """Let a phone answer a line."""
    answer_line(line_key=line.key, said=AnswerInput(does_it=does_it, **said), phone=phone, actor=actor)
