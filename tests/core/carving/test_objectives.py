"""What a plan is worth, added up by hand."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from tests.core.carving.problems import params, problem, problems, task

from talja.core.carving.baseline import baseline
from talja.core.carving.days import DayShape, day_shape
from talja.core.carving.objectives import PARTS, score
from talja.core.carving.params import Params, Weights
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Occupation, Problem, Profile, Workplace

AIDE = Occupation("aide", 30_000)
TASKS = (
    task("a", 60),
    task("b", 90, family="laundry", demands={"lifting": 1}),
    task("c", 30, family="supplies", workplace="school"),
    task("d", 60, weeks=26),
)
WEEK = tuple(
    held for day in range(5) for held in (Held(day, 480, "a"), Held(day, 555, "b"), Held(day, 690, "c"))
)  # waits a quarter at nine, breaks half an hour at a quarter to eleven, and travels a quarter
PROBLEM = problem(*TASKS, occupations=(AIDE,))
PLAN = plan_of([Position("one", "ward", "able", WEEK)])


def test_the_shape_of_a_day() -> None:
    shape = day_shape(PROBLEM, Params(), WEEK[:3])
    assert shape == DayShape(480, 720, 210, 15, 15, 645, 30, 180)
    assert shape.longest_stretch == 165
    without = day_shape(PROBLEM, Params(least_break=45), WEEK[:3])
    assert without == DayShape(480, 720, 240, 15, 45, None, 0, 180)
    assert without.longest_stretch == 240


def test_each_part_by_hand() -> None:
    weights = Weights(fit=1_000, fit_most=3)
    found = score(PROBLEM, Params(weights=weights), PLAN)
    assert found.freed == 5 * 180 * 30_000 // 60
    assert found.position == -80_000
    assert found.fit == 3 * 1_000  # any number of the able; the new cannot lift
    assert found.travel == 5 * 15 * -300
    assert found.waiting == 5 * 15 * -200
    assert found.site == -10_000
    assert found.family == -2_000
    assert found.cost == 0
    assert found.total == sum(getattr(found, part) for part in PARTS)
    assert (found.positions, found.tasks, found.freed_minutes, found.task_minutes) == (1, 3, 900, 900)
    assert (found.paid_minutes, found.travel_minutes, found.waiting_minutes) == (1050, 75, 75)
    assert found.people_who_could == 0  # nobody knows how many the able are


def test_what_it_costs_and_who_could() -> None:
    some = (Profile("some", {"lifting": 2}, people=2, hour_cost=6_000), Profile("new", people=4))
    priced = replace(PROBLEM, profiles=some)
    found = score(priced, Params(), plan_of([replace(PLAN.positions[0], profile="some")]))
    assert found.cost == -1050 * 6_000 // 60
    assert found.fit == 2 * 2_000
    assert found.people_who_could == 2
    light = plan_of([Position("light", "ward", "new", (Held(0, 480, "a"),)), *PLAN.positions])
    assert score(priced, Params(), light).people_who_could == 6
    assert score(priced, Params(weights=Weights(freed=50, cost=0)), PLAN).freed == 5 * 180 * 15_000 // 60


def test_half_a_year_is_worth_half() -> None:
    one = plan_of([Position("one", "ward", "able", tuple(Held(day, 480, "d") for day in range(5)))])
    found = score(PROBLEM, Params(), one)
    assert found.freed == 75_000
    assert (found.freed_minutes, found.task_minutes) == (150, 300)


def test_shortage_raises_the_value() -> None:
    short = replace(PROBLEM, occupations=(replace(AIDE, shortage=150),))
    assert score(short, Params(), PLAN).freed == 1.5 * score(PROBLEM, Params(), PLAN).freed


def test_what_is_unknown_is_worth_nothing() -> None:
    assert score(PROBLEM, Params(), Plan()).total == 0
    strange = plan_of([Position("one", "nowhere", "nobody", (Held(0, 480, "what"),))])
    found = score(PROBLEM, Params(), strange)
    assert (found.freed, found.paid_minutes, found.cost) == (0, 0, 0)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(), params())
def test_paid_time_is_tasks_travel_and_waiting(made: Problem, rules: Params) -> None:
    found = score(made, rules, baseline(made, rules))
    assert found.paid_minutes == found.task_minutes + found.travel_minutes + found.waiting_minutes
    assert found.freed_minutes <= found.task_minutes


def test_the_problem_finds_its_own() -> None:
    assert PROBLEM.workplace_by_key["ward"] == Workplace("ward", 2)
    assert PLAN.left(task.key for task in TASKS) == ("d",)
    assert list(PLAN.positions[0].by_day) == [0, 1, 2, 3, 4]
    assert PLAN.positions[0].by_day[0] == WEEK[:3]
