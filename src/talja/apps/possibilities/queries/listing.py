"""Possibilities in lists: those under way, those that came of it, those laid aside, and all that waits for one."""

from datetime import date

from django.db.models import F

from talja.apps.organisation.actors import Actor
from talja.apps.possibilities.enums import UNDER_WAY, Step, Who
from talja.apps.possibilities.lines import PossibilityLine, Waiting
from talja.apps.possibilities.models import Asked, Possibility
from talja.apps.possibilities.queries.rows import asked_lines, counted, lines_of

MOST_DONE = 30
"""How many of those that are filled, or laid aside, are shown: the latest."""


def list_possibilities(
    *, actor: Actor, on: date, whose: Who | None = None, own: bool = False
) -> tuple[PossibilityLine, ...]:
    """Return those under way that the actor may see, what is due first and then the longest in their step.

    `whose` leaves those where it is that one's move, `own` those that the actor is responsible for. Two queries.
    """
    rows = Possibility.objects.visible_to(actor).filter(step__in=UNDER_WAY)
    rows = rows if whose is None else rows.filter(whose_move=whose)
    rows = rows.filter(owner=actor.key) if own else rows
    ordered = counted(rows, on=on).order_by(F("next_day").asc(nulls_last=True), "step_since", "pk")
    return lines_of(ordered, actor=actor, on=on)


def list_done(step: Step, *, actor: Actor, on: date) -> tuple[PossibilityLine, ...]:
    """Return the latest of those that are filled, or laid aside. Two queries."""
    rows = Possibility.objects.visible_to(actor).filter(step=step)
    return lines_of(counted(rows, on=on).order_by("-step_since", "-pk")[:MOST_DONE], actor=actor, on=on)


def waiting_for(who: Who, *, actor: Actor, on: date) -> Waiting:
    """Return all that waits for one, the soonest deadline first. Three queries.

    A possibility where it is their move is told once: with its question if there is one.
    """
    visible = Possibility.objects.visible_to(actor).filter(step__in=UNDER_WAY)
    asked = Asked.objects.filter(possibility__in=visible, who=who, outcome="").order_by("deadline", "pk")
    lines = asked_lines(asked, actor=actor, on=on)
    told = {line.possibility_key for line in lines}
    moves = list_possibilities(actor=actor, on=on, whose=who)
    return Waiting(who, lines, tuple(line for line in moves if line.key not in told))
