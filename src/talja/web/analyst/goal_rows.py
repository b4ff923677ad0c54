"""Goals in words and numbers, for the page that sets them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from talja.apps.reports.enums import GoalCode
from talja.apps.reports.lines import GoalLine
from talja.web.shared.charts.words import day, percent, whole


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; see components/facts.html."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal on the page: its code and name, and what holds; no facts = never set."""

    code: str
    title: str
    facts: tuple[Fact, ...]


def goal_cards(held: Mapping[str, GoalLine]) -> tuple[GoalCard, ...]:
    """Return a card for every kind of goal, set or not."""
    return tuple(GoalCard(code.value, str(code.label), tuple(_facts(held.get(code)))) for code in GoalCode)


def goal_history(goals: Iterable[GoalLine]) -> tuple[dict[str, str], ...]:
    """Return a row for every goal there has been: what, from when, the numbers and the source."""
    return tuple(
        {
            "title": str(GoalCode(goal.code).label),
            "valid_from": day(goal.valid_from),
            "numbers": ", ".join(f"{fact.label.lower()} {fact.value}" for fact in _numbers(goal)),
            "source": goal.source,
        }
        for goal in goals
    )


def starting_values(goal: GoalLine | None, *, today: date) -> dict[str, Any]:
    """Return what a goal's form opens with: what holds now, from today on."""
    if goal is None:
        return {"valid_from": today}
    share = goal.target_share
    return {
        "valid_from": today,
        "baseline": goal.baseline,
        "target": goal.target_count,
        "percent": None if share is None else (share * 100).normalize(),
        "population": goal.population,
        "women": goal.women,
        "born_abroad": goal.born_abroad,
        "source": goal.source,
        "source_day": goal.source_day,
    }


def _facts(goal: GoalLine | None) -> Iterable[Fact]:
    if goal is not None:
        yield from _numbers(goal)
        yield Fact(_("Gäller från och med"), day(goal.valid_from))
        yield Fact(_("Källa"), goal.source)


def _numbers(goal: GoalLine) -> Iterable[Fact]:
    counts = (
        (_("Utgångsläge"), goal.baseline),
        (_("Mål"), goal.target_count),
        (_("Arbetslösa"), goal.population),
        (_("Kvinnor"), goal.women),
        (_("Födda utomlands"), goal.born_abroad),
    )
    yield from (Fact(label, whole(number)) for label, number in counts if number is not None)
    if goal.target_share is not None:
        yield Fact(_("Mål"), percent(float(goal.target_share)))
