"""The quick arithmetic that fits tasks in is the judge's."""

from hypothesis import HealthCheck, given, settings
from tests.core.carving.problems import LAX, params, problem, problems, task

from talja.core.carving.baseline import baseline
from talja.core.carving.draft import Draft
from talja.core.carving.fitting import Block, Fitter
from talja.core.carving.judge import faults_of_position
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Position
from talja.core.carving.problem import Problem
from talja.core.carving.week import Week

SOME = problem(task("a"), task("b"), task("far", workplace="depot"), task("near", workplace="school"))
FITTER = Fitter(SOME, Params())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(with_choices=False), params())
def test_a_day_measures_what_the_judge_measures(made: Problem, rules: Params) -> None:
    plan = baseline(made, rules)
    fitter = Fitter(made, rules)
    for position in plan.positions:
        week = Week(made, rules, position)
        for day, blocks in fitter.days_of(position.held).items():
            measure, shape = fitter.measure(blocks), week.shapes[day]
            assert measure is not None
            assert (measure.paid, measure.waste, measure.travel) == (
                shape.paid,
                shape.travel + shape.waiting,
                shape.travel,
            )
            assert measure.excess == 0
        assert fitter.rest_lacking(fitter.days_of(position.held)) == 0


def test_what_cannot_follow_has_no_measure() -> None:
    a, far = Block(480, 540, "ward", "a"), Block(600, 660, "depot", "far")
    assert FITTER.measure([a, far]) is None
    assert FITTER.measure([a, Block(500, 560, "ward", "b")]) is None
    assert FITTER.measure([a, Block(550, 610, "school", "near")]) is None


def test_excess_and_shortness() -> None:
    a, late = Block(480, 540, "ward", "a"), Block(660, 720, "ward", "b")
    measure = FITTER.measure([a, late])
    assert measure is not None
    assert (measure.excess, measure.short) == (60, 60)


def test_starts_touch_what_is_held_or_leave_a_break() -> None:
    near, window = SOME.task_by_key["near"], SOME.task_by_key["near"].windows[0]
    blocks = [Block(600, 660, "ward", "a")]
    assert FITTER.near_starts(near, window, blocks) == [465, 495, 525, 675, 705, 735]
    assert FITTER.near_starts(near, window, []) == [420]
    full = [Block(420, 720, "ward", "a"), Block(735, 1020, "ward", "b")]
    assert FITTER.near_starts(near, window, full) == []
    assert list(FITTER.all_starts(near, window, []))[-1] == 960


def test_the_best_day_wastes_least() -> None:
    held = [Held(0, 480, "a"), Held(1, 480, "a")]
    fits = FITTER.fits(SOME.task_by_key["b"], FITTER.days_of([*held, Held(0, 0, "unknown")]), FITTER.all_starts)
    assert [(fit.day, fit.start, fit.waste) for fit in fits[:2]] == [(0, 420, 0), (1, 420, 0)]
    far = SOME.task_by_key["far"]
    assert FITTER.fit(far, far.windows[0], [Block(480, 540, "ward", "a")], [600]) is None
    assert FITTER.fit(far, far.windows[0], [], []) is None


def test_rest_between_days_and_in_the_week() -> None:
    assert FITTER.rest_lacking({}) == 0
    late, early = Block(1200, 1440, "ward", "a"), Block(0, 240, "ward", "b")
    assert FITTER.rest_lacking({6: [late], 0: [early]}) == 660
    assert FITTER.rest_lacking({day: [Block(480, 960, "ward", "a")] for day in range(7)}) == 2160 - 960


def test_a_draft_takes_all_of_what_is_together_or_none() -> None:
    (able, *_), tasks = SOME.profiles, SOME.task_by_key
    draft = Draft(Fitter(SOME, LAX), "one", "ward", able)
    assert draft.add([tasks["a"], tasks["b"]], draft.fitter.near_starts)
    assert not draft.add([tasks["near"], tasks["far"]], draft.fitter.near_starts)
    assert draft.tasks.keys() == {"a", "b"}
    assert {held.task for held in draft.position.held} == {"a", "b"}
    assert faults_of_position(SOME, LAX, draft.position) == ()
    assert isinstance(draft.position, Position)
