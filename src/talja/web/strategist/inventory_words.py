"""An inventory in words and drawn: where it is, what its lines say, what differs, and what hinders."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.jobdesign.enums import Family, HandOver, InventoryState, Source
from talja.apps.jobdesign.queries import InventoryPage, OccupationTotal, StaffLine, TaskRow
from talja.apps.placements.queries import occupation_name
from talja.core.inventory.merging import Disagreement
from talja.web.shared.charts.base import ChartTable
from talja.web.shared.charts.stacked import Stack, StackedBars, draw_stacked
from talja.web.shared.charts.svg import Svg
from talja.web.shared.inventory_words import (
    FEELINGS,
    clock,
    days_text,
    hand_over_word,
    hours,
    often,
    window_text,
)
from talja.web.shared.reasons import say
from talja.web.shared.rule_words import decimal_text
from talja.web.strategist.demand_words import DEMAND_WORDS

S = InventoryState
NO_SHORTAGE: Final = 100
LONGEST_NAME: Final = 36
TONES: Final[Mapping[str, str]] = {
    S.PREPARING: "neutral",
    S.OPEN: "info",
    S.SETTLING: "warning",
    S.READY: "success",
    S.CARVED: "success",
    S.CLOSED: "neutral",
    S.CANCELLED: "neutral",
}
HAND_TONES: Final[Mapping[str, str]] = {
    HandOver.YES: "success",
    HandOver.PARTLY: "info",
    HandOver.NO: "neutral",
    HandOver.UNKNOWN: "warning",
}
VERBS: Final[Mapping[tuple[str, str], str | Promise]] = {
    (S.PREPARING, S.OPEN): gettext_lazy("Öppna för personalen"),
    (S.PREPARING, S.SETTLING): gettext_lazy("Granska utan att fråga personalen"),
    (S.OPEN, S.SETTLING): gettext_lazy("Stäng och börja granska"),
    (S.SETTLING, S.READY): gettext_lazy("Klar att snickra"),
    (S.SETTLING, S.OPEN): gettext_lazy("Öppna för personalen igen"),
    (S.READY, S.SETTLING): gettext_lazy("Ta tillbaka och granska igen"),
    (S.CARVED, S.CLOSED): gettext_lazy("Avsluta"),
}
_FIELDS: Final[Mapping[str, str | Promise]] = {
    "does_it": gettext_lazy("Görs det här?"),
    "minutes": gettext_lazy("Tid"),
    "often": gettext_lazy("Hur ofta"),
    "days": gettext_lazy("Dagar"),
    "earliest": gettext_lazy("Börjar tidigast"),
    "latest": gettext_lazy("Slutar senast"),
    "people_at_once": gettext_lazy("Personer samtidigt"),
    "hand_over": gettext_lazy("Lämna över"),
    "is_undone": gettext_lazy("Hinns med"),
    "feeling": gettext_lazy("Känsla"),
}


_SAID: Final[Mapping[str, Callable[[str], str | Promise]]] = {
    "does_it": lambda value: _("ja") if value == "yes" else _("nej"),
    "minutes": lambda value: _("%(minutes)s min") % {"minutes": value},
    "often": lambda value: often(int(value.split()[0]), value.split()[1]),
    "days": lambda value: days_text(frozenset(map(int, value))),
    "earliest": lambda value: clock(int(value)),
    "latest": lambda value: clock(int(value)),
    "hand_over": lambda value: HandOver(value).label,
    "feeling": lambda value: FEELINGS[int(value)],
    "is_undone": lambda value: _("hinns inte med") if value == "1" else _("hinns med"),
}


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as a row: its words, how much time it takes in a week, and what the answers differ about."""

    url: str
    title: str
    when: str
    minutes: str
    weekly: str
    occupation: str
    hand_over: str
    tone: str
    votes: str
    note: str
    differs: tuple[str, ...]
    comments: tuple[str, ...]
    is_quiet: bool  # counts in no sum


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind of work, with their time in a week."""

    label: str
    weekly: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Something between the inventory and the carving, and whether it is done."""

    text: str
    is_done: bool
    note: str
    url: str = ""
    link_label: str = ""


def groups_of(rows: Sequence[TaskRow]) -> tuple[Group, ...]:
    """Return the lines by kind of work, in the order of the kinds."""
    by_family: dict[str, list[TaskRow]] = defaultdict(list)
    for row in rows:
        by_family[row.task.family].append(row)
    return tuple(
        Group(
            str(Family(family).label),
            hours(sum(row.weekly_minutes for row in lines if row.counts)),
            tuple(line_row(row) for row in lines),
        )
        for family, lines in by_family.items()
    )


def line_row(row: TaskRow) -> LineRow:
    """Return a line in words."""
    task = row.task
    when = ", ".join(part for part in (days_text(task.days), window_text(task.earliest, task.latest)) if part)
    return LineRow(
        url=reverse("strategist:inventory_line", args=[row.key]),
        title=task.title,
        when=when,
        minutes=f"{task.minutes} min, {often(task.times, task.per)}" if task.minutes else _("ingen har sagt tiden"),
        weekly=hours(row.weekly_minutes) if row.counts else "",
        occupation=short_name(occupation_name(task.occupation)) if task.occupation else "",
        hand_over=hand_over_word(task.hand_over),
        tone=HAND_TONES[task.hand_over],
        votes=_votes(row),
        note=_note(row),
        differs=tuple(differs_text(one) for one in row.disagreements),
        comments=row.comments,
        is_quiet=not row.counts,
    )


def short_name(occupation: str) -> str:
    """Return an occupation's name as it fits in a row: what stands before the first comma where the whole is long."""
    return occupation if len(occupation) <= LONGEST_NAME else occupation.partition(",")[0]


def differs_text(one: Disagreement) -> str:
    """Return what the answers differ about: Tid: 10 min (2), 30 min (1)."""
    said = ", ".join(
        _("%(value)s (%(count)s)") % {"value": said_text(one.field, value), "count": count} for value, count in one.said
    )
    return f"{field_text(one.field)}: {said}"


def field_text(field: str) -> str:
    """Return what a field that people tell differently is called."""
    return str(_FIELDS.get(field) or _("Krav"))


def said_text(field: str, value: str) -> str:
    """Return what somebody has said of a field, in words."""
    if field in _SAID:
        return str(_SAID[field](value))
    code = field.removeprefix("demands.")
    return str(DEMAND_WORDS[code][int(value)]) if code in DEMAND_WORDS and value != "0" else value


def steps_of(page: InventoryPage) -> tuple[Step, ...]:
    """Return what stands between the inventory and the carving, done or not."""
    hindering = {verdict.code: say(verdict) for verdict in page.hindrances}
    own = reverse("strategist:inventory", args=[page.line.key])
    union = ("union_not_asked", "union_has_not_answered", "union_objection_unmet")
    wanted: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
        (_("Uppgifter som kan lämnas över"), ("inventory_without_lines",), f"{own}#uppgifter", _("Uppgifterna")),
        (_("Frågorna är avgjorda"), ("findings_unsettled",), f"{own}#fragor", _("Frågorna")),
        (_("Risken är bedömd"), ("risk_not_assessed",), f"{own}#risk", _("Riskbedömningen")),
        (_("Facket har svarat"), union, f"{own}#facket", _("Facket")),
    )
    return tuple(
        Step(text, not (found := [hindering[code] for code in codes if code in hindering]), " ".join(found), url, label)
        for text, codes, url, label in wanted
    )


def hours_chart(page: InventoryPage) -> tuple[Svg, ChartTable] | None:
    """Return the week by occupation as a drawing with its table: what may be handed over, and the hours left."""
    if not any(total.told for total in page.totals):
        return None
    stacks = tuple(Stack(short_name(total.title) or _("Ingen har sagt vem"), _parts(total)) for total in page.totals)
    chart = StackedBars(
        key="hours",
        title=_("Timmar i veckan, av dem som gör det i dag"),
        description=_("Vad som är inventerat av varje yrkes vecka, och vad som är resten av deras tid."),
        series=(_("kan lämnas över"), _("delvis"), _("stannar"), _("ingen har sagt"), _("övrig arbetstid")),
        stacks=stacks,
        label_heading=_("Yrke"),
    )
    return draw_stacked(chart), chart.table()


def people_of(page: InventoryPage) -> list[dict[str, str]]:
    """Return who works at the place: each occupation that is told of or does something, with what is known."""
    told = {group.occupation: group for group in page.staff}
    codes = dict.fromkeys([*told, *(total.occupation for total in page.totals if total.occupation)])
    return [_person_row(page.line.key, code, told.get(code)) for code in codes]


def moves_of(page: InventoryPage) -> list[dict[str, Any]]:
    """Return where the inventory can go from here, the way on first; what cannot be done now with its reason."""
    found: list[dict[str, Any]] = []
    for (origin, target), label in VERBS.items():
        if origin != page.line.state:
            continue
        verdict = page.moves[target]
        found.append(
            {
                "label": label,
                "url": reverse("strategist:inventory_move", args=[page.line.key, target]),
                "reason": "" if verdict else say(verdict),
                "id": f"move-{target}",
                "variant": "" if not found else "secondary",
            }
        )
    return found


def _person_row(key: str, occupation: str, group: StaffLine | None) -> dict[str, str]:
    known = [_("ingen har sagt hur många")] if group is None else list(_known(group))
    return {
        "title": (group.title if group else "") or occupation_name(occupation),
        "text": ", ".join(known),
        "verb": _("Fyll i") if group is None else _("Ändra"),
        "url": reverse("strategist:inventory_staff", args=[key]) + f"?yrke={occupation}",
        "remove": "" if group is None else reverse("strategist:inventory_staff_remove", args=[key, group.key]),
    }


def _known(group: StaffLine) -> Iterator[str]:
    if group.full_time is None:
        yield _("antal okänt")
    else:
        yield _("%(count)s årsarbetare") % {"count": decimal_text(group.full_time)}
    if group.full_week_minutes is None:
        yield _("heltidsmått okänt")
    if group.shortage is not None and group.shortage > NO_SHORTAGE:
        yield _("brist %(percent)s %%") % {"percent": group.shortage}
    if group.hour_value is None:
        yield _("timvärde okänt")


def _parts(total: OccupationTotal) -> tuple[int, ...]:
    rest = max((total.staffed or 0) - total.told, 0)
    return tuple(round(minutes / 60) for minutes in (total.yes, total.partly, total.no, total.unknown, rest))


def _votes(row: TaskRow) -> str:
    if row.yes + row.no == 0:
        return ""
    return _("%(yes)s ja, %(no)s nej") % {"yes": row.yes, "no": row.no}


def _note(row: TaskRow) -> str:
    if row.is_assumed:
        return _("antagande ur biblioteket, ingen har svarat")
    if not row.is_ours:
        return _("görs inte här, säger de flesta")
    if row.is_decided:
        return _("avgjord")
    if row.source == Source.STAFF:
        return _("tillagd av personalen")
    return _("hinns inte med i dag") if row.task.is_undone else ""
