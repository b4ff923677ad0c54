"""Tallköping's carvings: two chosen whose positions are agreed, filled and vacant, and one that is being steered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from talja.apps.carvings import stored
from talja.apps.carvings.enums import Edit
from talja.apps.carvings.inputs import CarvingInput
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.accepting import accept_draft
from talja.apps.carvings.operations.beginning import begin_carving
from talja.apps.carvings.operations.drafting import add_draft, name_draft
from talja.apps.carvings.operations.steering import lock_task, move_task
from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.models import Inventory
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.positions.inputs import TextInput
from talja.apps.positions.models import Position
from talja.apps.positions.operations.moving import agree_on_position, fill_position, open_position
from talja.core.carving.baseline import baseline
from talja.core.carving.params import Params
from talja.core.carving.problem import Journey, Profile
from talja.core.kernel.workdays import ZONE
from talja.project.demo.model import World

_EVERYDAY: Final = {"standing": 2, "hygiene": 1, "register_extract": 1, "contact": 1}
_PROFILES: Final = (
    Profile("k1", {**_EVERYDAY, "swedish": 2, "reading": 1, "lifting": 2}, 6, title="Talar enkel svenska"),
    Profile("k2", {**_EVERYDAY, "swedish": 1, "reading": 1, "lifting": 3}, 4, title="Förstår det man visar"),
    Profile("k3", {**_EVERYDAY, "swedish": 3, "reading": 2, "lifting": 1, "computer": 2}, 3, title="Van vid dator"),
)
_PARAMS: Final = Params(least_week=20 * 60)
_FILLED_AGO: Final = 50


def load(world: World, *, users: Mapping[str, Actor], places: Mapping[str, UUID]) -> None:
    """Carve, by the strategist. `users` and `places` are by the world's own keys."""
    who = next(users[one.key] for one in world.places.staff if one.role == RoleKind.STRATEGIST)
    named = {place.name: places[place.key] for place in world.places.workplaces}

    def at(days: int) -> Actor:
        return replace(who, at=datetime.combine(world.on - timedelta(days), time(10), ZONE))

    home = "Björkbackens äldreboende"
    care = _chosen(home, (home,), "i äldreomsorgen", named, at(108), at(100))
    for number, position in enumerate(care):
        agree_on_position(position_key=position.key, actor=at(90))
        open_position(position_key=position.key, actor=at(88))
        if number == 0:
            fill_position(position_key=position.key, first_day=world.on - timedelta(_FILLED_AGO), actor=at(49))
    _chosen("Förskolan Blåklinten", ("Förskolan Blåklinten",), "i förskolan", named, at(20), at(12))
    _steered(("Solgårdens äldreboende", "Centralköket"), named, at(5))


def _chosen(
    title: str, names: Sequence[str], where: str, named: Mapping[str, UUID], begun: Actor, chosen: Actor
) -> tuple[Position, ...]:
    carving = _begun(title, names, named, begun)
    draft = _first(carving, begun)
    keys = [position.key for position in stored.plan_of(draft.plan).positions]
    texts = {key: TextInput(f"Serviceassistent {where}", _text(draft, key), _GROWS, _EMPTY) for key in keys}
    return accept_draft(draft_key=draft.key, texts=texts, actor=chosen)


_GROWS: Final = "Den som vill vidare kan läsa på vuxenutbildningen och praktisera här."
_EMPTY: Final = "De som gör uppgifterna i dag fortsätter med dem, och det som inte hinns med blir ogjort."


def _text(draft: Draft, key: str) -> str:
    problem = stored.problem_of(draft.carving.problem, ())
    position = next(one for one in stored.plan_of(draft.plan).positions if one.key == key)
    titles = sorted({problem.task_by_key[task].title for task in position.tasks})
    return "Du arbetar med det här:\n" + "\n".join(f"- {title}" for title in titles)


def _steered(names: Sequence[str], named: Mapping[str, UUID], actor: Actor) -> None:
    """Make a first draft, lock a task in it, and leave another: three drafts to compare."""
    carving = _begun("Solgården och köket", names, named, actor)
    first = _first(carving, actor)
    plan = stored.plan_of(first.plan)
    if not plan.positions:
        return
    tasks = sorted(plan.positions[0].tasks)
    locked = lock_task(draft_key=first.key, task=tasks[0], actor=_later(actor, 5))
    moved = move_task(draft_key=locked.key, task=tasks[-1], to=None, actor=_later(actor, 9))
    name_draft(draft_key=moved.key, name="Lugnare eftermiddagar", actor=_later(actor, 12))


def _later(actor: Actor, minutes: int) -> Actor:
    return replace(actor, at=actor.at + timedelta(minutes=minutes))


def _begun(title: str, names: Sequence[str], named: Mapping[str, UUID], actor: Actor) -> Carving:
    keys = [named[name] for name in names]
    ready = Inventory.objects.filter(workplace__key__in=keys, state=InventoryState.READY).order_by("pk")
    ways = (Journey(str(keys[0]), str(keys[1]), 15),) if len(keys) > 1 else ()
    inventories = tuple(ready.values_list("key", flat=True))
    said = CarvingInput(title, inventories, _PROFILES, ways, hour_value=26_000, room=2)
    return begin_carving(said=said, actor=actor)


def _first(carving: Carving, actor: Actor) -> Draft:
    """Add the draft that is made without searching further: it takes a second, and is the same on every machine."""
    plan = baseline(stored.problem_of(carving.problem, ()), _PARAMS)
    return add_draft(
        carving,
        parent=None,
        edit=Edit.SOLVED,
        about={"rounds": 0, "seconds": 0, "seed": 0},
        params=_PARAMS,
        choices=(),
        plan=plan,
        actor=actor,
    )
