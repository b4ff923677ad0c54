"""Each rule is broken once, on purpose, in a plan without a fault: the judge names that rule, and no other."""

from dataclasses import replace

import pytest
from tests.core.carving.problems import problem, task

from talja.core.carving.judge import Fault, faults
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Apart, Choice, Keep, Lock, Never, Problem, Profile, Shape, Together, Workplace

Case = tuple[Problem, Params, Plan]

SIX = tuple(f"t{number}" for number in range(6))
TASKS = (
    *(task(key, family=family) for key, family in zip(SIX, ("meals", "laundry") * 3, strict=True)),
    task("near", workplace="school"),
    task("hill", workplace="hill"),
    task("far", workplace="depot"),
    task("heavy", demands={"lifting": 2}),
    task("extra", 15),
    task("long", 240),
    task("late", days=(0,), windows=(replace(task("x").windows[0], latest=24 * 60),)),
    task("early", days=(1,), windows=(replace(task("x").windows[1], earliest=0),)),
    task("weekend", 360, days=(5,)),
    task("sunday", 360, days=(6,)),
    task("secret", stays="secrecy"),
)
PROBLEM = problem(*TASKS)


def at(key: str, start: int, days: range | tuple[int, ...] = range(5)) -> list[Held]:
    return [Held(day, start, key) for day in days]


def week(*starts: int, tasks: tuple[str, ...] = SIX) -> list[Held]:
    """Return the tasks at those starts, Monday to Friday."""
    return [held for key, start in zip(tasks, starts, strict=True) for held in at(key, start)]


GOOD = (480, 540, 600, 690, 750, 810)  # eight to half past two, a break at eleven
ONE = Position("one", "ward", "new", tuple(week(*GOOD)))


def plan(*held: Held, home: str = "ward", profile: str = "able") -> Plan:
    return plan_of([Position("one", home, profile, held)])


def case(held: list[Held], rules: Params | None = None, home: str = "ward", profile: str = "able") -> Case:
    return PROBLEM, rules or Params(), plan(*held, home=home, profile=profile)


def codes(judged: Case) -> list[str]:
    return [fault.code for fault in faults(*judged)]


def test_a_good_plan_has_no_fault() -> None:
    assert faults(PROBLEM, Params(), plan_of([ONE])) == ()
    assert faults(PROBLEM, Params(), Plan()) == ()


MOVED = (480, 540, 600, 690, 750)
FIVE = SIX[:5]
UNBROKEN = Params(longest_gap=170, longest_stretch=400)
PLANTED: dict[str, tuple[Case, Fault]] = {
    "unknown task": (case([*ONE.held, Held(0, 900, "what")]), Fault("unknown_task", "one", "what")),
    "unknown workplace": (case([*ONE.held], home="moon"), Fault("unknown_workplace", "one", data={"home": "moon"})),
    "unknown profile": (case([*ONE.held], profile="x"), Fault("unknown_profile", "one", data={"profile": "x"})),
    "home without task": (
        case([*ONE.held], home="school"),
        Fault("home_without_task", "one", data={"home": "school"}),
    ),
    "stays": (case([*ONE.held, *at("secret", 870)]), Fault("stays", "one", "secret", data={"why": "secrecy"})),
    "a time is missing": (
        case([held for held in ONE.held if held != Held(2, 810, "t5")]),
        Fault("task_in_part", "one", "t5", data={"held": 4, "times": 5}),
    ),
    "twice on a day, and once too few": (
        case([*(it for it in ONE.held if it != Held(4, 810, "t5")), Held(0, 870, "t5")]),
        Fault("task_in_part", "one", "t5", data={"held": 5, "times": 5}),
    ),
    "before its window": (
        case(
            [*week(*GOOD[1:], tasks=SIX[1:]), *at("t0", 480, range(1, 5)), Held(0, 405, "t0")],
            UNBROKEN,
        ),
        Fault("outside_window", "one", "t0", 0, {"start": 405}),
    ),
    "after its window": (
        case(
            [*week(*MOVED, tasks=FIVE), *at("t5", 810, range(4)), Held(4, 975, "t5")],
            UNBROKEN,
        ),
        Fault("outside_window", "one", "t5", 4, {"start": 975}),
    ),
    "off the grid": (
        case([*week(*MOVED, tasks=FIVE), *at("t5", 810, range(4)), Held(4, 817, "t5")]),
        Fault("off_grid", "one", "t5", 4, {"start": 817}),
    ),
    "two at once": (
        case([*week(*MOVED, tasks=FIVE), *at("t5", 810, range(4)), Held(4, 795, "t5")]),
        Fault("overlap", "one", "t5", 4, {"before": "t4"}),
    ),
    "a journey too long": (
        case([*ONE.held, *at("near", 885)], Params(longest_journey=10)),
        Fault("journey_too_long", "one", data={"site": "school", "minutes": 15, "most": 10}),
    ),
    "no time to travel": (
        case([*ONE.held, *at("near", 885, range(4)), Held(4, 870, "near")]),
        Fault("no_time_to_travel", "one", "near", 4, {"before": "t5", "minutes": 0, "journey": 15}),
    ),
    "too many sites": (
        case([*ONE.held, *at("near", 885)], Params(most_sites=1)),
        Fault("too_many_sites", "one", data={"count": 2, "most": 1}),
    ),
    "a week too short": (
        case([*ONE.held], Params(least_week=1801)),
        Fault("week_too_short", "one", data={"minutes": 1800, "least": 1801}),
    ),
    "a week too long": (
        case([*ONE.held], Params(most_week=1799)),
        Fault("week_too_long", "one", data={"minutes": 1800, "most": 1799}),
    ),
    "a day too short": (
        case([*ONE.held], Params(least_day=361)),
        Fault("day_too_short", "one", day=0, data={"minutes": 360, "least": 361}),
    ),
    "a day too long": (
        case([*ONE.held], Params(most_day=359)),
        Fault("day_too_long", "one", day=0, data={"minutes": 360, "most": 359}),
    ),
    "too many days": (
        case([*ONE.held, *at("weekend", 480, (5,))], Params(longest_stretch=360)),
        Fault("too_many_days", "one", data={"count": 6, "most": 5}),
    ),
    "a split day": (
        case([*week(480, 540, 600, 735, 795, 855)]),
        Fault("gap_too_long", "one", "t3", 0, {"minutes": 75, "most": 60}),
    ),
    "no break": (
        case([*week(480, 540, 600, 660, 720, 780)]),
        Fault("no_break", "one", day=0, data={"minutes": 360, "most": 300}),
    ),
    "waiting, most of the time": (
        case([*week(480, 565, 650, 765, 850, 935)], Params(grid=5)),
        Fault("unproductive", "one", data={"minutes": 1800, "paid": 2300, "least": 85}),
    ),
    "too many kinds of work": (
        case([*ONE.held], Params(most_families=1)),
        Fault("too_many_families", "one", data={"count": 2, "most": 1}),
    ),
    "too heavy": (
        case([*ONE.held, *at("heavy", 870)], profile="new"),
        Fault("demands", "one", data={"demand": "lifting", "level": 2, "ability": 0}),
    ),
    "too little rest between the days": (
        case(
            [*ONE.held, Held(0, 1380, "late"), Held(1, 0, "early")],
            Params(longest_gap=900, productive=0, most_day=2000, longest_stretch=2000),
        ),
        Fault("daily_rest", "one", day=0, data={"minutes": 0, "least": 660}),
    ),
    "too little rest in the week": (
        case(
            [*ONE.held, *at("weekend", 480, (5,)), *at("sunday", 480, (6,))],
            Params(longest_stretch=360, most_days=7, most_week=3000),
        ),
        Fault("weekly_rest", "one", data={"minutes": 1080, "least": 2160}),
    ),
    "nothing held": (case([]), Fault("empty_position", "one")),
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_planted_fault_is_found(name: str) -> None:
    planted, fault = PLANTED[name]
    found = faults(*planted)
    assert fault in found
    assert {it.code for it in found} == {fault.code}


def test_a_place_without_a_journey_is_too_far() -> None:
    found = faults(*case([*ONE.held, *at("far", 900, (0, 1, 2, 3, 4))]))
    assert {(fault.code, fault.day, *fault.data.items()) for fault in found} == {
        ("too_far", None, ("site", "depot")),
        *(("too_far", day, ("before", "t5")) for day in range(5)),
    }


def test_a_journey_on_the_way_may_be_too_long_though_home_is_near() -> None:
    held = [*at("t0", 480), *at("hill", 585), *at("near", 690)]
    found = faults(*case(held, Params(least_week=60, most_sites=3, productive=0, longest_journey=30), home="school"))
    wanted = {"minutes": 45, "most": 30}
    assert found == tuple(Fault("journey_too_long", "one", "hill", day, wanted) for day in range(5))


def test_hours_of_the_profile_stand_in() -> None:
    some = Profile("some", people=1, least_week=1801, most_week=1799)
    found = faults(problem(*TASKS, profiles=(some,)), Params(), plan(*ONE.held, profile="some"))
    assert [fault.code for fault in found] == ["week_too_short", "week_too_long"]


def test_the_break_is_the_longest_gap_and_the_first_of_equals() -> None:
    first = case(week(480, 570, 630, 720, 780, 840), Params(longest_stretch=330))
    assert codes(first) == []  # a break after an hour, waiting at half past eleven
    assert codes(case(week(480, 570, 630, 720, 780, 840), Params(longest_stretch=330, productive=93))) == [
        "unproductive"
    ]


def test_what_is_past_the_week_is_outside_a_window() -> None:
    found = codes(case([*week(*MOVED, tasks=FIVE), *at("t5", 810, range(4)), Held(9, 810, "t5")]))
    assert "outside_window" in found


def other(key: str, held: list[Held], profile: str = "able") -> Position:
    return Position(key, "ward", profile, tuple(held))


MORE = tuple(f"u{number}" for number in range(6))
DOUBLE = problem(*TASKS, *(task(key) for key in MORE))
SECOND = other("two", week(*GOOD, tasks=MORE))
BOTH = plan_of([ONE, SECOND])


@pytest.mark.parametrize(
    ("made", "rules", "made_plan", "fault"),
    [
        pytest.param(
            DOUBLE,
            Params(),
            plan_of([ONE, replace(SECOND, key="one")]),
            Fault("key_twice", "one", data={"count": 2}),
            id="key",
        ),
        pytest.param(
            DOUBLE,
            Params(),
            plan_of([ONE, other("two", [*SECOND.held, *at("t0", 870)])]),
            Fault("task_twice", "two", "t0", data={"other": "one"}),
            id="task",
        ),
        pytest.param(
            replace(DOUBLE, workplaces=(Workplace("ward", 1), *DOUBLE.workplaces[1:])),
            Params(),
            BOTH,
            Fault("no_room", data={"home": "ward", "count": 2, "most": 1}),
            id="room",
        ),
        pytest.param(
            replace(DOUBLE, profiles=(Profile("able", people=0), *DOUBLE.profiles[1:])),
            Params(),
            BOTH,
            Fault("too_many_of_profile", data={"profile": "able", "count": 1, "most": 0}),
            id="people",
        ),
        pytest.param(
            DOUBLE,
            Params(most_positions=1),
            BOTH,
            Fault("too_many_positions", data={"count": 2, "most": 1}),
            id="positions",
        ),
    ],
)
def test_positions_beside_each_other(made: Problem, rules: Params, made_plan: Plan, fault: Fault) -> None:
    assert faults(DOUBLE, Params(), BOTH) == ()
    assert faults(made, rules, made_plan) == (fault,)


CHOICES: list[tuple[Choice, tuple[Fault, ...]]] = [
    (Together(("t0", "u0")), (Fault("parted", "one", "u0"),)),
    (Together(("extra", "t0", "u0")), (Fault("parted", "one", "extra"), Fault("parted", "one", "u0"))),
    (Together(("t0", "t1")), ()),
    (Together(("extra", "near")), ()),
    (Apart(("t0", "u0", "extra")), ()),
    (Apart(("t0", "u0", "t1")), (Fault("not_apart", "one", "t1", data={"other": "t0"}),)),
    (Apart(("t0", "t0")), ()),
    (Keep("t0"), (Fault("kept", "one", "t0"),)),
    (Keep("extra"), ()),
    (Lock("one", "t0"), ()),
    (Lock("one", "t0", ((0, 480),)), ()),
    (Lock("one", "t0", ((0, 495),)), (Fault("lock_moved", "one", "t0", 0, {"start": 495}),)),
    (Lock("one", "u0"), (Fault("lock_broken", "one", "u0"),)),
    (Lock("one", "extra"), (Fault("lock_broken", "one", "extra"),)),
    (Never("one", "t0"), (Fault("never", "one", "t0"),)),
    (Never("two", "t0"), ()),
    (Shape("one", "ward", "new"), ()),
    (Shape("three", "ward", "new"), (Fault("shape_missing", "three"),)),
    (Shape("one", "school", "new"), (Fault("shape_changed", "one", data={"home": "school", "profile": "new"}),)),
    (Shape("one", "ward", "able"), (Fault("shape_changed", "one", data={"home": "ward", "profile": "able"}),)),
]


@pytest.mark.parametrize(("choice", "wanted"), CHOICES)
def test_choices(choice: Choice, wanted: tuple[Fault, ...]) -> None:
    assert faults(replace(DOUBLE, choices=(choice,)), Params(), BOTH) == wanted


def test_faults_can_be_counted_and_compared() -> None:
    assert len({Fault("unproductive", "one", data={"minutes": minutes}) for minutes in (1, 1, 2)}) == 2
