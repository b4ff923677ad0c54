"""Life-like carving problems: a municipality's workplaces in villages, what is done there, and who waits for work.

Everything is drawn from the seed. The task kinds are typical of Swedish inventories in care, school and property; the
numbers (minutes, hours, worths) are assumptions of ours.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from talja.core.carving.problem import (
    Journey,
    Occupation,
    Problem,
    Profile,
    Task,
    Window,
    Workplace,
)

TASKS_A_WORKPLACE = 25
WEEKDAYS, EVERY_DAY = range(5), range(7)


@dataclass(frozen=True, slots=True)
class Kind:
    """A task as it is found at many places. `hours` are its window; `minutes` and `times` what it is drawn from."""

    family: str
    minutes: tuple[int, ...]
    times: tuple[int, ...]
    hours: tuple[float, float]
    days: range = WEEKDAYS
    fixed: bool = False  # done at one time, the same every day
    swedish: int = 0
    lifting: int = 0
    contact: int = 0
    licence: int = 0
    register_extract: int = 0


_SHARED = (
    Kind("cleaning", (30, 45, 60), (2, 3, 5), (7, 16)),
    Kind("cleaning", (60, 90, 120), (1, 2), (7, 17), lifting=1),
    Kind("supplies", (15, 30, 45), (1, 2, 3), (7, 16), swedish=1, lifting=1),
    Kind("supplies", (30, 60), (1, 2), (9, 15), lifting=2),
    Kind("transport", (30, 45, 60), (1, 2, 3, 5), (8, 16), licence=1, swedish=1),
    Kind("administration", (15, 30, 60), (1, 2, 3), (8, 16), swedish=3),
    Kind("outdoor", (30, 60, 90), (1, 2, 3), (7, 16), lifting=1),
    Kind("technology", (15, 30), (1, 2), (8, 16), swedish=2),
)
_KINDS: dict[str, tuple[tuple[str, ...], tuple[Kind, ...]]] = {
    "preschool": (
        ("preschool_teacher", "childminder"),
        (
            Kind("meals", (45, 60), (5,), (7.5, 9), fixed=True, register_extract=1),
            Kind("meals", (60, 75, 90), (5,), (10.5, 13.5), fixed=True, register_extract=1),
            Kind("meals", (30, 45), (5,), (13.5, 15), register_extract=1),
            Kind("children", (45, 60, 90), (3, 5), (9, 11.5), swedish=2, contact=1, register_extract=1),
            Kind("children", (30, 45, 60), (2, 3, 5), (13, 16), swedish=1, contact=1, register_extract=1),
            Kind("laundry", (30, 45), (2, 3), (7, 16), register_extract=1),
        ),
    ),
    "school": (
        ("teacher", "school_assistant"),
        (
            Kind("meals", (90, 105, 120), (5,), (10.5, 13.5), fixed=True, swedish=1, register_extract=1),
            Kind("children", (30, 45), (5,), (9, 10.5), fixed=True, swedish=2, contact=1, register_extract=1),
            Kind("children", (60, 90), (3, 5), (13, 16), swedish=2, contact=1, register_extract=1),
            Kind("administration", (30, 45, 60), (2, 3), (8, 16), swedish=3, register_extract=1),
        ),
    ),
    "elderly_care": (
        ("nurse", "assistant_nurse", "care_assistant"),
        (
            Kind("meals", (60, 75), (5,), (7.5, 9.5), EVERY_DAY, fixed=True, swedish=1, contact=1),
            Kind("meals", (60, 75, 90), (5,), (11, 13.5), EVERY_DAY, fixed=True, swedish=1, contact=1),
            Kind("meals", (45, 60), (3, 5), (16, 18.5), EVERY_DAY, swedish=1, contact=1),
            Kind("laundry", (45, 60, 90), (2, 3, 5), (7, 18), EVERY_DAY, lifting=1),
            Kind("company", (30, 45, 60), (1, 2, 3), (9.5, 17), EVERY_DAY, swedish=2, contact=1),
            Kind("company", (60, 90), (1, 2), (13, 16), swedish=2, contact=2),
            Kind("cleaning", (45, 60), (3, 5), (8, 15), EVERY_DAY),
        ),
    ),
    "property": (
        ("caretaker", "technician"),
        (
            Kind("outdoor", (60, 90, 120), (2, 3, 5), (7, 16), lifting=2),
            Kind("property", (30, 45, 60), (2, 3, 5), (7, 16), lifting=1),
            Kind("property", (60, 120), (1, 2), (7, 16), swedish=1, lifting=2, licence=1),
            Kind("cleaning", (60, 90, 120), (3, 5), (6, 15)),
        ),
    ),
}
_WEIGHTS = (35, 20, 30, 15)
_OCCUPATIONS = (
    Occupation("nurse", 48_000, 150),
    Occupation("assistant_nurse", 34_000, 130),
    Occupation("care_assistant", 29_000, 110),
    Occupation("preschool_teacher", 40_000, 140),
    Occupation("childminder", 30_000, 110),
    Occupation("teacher", 45_000, 130),
    Occupation("school_assistant", 29_000),
    Occupation("caretaker", 31_000, 110),
    Occupation("technician", 36_000, 120),
)
# Share of those who wait, cost of an hour after support, hours of a week, and what they can do.
_PROFILES: tuple[tuple[str, int, int, tuple[int | None, int | None], dict[str, int]], ...] = (
    ("beginner", 18, 8_000, (None, None), {"lifting": 2, "register_extract": 1}),
    ("some_swedish", 24, 9_000, (None, None), {"swedish": 1, "lifting": 2, "contact": 1, "register_extract": 1}),
    ("talks", 22, 11_000, (None, None), {"swedish": 2, "lifting": 2, "contact": 1, "register_extract": 1}),
    (
        "drives",
        10,
        12_000,
        (None, None),
        {"swedish": 2, "lifting": 2, "contact": 1, "licence": 1, "register_extract": 1},
    ),
    ("writes", 10, 13_000, (None, None), {"swedish": 3, "lifting": 1, "contact": 2, "register_extract": 1}),
    ("weak_back", 10, 8_000, (None, 30 * 60), {"swedish": 3, "contact": 2, "register_extract": 1}),
    ("gradual", 6, 6_000, (10 * 60, 20 * 60), {"swedish": 2, "lifting": 1, "contact": 1, "register_extract": 1}),
)


def problem(*, seed: int, tasks: int, workplaces: int = 0) -> Problem:
    """Return a problem with so many tasks, at one workplace for each 25 of them unless told otherwise."""
    luck = random.Random(seed)  # noqa: S311 - drawn again from its seed, no secret
    count = workplaces or max(2, tasks // TASKS_A_WORKPLACE)
    kinds = luck.choices(tuple(_KINDS), _WEIGHTS, k=count)
    names = [f"w{w:03}" for w in range(count)]
    homes = luck.choices(range(count), k=tasks - count) if tasks > count else []
    drawn = [_task(luck, n, names[w], kinds[w]) for n, w in enumerate(sorted([*range(count), *homes]))]
    people = max(4, round(tasks / 12))
    return Problem(
        tasks=tuple(drawn),
        occupations=_OCCUPATIONS,
        workplaces=tuple(Workplace(name, room=luck.choice((1, 2, 2, 3, 3))) for name in names),
        profiles=tuple(
            Profile(key, abilities, max(1, people * share // 100), *hours, hour_cost=cost)
            for key, share, cost, hours, abilities in _PROFILES
        ),
        journeys=tuple(_journeys(luck, names)),
        title=f"{tasks} tasks, seed {seed}",
    )


def _task(luck: random.Random, number: int, workplace: str, kind_of_place: str) -> Task:
    occupations, own = _KINDS[kind_of_place]
    kind = luck.choice((*own, *own, *_SHARED))
    minutes, times = luck.choice(kind.minutes), luck.choice(kind.times)
    demands = {name: getattr(kind, name) for name in ("swedish", "lifting", "contact", "licence", "register_extract")}
    return Task(
        key=f"t{number:05}",
        workplace=workplace,
        occupation=luck.choice(occupations),
        family=kind.family,
        minutes=minutes,
        windows=tuple(_windows(luck, kind, minutes, times)),
        times=times,
        demands={name: level for name, level in demands.items() if level},
        weeks=luck.choice((52, 52, 52, 44, 40)),
        stays=luck.choice(("", *[""] * 24, "secrecy")),
    )


def _windows(luck: random.Random, kind: Kind, minutes: int, times: int) -> Iterator[Window]:
    first, last = (round(hour * 4) * 15 for hour in kind.hours)
    if kind.fixed:
        first = luck.randrange(first, max(first, last - minutes) + 1, 15)
        last = first + minutes
    elif luck.random() < 0.4:
        first = luck.randrange(first, max(first, last - 2 * minutes) + 1, 15)
        last = min(last, first + minutes + luck.choice((30, 60, 120)))
    count = times if luck.random() < 0.35 else min(len(kind.days), times + luck.choice((1, 2, 5)))
    for day in sorted(luck.sample(kind.days, count)):
        yield Window(day, first, max(last, first + minutes))


def _journeys(luck: random.Random, names: list[str]) -> Iterator[Journey]:
    """Villages some way apart; within one it takes five minutes and up, and few are worth going between."""
    villages = max(1, len(names) // 12)
    centres = [(luck.uniform(0, 25), luck.uniform(0, 25)) for _ in range(villages)]
    spots = [
        (x + luck.gauss(0, 1.6), y + luck.gauss(0, 1.6))
        for x, y in (luck.choices(centres, [2 * villages, *[3] * (villages - 1)])[0] for _ in names)
    ]
    for i, (x, y) in enumerate(spots):
        for j in range(i):
            minutes = 5 + round(5 * ((x - spots[j][0]) ** 2 + (y - spots[j][1]) ** 2) ** 0.5)
            if minutes <= 60:
                yield Journey(names[j], names[i], minutes)
