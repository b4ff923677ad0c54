"""Lines and files to begin from; a test says only what it is about."""

from typing import Any

from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import Family, HandOver, Kind, Per, TaskLine

FILE = """\
format: talja.tasks/1
kind: preschool
tasks:
  duka:
    title: Duka fram frukost
    family: meals
    done_by: [5311, "2343"]
    minutes: 10-20
    often: 1 per day
    weeks: 46
    days: mon-wed, fri
    time: 06:30-08:00
    fixed: true
    people: 2
    place: köket
    company: pair
    demands: {swedish: 1, hygiene: 1, lifting: 0}
    hand_over: partly
    why_not: safety
    reason: Personalen har ansvaret.
    caution: Fråga om allergier.
    checked: 2026-10-01
"""


def line(key: str = "a", **told: Any) -> TaskLine:
    usual: dict[str, Any] = {
        "title": "Duka fram frukost",
        "family": Family.MEALS,
        "minutes": 30,
        "per": Per.DAY,
        "occupation": "5311",
        "hand_over": HandOver.YES,
    }
    return TaskLine(key=key, **(usual | told))


def task(key: str = "duka", **told: Any) -> LibraryTask:
    usual: dict[str, Any] = {
        "kind": Kind.PRESCHOOL,
        "title": "Duka fram frukost",
        "family": Family.MEALS,
        "occupations": ("5311",),
        "low": 10,
        "high": 20,
        "per": Per.DAY,
        "times": 1,
        "hand_over": HandOver.YES,
    }
    return LibraryTask(key=key, **(usual | told))
