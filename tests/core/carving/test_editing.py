"""A plan changed by hand: judged anew only where it changed, to the same answer as all of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.carving.problems import LAX, params, problem, problems, seeded, task

from talja.core.carving.baseline import baseline
from talja.core.carving.editing import Edited, judged, move
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Problem, Shape

SIX = tuple(task(f"t{number}") for number in range(6))
PROBLEM = problem(*SIX, task("far", workplace="depot", days=(0,)), task("long", 480))
PLAN = baseline(PROBLEM, LAX)
(ONE,) = PLAN.positions


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(), params(), st.data())
def test_what_changed_is_judged_as_all_of_it_is(made: Problem, rules: Params, data: st.DataObject) -> None:
    edited = judged(made, rules, baseline(made, rules))
    for _ in range(3 if made.tasks else 0):
        to = data.draw(st.sampled_from([None, *(position.key for position in edited.plan.positions)]))
        key = data.draw(st.sampled_from([one.key for one in made.tasks]))
        starts = data.draw(st.sampled_from([None, ((0, 480), (3, 600))]))
        edited = move(made, rules, edited.plan, key, to, starts, before=edited)
        assert edited.faults == faults(made, rules, edited.plan)
        assert edited.score == score(made, rules, edited.plan)
        assert (edited.plan.holders.get(key) or edited).__class__ is (Edited if to is None else Position)


def test_out_and_in_again_is_as_good_as_before() -> None:
    out = move(PROBLEM, LAX, PLAN, "t2", None)
    assert "t2" not in out.plan.holders
    back = move(PROBLEM, LAX, out.plan, "t2", ONE.key, before=out)
    assert back.faults == ()
    assert back.score.total == score(PROBLEM, LAX, PLAN).total


def test_starts_of_ones_own_are_kept_and_judged() -> None:
    starts = tuple((day, 960) for day in range(5))
    edited = move(PROBLEM, LAX, PLAN, "t0", ONE.key, starts)
    assert {(held.day, held.start) for held in edited.plan.positions[0].held if held.task == "t0"} == set(starts)
    assert {fault.code for fault in edited.faults} == {"gap_too_long", "no_break"}


def test_what_cannot_be_there_is_put_there_and_judged() -> None:
    assert "too_far" in {fault.code for fault in move(PROBLEM, LAX, PLAN, "far", ONE.key).faults}
    assert move(PROBLEM, LAX, PLAN, "long", ONE.key).faults != ()


def test_a_position_left_with_nothing_goes_unless_decided_on() -> None:
    plan = plan_of([Position("one", "ward", "able", tuple(Held(day, 480, "t0") for day in range(5)))])
    assert move(PROBLEM, LAX, plan, "t0", None).plan == Plan()
    decided = problem(*PROBLEM.tasks, choices=(Shape("one", "ward", "able"),))
    assert [fault.code for fault in move(decided, LAX, plan, "t0", None).faults] == ["empty_position"]


@pytest.mark.parametrize(("key", "to"), [("what", None), ("t0", "nobody")])
def test_what_is_not_there_cannot_be_moved(key: str, to: str | None) -> None:
    with pytest.raises(LookupError):
        move(PROBLEM, LAX, PLAN, key, to)


def test_an_edit_with_the_judgement_before_is_judged_as_one_without() -> None:
    made = seeded(1, places=24, tasks=600)
    before = judged(made, Params(), baseline(made, Params()))
    one, *_, last = before.plan.positions
    quick, plain = (move(made, Params(), before.plan, min(one.tasks), last.key, before=it) for it in (before, None))
    assert quick == plain
    assert quick.plan != before.plan
