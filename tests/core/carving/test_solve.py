"""That solve() finds faultless plans, never worse than what it begins with, and the same ones each time."""

from dataclasses import replace

import pytest
from benchmarks.carvings import problem as life_like
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.carving.problems import LAX, problem, problems, task

from talja.core.carving.baseline import baseline
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Apart, Keep, Lock, Never, Problem, Shape, Together
from talja.core.carving.solve import Progress, solve, usable

RULES = Params()
ABSENT = {"shape_missing", "lock_broken"}


@pytest.fixture(scope="module")
def small() -> Problem:
    return life_like(seed=1, tasks=40)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(most_tasks=5), st.integers(0, 3))
def test_the_judge_finds_no_fault_and_it_is_never_worse_than_greedy(drawn: Problem, seed: int) -> None:
    greedy = baseline(drawn, LAX)
    result = solve(drawn, LAX, seed=seed, rounds=1, start=greedy)
    found = {fault.code for fault in faults(drawn, LAX, result.plan)}
    assert found <= ABSENT
    if not faults(drawn, LAX, greedy):
        assert not found
        assert result.score.total >= score(drawn, LAX, greedy).total


def test_it_betters_the_greedy_plan_without_a_fault(small: Problem) -> None:
    result = solve(small, RULES, rounds=2)
    assert not faults(small, RULES, result.plan)
    assert result.score.total > score(small, RULES, baseline(small, RULES)).total
    assert result.score == score(small, RULES, result.plan)
    assert result.history[-1][1] == pytest.approx(result.score.total, abs=len(result.plan.positions))


def test_the_same_seed_gives_the_same_plan_and_a_longer_run_is_never_worse(small: Problem) -> None:
    runs = [solve(small, RULES, seed=7, rounds=rounds) for rounds in (1, 2, 2)]
    assert runs[1] == runs[2]
    assert runs[0].score.total <= runs[1].score.total
    assert runs[0].history == runs[1].history[: len(runs[0].history)]


def test_it_stops_when_told_and_keeps_the_best(small: Problem) -> None:
    asked: list[Progress] = []

    def going_on(progress: Progress) -> bool:
        asked.append(progress)
        return len(asked) < 2

    result = solve(small, RULES, rounds=50, going_on=going_on)
    assert [(progress.round, progress.rounds) for progress in asked] == [(1, 50), (2, 50)]
    assert result.score.total >= asked[-1].total
    assert not faults(small, RULES, result.plan)


def test_nothing_to_carve_is_an_empty_plan() -> None:
    for nothing in (problem(), problem(task("a", stays="law")), replace(problem(task("a")), profiles=())):
        assert solve(nothing, LAX, rounds=2).plan == Plan()


def locked(*choices: Together | Apart | Keep | Lock | Never | Shape) -> Problem:
    tasks = [task(key, minutes=60) for key in "abcdefgh"]
    return problem(*tasks, choices=(Shape("mine", "ward", "new"), *choices))


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param(Lock("mine", "a", ((0, 600), (1, 660))), id="locked in time"),
        pytest.param(Lock("mine", "a"), id="locked"),
        pytest.param(Together(("a", "b", "c")), id="together"),
        pytest.param(Apart(("a", "b", "c")), id="apart"),
        pytest.param(Keep("a"), id="kept"),
        pytest.param(Never("mine", "a"), id="never"),
    ],
)
def test_each_choice_is_respected(choice: Lock) -> None:
    asked = locked(choice)
    for start in (None, Plan()):
        plan = solve(asked, LAX, rounds=2, start=start).plan
        assert not faults(asked, LAX, plan)
        assert "mine" in {position.key for position in plan.positions}


def test_a_shape_that_cannot_be_is_missing_and_the_rest_is_faultless() -> None:
    asked = locked(Shape("far", "depot", "new"))
    plan = solve(asked, LAX, rounds=2).plan
    assert [fault.code for fault in faults(asked, LAX, plan)] == ["shape_missing"]
    assert plan.positions


def test_what_is_wrong_with_the_start_is_left_out() -> None:
    asked = locked(Lock("mine", "a"))
    good = solve(asked, LAX, rounds=2).plan
    taken = Position("other", "ward", "able", tuple(Held(day, 600, "a") for day in range(5)))
    short = Position("short", "ward", "able", (Held(0, 600, "b"),))
    twice = replace(good.positions[0], key="twice")
    without = replace(good.positions[0], held=tuple(it for it in good.positions[0].held if it.task != "a"))
    assert usable(asked, LAX, good) == good
    assert usable(asked, LAX, plan_of([*good.positions, taken, short, twice])) == good
    assert usable(asked, LAX, plan_of([without])) == Plan()
