"""A position in words and drawn: hours, states, its week, and promised time beside measured."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.jobdesign.enums import Family
from talja.apps.positions.enums import Occasion, State
from talja.apps.positions.lines import PositionLine, PositionPage, TaskLine
from talja.web.shared.charts.legend import SERIES
from talja.web.shared.charts.week import Slot, Week
from talja.web.shared.reasons import say
from talja.web.strategist.demand_words import demand_list

TONES: Final[Mapping[State, str]] = {
    State.DESCRIBED: "neutral",
    State.AGREED: "info",
    State.OPEN: "warning",
    State.FILLED: "success",
    State.CLOSED: "neutral",
}
VERBS: Final[Mapping[State, str | Promise]] = {
    State.AGREED: gettext_lazy("Säg ja till befattningen"),
    State.OPEN: gettext_lazy("Börja söka någon"),
    State.FILLED: gettext_lazy("Skriv att den är tillsatt"),
    State.CLOSED: gettext_lazy("Avsluta befattningen"),
}


def hours(minutes: int) -> str:
    """Return minutes as hours and minutes: 12 tim 30 min."""
    whole, rest = divmod(minutes, 60)
    parts = [_("%(hours)s tim") % {"hours": whole}] if whole else []
    if rest or not whole:
        parts.append(_("%(minutes)s min") % {"minutes": rest})
    return " ".join(parts)


def position_row(line: PositionLine) -> dict[str, Any]:
    """Return a position as a row of a list."""
    return {
        "url": reverse("strategist:position", args=[line.key]),
        "title": line.title,
        "place": line.workplace,
        "extent": _("%(percent)s %%") % {"percent": line.extent},
        "state": line.state.label,
        "tone": TONES[line.state],
        "promised": hours(line.promised),
        "freed": "" if line.freed is None else hours(line.freed),
        "due": line.due,
    }


def week_of(page: PositionPage) -> Week:
    """Return the week of a position as a drawing."""
    kinds = {family: 1 + place % SERIES for place, family in enumerate(sorted({task.family for task in page.tasks}))}
    slots = [
        Slot(day, start, start + task.minutes, task.title, kinds[task.family], family_word(task.family))
        for task in page.tasks
        for day, start in task.starts
    ]
    title = _("Veckan för %(title)s") % {"title": page.line.title}
    description = _("%(count)s uppgifter, %(hours)s betald tid i veckan.") % {
        "count": len(page.tasks),
        "hours": hours(page.line.paid_minutes),
    }
    return Week(key="week", title=title, description=description, slots=tuple(slots))


def family_word(family: str) -> str:
    """Return what a kind of work is called, or the code of one that is not ours."""
    return str(Family(family).label) if family in Family.values else family


def task_rows(page: PositionPage) -> list[dict[str, Any]]:
    """Return the tasks with what they promised and what was measured on each occasion."""
    return [
        {
            "title": task.title,
            "place": task.workplace if task.workplace_key != page.line.workplace_key else "",
            "family": family_word(task.family),
            "occupation": task.occupation,
            "times": times_of(task),
            "promised": hours(task.promised),
            "measured": [hours(one.by_task.get(task.key, 0)) for one in page.measured],
        }
        for task in page.tasks
    ]


def times_of(task: TaskLine) -> str:
    """Return how long and how often: 30 min, 5 dagar i veckan."""
    often = _("%(count)s dagar i veckan") if len(task.starts) != 1 else _("en dag i veckan")
    said = f"{hours(task.minutes)}, {often % {'count': len(task.starts)} if len(task.starts) != 1 else often}"
    return said if task.weeks == 52 else _("%(said)s, %(weeks)s veckor om året") % {"said": said, "weeks": task.weeks}


def moves_of(page: PositionPage) -> list[dict[str, Any]]:
    """Return the moves that the position can make now, for who may make them."""
    return [
        {
            "url": reverse("strategist:position_move", args=[page.line.key, state.value]),
            "label": _("Skriv att den är ledig igen") if _vacates(page, state) else VERBS[state],
            "variant": "tertiary" if state == State.CLOSED else "",
        }
        for state, verdict in page.moves.items()
        if verdict
    ]


def occasions_of(page: PositionPage, *, on: date) -> list[dict[str, Any]]:
    """Return the occasions of following up: what was measured, what can be measured now, and what is to come."""
    told = {one.occasion: one for one in page.measured}
    return [
        {
            "label": occasion.label,
            "day": day,
            "freed": hours(told[occasion].total) if occasion in told else "",
            "share": _share(told[occasion].total, page.line.promised) if occasion in told else "",
            "note": told[occasion].note if occasion in told else "",
            "url": reverse("strategist:position_measure", args=[page.line.key, occasion.value])
            if page.may_measure[occasion]
            else "",
            "why_not": _("kan mätas från %(day)s") % {"day": date_format(day, "Y-m-d")} if day > on else "",
        }
        for occasion, day in page.occasions.items()
    ]


def facts_of(page: PositionPage) -> Sequence[Mapping[str, object]]:
    """Return the facts beside the week."""
    line = page.line
    return (
        {"label": _("Arbetsplats"), "value": line.workplace},
        {"label": _("Omfattning"), "value": _("%(percent)s %% av heltid") % {"percent": line.extent}},
        {"label": _("Betald tid i veckan"), "value": hours(line.paid_minutes)},
        {"label": _("Frigör i veckan, enligt planen"), "value": hours(line.promised)},
        {"label": _("Kräver att man"), "value": ", ".join(demand_list(page.demands)) or _("inget särskilt")},
    )


def why_not(page: PositionPage, occasion: Occasion) -> str:
    """Return why an occasion cannot be measured now; nothing when it can."""
    verdict = page.may_measure[occasion]
    return "" if verdict else say(verdict)


def _vacates(page: PositionPage, state: State) -> bool:
    return (page.line.state, state) == (State.FILLED, State.OPEN)


def _share(freed: int, promised: int) -> str:
    return _("%(percent)s %% av det utlovade") % {"percent": round(100 * freed / promised)} if promised else ""
