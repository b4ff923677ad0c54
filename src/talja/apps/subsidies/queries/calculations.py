"""Stored calculations: listed, and opened again beside what today's rules give."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import placement_lines
from talja.apps.subsidies import permissions
from talja.apps.subsidies.amounts import differences, stored_stretches
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.lines import CalculationLine, Reopened
from talja.apps.subsidies.models import Calculation
from talja.core.kernel.verdict import Verdict
from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import Situation
from talja.core.rules.results import Calculation as Result
from talja.core.rules.stored import load_calculation, load_situation


def calculations_of(*, actor: Actor, placement_key: UUID) -> tuple[CalculationLine, ...]:
    """Return a placement's calculations, the one that counts first; none for those who may not see support.

    Of a protected person whom the actor may not identify, what was noted in words is left out.
    """
    placement = seen_line(placement_key, actor=actor, on=timezone.localdate(actor.at))
    if placement is None:
        return ()
    lines = told_calculations(placement_key)
    return tuple(replace(line, note="") if placement.is_masked else line for line in lines)


def told_calculations(placement_key: UUID) -> tuple[CalculationLine, ...]:
    """Return the calculations for a caller that has judged who asks, also of a placement that is planned."""
    rows = list(Calculation.objects.of(placement_key))
    names = user_names([row.made_by for row in rows])
    book = current_book()
    return tuple(
        _line(row, load_calculation(row.result), names=names, book=book, is_counting=place == 0)
        for place, row in enumerate(rows)
    )


def reopen(*, actor: Actor, key: UUID) -> Reopened:
    """Return a stored calculation as it was, and what today's rules give for the same input and the same time.

    Raises `Calculation.DoesNotExist` for what is unknown to the actor or not for them. Of a protected person whom the
    actor may not identify the birth date and the note are left out; what it gives today is counted with them.
    """
    row = Calculation.objects.get(key=key)
    placement = seen_line(row.placement_key, actor=actor, on=timezone.localdate(actor.at))
    if placement is None:
        raise Calculation.DoesNotExist
    return reopened(row, placement)


def reopened(row: Calculation, placement: PlacementLine) -> Reopened:
    """Return a calculation as it was and as it is, for a caller that has judged who asks and how far they may see."""
    book = current_book()
    stored, situation = load_calculation(row.result), load_situation(row.situation)
    today = _again(row.scheme, situation, stored, book=book)
    counting = Calculation.objects.of(row.placement_key).values_list("pk", flat=True).first()
    line = _line(row, stored, names=user_names([row.made_by]), book=book, is_counting=row.pk == counting)
    return Reopened(
        line=replace(line, note="") if placement.is_masked else line,
        placement=placement,
        situation=replace(situation, birth_date=None) if placement.is_masked else situation,
        stored=stored,
        today=today,
        differences=() if today is None else tuple(differences(stored_stretches(stored), stored_stretches(today))),
    )


def may_calculate_for(*, actor: Actor, placement_key: UUID) -> Verdict:
    """Whether the actor may store a calculation or a decision for the placement. The button asks the same function.

    Raises `Placement.DoesNotExist` for what is unknown to the actor.
    """
    placement = Placement.objects.visible_to(actor).select_related("person").get(key=placement_key)
    return permissions.may_calculate(placement, actor=actor)


def seen_line(placement_key: UUID, *, actor: Actor, on: date) -> PlacementLine | None:
    """Return the placement's line; None for those who may not see what support there is for it."""
    if not permissions.may_see_support(actor=actor):
        return None
    return placement_lines(keys=[placement_key], actor=actor, on=on).get(str(placement_key))


def latest_result(placement_key: UUID) -> tuple[Situation, Result] | None:
    """Return input and result of the calculation that counts for the placement, if there is one."""
    row = Calculation.objects.of(placement_key).first()
    return None if row is None else (load_situation(row.situation), load_calculation(row.result))


def _again(scheme: str, situation: Situation, stored: Result, *, book: RuleBook) -> Result | None:
    """Return what the book gives for the situation over the days that were counted."""
    if scheme not in book.schemes:
        return None
    whole = replace(situation, last_day=stored.segments[-1].last_day)
    return calculate(book.schemes[scheme], whole, book_version=book.version)


def _line(
    row: Calculation, result: Result, *, names: dict[str, str], book: RuleBook, is_counting: bool
) -> CalculationLine:
    return CalculationLine(
        key=str(row.key),
        placement_key=str(row.placement_key),
        scheme=row.scheme,
        scheme_title=book.schemes[row.scheme].title if row.scheme in book.schemes else row.scheme,
        first_day=result.segments[0].first_day,
        last_day=result.segments[-1].last_day,
        cost=result.cost,
        support=result.support,
        net=result.net,
        answer=result.answer,
        book_version=row.book_version,
        made_at=row.made_at,
        made_by=names.get(row.made_by, ""),
        note=row.note,
        is_counting=is_counting,
    )
