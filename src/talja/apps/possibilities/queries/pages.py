"""One possibility whole, with all that has happened."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.possibilities import permissions, policies
from talja.apps.possibilities.enums import Step, TouchKind
from talja.apps.possibilities.lines import AskedLine, Happening, PossibilityPage
from talja.apps.possibilities.models import Asked, Move, Possibility, Touch
from talja.apps.possibilities.queries.rows import asked_lines, counted, lines_of
from talja.core.kernel.verdict import no, yes


def get_possibility(key: UUID, *, actor: Actor, on: date) -> PossibilityPage:
    """Return a possibility. Six queries. Raises `Possibility.DoesNotExist`, also for who may not see it."""
    row = counted(Possibility.objects.visible_to(actor), on=on).get(key=key)
    (line,) = lines_of([row], actor=actor, on=on)
    may_edit = permissions.may_edit(actor=actor)
    may_change = may_edit and policies.may_change(row)
    return PossibilityPage(
        line=line,
        hope=row.hope,
        need=row.need,
        reason=row.reason,
        version=row.version,
        history=_history(row),
        asked=asked_lines(row.asked.order_by("outcome", "deadline", "pk"), actor=actor, on=on),
        may_change=may_change,
        may_take_over=may_change and (no("own_already") if line.is_own else yes()),
        moves={step: may_edit and policies.may_become(row, step) for step in Step},
        need_reason=frozenset(step for step in Step if policies.needs_reason(row, step)),
    )


def get_asked(key: UUID, *, actor: Actor, on: date) -> AskedLine:
    """Return one question. Raises `Asked.DoesNotExist`, also for who may not see it."""
    rows = Asked.objects.filter(possibility__in=Possibility.objects.visible_to(actor), key=key)
    for line in asked_lines(rows, actor=actor, on=on):
        return line
    raise Asked.DoesNotExist


def _history(row: Possibility) -> tuple[Happening, ...]:
    touches, moves = list(row.touches.order_by("-pk")), list(row.moves.order_by("-pk"))
    names = user_names([*(one.recorded_by for one in touches), *(one.recorded_by for one in moves)])
    found = [*_touched(touches, names), *_moved(moves, names)]
    return tuple(sorted(found, key=lambda one: (one.day, one.recorded_at), reverse=True))


def _touched(touches: Iterable[Touch], names: dict[str, str]) -> list[Happening]:
    return [
        Happening(one.day, one.recorded_at, names.get(one.recorded_by, ""), one.text, kind=TouchKind(one.kind))
        for one in touches
    ]


def _moved(moves: Iterable[Move], names: dict[str, str]) -> list[Happening]:
    return [
        Happening(
            one.day,
            one.recorded_at,
            names.get(one.recorded_by, ""),
            one.reason,
            origin=Step(one.origin),
            target=Step(one.target),
        )
        for one in moves
    ]
