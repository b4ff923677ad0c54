"""What Arbetsförmedlingen decided, with Talja's own estimate beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.subsidies.amounts import Stretch, differences, stored_stretches
from talja.apps.subsidies.lines import DecisionLine, Difference
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.queries.calculations import latest_result, may_calculate_for, seen_line
from talja.core.kernel.verdict import Verdict, no
from talja.core.rules.facts import Situation
from talja.core.rules.results import Calculation


def decisions_of(*, actor: Actor, placement_key: UUID) -> tuple[DecisionLine, ...]:
    """Return every decision about a placement, the latest entered first; corrected and taken away ones too.

    None for those who may not see support. The estimate is that of the calculation that counts. Of a protected person
    whom the actor may not identify the reference is left out.
    """
    placement = seen_line(placement_key, actor=actor, on=timezone.localdate(actor.at))
    if placement is None:
        return ()
    rows = list(SupportDecision.objects.filter(placement_key=placement_key).order_by("-pk"))
    current = set(SupportDecision.objects.current().filter(placement_key=placement_key).values_list("pk", flat=True))
    names = user_names([row.recorded_by for row in rows])
    estimate = latest_result(placement_key)
    may_change = may_calculate_for(actor=actor, placement_key=placement_key)
    lines = (
        _line(
            row,
            estimate,
            by=names.get(row.recorded_by, ""),
            is_current=row.pk in current,
            may_change=may_change if row.pk in current else no("changed_by_other"),
        )
        for row in rows
    )
    return tuple(replace(line, reference="") if placement.is_masked else line for line in lines)


def _line(
    row: SupportDecision,
    estimate: tuple[Situation, Calculation] | None,
    *,
    by: str,
    is_current: bool,
    may_change: Verdict,
) -> DecisionLine:
    level, last_day = _estimated(estimate)
    found = () if estimate is None else tuple(_differences(row, estimate[1]))
    compared = [
        *([not found] if estimate is not None and row.amount is not None else []),
        *([level == row.level] if level is not None and row.level is not None else []),
    ]
    return DecisionLine(
        key=str(row.key),
        reference=row.reference,
        first_day=row.first_day,
        last_day=row.last_day,
        level=row.level,
        ceiling=row.ceiling,
        amount=row.amount,
        recorded_at=row.recorded_at,
        recorded_by=by,
        is_current=is_current,
        is_removed=row.is_removed,
        replaces="" if row.replaces is None else str(row.replaces),
        estimated_level=level,
        estimated_last_day=last_day,
        agrees=all(compared) if compared else None,
        differences=found,
        may_change=may_change,
    )


def _estimated(estimate: tuple[Situation, Calculation] | None) -> tuple[Decimal | None, date | None]:
    """Return the level that was counted with, and the last day that the support was thought to last."""
    if estimate is None:
        return None, None
    situation, result = estimate
    level = situation.facts.get("decided_level")
    return (level if isinstance(level, Decimal) else None), result.extent.last_day


def _differences(row: SupportDecision, result: Calculation) -> Iterator[Difference]:
    """Yield the days of the decision on which a month's support was estimated to something else than was decided.

    Held against days with support alone: a decision says nothing of what comes after the support.
    """
    counted = stored_stretches(result)
    if row.amount is None or not counted:
        return
    first_day, last_day = row.first_day or counted[0].first_day, row.last_day or counted[-1].last_day
    for one in counted:
        decided = Stretch(max(first_day, one.first_day), min(last_day, one.last_day), one.cost, row.amount)
        if decided.first_day <= decided.last_day:
            yield from differences((one,), (decided,))
