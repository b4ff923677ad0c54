"""The demo's own tasks in the library, and a neighbour's library that nobody has chosen from yet. All invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.tasklibrary.operations import receive_library, write_task
from talja.apps.tasklibrary.queries import task_page
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import EVERY_DAY, Family, HandOver, Kind, Per
from talja.core.inventory.task_files import load_library
from talja.core.inventory.task_writing import write_task_files
from talja.project.demo.model import World

_ZONE = ZoneInfo("Europe/Stockholm")
_OWN = LibraryTask(
    kind=Kind.ELDERLY_CARE,
    key="ladda_trygghetslarm",
    title="Ladda trygghetslarmen och torka av dem",
    family=Family.TECHNOLOGY,
    occupations=("5321",),
    low=15,
    high=25,
    per=Per.WEEK,
    times=3,
    hand_over=HandOver.YES,
    place="expeditionen",
)
_NEIGHBOURS = LibraryTask(
    kind=Kind.ELDERLY_CARE,
    key="duka_fint_pa_sondagar",
    title="Duka fint till söndagsmiddagen",
    family=Family.MEALS,
    occupations=("5321", "5330"),
    low=20,
    high=40,
    per=Per.WEEK,
    times=1,
    hand_over=HandOver.YES,
    days=EVERY_DAY - frozenset(range(6)),
    place="matsalen",
)


def load(world: World, *, users: Mapping[str, Actor]) -> None:
    """Write two tasks as the municipality's own, and hand in a neighbour's file to compare."""
    strategist = next(users[one.key] for one in world.places.staff if one.role == RoleKind.STRATEGIST)
    first, second = [task for task in load_library().of_kind(Kind.ELDERLY_CARE) if task.hand_over is HandOver.YES][:2]
    checked = world.on - timedelta(days=21)
    _write(replace(first, high=first.high + 15, checked=checked), checked, actor=strategist)
    _write(_OWN, checked, actor=strategist, is_new=True)
    theirs = Library((first, replace(second, low=second.low + 5, high=second.high + 10), _NEIGHBOURS))
    uploads = [(f"granby-{name}", text.encode()) for name, text in write_task_files(theirs)]
    receive_library(uploads=uploads, actor=_at(strategist, world.on - timedelta(days=2)))


def _write(task: LibraryTask, on: date, *, actor: Actor, is_new: bool = False) -> None:
    acting = _at(actor, on)
    seen = "" if is_new else task_page(task.id, actor=acting).mark
    write_task(task=task, seen=seen, on=on, actor=acting)


def _at(actor: Actor, day: date) -> Actor:
    return replace(actor, at=datetime.combine(day, time(14), _ZONE))
