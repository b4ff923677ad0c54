"""Something that waits for somebody: computed from state, and gone when the thing is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do. The web turns `code` into words and an address; `key` is the public key of what it is about.

    `due` is the day it should be done by; None = as soon as one can. `about` is already masked for who asked: a name,
    a workplace, a subject. `owner` is the public key of the user whose it is; empty = anybody who works with it.
    """

    code: str
    key: str
    due: date | None
    about: str = ""
    place: str = ""
    owner: str = ""
    person_key: str = ""  # whose data is shown, for the log of readings


@dataclass(frozen=True, slots=True)
class Rest:
    """How many more of a sort wait than were told; None = more, but nobody has counted them."""

    sort: str
    count: int | None


@dataclass(frozen=True, slots=True)
class WorkList:
    """What waits for somebody, their own and nobody's or everybody's, and what there was no room for."""

    items: tuple[WorkItem, ...] = ()
    rest: tuple[Rest, ...] = ()


NOTHING = WorkList()


def joined(lists: Iterable[WorkList]) -> WorkList:
    """Return several lists as one, unsorted."""
    every = tuple(lists)
    return WorkList(
        tuple(item for one in every for item in one.items), tuple(rest for one in every for rest in one.rest)
    )


def cut(sort: str, found: Sequence[T], *, most: int, count: int | None) -> tuple[Sequence[T], tuple[Rest, ...]]:
    """Return the first of what was found of a sort, and how many more there are: `count` is all of them, if known."""
    told = found[:most]
    if count is not None:
        return told, (Rest(sort, count - len(told)),) if count > len(told) else ()
    return told, (Rest(sort, None),) if len(found) > most else ()
