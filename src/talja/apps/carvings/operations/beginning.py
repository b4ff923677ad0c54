"""Beginning a carving out of inventories, laying it aside, and taking it up again."""

from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.carvings import permissions, policies, stored
from talja.apps.carvings.enums import TRANSITIONS, State
from talja.apps.carvings.inputs import CarvingInput
from talja.apps.carvings.making import has_values, problem_of
from talja.apps.carvings.models import Carving
from talja.apps.jobdesign.queries import problem_material
from talja.apps.organisation.actors import Actor
from talja.core.carving.checking import faults_of_problem
from talja.core.carving.params import Params
from talja.core.kernel.verdict import no


@transaction.atomic
def begin_carving(*, said: CarvingInput, actor: Actor) -> Carving:
    """Make the problem of the inventories, as they stand now, and begin a carving of it.

    Raises `Denied` without the right, a title (`carving_title_missing`), inventories (`carving_without_inventories`),
    people to carve for (`carving_without_profiles`), tasks (`carving_without_tasks`) or what an hour is worth
    (`hour_value_missing`), when an inventory is not ready, or when the problem has faults (`problem_has_faults`).
    """
    permissions.may_carve(actor=actor).require()
    _require_whole(said)
    materials = problem_material(inventory_keys=said.inventory_keys, actor=actor)
    for material in materials:
        material.ready.require()
    has_values(materials, hour_value=said.hour_value).require()
    problem = problem_of(materials, said)
    if not problem.tasks:
        no("carving_without_tasks").require()
    if faults_of_problem(problem, Params()):
        no("problem_has_faults").require()
    carving = Carving.objects.create(
        title=said.title.strip(),
        inventories=[str(key) for key in said.inventory_keys],
        problem=stored.raw_problem(problem),
        created_at=actor.at,
        created_by=actor.key,
    )
    record("carving.begun", actor=actor, target=carving, tasks=len(problem.tasks), inventories=len(materials))
    return carving


@transaction.atomic
def lay_aside(*, carving_key: UUID, actor: Actor) -> Carving:
    """Lay the carving aside, with everything in it. Raises `Denied` and `Carving.DoesNotExist`."""
    return _become(carving_key, State.DISCARDED, actor=actor)


@transaction.atomic
def take_up(*, carving_key: UUID, actor: Actor) -> Carving:
    """Go on with a carving that was laid aside. Raises `Denied` and `Carving.DoesNotExist`."""
    return _become(carving_key, State.OPEN, actor=actor)


def locked(carving_key: UUID, *, actor: Actor) -> Carving:
    """Lock a carving that the actor may change. Raises `Denied` and `Carving.DoesNotExist`."""
    permissions.may_carve(actor=actor).require()
    return Carving.objects.select_for_update().defer("problem").get(key=carving_key)


def _become(carving_key: UUID, state: State, *, actor: Actor) -> Carving:
    carving = locked(carving_key, actor=actor)
    policies.may_become(carving, state).require()
    event = next(code for start, target, code in TRANSITIONS if (start, target) == (carving.state, state))
    carving.state = state
    carving.save()
    record(event, actor=actor, target=carving)
    return carving


def _require_whole(said: CarvingInput) -> None:
    if not said.title.strip():
        no("carving_title_missing").require()
    if not said.inventory_keys:
        no("carving_without_inventories").require()
    if not said.profiles:
        no("carving_without_profiles").require()
