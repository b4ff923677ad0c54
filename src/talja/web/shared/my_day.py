"""Somebody's day: what waits for them, out of state and never ticked off, the most urgent first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.agreements.queries import work_of as work_of_agreements
from talja.apps.collaboration.queries import work_of as work_of_collaboration
from talja.apps.followups.queries import work_of as work_of_followups
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.positions.queries.work import work_of as work_of_positions
from talja.apps.possibilities.queries.work import work_of as work_of_possibilities
from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.queries import work_of as work_of_servicedesk
from talja.core.kernel.work import NOTHING, Rest, WorkItem, WorkList, joined
from talja.web.shared.work_words import CONVERSION, ENDING, FOR_MANAGERS, MORE, WORK, Work

SHOWN = 12  # of a part, until one asks for all of it
PARTS: dict[str, str | Promise] = {
    "late": gettext_lazy("Försenat"),
    "today": gettext_lazy("I dag"),
    "soon": gettext_lazy("De närmaste sju dagarna"),
    "later": gettext_lazy("Längre fram"),
}
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with its words and its address."""

    text: str | Promise
    url: str
    icon: str
    about: str = field(repr=False)
    place: str
    when: str
    day: str
    person_key: str = field(default="", repr=False)  # whose data is shown, for the log of readings


@dataclass(frozen=True, slots=True)
class More:
    """How many more there are of a sort, and where they are all shown; without address nowhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day. `count` is all of it, `tasks` what is shown."""

    code: str
    title: str | Promise
    count: int
    tasks: tuple[Task, ...]


def work_for(actor: Actor, *, on: date, everybody: bool = False) -> WorkList:
    """Return what waits for the actor, their own and nobody's, or everybody's: unsorted, each thing once."""
    found = joined(
        (
            work_of_servicedesk(actor=actor, on=on, everybody=everybody),
            work_of_agreements(actor=actor, on=on, everybody=everybody),
            work_of_collaboration(actor=actor, on=on),
            work_of_followups(actor=actor, on=on, everybody=everybody),
            _work_of_finding(actor, on=on, everybody=everybody),
        )
    )
    return WorkList(_each_once(found.items), found.rest)


def _work_of_finding(actor: Actor, *, on: date, everybody: bool) -> WorkList:
    """Return what waits for somebody who finds work and is not at the desk.

    My day may ask ten questions, and the desk's own take them all: the desk has this on the board of possibilities.
    """
    if not actor.may(Right.JOBDESIGN_EDIT) or actor.may(Right.DESK_WORK):
        return NOTHING
    positions = WorkList(work_of_positions(actor=actor, on=on))
    return joined((work_of_possibilities(actor=actor, on=on, everybody=everybody), positions))


def more_of(rest: Iterable[Rest], *, actor: Actor) -> tuple[More, ...]:
    """Return what there was no room for, in words, with the whole list where there is one."""
    return tuple(_more(one, actor=actor) for one in rest)


def _more(rest: Rest, *, actor: Actor) -> More:
    words = MORE[rest.sort]
    url = reverse(words.url_name) if words.url_name and actor.workplaces is None else ""
    text = str(words.uncounted) if rest.count is None else words.counted(rest.count)
    return More(text, url)


def _each_once(items: Iterable[WorkItem]) -> tuple[WorkItem, ...]:
    """Leave out that an internship ends where it is already asked whether it is to be an employment: that leads on."""
    every = tuple(items)
    asked = {item.key for item in every if item.code in CONVERSION}
    return tuple(item for item in every if not (item.key in asked and item.code in ENDING))


def day_of(items: Iterable[WorkItem], *, actor: Actor, on: date, whole: str = "") -> tuple[Part, ...]:
    """Return the day in its parts, the empty ones left out. `whole` is the code of a part to show all of."""
    by_part: dict[str, list[WorkItem]] = {code: [] for code in PARTS}
    for item in items:
        by_part[_part(item, on=on)].append(item)
    return tuple(_parts(by_part, actor=actor, on=on, whole=whole))


def when(due: date | None, *, on: date) -> str:
    """Return how long there is, or how late it is."""
    if due is None:
        return ""
    days = (due - on).days
    if days < 0:
        return ngettext("%(days)s dag sen", "%(days)s dagar sen", -days) % {"days": -days}
    if days == 0:
        return _("i dag")
    return ngettext("om %(days)s dag", "om %(days)s dagar", days) % {"days": days}


def _part(item: WorkItem, *, on: date) -> str:
    if item.due is None or item.due == on:
        return "today"
    if item.due < on:
        return "late"
    return "soon" if item.due <= on + _WEEK else "later"


def _parts(by_part: dict[str, list[WorkItem]], *, actor: Actor, on: date, whole: str) -> Iterator[Part]:
    for code, found in by_part.items():
        if found:
            found.sort(key=lambda item: (item.due or on, item.code, item.about, item.key))
            shown = found if code == whole else found[:SHOWN]
            tasks = tuple(_task(item, actor=actor, on=on) for item in shown)
            yield Part(code, PARTS[code], len(found), tasks)


def _task(item: WorkItem, *, actor: Actor, on: date) -> Task:
    words = _words(item.code, actor=actor)
    return Task(
        text=words.text,
        url=reverse(words.url_name, args=[item.key]),
        icon=words.icon,
        about=_about(item),
        place=item.place,
        when=when(item.due, on=on),
        day=item.due.isoformat() if item.due else "",
        person_key=item.person_key,
    )


def _words(code: str, *, actor: Actor) -> Work:
    own = FOR_MANAGERS.get(code) if actor.workplaces is not None else None
    return own or WORK[code]


def _about(item: WorkItem) -> str:
    """Return whom or what it is about; a request is told by its kind."""
    return str(Kind(item.about).label) if item.code.startswith("request_") else item.about
