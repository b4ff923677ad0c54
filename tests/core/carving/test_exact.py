"""That the best plan of a tiny problem is found and proved, and never passes the bound."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.carving.brute_force import best_total
from tests.core.carving.problems import FAMILIES, LAX, problem, problems, task

from talja.core.carving.bound import Bound, bound
from talja.core.carving.exact import exact, is_tiny
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params, Weights
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Apart, Keep, Lock, Never, Problem, Shape, Task, Together, Window
from talja.core.carving.solve import EXACT, PROVING_ROUNDS, solve

COARSE = Params(
    grid=60, least_week=2 * 60, most_week=8 * 60, least_day=60, most_day=5 * 60, longest_stretch=3 * 60, productive=50
)
ROUNDING = 5  # öre: the judge rounds each position, the model all of them at once


@st.composite
def tiny(draw: st.DrawFn) -> Problem:
    tasks = [draw(_tiny_task(key)) for key in "abcd"[: draw(st.integers(1, 4))]]
    return problem(*tasks)


@st.composite
def _tiny_task(draw: st.DrawFn, key: str) -> Task:
    first, span = draw(st.integers(8, 14)), draw(st.integers(0, 2))
    minutes = draw(st.sampled_from((60, 120)))
    days = draw(st.sampled_from(((0,), (0, 1), (0, 2), (1, 5))))
    return task(
        key,
        minutes,
        days,
        windows=tuple(Window(day, first * 60, first * 60 + minutes + span * 60) for day in days),
        times=draw(st.integers(1, len(days))),
        workplace=draw(st.sampled_from(("ward", "ward", "school", "depot"))),
        family=draw(st.sampled_from(FAMILIES[:3])),
        demands=draw(st.sampled_from(({}, {"swedish": 2}, {"lifting": 1}))),
    )


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny())
def test_it_is_what_brute_force_finds(drawn: Problem) -> None:
    found = solve(drawn, COARSE, rounds=PROVING_ROUNDS)
    best = best_total(drawn, COARSE)
    assert not faults(drawn, COARSE, found.plan)
    assert found.score.total == pytest.approx(best, abs=ROUNDING)
    limit = bound(drawn, COARSE)
    assert limit is not None
    assert limit.total >= best


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(most_tasks=4))
def test_the_judge_finds_no_fault_and_no_search_is_better(drawn: Problem) -> None:
    found = exact(drawn, LAX, effort=0.2)
    searched = solve(drawn, LAX, rounds=2)
    limit = bound(drawn, LAX)
    assert limit is not None
    if found:
        assert not faults(drawn, LAX, found.plan)
        assert found.most + ROUNDING >= score(drawn, LAX, found.plan).total
    if not faults(drawn, LAX, searched.plan):
        assert limit.total >= searched.score.total
        assert not found or searched.score.total <= found.most + ROUNDING


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param(Lock("mine", "a", ((0, 600),)), id="lock"),
        pytest.param(Together(("a", "b")), id="together"),
        pytest.param(Apart(("a", "b")), id="apart"),
        pytest.param(Keep("a"), id="keep"),
        pytest.param(Never("mine", "a"), id="never"),
        pytest.param(Never("other", "a"), id="never in what is not there"),
    ],
)
def test_choices_hold(choice: Lock) -> None:
    tasks = (task(key, 60, days=(0, 1)) for key in "abc")
    asked = problem(*tasks, choices=(Shape("mine", "ward", "new"), choice))
    found = solve(asked, COARSE, rounds=PROVING_ROUNDS)
    assert found.bound
    assert (found.bound.proof, found.rounds) == (EXACT, 0)
    assert found.score.total <= found.bound.total
    assert not faults(asked, COARSE, found.plan)


@pytest.mark.parametrize(
    "impossible",
    [
        pytest.param(Lock("mine", "stays"), id="may not be handed over"),
        pytest.param(Lock("mine", "a", ((6, 600),)), id="not on that day"),
    ],
)
def test_what_cannot_be_has_no_plan(impossible: Lock) -> None:
    tasks = (task("a", 90), task("stays", stays="law"))
    asked = problem(*tasks, choices=(Shape("mine", "ward", "new"), impossible))
    assert exact(asked, LAX) is None


@pytest.mark.parametrize("most", [1, 2])
def test_there_are_no_more_positions_than_may_be(most: int) -> None:
    asked = problem(*(task(key, 120, days=(day,)) for day, key in enumerate("ab")))
    found = exact(asked, replace(COARSE, most_positions=most, weights=Weights(position=100_000)))
    assert found
    assert found.is_best
    assert len(found.plan.positions) == most


def test_what_is_tiny() -> None:
    assert not is_tiny(problem(), LAX)
    assert is_tiny(problem(task("a")), LAX)
    assert not is_tiny(problem(*(task(f"t{number}") for number in range(13))), LAX)


def test_without_limits_that_are_known_there_is_no_bound() -> None:
    asked = problem(task("a", 240))
    assert bound(asked, replace(LAX, weights=Weights(waiting=1))) is None
    assert bound(problem(), LAX) == Bound(0, "hours")
    alone = replace(LAX, most_sites=1, most_positions=1)
    limit = bound(asked, alone)
    assert limit is not None
    assert limit.total >= solve(asked, alone, rounds=2).score.total > 0
    assert solve(asked, replace(LAX, least_week=40 * 60), rounds=2).plan == Plan()
