"""What makes no sense in a problem, in the choices and in the rules: each once, told by its code."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.carving.problems import frozen, params, problem, problems, task

from talja.core.carving.checking import faults_of_problem
from talja.core.carving.params import Params
from talja.core.carving.problem import (
    Apart,
    Choice,
    Journey,
    Keep,
    Lock,
    Never,
    Occupation,
    Problem,
    Profile,
    Shape,
    Task,
    Together,
    Window,
    Workplace,
)

A, B = task("a"), task("b", demands={"lifting": 1})
RULES = Params()


def codes(made: Problem, rules: Params = RULES) -> list[str]:
    return [fault.code for fault in faults_of_problem(made, rules)]


def test_a_sound_problem_has_no_faults() -> None:
    decided = (*frozen("one", "ward", "able", "a"), Lock("one", "b", ((0, 480),)))
    wished = (Together(("a", "b")), Never("two", "a"), Keep("c"), Apart(("a", "c")))
    assert codes(problem(A, B, task("c"), choices=(*decided, *wished))) == []
    assert codes(Problem((), (), (), ())) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(with_choices=False), params())
def test_random_problems_are_sound(made: Problem, rules: Params) -> None:
    assert faults_of_problem(made, replace(rules, most_week=2400, longest_gap=60)) == ()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(A, key=" "), "key_empty"),
        (replace(A, workplace="moon"), "unknown_workplace"),
        (replace(A, occupation="king"), "unknown_occupation"),
        (replace(A, minutes=0), "minutes_impossible"),
        (replace(A, minutes=-15), "minutes_impossible"),
        (replace(A, minutes=50), "minutes_off_grid"),
        (replace(A, times=0), "times_impossible"),
        (replace(A, times=6), "times_impossible"),
        (replace(A, windows=()), "times_impossible"),
        (replace(A, weeks=0), "weeks_impossible"),
        (replace(A, weeks=53), "weeks_impossible"),
        (replace(A, demands={"lifting": -1}), "level_impossible"),
        (replace(A, times=1, windows=(Window(7, 480, 600),)), "window_impossible"),
        (replace(A, times=1, windows=(Window(0, 480, 30 * 60),)), "window_impossible"),
        (replace(A, times=1, windows=(Window(0, -15, 600),)), "window_impossible"),
        (replace(A, times=1, windows=(Window(0, 600, 480),)), "window_impossible"),
        (replace(A, times=1, windows=(Window(0, 480, 500),)), "window_too_short"),
        (replace(A, times=1, windows=(Window(0, 480, 600), Window(0, 700, 800))), "window_twice"),
    ],
)
def test_a_task_that_makes_no_sense(wrong: Task, code: str) -> None:
    assert codes(problem(wrong)) == [code]


def test_a_day_of_thirty_hours_is_told() -> None:
    assert codes(problem(task("a", 30 * 60, days=(0,)))) == ["minutes_impossible", "window_too_short"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"occupations": (Occupation("aide", -1),)}, "number_impossible"),
        ({"occupations": (Occupation("aide", 1, -1),)}, "number_impossible"),
        ({"occupations": (Occupation("aide", 1), Occupation("aide", 2))}, "key_twice"),
        ({"workplaces": (Workplace("ward", -1),), "journeys": ()}, "number_impossible"),
        ({"profiles": (Profile("some", people=-1),)}, "number_impossible"),
        ({"profiles": (Profile("some", {"lifting": -1}),)}, "level_impossible"),
        ({"profiles": (Profile("some", least_week=1500, most_week=1200),)}, "least_above_most"),
        ({"profiles": (Profile("some", most_week=600),)}, "least_above_most"),
        ({"profiles": (Profile("some", most_week=2401),)}, "unlawful"),
        ({"journeys": (Journey("ward", "moon", 5),)}, "unknown_workplace"),
        ({"journeys": (Journey("ward", "ward", 5),)}, "journey_impossible"),
        ({"journeys": (Journey("ward", "school", -5),)}, "journey_impossible"),
        ({"journeys": (Journey("ward", "school", 5), Journey("school", "ward", 6))}, "journey_twice"),
        ({"journeys": (Journey("ward", "school", 5), Journey("school", "ward", 5))}, ""),
    ],
)
def test_what_stands_around_the_tasks(changes: dict[str, object], code: str) -> None:
    assert codes(problem(A, **changes)) == ([code] if code else [])  # type: ignore[arg-type]  # by name


SHAPE, TWO = Shape("one", "ward", "able"), Shape("two", "ward", "able")


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ((Keep("x"),), "unknown_task"),
        ((Apart(("a", "x")),), "unknown_task"),
        ((Shape("one", "moon", "able"),), "unknown_workplace"),
        ((Shape("one", "ward", "king"),), "unknown_profile"),
        ((SHAPE, SHAPE), "shape_twice"),
        ((Lock("one", "a"),), "lock_without_shape"),
        ((Shape("one", "hill", "able"), Shape("two", "hill", "able")), "no_room"),
        ((SHAPE, Shape("two", "school", "able"), Lock("one", "a"), Lock("two", "a")), "lock_twice"),
        ((SHAPE, Lock("one", "a"), Keep("a")), "lock_and_keep"),
        ((SHAPE, Lock("one", "a"), Never("one", "a")), "lock_and_never"),
        ((SHAPE, Lock("one", "secret")), "lock_of_what_stays"),
        ((Shape("one", "ward", "new"), Lock("one", "b")), "lock_beyond_profile"),
        ((SHAPE, Lock("one", "a", ((0, 480), (0, 600)))), "lock_too_often"),
        ((SHAPE, Lock("one", "a", tuple((day, 480) for day in (0, 1, 2, 3, 4, 4)))), "lock_too_often"),
        ((SHAPE, Lock("one", "a", ((6, 480),))), "lock_outside_window"),
        ((SHAPE, Lock("one", "a", ((0, 975),))), "lock_outside_window"),
        ((SHAPE, Lock("one", "a", ((0, 481),))), "lock_outside_window"),
        ((Together(("a", "b")), Apart(("b", "a"))), "together_and_apart"),
        ((SHAPE, TWO, Lock("one", "a"), Lock("two", "b"), Together(("a", "b"))), "together_locked_apart"),
        ((SHAPE, Lock("one", "a"), Together(("a", "b")), Keep("b")), "together_and_keep"),
        ((SHAPE, Lock("one", "a"), Lock("one", "b"), Apart(("a", "b"))), "apart_locked_together"),
    ],
)  # fmt: skip
def test_choices_that_contradict(choices: tuple[Choice, ...], code: str) -> None:
    assert codes(problem(A, B, task("secret", stays="secrecy"), choices=choices)) == [code]


def test_shapes_beyond_people_and_wishes() -> None:
    shapes = (Shape("one", "ward", "few"), Shape("two", "school", "few"))
    made = problem(A, profiles=(Profile("few", people=1),), choices=shapes)
    assert codes(made, Params(most_positions=1)) == ["too_many_of_profile", "too_many_positions"]


def test_a_lock_on_what_is_not_there_is_told_once() -> None:
    assert codes(problem(A, choices=(SHAPE, Lock("one", "x", ((0, 480),))))) == ["unknown_task"]


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (Params(grid=0), ["out_of_bounds"]),
        (Params(productive=101), ["out_of_bounds"]),
        (Params(most_days=8), ["out_of_bounds"]),
        (Params(most_positions=-1), ["out_of_bounds"]),
        (Params(most_positions=0), []),
        (Params(daily_rest=659), ["unlawful"]),
        (Params(weekly_rest=2159), ["unlawful"]),
        (Params(most_week=2401), ["unlawful"]),
        (Params(longest_stretch=301), ["unlawful"]),
        (Params(daily_rest=720, weekly_rest=2880, most_week=2300, longest_stretch=240), []),
        (Params(least_week=2000, most_week=1900), ["least_above_most"]),
        (Params(least_day=600), ["least_above_most"]),
        (Params(least_break=75), ["least_above_most"]),
    ],
)
def test_rules_that_make_no_sense_or_are_against_the_law(rules: Params, found: list[str]) -> None:
    assert codes(problem(A), rules) == found
    for fault in faults_of_problem(problem(A), rules):
        assert fault.code != "unlawful" or "1982:673" in str(fault.data["source"])
