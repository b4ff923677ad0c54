"""Beginning a carving: the problem that inventories make, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from tests.factories.carvings import ABLE, TASKS, make_carving, make_ready
from tests.factories.inventories import make_inventory
from tests.factories.register import make_workplace

from talja.apps.audit.models import Event
from talja.apps.carvings import stored
from talja.apps.carvings.enums import State
from talja.apps.carvings.inputs import CarvingInput
from talja.apps.carvings.models import Carving
from talja.apps.carvings.operations.beginning import begin_carving, lay_aside, take_up
from talja.apps.carvings.queries.listing import get_carving, list_carvings
from talja.apps.jobdesign.models import Inventory
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.core.carving.problem import Journey, Profile
from talja.core.kernel.verdict import Denied


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


def test_the_problem_is_what_the_inventory_tells(asta: Actor, ekens_forskola: Workplace) -> None:
    carving = make_carving(actor=asta, workplace=ekens_forskola)
    problem = stored.problem_of(carving.problem, ())
    assert {task.title: task.stays for task in problem.tasks} == {title: "" for title, _ in TASKS} | {
        "Ge medicin": "licence"
    }
    (occupation,) = problem.occupations
    assert (occupation.title, occupation.hour_value, occupation.shortage) == ("Barnskötare", 30_000, 120)
    (place,) = problem.workplaces
    assert (place.key, place.title, place.room) == (str(ekens_forskola.key), "Ekens förskola", 1)
    assert problem.profiles == (ABLE,)
    assert {task.line for task in problem.tasks} == {
        str(line.key) for line in Inventory.objects.get(key=carving.inventories[0]).lines.all()
    }
    assert Event.objects.get(code="carving.begun").data == {"tasks": 6, "inventories": 1}


def test_what_is_left_undone_is_worth_less_than_time_that_is_freed(asta: Actor, ekens_forskola: Workplace) -> None:
    tasks = ((TASKS[0][0], {**TASKS[0][1]}), ("Promenad", {"minutes": 60, "is_undone": True}))
    inventory = make_ready(actor=asta, workplace=ekens_forskola, tasks=tasks)
    said = CarvingInput("Promenader", (inventory.key,), (ABLE,), undone_percent=25)
    problem = stored.problem_of(begin_carving(said=said, actor=asta).problem, ())
    values = {task.title: problem.occupation_by_key[task.occupation].hour_value for task in problem.tasks}
    assert values == {"Duka fram frukost": 30_000, "Promenad": 7_500}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"title": " "}, "carving_title_missing"),
        ({"inventory_keys": ()}, "carving_without_inventories"),
        ({"profiles": ()}, "carving_without_profiles"),
        ({"profiles": (Profile("k1"), Profile("k1"))}, "problem_has_faults"),
    ],
)
def test_half_a_problem_is_refused(facts: dict[str, Any], code: str, asta: Actor, ekens_forskola: Workplace) -> None:
    assert refused(lambda: make_carving(actor=asta, workplace=ekens_forskola, **facts)) == code
    assert not Carving.objects.exists()


def test_an_inventory_that_is_not_ready_is_refused(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    inventory = make_inventory(actor=asta, workplace=ekens_forskola)
    said = CarvingInput("Förskolan", (inventory.key,), (ABLE,))
    assert refused(lambda: begin_carving(said=said, actor=asta)) == "inventory_not_ready"
    assert refused(lambda: begin_carving(said=said, actor=malik)) == "missing_right"
    with pytest.raises(Inventory.DoesNotExist):
        begin_carving(said=replace(said, inventory_keys=(uuid4(),)), actor=asta)


def test_what_an_hour_is_worth_is_never_invented(asta: Actor, ekens_forskola: Workplace) -> None:
    tasks = (*TASKS, ("Sopa gården", {"occupation": "5152"}))
    inventory = make_ready(actor=asta, workplace=ekens_forskola, tasks=tasks)
    said = CarvingInput("Förskolan", (inventory.key,), (ABLE,))
    assert refused(lambda: begin_carving(said=said, actor=asta)) == "hour_value_missing"
    problem = stored.problem_of(begin_carving(said=replace(said, hour_value=20_000), actor=asta).problem, ())
    assert {occupation.hour_value for occupation in problem.occupations} == {20_000, 30_000}


def test_two_places_and_the_way_between_them(asta: Actor, ekens_forskola: Workplace) -> None:
    other = make_workplace("Solrosens förskola")
    inventories = [make_ready(actor=asta, workplace=place) for place in (ekens_forskola, other)]
    way = Journey(str(ekens_forskola.key), str(other.key), 10)
    said = CarvingInput("Två", tuple(one.key for one in inventories), (ABLE,), (way,), room=3)
    problem = stored.problem_of(begin_carving(said=said, actor=asta).problem, ())
    assert [place.room for place in problem.workplaces] == [3, 3]
    assert problem.minutes_between(str(other.key), str(ekens_forskola.key)) == 10
    assert list_carvings(actor=asta).rows[0].places == ("Ekens förskola", "Solrosens förskola")


def test_it_is_laid_aside_and_taken_up(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    carving = make_carving(actor=asta, workplace=ekens_forskola)
    lay_aside(carving_key=carving.key, actor=asta)
    assert refused(lambda: lay_aside(carving_key=carving.key, actor=asta)) == "carving_not_open"
    page = get_carving(carving.key, actor=asta)
    assert (page.line.state, page.may_change.code) == (State.DISCARDED, "carving_not_open")
    take_up(carving_key=carving.key, actor=asta)
    assert refused(lambda: take_up(carving_key=carving.key, actor=malik)) == "missing_right"
    assert get_carving(carving.key, actor=asta).may_change
    assert list_carvings(actor=malik).rows == ()
    with pytest.raises(Carving.DoesNotExist):
        get_carving(carving.key, actor=malik)
