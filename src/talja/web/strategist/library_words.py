"""A task of the library in words: what it is, what it demands, where its border goes, and how two versions differ."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.jobdesign.enums import Company, Family, HandOver, Kind, WhyNot
from talja.apps.placements.queries import occupation_name
from talja.apps.tasklibrary.enums import Origin
from talja.apps.tasklibrary.queries import EditionLine
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import YEAR_WEEKS
from talja.core.inventory.lines import HandOver as CoreHandOver
from talja.web.shared.inventory_words import clock, days_text, hand_over_word, minutes_range, often, window_text
from talja.web.strategist.demand_words import demand_list
from talja.web.strategist.inventory_words import HAND_TONES


@dataclass(frozen=True, slots=True)
class Fact:
    """Something told of a task."""

    label: str | Promise
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that two versions of a task tell differently."""

    label: str | Promise
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A change of the library: when, by whom and what; `url` gives the file as it was."""

    when: str
    who: str
    what: str
    kind: str
    number: int
    tasks: str
    url: str


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A task as a row of the library."""

    id: str
    url: str
    title: str
    kind: str
    family: str
    words: str
    hand_over: str
    tone: str
    is_own: bool
    is_checked: bool


def task_facts(task: LibraryTask) -> list[Fact]:
    """Return what is told of a task, except what its page says in other places."""
    return [Fact(label, say(task)) for label, names, say in _ASPECTS if not names & _SHOWN_ELSEWHERE]


def differences(ours: LibraryTask, theirs: LibraryTask, names: Collection[str]) -> list[Difference]:
    """Return what two versions tell differently, by the names of the fields in which they differ."""
    return [Difference(label, say(ours), say(theirs)) for label, about, say in _ASPECTS if about & set(names)]


def border(task: LibraryTask) -> str:
    """Return whether somebody else may do it, and if not: why."""
    label = str(HandOver(task.hand_over).label)
    why = str(WhyNot(task.why_not).label) if task.why_not else ""
    told = f"{label}: {why}" if why else label
    return f"{told}. {task.reason}" if task.reason else told


def row_of(task: LibraryTask, *, own: Collection[str] = ()) -> LibraryRow:
    """Return a task as a row."""
    return LibraryRow(
        id=task.id,
        url=task_url(task),
        title=task.title,
        kind=str(Kind(task.kind).label),
        family=str(Family(task.family).label),
        words=task_words(task),
        hand_over=hand_over_word(task.hand_over),
        tone=HAND_TONES[HandOver(task.hand_over)],
        is_own=task.id in own,
        is_checked=task.checked is not None,
    )


def task_words(task: LibraryTask) -> str:
    """Return how long and how often: 10–20 min, en gång per dag."""
    return f"{minutes_range(task.minutes, task.low, task.high)}, {often(task.times, task.per)}"


def task_url(task: LibraryTask, name: str = "library_task") -> str:
    """Return the address of a task's page."""
    return reverse(f"strategist:{name}", args=[str(task.kind), task.key])


def stays(task: LibraryTask) -> bool:
    """Whether all or part of the task stays where it is."""
    return task.hand_over in {CoreHandOver.NO, CoreHandOver.PARTLY}


def edition_rows(editions: Iterable[EditionLine], *, titles: Mapping[str, str] | None = None) -> list[EditionRow]:
    """Return editions as rows; `titles` tells the titles of tasks by id, if they are to be named."""
    return [
        EditionRow(
            when=date_format(timezone.localtime(one.made_at), "DATETIME_FORMAT"),
            who=one.made_by or _("okänd"),
            what=str(_ORIGINS[one.origin]),
            kind=str(Kind(one.kind).label),
            number=one.number,
            tasks=_named(one, titles) if titles else "",
            url=reverse("strategist:library_edition", args=[one.key]),
        )
        for one in editions
    ]


def _named(edition: EditionLine, titles: Mapping[str, str]) -> str:
    """Return the titles of the tasks that an edition changed; of many, the first."""
    names = [titles.get(f"{edition.kind}/{key}", key) for key in edition.tasks]
    named = ", ".join(names[:_MOST_NAMED])
    rest = len(names) - _MOST_NAMED
    if rest <= 0:
        return named
    return ngettext("%(named)s och %(count)s till", "%(named)s och %(count)s till", rest) % {
        "named": named,
        "count": rest,
    }


def _weeks(task: LibraryTask) -> str:
    return "" if task.weeks == YEAR_WEEKS else _(", %(weeks)s veckor om året") % {"weeks": task.weeks}


def _when(task: LibraryTask) -> str:
    told = [days_text(task.days), window_text(task.earliest, task.latest)]
    if not task.is_movable:
        told.append(_("börjar alltid kl. %(time)s") % {"time": clock(task.earliest)})
    return ", ".join(part for part in told if part)


def _company(task: LibraryTask) -> str:
    told = str(Company(task.company).label)
    if task.people_at_once > 1:
        told += _(", %(people)s personer samtidigt") % {"people": task.people_at_once}
    return told


_ASPECTS: Final[tuple[tuple[str | Promise, frozenset[str], Callable[[LibraryTask], str]], ...]] = (
    (gettext_lazy("Uppgift"), frozenset({"title"}), lambda task: task.title),
    (gettext_lazy("Slag av uppgift"), frozenset({"family"}), lambda task: str(Family(task.family).label)),
    (
        gettext_lazy("Görs i dag av"),
        frozenset({"occupations"}),
        lambda task: ", ".join(map(occupation_name, task.occupations)) or _("inte sagt"),
    ),
    (
        gettext_lazy("Tid varje gång"),
        frozenset({"low", "high"}),
        lambda task: minutes_range(task.minutes, task.low, task.high),
    ),
    (
        gettext_lazy("Hur ofta"),
        frozenset({"times", "per", "weeks"}),
        lambda task: often(task.times, task.per) + _weeks(task),
    ),
    (
        gettext_lazy("När"),
        frozenset({"days", "earliest", "latest", "is_movable"}),
        _when,
    ),
    (gettext_lazy("Var"), frozenset({"place"}), lambda task: task.place or _("inte sagt")),
    (
        gettext_lazy("Görs"),
        frozenset({"company", "people_at_once"}),
        _company,
    ),
    (
        gettext_lazy("Krav"),
        frozenset({"demands"}),
        lambda task: ", ".join(demand_list(task.demands)) or _("inga särskilda"),
    ),
    (
        gettext_lazy("Får någon annan göra den?"),
        frozenset({"hand_over", "why_not", "reason"}),
        border,
    ),
    (gettext_lazy("Att tänka på"), frozenset({"caution"}), lambda task: task.caution or _("inget särskilt")),
    (
        gettext_lazy("Kontrollerad"),
        frozenset({"checked"}),
        lambda task: str(task.checked) if task.checked else _("nej, ett antagande"),
    ),
)
_MOST_NAMED: Final = 4
_SHOWN_ELSEWHERE: Final = frozenset({"title", "demands", "hand_over", "caution", "checked"})
_ORIGINS: Final[Mapping[str, str | Promise]] = {
    Origin.WRITTEN: gettext_lazy("ändrad här"),
    Origin.TAKEN: gettext_lazy("hämtad ur en fil"),
    Origin.REVERTED: gettext_lazy("egen version borttagen"),
}
