"""The pieces of the search at their limits: full days, too many positions or units, what cannot be taken out."""

from dataclasses import replace

import pytest
from tests.core.carving.problems import LAX, problem, task

from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Choice, Journey, Lock, Never, Problem, Shape, Task, Window, Workplace
from talja.core.carving.search.annealing import begin, run
from talja.core.carving.search.building import Numbers, numbers_of
from talja.core.carving.search.inserting import NEVER, gain, insert, remove
from talja.core.carving.search.listing import is_open, make, unused
from talja.core.carving.search.loading import plan_in, state_of
from talja.core.carving.search.recreating import clear_away
from talja.core.carving.search.ruining import free_unit, gather, look_around
from talja.core.carving.search.world import (
    ALIVE,
    HOME,
    LOCKED,
    LUCK,
    LUCK2,
    N_ABSENT,
    N_FREED,
    N_NEARBY,
    N_TOUCHED,
    World,
    empty_state,
    new_desk,
)

WARD, SCHOOL, HILL = range(3)


def roomy(*tasks: Task) -> Problem:
    """Return a problem of three places with room for many: the hill is near the school, and far from the ward."""
    places = tuple(Workplace(place, 30) for place in ("ward", "school", "hill"))
    return problem(*tasks, workplaces=places, journeys=(Journey("ward", "school", 15), Journey("school", "hill", 20)))


def numbers(made: Problem, params: Params = LAX, *names: str) -> Numbers:
    return numbers_of(made, params, names)


def world_of(made: Problem, params: Params = LAX) -> World:
    return numbers(made, params).world


def searched(asked: Numbers, plan: Plan, steps: int) -> Plan:
    """Return the best plan after so many steps from the plan, none of which may lose anything."""
    state, desk = state_of(asked, plan, 0)
    kept, best = (empty_state(asked.world, *(state.task.shape[i] for i in (0, 2))) for _ in range(2))
    begin(state, best, desk)
    run(asked.world, state, kept, best, desk, steps, 0.0)
    return plan_in(asked, best)


def test_a_full_day_takes_no_more() -> None:
    world = world_of(problem(*(task(key, days=(0,)) for key in "abc")))
    state = empty_state(world, positions=1, places=2)
    desk = new_desk(state, units=3)
    make(world, state, 0, WARD, 0, True)
    for t in (0, 1):
        assert gain(world, state, desk, 0, t) > NEVER
        insert(world, state, desk, 0, t)
    assert gain(world, state, desk, 0, 2) == NEVER


@pytest.mark.parametrize(
    ("choices", "welcome"),
    [
        pytest.param((), (True, True), id="anywhere"),
        pytest.param((Never("mine", "a"),), (False, True), id="never there"),
        pytest.param((Never("other", "a"), Never("mine", "a")), (False, False), id="never in either"),
        pytest.param((Lock("mine", "a"),), (True, False), id="locked"),
        pytest.param((Lock("mine", "a"), Never("other", "a")), (True, False), id="locked, never elsewhere"),
        pytest.param((Lock("mine", "a"), Never("mine", "a")), (False, False), id="locked where it may never be"),
    ],
)
def test_a_task_is_taken_where_the_choices_let_it_be(choices: tuple[Choice, ...], welcome: tuple[bool, bool]) -> None:
    shapes = (Shape("mine", "ward", "able"), Shape("other", "ward", "able"))
    made = numbers(problem(task("a"), task("b"), choices=(*shapes, *choices)))
    state, desk = state_of(made, Plan(), 0)
    assert tuple(gain(made.world, state, desk, p, 0) > NEVER for p in (0, 1)) == welcome


def test_what_is_locked_is_counted_in_and_out() -> None:
    made = numbers(problem(task("a"), choices=(Shape("mine", "ward", "able"), Lock("mine", "a"))))
    state, desk = state_of(made, Plan(), 0)
    assert gain(made.world, state, desk, 0, 0) > NEVER
    insert(made.world, state, desk, 0, 0)
    assert state.head[0, LOCKED] == 1
    assert remove(made.world, state, desk, 0, 0)
    assert state.head[0, LOCKED] == 0


def over_the_school() -> tuple[Problem, Params, Plan]:
    """Return a position that goes from the ward over the school to the hill: between those there is no way."""
    tasks = [
        task(key, 120, workplace=place, windows=tuple(Window(day, first, first + 180) for day in range(5)))
        for key, place, first in (("a", "ward", 420), ("b", "school", 600), ("c", "hill", 780))
    ]
    made, params = roomy(*tasks), replace(LAX, most_sites=3)
    held = (Held(day, start, key) for day in range(5) for key, start in (("a", 465), ("b", 600), ("c", 780)))
    return made, params, plan_of([Position("mine", "school", "able", tuple(held))])


def test_what_is_all_locked_is_left_as_it_is() -> None:
    made = problem(task("a", 240), choices=(Shape("mine", "ward", "able"), Lock("mine", "a")))
    plan = plan_of([Position("mine", "ward", "able", tuple(Held(day, 480, "a") for day in range(5)))])
    asked = numbers(made)
    assert searched(asked, plan, steps=20) == plan


def test_what_nobody_holds_is_freed_without_a_change() -> None:
    asked = numbers(problem(task("a")))
    state, desk = state_of(asked, Plan(), 0)
    assert free_unit(asked.world, state, desk, 0)
    assert (desk.number[N_ABSENT], desk.absent[0], state.holder[0]) == (1, 0, -1)


def test_the_way_between_two_tasks_cannot_be_taken_out() -> None:
    made, params, plan = over_the_school()
    assert not faults(made, params, plan)
    asked = numbers(made, params, "mine")
    state, desk = state_of(asked, plan, 0)
    assert not remove(asked.world, state, desk, 0, 1)
    state, desk = state_of(asked, plan, 0)
    assert remove(asked.world, state, desk, 0, 2)
    assert remove(asked.world, state, desk, 0, 1)


def test_a_step_that_ends_in_such_is_undone() -> None:
    made, params, plan = over_the_school()
    asked = numbers(made, params, "mine")
    found = searched(asked, plan, steps=60)
    assert not faults(made, params, found)
    assert score(made, params, found).total >= score(made, params, plan).total


@pytest.mark.parametrize(("most", "positions", "left"), [(1, 2, False), (None, 2, True), (None, 1, False)])
def test_there_are_no_more_positions_than_may_be(most: int | None, positions: int, *, left: bool) -> None:
    world = world_of(problem(task("a")), replace(LAX, most_positions=most))
    state = empty_state(world, positions, places=2)
    assert is_open(world, state, WARD, 0)
    make(world, state, unused(state), WARD, 0, True)
    assert is_open(world, state, WARD, 0) == left
    assert unused(state) == (1 if positions > 1 else -1)


def test_the_sixteen_nearest_positions_are_looked_at() -> None:
    world = world_of(roomy(task("a"), task("b", workplace="school")))
    state = empty_state(world, positions=24, places=2)
    for p in range(24):
        make(world, state, p, SCHOOL if p % 2 else WARD, 0, True)
    desk = new_desk(state, units=2)
    look_around(world, state, desk, WARD)
    nearby = desk.nearby[: desk.number[N_NEARBY]]
    assert len(set(nearby)) == 16
    assert sum(state.head[p, HOME] == WARD for p in nearby) == 12


def test_no_more_than_48_units_are_gathered_beside_those_that_were_freed() -> None:
    world = world_of(problem(*(task(f"t{number}") for number in range(100))))
    state = empty_state(world, positions=1, places=2)
    state.total[LUCK] = state.total[LUCK2] = 1
    desk = new_desk(state, units=100)
    desk.absent[:2] = (98, 99)
    desk.number[N_ABSENT] = desk.number[N_FREED] = 2
    gather(world, state, desk, WARD)
    gathered = desk.absent[: desk.number[N_ABSENT]]
    assert len(set(gathered)) == len(gathered) == 50


def test_what_is_worth_nothing_is_given_up_unless_it_must_be_there() -> None:
    made = numbers(problem(task("a"), choices=(Shape("mine", "ward", "able"),)))
    state, desk = state_of(made, Plan(), 0)
    make(made.world, state, 1, WARD, 0, True)
    desk.touched[:2], desk.number[N_TOUCHED] = (0, 1), 2
    clear_away(state, desk)
    assert (state.head[0, ALIVE], state.head[1, ALIVE]) == (1, 0)
