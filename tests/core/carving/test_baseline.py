"""The greedy plan: faultless on whatever it is given, the same every time, and true to what the user has chosen."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.carving.problems import LAX, frozen, params, problem, problems, seeded, task

from talja.core.carving.baseline import baseline
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params
from talja.core.carving.problem import (
    Apart,
    Choice,
    Keep,
    Lock,
    Never,
    Problem,
    Profile,
    Shape,
    Task,
    Together,
    Window,
    Workplace,
)

DAY = tuple(task(f"t{number}", 60) for number in range(6))
"""Six hours a day that anybody could do: one position of thirty hours."""


def held_by(choices: tuple[Choice, ...] = (), tasks: tuple[Task, ...] = DAY, rules: Params = LAX) -> dict[str, str]:
    """Return who holds each task in the plan of a problem, having seen that the plan is faultless."""
    made = problem(*tasks, choices=choices)
    plan = baseline(made, rules)
    assert faults(made, rules, plan) == ()
    return {key: position.key for key, position in plan.holders.items()}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(), params())
def test_the_plan_is_faultless_and_worth_something(made: Problem, rules: Params) -> None:
    plan = baseline(made, rules)
    assert faults(made, rules, plan) == ()
    assert score(made, rules, plan).total >= 0
    assert baseline(made, rules) == plan


def test_a_days_work_becomes_one_position() -> None:
    assert held_by(rules=Params()) == {f"t{number}": "p0001" for number in range(6)}


def test_nothing_becomes_nothing() -> None:
    assert held_by(tasks=()) == {}
    assert baseline(problem(*DAY, workplaces=(), profiles=()), LAX).positions == ()
    assert baseline(problem(*DAY, profiles=()), LAX).positions == ()


def test_two_weeks_of_work_become_two_positions_when_there_is_room() -> None:
    tasks = tuple(task(f"t{number:02}", 60, windows=_days(6, 22)) for number in range(16))
    one, *_ = room = (Workplace("ward", 1), Workplace("ward", 2))
    plans = [baseline(problem(*tasks, workplaces=(at,)), Params()) for at in room]
    assert [len(plan.positions) for plan in plans] == [1, 2]
    assert len(baseline(problem(*tasks), replace(Params(), most_positions=1)).positions) == one.room
    assert len(baseline(problem(*tasks, profiles=(Profile("few", people=1),)), Params()).positions) == 1


def _days(earliest: int, latest: int) -> tuple[Window, ...]:
    return tuple(Window(day, earliest * 60, latest * 60) for day in range(5))


def test_a_place_nearby_shares_a_position() -> None:
    here, there = DAY[:3], tuple(task(f"s{number}", 60, workplace="school") for number in range(3))
    alone = problem(*here, *there, journeys=())
    near = problem(*here, *there)
    assert baseline(alone, Params()).positions == ()
    (position,) = baseline(near, Params()).positions
    assert len(position.tasks) == 6
    assert baseline(near, Params(most_sites=1)).positions == ()


def test_what_is_to_be_left_is_left() -> None:
    held = held_by((Keep("t0"), Together(("t1", "t2")), Apart(("t3", "t4")), Never("p0001", "t5")))
    assert "t0" not in held
    assert held["t1"] == held["t2"]
    assert held.get("t3") != held.get("t4")
    assert "t5" not in held or held["t5"] != "p0001"


def test_what_stays_takes_what_is_to_be_together_with_it() -> None:
    stays = (replace(DAY[0], stays="licence"), *DAY[1:])
    assert held_by((Together(("t0", "t1")), Together(("t1", "t2"))), stays).keys() == {"t3", "t4", "t5"}
    assert "t1" not in held_by((Together(("t1", "unheard of")),))
    assert "t1" not in held_by((Together(("t1", "t2")), Apart(("t1", "t2"))))
    assert len(held_by((Together(()),))) == 6


def test_together_is_all_or_nothing() -> None:
    short = (*DAY, task("far", workplace="depot"))
    assert {"t0", "far"}.isdisjoint(held_by((Together(("t0", "far")),), short))


def test_a_shape_is_filled_with_what_is_locked_to_it() -> None:
    held = held_by((*frozen("mine", "ward", "able", "t3"), Together(("t3", "t4"))))
    assert held["t3"] == held["t4"] == "mine"
    plan = baseline(problem(*DAY, choices=frozen("mine", "ward", "able")), LAX)
    assert plan.positions[0].profile == "able"


def test_a_lock_with_starts_is_kept_to_the_minute() -> None:
    lock = Lock("mine", "t3", ((0, 600), (1, 615)))
    made = problem(*DAY, choices=(Shape("mine", "ward", "able"), lock))
    plan = baseline(made, LAX)
    assert faults(made, LAX, plan) == ()
    assert {(held.day, held.start) for held in plan.holders["t3"].held if held.task == "t3"} >= set(lock.starts)


def test_a_frozen_position_stays_as_it_is() -> None:
    tasks = (task("a", 120, windows=_days(7, 9)), task("b", 120, windows=_days(10, 13)))
    starts = {"a": tuple((day, 420) for day in range(5)), "b": tuple((day, 600) for day in range(5))}
    locks = tuple(Lock("mine", key, at) for key, at in starts.items())
    made = problem(*tasks, choices=(Shape("mine", "ward", "able"), *locks))
    (position,) = baseline(made, LAX).positions
    assert {key: tuple((held.day, held.start) for held in position.held if held.task == key) for key in "ab"} == starts


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        pytest.param((Shape("mine", "ward", "unheard of"),), {"shape_missing"}, id="nobody"),
        pytest.param(frozen("mine", "nowhere", "able", "t0"), {"shape_missing", "lock_broken"}, id="nowhere"),
        pytest.param((*frozen("mine", "depot", "able"), *map(Keep, "t0")), {"shape_missing"}, id="nothing there"),
        pytest.param((*frozen("mine", "ward", "able", "t0"), Keep("t0")), {"shape_missing", "lock_broken"}, id="kept"),
        pytest.param(
            (*frozen("mine", "ward", "able", "t0", "t1"), Apart(("t0", "t1"))),
            {"shape_missing", "lock_broken"},
            id="locked together and kept apart",
        ),
        pytest.param(
            (Shape("mine", "ward", "able"), Lock("mine", "t0", ((6, 600),))),
            {"shape_missing", "lock_broken"},
            id="on a day it cannot be done",
        ),
        pytest.param((Lock("nobody", "t0"),), {"lock_broken"}, id="lock without a shape"),
    ],
)
def test_a_shape_that_cannot_be_filled_is_missing(choices: tuple[Choice, ...], codes: set[str]) -> None:
    made = problem(*DAY, choices=choices)
    assert {fault.code for fault in faults(made, LAX, baseline(made, LAX))} == codes


def test_a_key_that_a_choice_names_is_nobody_elses() -> None:
    assert set(held_by((Never("p0001", "t0"), Never("p0002", "t0"))).values()) == {"p0003"}


def test_a_large_plan_is_faultless() -> None:
    made = seeded(1, places=24, tasks=600)
    plan = baseline(made, Params())
    assert faults(made, Params(), plan) == ()
    assert len(plan.positions) > 10
