"""From rows to lines."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.queries.structure import workplace_line
from talja.apps.people.queries import user_names
from talja.apps.possibilities import permissions, policies
from talja.apps.possibilities.enums import Outcome, Step, Who
from talja.apps.possibilities.lines import AskedLine, PossibilityLine
from talja.apps.possibilities.models import Asked, Possibility

_PLACE = ("workplace__employer", "workplace__unit__parent")


def counted(rows: QuerySet[Possibility], *, on: date) -> QuerySet[Possibility]:
    """Return the rows with their places and how many questions wait."""
    waiting = Q(asked__outcome="")
    return rows.select_related(*_PLACE).annotate(
        waiting=Count("asked", filter=waiting), late=Count("asked", filter=waiting & Q(asked__deadline__lt=on))
    )


def lines_of(rows: Iterable[Possibility], *, actor: Actor, on: date) -> tuple[PossibilityLine, ...]:
    """Return the lines of counted rows. One query besides theirs."""
    found = list(rows)
    names = user_names([row.owner for row in found])
    return tuple(_line(row, names, actor=actor, on=on) for row in found)


def within(place: Workplace, *, on: date) -> str:
    """Return what a workplace stands within; empty for a company that is its own workplace."""
    line = workplace_line(place, on=on)
    return "" if line.within == line.name else line.within


def asked_lines(rows: QuerySet[Asked], *, actor: Actor, on: date) -> tuple[AskedLine, ...]:
    """Return the lines of questions. One query."""
    may_edit = permissions.may_edit(actor=actor)
    return tuple(
        AskedLine(
            key=str(row.key),
            possibility_key=str(row.possibility.key),
            title=row.possibility.title,
            workplace=row.possibility.workplace.name,
            who=Who(row.who),
            to_name=row.to_name,
            to_email=row.to_email,
            question=row.question,
            asked_day=row.asked_day,
            deadline=row.deadline,
            is_late=not row.outcome and row.deadline < on,
            outcome=Outcome(row.outcome) if row.outcome else None,
            answer=row.answer,
            answered_day=row.answered_day,
            may_answer=may_edit and policies.may_answer(row),
        )
        for row in rows.select_related("possibility__workplace")
    )


def _line(row: Possibility, names: Mapping[str, str], *, actor: Actor, on: date) -> PossibilityLine:
    return PossibilityLine(
        key=str(row.key),
        title=row.title,
        workplace=row.workplace.name,
        workplace_key=row.workplace.key,
        within=within(row.workplace, on=on),
        employer_kind=row.workplace.employer.kind,
        step=Step(row.step),
        step_since=row.step_since,
        owner=names.get(row.owner, ""),
        is_own=row.owner == actor.key,
        next_step=row.next_step,
        next_day=row.next_day,
        stuck_on=row.stuck_on,
        whose_move=Who(row.whose_move),
        waiting=row.waiting,  # type: ignore[attr-defined]  # annotated by `counted`
        late=row.late,  # type: ignore[attr-defined]  # annotated by `counted`
    )
