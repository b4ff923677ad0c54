"""A workplace whose inventory is ready, and a carving of it, run and not."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from talja.apps.carvings.enums import Edit
from talja.apps.carvings.inputs import CarvingInput
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.beginning import begin_carving
from talja.apps.carvings.operations.drafting import add_draft
from talja.apps.carvings.stored import problem_of
from talja.apps.collaboration.operations import record_answer
from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.inputs import RiskInput, StaffInput
from talja.apps.jobdesign.models import Inventory
from talja.apps.jobdesign.operations import (
    ask_union,
    assess_risk,
    move_inventory,
    save_staff,
    settle_findings,
)
from talja.apps.jobdesign.queries import inventory_page
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.core.carving.baseline import baseline
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice, Profile
from tests.factories.collaboration import make_union
from tests.factories.inventories import make_inventory, make_line

ABLE = Profile("k1", {"swedish": 2, "lifting": 2, "contact": 1, "hygiene": 1}, 4, title="Talar enkel svenska")
PARAMS = Params(least_week=10 * 60)
TASKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Duka fram frukost", {"minutes": 60, "earliest": 420, "latest": 540}),
    ("Diska efter frukost", {"minutes": 60, "earliest": 510, "latest": 660, "demands": {"hygiene": 1}}),
    ("Vika tvätt", {"minutes": 60, "earliest": 540, "latest": 960, "family": "laundry"}),
    ("Fylla på förråd", {"minutes": 45, "earliest": 480, "latest": 960, "family": "supplies"}),
    ("Torka bord och stolar", {"minutes": 45, "earliest": 600, "latest": 960, "family": "cleaning"}),
    ("Ge medicin", {"minutes": 30, "earliest": 480, "latest": 600, "hand_over": "no", "why_not": "licence"}),
)


def make_ready(*, actor: Actor, workplace: Workplace, tasks: Sequence[tuple[str, dict[str, Any]]] = TASKS) -> Inventory:
    """Return an inventory with tasks for a short week, whose risk is assessed and whose union agrees."""
    inventory = make_inventory(actor=actor, workplace=workplace)
    told = StaffInput("5311", "Barnskötare", Decimal(4), 2400, hour_value=30_000, shortage=120)
    save_staff(inventory_key=inventory.key, said=told, actor=actor)
    for title, facts in tasks:
        make_line(inventory, actor=actor, title=title, **facts)
    move_inventory(inventory_key=inventory.key, to=InventoryState.SETTLING, actor=actor)
    page = inventory_page(key=inventory.key, actor=actor)
    open_ones = [one.id for one in page.findings if not one.settled]
    if open_ones:
        settle_findings(inventory_key=inventory.key, findings=open_ones, reason="Det stämmer", actor=actor)
    day = actor.at.date()
    risk = RiskInput("Tunga lyft", "Vagn", "Chef och skyddsombud", day)
    assess_risk(inventory_key=inventory.key, said=risk, actor=actor)
    asked = ask_union(
        inventory_key=inventory.key,
        union_key=make_union(actor).key,
        deadline=day + timedelta(days=14),
        basis="mbl_11",
        remark="",
        actor=actor,
    )
    record_answer(consultation_key=asked.key, answer="agrees", how="email", actor=actor)
    return move_inventory(inventory_key=inventory.key, to=InventoryState.READY, actor=actor)


def make_carving(*, actor: Actor, workplace: Workplace, **facts: Any) -> Carving:
    """Begin a carving of a ready inventory at the workplace."""
    inventory = make_ready(actor=actor, workplace=workplace)
    said = CarvingInput(**{"title": "Förskolan", "inventory_keys": (inventory.key,), "profiles": (ABLE,), **facts})
    return begin_carving(said=said, actor=actor)


def make_draft(
    carving: Carving, *, actor: Actor, params: Params = PARAMS, choices: Sequence[Choice] = (), plan: Plan | None = None
) -> Draft:
    """Add a draft: the greedy plan unless another is told."""
    made = baseline(problem_of(carving.problem, choices), params) if plan is None else plan
    return add_draft(
        carving,
        parent=None,
        edit=Edit.SOLVED,
        about={"rounds": 0, "seconds": 1, "seed": 0},
        params=params,
        choices=choices,
        plan=made,
        actor=actor,
    )
