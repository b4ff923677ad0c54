"""Carvings, drafts and runs in words: hours freed, kronor a week, how it came about, and how far from the best."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.carvings.enums import Edit, RunState
from talja.apps.carvings.lines import CarvingPage, DraftLine, RunLine
from talja.core.carving.params import Params
from talja.core.carving.problem import Apart, Choice, Keep, Lock, Never, Problem, Shape, Together
from talja.web.shared.charts.words import whole
from talja.web.strategist.demand_words import DEMAND_WORDS
from talja.web.strategist.forms.carvings import FULL_TIME
from talja.web.strategist.position_words import hours

_USUAL: Final = Params()

PARTS: Final[Mapping[str, str | Promise]] = {
    "freed": gettext_lazy("Tid som frigörs"),
    "position": gettext_lazy("Handledning"),
    "fit": gettext_lazy("Hur många som kan ta befattningarna"),
    "travel": gettext_lazy("Resor"),
    "waiting": gettext_lazy("Väntan"),
    "site": gettext_lazy("Mer än en arbetsplats"),
    "family": gettext_lazy("Många slags uppgifter"),
    "cost": gettext_lazy("Kostnad efter stöd"),
    "total": gettext_lazy("Sammanlagt värde"),
}
RUN_FAULTS: Final[Mapping[str, str | Promise]] = {
    "solver_gone": gettext_lazy("Räknandet avbröts, kanske för att minnet tog slut. Det bästa så långt finns kvar."),
    "unexpected": gettext_lazy("Något oväntat hände. Det bästa så långt finns kvar. Försök igen."),
}
CHOSEN: Final[Mapping[str, str | Promise]] = {
    "locked": gettext_lazy("Låste %(task)s"),
    "unlocked": gettext_lazy("Låste upp %(task)s"),
    "kept": gettext_lazy("Bestämde att %(task)s stannar"),
    "allowed": gettext_lazy("Släppte %(task)s fri"),
}


def kronor(ore: int) -> str:
    """Return öre a week as whole kronor: 12 300 kr."""
    return _("%(amount)s kr") % {"amount": whole(round(ore / 100))}


def draft_name(line: DraftLine) -> str:
    """Return what a draft is called."""
    return line.name or _("Förslag %(number)s") % {"number": line.number}


def draft_row(line: DraftLine, problem: Problem) -> dict[str, Any]:
    """Return a draft as a row of the carving's list."""
    return {
        "url": reverse("strategist:draft", args=[line.key]),
        "number": line.number,
        "name": draft_name(line),
        "how": how_made(line, problem),
        "positions": line.score["positions"],
        "freed": hours(line.score["freed_minutes"]),
        "tasks": line.score["tasks"],
        "total": kronor(line.score["total"]),
        "faults": line.faults,
    }


def how_made(line: DraftLine, problem: Problem) -> str:
    """Return how a draft came about."""
    about = line.about
    named = problem.task_by_key.get(str(about.get("task", "")))
    task = named.title if named else ""
    if line.edit == Edit.SOLVED and not about["rounds"]:
        return _("Ett första förslag, utan att leta vidare")
    if line.edit == Edit.SOLVED:
        return _("Uträknat på %(seconds)s sekunder") % {"seconds": about["seconds"]} + _asked(line)
    if line.edit == Edit.CHOSEN:
        return str(CHOSEN[about["what"]]) % {"task": task}
    said = _("Flyttade %(task)s") if line.edit == Edit.MOVED else _("Lämnade kvar %(task)s")
    return said % {"task": task}


def _asked(line: DraftLine) -> str:
    """Return what the run was asked beside the usual: its extent, how many at the most, and what it did without."""
    rules = line.rules
    said = []
    if (rules.least_week, rules.most_week) != (_USUAL.least_week, _USUAL.most_week):
        least, most = (100 * minutes // FULL_TIME for minutes in (rules.least_week, rules.most_week))
        said.append(_("%(least)s–%(most)s procent") % {"least": least, "most": most})
    if rules.most_positions is not None:
        many = ngettext("högst %(count)s befattning", "högst %(count)s befattningar", rules.most_positions)
        said.append(many % {"count": rules.most_positions})
    for code, level in line.about.get("without", {}).get("demands", {}).items():
        said.append(_("som om ingen %(demand)s") % {"demand": DEMAND_WORDS[code][level]})
    return "".join(f", {one}" for one in said)


def say_choice(choice: Choice, problem: Problem) -> str:
    """Return what the user has decided as a sentence."""
    titles = {key: task.title for key, task in problem.task_by_key.items()}
    places = {key: place.title for key, place in problem.workplace_by_key.items()}
    if isinstance(choice, Shape):
        return _("En låst befattning på %(place)s") % {"place": places.get(choice.home, choice.home)}
    if isinstance(choice, Together | Apart):
        tasks = ", ".join(titles.get(task, task) for task in choice.tasks)
        said = _("Hålls ihop: %(tasks)s") if isinstance(choice, Together) else _("Hålls isär: %(tasks)s")
        return said % {"tasks": tasks}
    words = {Lock: _("%(task)s är låst"), Keep: _("%(task)s stannar"), Never: _("%(task)s hålls utanför en befattning")}
    return words[type(choice)] % {"task": titles.get(choice.task, choice.task)}


def run_words(run: RunLine, problem: Problem) -> dict[str, Any]:
    """Return a run in words: how far it has come and how far it may be from the best."""
    return {
        "state": run.state.label,
        "is_running": run.state in {RunState.QUEUED, RunState.RUNNING},
        "is_stopping": run.is_stopping,
        "rounds": whole(run.rounds),
        "total": "" if run.total is None else kronor(run.total),
        "fault": RUN_FAULTS.get(run.fault, ""),
        "gap": gap_words(run),
        "conflicts": [say_choice(choice, problem) for choice in run.conflicts],
        "seconds": run.seconds,
        "draft": run.draft,
        "stop_url": reverse("strategist:run_stop", args=[run.key]) if run.may_stop else "",
    }


def gap_words(run: RunLine) -> str:
    """Return how far the best is from what nothing can be better than, or that nobody knows."""
    if run.gap is None:
        return _("Hur långt det är till det bästa möjliga är inte känt.")
    if run.gap < 0.05:
        return _("Bättre går inte: det är bevisat.")
    percent = f"{run.gap:.1f}".replace(".", ",")
    return _("Högst %(percent)s procent från det bästa möjliga.") % {"percent": percent}


def comparison(page: CarvingPage, left: DraftLine, right: DraftLine) -> list[dict[str, Any]]:
    """Return two drafts side by side, figure by figure."""
    plain = (
        (_("Befattningar"), "positions", whole),
        (_("Uppgifter som lämnas över"), "tasks", whole),
        (_("Tid som frigörs i veckan"), "freed_minutes", hours),
        (_("Betald tid i veckan"), "paid_minutes", hours),
        (_("Resor i veckan"), "travel_minutes", hours),
        (_("Väntan i veckan"), "waiting_minutes", hours),
        (_("Personer som kan ta någon av dem"), "people_who_could", whole),
    )
    rows = [{"label": label, "left": say(left.score[key]), "right": say(right.score[key])} for label, key, say in plain]
    money = [
        {"label": str(label), "left": kronor(left.score[part]), "right": kronor(right.score[part])}
        for part, label in PARTS.items()
    ]
    return [*rows, *money]
