"""Random problems: few tasks at few places with many coincidences for hypothesis, and larger ones by a seed."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from hypothesis import strategies as st

from talja.core.carving.params import Params, Weights
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

FAMILIES: Final = ("meals", "cleaning", "laundry", "supplies", "transport", "company", "outdoor", "administration")
DEMANDS: Final = ("swedish", "lifting", "licence", "contact")
OCCUPATIONS: Final = (Occupation("nurse", 45_000, 150), Occupation("aide", 32_000), Occupation("teacher", 40_000, 120))
WEEKDAYS: Final = range(5)
LAX: Final = Params(least_week=4 * 60, least_day=60, productive=60)
"""Rules by which a handful of tasks can become a position."""


def task(key: str, minutes: int = 60, days: Sequence[int] = WEEKDAYS, **changes: object) -> Task:
    """Return a task at the ward, each of the days, any time from seven to five."""
    windows = tuple(Window(day, 7 * 60, 17 * 60) for day in days)
    values: dict[str, object] = {"workplace": "ward", "occupation": "aide", "family": "meals", "times": len(days)}
    return Task(key=key, minutes=minutes, **{"windows": windows, **values, **changes})  # type: ignore[arg-type]  # by name


def problem(*tasks: Task, choices: Sequence[Choice] = (), **changes: object) -> Problem:
    """Return a problem of three places, of which the school is near the ward and the depot far from both."""
    values: dict[str, object] = {
        "occupations": OCCUPATIONS,
        "workplaces": (Workplace("ward", 2), Workplace("school", 2), Workplace("depot", 2), Workplace("hill", 1)),
        "profiles": (Profile("able", dict.fromkeys(DEMANDS, 3)), Profile("new", {"swedish": 1}, people=3)),
        "journeys": (Journey("ward", "school", 15), Journey("school", "hill", 20), Journey("ward", "hill", 45)),
    }
    return Problem(tasks=tasks, choices=tuple(choices), **{**values, **changes})  # type: ignore[arg-type]  # by name


@st.composite
def problems(draw: st.DrawFn, *, most_tasks: int = 14, with_choices: bool = True) -> Problem:
    """Draw a problem of up to three places and three sorts of people."""
    places = [f"w{number}" for number in range(draw(st.integers(1, 3)))]
    tasks = tuple(
        draw(_tasks(f"t{number:02}", places))
        for number in range(draw(st.sampled_from((most_tasks, min(8, most_tasks), most_tasks, 3, 0))))
    )
    ways = [(one, other) for one in places for other in places if one < other and draw(st.booleans())]
    return Problem(
        tasks=tasks,
        occupations=OCCUPATIONS,
        workplaces=tuple(Workplace(place, draw(st.sampled_from((3, 2, 1, 0)))) for place in places),
        profiles=tuple(draw(_profiles(f"p{number}")) for number in range(draw(st.integers(1, 3)))),
        journeys=tuple(Journey(one, other, draw(st.sampled_from((5, 15, 30, 40)))) for one, other in ways),
        choices=draw(_choices(tasks)) if with_choices else (),
    )


@st.composite
def _tasks(draw: st.DrawFn, key: str, places: Sequence[str]) -> Task:
    days = draw(st.one_of(st.just(list(WEEKDAYS)), st.sets(st.integers(0, 6), min_size=1).map(sorted)))
    minutes = draw(st.sampled_from((60, 90, 45, 30, 120, 15, 180, 240)))
    return Task(
        key=key,
        workplace=draw(st.sampled_from(places)),
        occupation=draw(st.sampled_from(OCCUPATIONS)).key,
        family=draw(st.sampled_from(FAMILIES)),
        minutes=minutes,
        windows=tuple(draw(_windows(day, minutes)) for day in days),
        times=draw(st.one_of(st.just(len(days)), st.integers(1, len(days)))),
        demands=draw(st.dictionaries(st.sampled_from(DEMANDS), st.sampled_from((1, 2, 0)), max_size=1)),
        weeks=draw(st.sampled_from((52, 52, 40, 10))),
        stays=draw(st.sampled_from(("", "", "", "", "", "", "", "secrecy"))),
    )


@st.composite
def _windows(draw: st.DrawFn, day: int, minutes: int) -> Window:
    earliest = draw(st.sampled_from((8, 7, 8, 7, 9, 8, 0, 11, 14, 18))) * 60
    return Window(
        day, earliest, min(24 * 60, earliest + minutes + draw(st.sampled_from((600, 600, 240, 600, 50, 15, 0))))
    )


@st.composite
def _profiles(draw: st.DrawFn, key: str) -> Profile:
    return Profile(
        key=key,
        abilities={code: draw(st.sampled_from((2, 3, 1, 0))) for code in DEMANDS},
        people=draw(st.sampled_from((None, 1, 4, 0))),
        least_week=draw(st.sampled_from((None, None, 2 * 60, 10 * 60))),
        most_week=draw(st.sampled_from((None, None, 20 * 60))),
        hour_cost=draw(st.sampled_from((0, 0, 5_000))),
    )


@st.composite
def _choices(draw: st.DrawFn, tasks: Sequence[Task]) -> tuple[Choice, ...]:
    """Draw choices about positions to come, which a plan can always answer to: by leaving what they name."""
    if not tasks:
        return ()
    keys = st.sampled_from([one.key for one in tasks])
    several = st.lists(keys, min_size=1, max_size=3, unique=True).map(tuple)
    choice = st.one_of(
        several.map(Together), several.map(Apart), keys.map(Keep), keys.map(lambda key: Never("p0001", key))
    )
    return tuple(draw(st.lists(choice, max_size=4)))


def params() -> st.SearchStrategy[Params]:
    """Return rules from the lax to the strict, by which small problems have small positions."""
    return st.builds(
        Params,
        grid=st.sampled_from((5, 15)),
        least_week=st.sampled_from((240, 60, 600, 1200)),
        most_week=st.sampled_from((1200, 2400)),
        least_day=st.sampled_from((60, 30, 180)),
        most_day=st.sampled_from((300, 540)),
        most_days=st.sampled_from((5, 6, 5, 3)),
        longest_gap=st.sampled_from((30, 60, 120)),
        longest_stretch=st.sampled_from((300, 300, 120)),
        productive=st.sampled_from((60, 85, 0, 100)),
        most_families=st.sampled_from((6, 4, 2, 1)),
        most_sites=st.integers(1, 3),
        most_positions=st.sampled_from((None, None, 1)),
        weights=st.sampled_from((Weights(position=-5_000), Weights())),
    )


def seeded(seed: int, *, places: int, tasks: int) -> Problem:
    """Return a larger problem, alike for the same seed: places on a map, with the same everyday tasks at each."""
    chance = Random(seed)  # noqa: S311  # chance with a seed, not a secret
    spots = {f"w{number:03}": (chance.uniform(0, 60), chance.uniform(0, 60)) for number in range(places)}
    return Problem(
        tasks=tuple(_seeded_task(chance, f"t{number:05}", sorted(spots)) for number in range(tasks)),
        occupations=OCCUPATIONS,
        workplaces=tuple(Workplace(key, chance.randint(1, 3)) for key in spots),
        profiles=(
            Profile("first", {"swedish": 1}, people=tasks // 20),
            Profile("strong", {"swedish": 1, "lifting": 3}, people=tasks // 20),
            Profile("speaks", {"swedish": 3, "contact": 2}, people=tasks // 20),
            Profile("drives", {"swedish": 2, "lifting": 2, "licence": 1}, people=tasks // 50),
        ),
        journeys=tuple(_journeys(spots)),
    )


def _journeys(spots: Mapping[str, tuple[float, float]]) -> list[Journey]:
    keys = sorted(spots)
    ways = [(one, other, _minutes(spots[one], spots[other])) for one in keys for other in keys if one < other]
    return [Journey(one, other, minutes) for one, other, minutes in ways if minutes <= 40]


def _minutes(one: tuple[float, float], other: tuple[float, float]) -> int:
    return 5 + round(3 * (abs(one[0] - other[0]) + abs(one[1] - other[1])))


def _seeded_task(chance: Random, key: str, places: Sequence[str]) -> Task:
    days = [*range(5), *(day for day in (5, 6) if chance.random() < 0.15)]
    minutes = chance.choice((15, 15, 30, 30, 45, 60, 90))
    earliest = chance.choice((360, 420, 480, 660, 780, 900))
    width = chance.choice((0, 30, 120, 480))
    latest = min(24 * 60, earliest + minutes + width)
    return Task(
        key=key,
        workplace=chance.choice(places),
        occupation=chance.choice(OCCUPATIONS).key,
        family=chance.choice(FAMILIES),
        minutes=minutes,
        windows=tuple(Window(day, earliest, latest) for day in days),
        times=chance.choice((1, 2, 3, 5, 5, len(days))),
        demands={code: chance.randint(0, 2) for code in chance.sample(DEMANDS, 1) if chance.random() < 0.6},
        weeks=chance.choice((52, 52, 40, 12)),
        stays="" if chance.random() < 0.95 else "secrecy",
    )


def frozen(position: str, home: str, profile: str, *tasks: str) -> tuple[Choice, ...]:
    """Return the choices that freeze a position and what it holds."""
    return (Shape(position, home, profile), *(Lock(position, key) for key in tasks))
