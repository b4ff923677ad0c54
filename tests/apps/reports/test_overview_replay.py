"""Yesterday's figures, and the goals of their day, can be shown again."""

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.apps.reports.test_overview_cases import figures
from tests.conftest import MOMENT
from tests.factories.figures import days, over
from tests.factories.register import later, make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import remove_placement
from talja.apps.reports.lines import Overview
from talja.apps.reports.operations import OnwardGoal, RunningGoal, set_goal
from talja.apps.reports.queries import all_goals, goals_in_force, overview

TOMORROW = MOMENT + timedelta(days=1)


def numbers(found: Overview) -> Any:
    """Everything but the lists of cases and of what is missing, which a replay leaves out."""
    return without(asdict(found), {"cases", "gaps", "is_replay"})


def without(value: Any, names: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: without(part, names) for key, part in value.items() if key not in names}
    if isinstance(value, list | tuple):
        return [without(part, names) for part in value]
    return value


def test_a_day_can_be_shown_again_after_changes(register: None, goals: None, protector: Actor, today: date) -> None:
    shown = numbers(overview(actor=protector, on=today))
    tomorrow = later(protector, at=TOMORROW)
    first, second, third = Placement.objects.filter(last_day=None, measure__category="subsidised").order_by("pk")[:3]
    over(first, last_day=days(-3), actor=tomorrow, destination="ill", kolada="E")
    remove_placement(placement_key=second.key, actor=tomorrow, why="fel")
    change_person(person_key=third.person.key, facts={"sex": "", "born": "sweden"}, actor=tomorrow)
    make_placement(actor=tomorrow, first_day=days(-30))
    set_goal(numbers=RunningGoal(1, 2), valid_from=date(2026, 1, 1), actor=tomorrow)

    assert numbers(overview(actor=protector, on=today)) != shown
    again = overview(actor=protector, on=today, as_known=True)
    assert numbers(again) == shown
    assert all(figure.cases is None for figure in figures((again.running, again.onward, again.places, again.endings)))


def test_a_past_day_is_as_it_was_known_then(system: Actor, measures: None, asta: Actor, today: date) -> None:
    make_placement(actor=later(system, at=MOMENT - timedelta(days=10)), first_day=days(-50))
    make_placement(actor=system, first_day=days(-50))  # told ten days late
    assert overview(actor=asta, on=today).running.count == 2
    assert overview(actor=asta, on=days(-5)).running.count == 2
    assert overview(actor=asta, on=days(-5), as_known=True).running.count == 1
    assert overview(actor=asta, on=days(-5), as_known=True).series[-1].stock == 1
    assert overview(actor=asta, on=days(-11), as_known=True).running.count == 0


def test_goals_hold_from_their_day_and_are_corrected_by_the_last_told(system: Actor, asta: Actor, today: date) -> None:
    set_goal(numbers=RunningGoal(130), valid_from=date(2026, 1, 1), actor=system)
    set_goal(numbers=RunningGoal(140), valid_from=date(2027, 1, 1), actor=system)
    set_goal(numbers=OnwardGoal(Decimal("0.7")), valid_from=date(2026, 1, 1), actor=system)
    set_goal(numbers=RunningGoal(131), valid_from=date(2026, 1, 1), actor=later(system))

    def baseline(on: date, at: Actor) -> int | None:
        goals = goals_in_force(actor=at, on=on)
        return goals["running_subsidised"].baseline if goals else None

    assert baseline(today, asta) == 130
    assert baseline(today, later(asta)) == 131
    assert baseline(date(2027, 1, 1), asta) == 140
    assert baseline(date(2025, 12, 31), asta) is None
    assert [goal.baseline for goal in all_goals(actor=asta)] == [140, 131, None, 130]


@pytest.mark.parametrize("who", ["malik", "ursula"])
def test_goals_are_not_for_everybody(who: str, goals: None, today: date, request: pytest.FixtureRequest) -> None:
    stranger = request.getfixturevalue(who)
    assert goals_in_force(actor=stranger, on=today) == {}
    assert all_goals(actor=stranger) == ()
