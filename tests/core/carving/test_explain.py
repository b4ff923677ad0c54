"""Every task has its reason, and each reason is true."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.carving.problems import LAX, params, problem, problems, task

from talja.core.carving.baseline import baseline
from talja.core.carving.editing import move
from talja.core.carving.explain import Memo, Reason, reasons
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params, Weights
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Apart, Choice, Keep, Never, Problem, Profile, Task, Together

SIX = tuple(task(f"t{number}") for number in range(6))
ONE = Position(
    "one",
    "ward",
    "new",
    tuple(Held(day, at, f"t{number}") for day in range(5) for number, at in enumerate((480, 540, 600, 690, 750, 810))),
)
PLAN = plan_of([ONE])
PARTED = Reason("x", "full", data={"rule": "parted", "count": 1, "tried": 1})


def why(other: Task, *more: Task, choices: tuple[Choice, ...] = (), rules: Params = LAX, **changes: object) -> Reason:
    """Return the reason for a task beside a position of six."""
    made = problem(*SIX, *more, other, choices=choices, **changes)
    return reasons(made, rules, PLAN)[-1]


def test_only_what_is_asked_about_is_told() -> None:
    made = problem(*SIX)
    assert reasons(made, LAX, PLAN, about={"t3"}) == tuple(one for one in reasons(made, LAX, PLAN) if one.task == "t3")


def test_what_is_placed_says_what_it_adds() -> None:
    made = problem(*SIX)
    first, *_ = found = reasons(made, LAX, PLAN)
    rest = plan_of([replace(ONE, held=tuple(held for held in ONE.held if held.task != "t0"))])
    assert {(reason.code, reason.position) for reason in found} == {("placed", "one")}
    assert first.data == {"adds": score(made, LAX, PLAN).total - score(made, LAX, rest).total}
    lonely = plan_of([replace(ONE, held=tuple(held for held in ONE.held if held.task == "t0"))])
    assert reasons(made, LAX, lonely)[0].data == {"adds": score(made, LAX, lonely).total}


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        (why(task("x", stays="secrecy")), Reason("x", "stays", data={"why": "secrecy"})),
        (why(task("x"), choices=(Keep("x"),)), Reason("x", "kept")),
        (
            why(task("x"), task("y", stays="law"), choices=(Together(("x", "y")),)),
            Reason("x", "tied", data={"other": "y", "why": "stays"}),
        ),
        (
            why(task("x"), task("y", demands={"lifting": 9}), choices=(Together(("y", "x")),)),
            Reason("x", "tied", data={"other": "y", "why": "no_profile"}),
        ),
        (why(task("x", demands={"lifting": 9})), Reason("x", "no_profile")),
        (
            why(task("x"), profiles=(Profile("new", people=0),)),
            Reason("x", "no_profile"),
        ),
        (why(task("x", days=range(7))), Reason("x", "no_window", data={"rule": "too_many_days"})),
        (why(task("x", 360)), Reason("x", "no_window", data={"rule": "no_break"})),
        (why(task("x", workplace="depot")), Reason("x", "too_far_alone")),
        (
            why(task("x", demands={"lifting": 2})),
            Reason("x", "full", data={"rule": "demands", "count": 1, "tried": 1}),
        ),
        (why(task("x", 270)), Reason("x", "full", data={"rule": "overlap", "count": 1, "tried": 1})),
        (
            why(task("x"), choices=(Apart(("x", "t0")),)),
            Reason("x", "full", data={"rule": "not_apart", "count": 1, "tried": 1}),
        ),
        (
            why(task("x"), choices=(Never("one", "x"), Never("one", "unheard of"))),
            Reason("x", "full", data={"rule": "never", "count": 1, "tried": 1}),
        ),
        (why(task("x")), Reason("x", "fits", "one", {"adds": 160_000})),
        (why(task("x"), choices=(Together(("x", "t0", "gone")),)), PARTED),
        (why(task("x"), choices=(Together(("x", "t0")),)), Reason("x", "fits", "one", {"adds": 160_000})),
        (
            why(task("x"), task("y"), choices=(Together(("x", "y")),)),
            Reason("x", "fits", "one", {"adds": 320_000}),
        ),
        (
            why(task("x", family="laundry"), rules=replace(LAX, weights=Weights(freed=0))),
            Reason("x", "not_worth", "one", {"adds": 0}),
        ),
    ],
    ids=lambda it: it.code,
)  # fmt: skip
def test_what_is_left_says_why(reason: Reason, wanted: Reason) -> None:
    assert reason == wanted


def test_a_position_for_nobody_known_meets_no_demands() -> None:
    made = problem(*SIX, task("x"))
    found = reasons(made, LAX, plan_of([replace(ONE, profile="x")]))[-1]
    assert found.data["rule"] == "demands"


def test_without_positions_all_is_too_far_alone() -> None:
    assert {reason.code for reason in reasons(problem(*SIX), LAX, Plan())} == {"too_far_alone"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(), params())
def test_every_task_has_a_reason_that_agrees_with_the_plan(made: Problem, rules: Params) -> None:
    plan = baseline(made, rules)
    assert faults(made, rules, plan) == ()
    found = reasons(made, rules, plan)
    assert [reason.task for reason in found] == [one.key for one in made.tasks]
    assert {reason.task for reason in found if reason.code == "placed"} == plan.holders.keys()


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(made=problems(), rules=params())
def test_what_was_tried_before_an_edit_is_as_good_as_tried_anew(made: Problem, rules: Params) -> None:
    plan, memo = baseline(made, rules), Memo()
    assert reasons(made, rules, plan, memo=memo) == reasons(made, rules, plan)
    for position in plan.positions:
        after = move(made, rules, plan, min(position.tasks), None).plan
        assert reasons(made, rules, after, memo=memo) == reasons(made, rules, after)
    tried = len(memo)
    reasons(made, rules, plan, memo=memo)
    assert len(memo) == tried
    memo.clear()
    assert len(memo) == 0
