"""Goals: dated, never overwritten, and refused when their numbers cannot be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.reports.inputs import OnwardGoal, ReferencePopulation, RunningGoal
from talja.apps.reports.models import Goal
from talja.apps.reports.operations import set_goal
from talja.core.kernel.verdict import Denied

FROM = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: RunningGoal(-1), "goal_below_zero"),
        (lambda: RunningGoal(130, -1), "goal_below_zero"),
        (lambda: OnwardGoal(Decimal(0)), "goal_no_share"),
        (lambda: OnwardGoal(Decimal(70)), "goal_no_share"),
        (lambda: ReferencePopulation(0), "population_empty"),
        (lambda: ReferencePopulation(313, women=314), "more_than_population"),
        (lambda: ReferencePopulation(313, born_abroad=-1), "more_than_population"),
    ],
)
def test_numbers_that_cannot_be_are_refused(make: Any, code: str) -> None:
    with pytest.raises(Denied, match=code):
        make()


@pytest.mark.parametrize("right", ["malik", "ursula"])
def test_goals_are_set_by_those_who_change_the_organisation(right: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Denied, match="missing_right"):
        set_goal(numbers=RunningGoal(130), valid_from=FROM, actor=request.getfixturevalue(right))


def test_setting_a_goal_is_recorded(asta: Actor) -> None:
    goal = set_goal(numbers=RunningGoal(130, 160), valid_from=FROM, source=" Nämndens beslut ", actor=asta)
    assert (goal.baseline, goal.target_count, goal.source) == (130, 160, "Nämndens beslut")
    event = Event.objects.get(target_key=str(goal.key))
    assert (event.code, event.data) == ("goal.set", {"goal": "running_subsidised", "valid_from": "2026-01-01"})


def test_a_source_has_room_for_a_line(asta: Actor) -> None:
    with pytest.raises(Denied, match="source_too_long"):
        set_goal(numbers=RunningGoal(1), valid_from=FROM, source="x" * 201, actor=asta)


@pytest.mark.parametrize(
    "columns",
    [
        {"code": "running_subsidised"},
        {"code": "running_subsidised", "baseline": 1, "population": 1},
        {"code": "onward_share"},
        {"code": "onward_share", "target_share": Decimal("1.1")},
        {"code": "onward_share", "target_share": Decimal("0.7"), "baseline": 1},
        {"code": "reference_population"},
        {"code": "reference_population", "population": 0},
        {"code": "reference_population", "population": 10, "women": 11},
        {"code": "reference_population", "population": 10, "born_abroad": 11},
        {"code": "something_else"},
    ],
)
@pytest.mark.django_db
def test_the_database_refuses_numbers_of_another_code(columns: dict[str, Any], asta: Actor) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.create(**columns, valid_from=FROM, recorded_at=asta.at, recorded_by=asta.key)
