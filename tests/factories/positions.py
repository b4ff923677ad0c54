"""Invented positions."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.inputs import PositionInput, TaskInput, TextInput
from talja.apps.positions.models import Position
from talja.apps.positions.operations.describing import describe_position
from talja.apps.positions.operations.moving import agree_on_position, fill_position, open_position

WEEKDAYS = range(5)


def said_of(workplace: Workplace, **facts: Any) -> PositionInput:
    """What is said of a position with breakfast (two hours and a half a week) and laundry (one hour)."""
    breakfast = TaskInput(
        title="Duka fram frukost",
        family="meals",
        occupation="undersköterska",
        minutes=30,
        starts=tuple((day, 420) for day in WEEKDAYS),
        workplace_key=workplace.key,
    )
    laundry = TaskInput("Vika tvätt", "laundry", "undersköterska", 60, ((0, 540),), workplace.key, weeks=26)
    said = PositionInput(
        workplace_key=workplace.key,
        text=TextInput("Serviceassistent"),
        paid_minutes=1200,
        tasks=(breakfast, laundry),
        demands={"swedish": 2, "hygiene": 1},
    )
    return replace(said, **facts)


def make_position(*, actor: Actor, workplace: Workplace, **facts: Any) -> Position:
    """Put a position in the register."""
    return describe_position(said=said_of(workplace, **facts), actor=actor)


def make_filled(*, actor: Actor, workplace: Workplace, days_ago: int, **facts: Any) -> Position:
    """Put a position in the register that somebody has had for so many days."""
    position = make_position(actor=actor, workplace=workplace, **facts)
    agree_on_position(position_key=position.key, actor=actor)
    open_position(position_key=position.key, actor=actor)
    first_day: date = actor.at.date() - timedelta(days=days_ago)
    return fill_position(position_key=position.key, first_day=first_day, actor=actor)
