"""A small register with something of everything that figures are about, and the goals they are held against."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import end_placement
from talja.apps.reports.operations import OnwardGoal, ReferencePopulation, RunningGoal, set_goal
from tests.conftest import TODAY
from tests.factories.register import make_employer, make_person, make_placement, make_unit, make_workplace

MEASURES = ("nystartsjobb", "lonebidrag_anstallning", "introduktionsjobb", "nystartsjobb", "arbetspraktik")
ENDS = (
    ("ordinary_municipal_job", "A"),
    ("ordinary_private_job", "A"),
    ("studies_basic", "B"),
    ("unemployed", "D"),
    ("other_measure", "C"),
    ("ill", "E"),
    ("unknown", "U"),
)
PLANS = (-20, 0, 10, 30, 31, 60, 75, 90, 91, 300, None)


def days(number: int) -> date:
    """The day so many days from today."""
    return TODAY + timedelta(days=number)


def over(placement: Placement, *, last_day: date, actor: Actor, destination: str, kolada: str) -> None:
    end_placement(
        placement_key=placement.key,
        last_day=last_day,
        reason="unknown",
        destination=destination,
        kolada=kolada,
        actor=actor,
    )


@pytest.fixture
def places(db: None) -> list[Workplace]:
    """Workplaces in two administrations, in a unit of one of them, and at a company."""
    care, school = make_unit("Vård och omsorg"), make_unit("Barn och utbildning")
    return [
        make_workplace("Almgården", unit=care),
        make_workplace("Hemtjänst norr", unit=make_unit("Hemtjänst", parent=care)),
        make_workplace("Ekens skola", unit=school),
        make_workplace("Bageriet", employer=make_employer("Bageriet AB", kind=EmployerKind.PRIVATE)),
    ]


@pytest.fixture
def register(system: Actor, measures: None, places: list[Workplace]) -> None:
    """Running, ended, planned and overdue placements of every kind, some of them of protected persons."""
    early = replace(system, at=datetime.fromisoformat("2026-06-01T09:00+02:00"))
    everywhere, everybody = cycle(places), cycle(_persons(system))
    for number in range(44):
        plan = PLANS[number % len(PLANS)]
        make_placement(
            actor=early if number % 2 else system,
            person=next(everybody),
            workplace=next(everywhere),
            measure=MEASURES[number % len(MEASURES)],
            first_day=days(-40 - 9 * number),
            planned_last_day=None if plan is None else days(plan),
        )
    for number in range(60):
        destination, kolada = ENDS[number % len(ENDS)]
        placement = make_placement(
            actor=early,
            person=next(everybody),
            workplace=next(everywhere),
            measure=MEASURES[number % len(MEASURES)],
            first_day=days(-600),
        )
        over(placement, last_day=days(-7 * number), actor=system, destination=destination, kolada=kolada)
    make_placement(actor=system, first_day=days(5), workplace=places[0])
    soon = make_placement(actor=system, first_day=days(-5), workplace=places[0])
    over(soon, last_day=days(14), actor=system, destination="studies_university", kolada="B")


def _persons(actor: Actor) -> Iterator[Person]:
    sexes, born = cycle(("woman", "man", "woman", "man", "")), cycle(("abroad", "abroad", "sweden", ""))
    for number in range(104):
        protection: dict[str, Any] = {"protection": "sekretessmarkering"} if number % 13 == 0 else {}
        yield make_person(actor=actor, sex=next(sexes), born=next(born), **protection)


@pytest.fixture
def goals(system: Actor) -> None:
    """The goals of the demo municipality."""
    year = date(2026, 1, 1)
    set_goal(numbers=RunningGoal(130, 160), valid_from=year, actor=system)
    set_goal(numbers=OnwardGoal(Decimal("0.7")), valid_from=year, actor=system)
    set_goal(numbers=ReferencePopulation(313, 191, 228), valid_from=year, source_day=year, actor=system)


@pytest.fixture
def analyst(system: Actor) -> Actor:
    """Somebody who sees figures and nothing else."""
    return replace(system, key="analyst", rights=frozenset({Right.SIGNED_IN, Right.FIGURES_VIEW}))
