"""Possibilities in lists: those under way, those that came of it, those laid aside, and all that waits for one."""

from datetime import date

from django.db.models import F

from talja.apps.organisation.actors import Actor
from talja.apps.possibilities.enums import UNDER_WAY, Step, Who
from talja.apps.possibilities.lines import Moved, PossibilityLine, Waiting
from talja.apps.possibilities.models import Asked, Move, Possibility
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


def all_waiting(*, actor: Actor, on: date) -> tuple[Waiting, ...]:
    """Return what waits for each, the soonest deadline first, also for those for whom nothing does. Three queries.

    A possibility where it is their move is told once: with its question if there is one.
    """
    visible = Possibility.objects.visible_to(actor).filter(step__in=UNDER_WAY)
    rows = Asked.objects.filter(possibility__in=visible, outcome="").order_by("deadline", "pk")
    asked = asked_lines(rows, actor=actor, on=on)
    told = {(line.who, line.possibility_key) for line in asked}
    moves = [one for one in list_possibilities(actor=actor, on=on) if (one.whose_move, one.key) not in told]
    return tuple(
        Waiting(
            who, tuple(one for one in asked if one.who == who), tuple(one for one in moves if one.whose_move == who)
        )
        for who in Who
    )


def waiting_for(who: Who, *, actor: Actor, on: date) -> Waiting:
    """Return all that waits for one. Three queries."""
    return next(one for one in all_waiting(actor=actor, on=on) if one.who == who)


def moved_since(day: date, *, actor: Actor) -> tuple[Moved, ...]:
    """Return the steps that were taken from a day on, the latest first. One query."""
    rows = Move.objects.filter(possibility__in=Possibility.objects.visible_to(actor), day__gte=day)
    return tuple(
        Moved(
            key=str(row.possibility.key),
            title=row.possibility.title,
            workplace=row.possibility.workplace.name,
            origin=Step(row.origin),
            target=Step(row.target),
            day=row.day,
            reason=row.reason,
        )
        for row in rows.select_related("possibility__workplace").order_by("-day", "-pk")
    )
