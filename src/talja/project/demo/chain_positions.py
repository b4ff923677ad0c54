"""Tallköping's carved positions: one that somebody has had for seven weeks, one that is vacant, one just described."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.positions.inputs import PositionInput, TaskInput, TextInput
from talja.apps.positions.operations.describing import describe_position
from talja.apps.positions.operations.moving import agree_on_position, fill_position, open_position
from talja.core.kernel.workdays import ZONE
from talja.project.demo.model import World

_WEEKDAYS: Final = (0, 1, 2, 3, 4)
_NURSE, _TEACHER = "undersköterska", "barnskötare"


@dataclass(frozen=True, slots=True)
class _Task:
    title: str
    family: str
    occupation: str
    minutes: int
    days: tuple[int, ...]
    at: int  # minutes from midnight


_CARE: Final = (
    _Task("Duka fram och duka av frukost", "meals", _NURSE, 75, _WEEKDAYS, 450),
    _Task("Bädda och städa rum", "cleaning", _NURSE, 60, (0, 2, 4), 540),
    _Task("Sortera och dela ut tvätt", "laundry", _NURSE, 60, (1, 3), 540),
    _Task("Fylla på förråd", "supplies", _NURSE, 45, _WEEKDAYS, 600),
    _Task("Promenad och sällskap", "company", _NURSE, 60, _WEEKDAYS, 660),
)
_CHILDREN: Final = (
    _Task("Ställa i ordning till frukost", "meals", _TEACHER, 60, _WEEKDAYS, 420),
    _Task("Diska efter frukost och mellanmål", "meals", _TEACHER, 60, _WEEKDAYS, 510),
    _Task("Torka av och ställa i ordning material", "cleaning", _TEACHER, 60, _WEEKDAYS, 570),
    _Task("Tvätta lakan och filtar", "laundry", _TEACHER, 60, _WEEKDAYS, 630),
)


def load(world: World, *, users: Mapping[str, Actor], places: Mapping[str, UUID]) -> None:
    """Put the positions in the register, by the strategist. `users` and `places` are by the world's own keys."""
    who = next(users[one.key] for one in world.places.staff if one.role == RoleKind.STRATEGIST)
    named = {place.name: places[place.key] for place in world.places.workplaces if place.key in places}
    home, preschool = named["Björkbackens äldreboende"], named["Förskolan Blåklinten"]

    def at(days: int) -> Actor:
        return replace(who, at=datetime(world.on.year, world.on.month, world.on.day, 10, tzinfo=ZONE) - timedelta(days))

    care = TextInput(
        "Serviceassistent i äldreomsorgen",
        "Du ser till att måltiderna fungerar, att det är rent och påfyllt, och att de boende får sällskap.",
        "Den som vill vidare kan läsa till vårdbiträde på vuxenutbildningen och praktisera här.",
        "Undersköterskorna gör uppgifterna själva, och då hinns promenaderna inte med.",
    )
    first = describe_position(said=_said(care, home, _CARE, {"swedish": 2, "hygiene": 1}), actor=at(80))
    agree_on_position(position_key=first.key, actor=at(70))
    open_position(position_key=first.key, actor=at(69))
    fill_position(position_key=first.key, first_day=world.on - timedelta(50), actor=at(49))
    second = describe_position(
        said=_said(replace(care, title="Måltidsvärd"), home, _CARE[:3] + _CARE[4:], {"swedish": 1}), actor=at(40)
    )
    agree_on_position(position_key=second.key, actor=at(33))
    open_position(position_key=second.key, actor=at(32))
    child = TextInput(
        "Serviceassistent i förskolan", "Du avlastar barnskötarna med måltider, disk, tvätt och material."
    )
    demands = {"swedish": 1, "register_extract": 1, "contact": 1}
    describe_position(said=_said(child, preschool, _CHILDREN, demands), actor=at(6))


def _said(text: TextInput, place: UUID, tasks: tuple[_Task, ...], demands: Mapping[str, int]) -> PositionInput:
    starts = {task: tuple((day, task.at) for day in task.days) for task in tasks}
    return PositionInput(
        workplace_key=place,
        text=text,
        paid_minutes=sum(task.minutes * len(task.days) for task in tasks) + 15 * len(_WEEKDAYS),
        tasks=tuple(
            TaskInput(task.title, task.family, task.occupation, task.minutes, starts[task], place) for task in tasks
        ),
        demands=demands,
    )
