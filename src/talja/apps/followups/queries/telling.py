"""What was said of plans, follow-ups, forms, ends and checks, as lines. Who may see them is for the caller to judge."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from talja.apps.accounts.queries import names_by_key
from talja.apps.followups import registered
from talja.apps.followups.lines import AskLine, CheckLine, FollowUpLine, HeldLine, PlanLine
from talja.apps.followups.models import CURRENT, Answer, Ask, Check, FollowUp, Held, Plan
from talja.apps.placements.models import Placement
from talja.core.chain.rhythms import rhythm_for
from talja.core.chain.schedule import Kind, check_days


def plan_lines(plans: Iterable[Plan]) -> tuple[PlanLine, ...]:
    """Return the plans as they are given."""
    rows = list(plans)
    names = names_by_key(key for row in rows for key in (row.responsible_key, row.recorded_by))
    return tuple(
        PlanLine(
            key=str(row.key),
            placement_key=str(row.placement_key),
            aim=row.aim,
            next_step=row.next_step,
            next_step_day=row.next_step_day,
            responsible_key=row.responsible_key,
            responsible=names.get(row.responsible_key, ""),
            recorded_at=row.recorded_at,
            recorded_by=names.get(row.recorded_by, ""),
            is_current=row.replaced_at is None,
        )
        for row in rows
    )


def followup_lines(placement: Placement) -> tuple[FollowUpLine, ...]:
    """Return every follow-up of a placement in order of day, with how it went and what was answered. Five queries."""
    rows = list(FollowUp.objects.filter(placement_key=placement.key).order_by("due_day", "kind", "number"))
    held, asks = _held(placement.key), _asks(placement.key)
    agency = rhythm_for(category=placement.measure.category, form=placement.measure.code).three_party
    uncertain = agency is not None and agency.must_be_checked
    return tuple(
        FollowUpLine(
            key=str(row.key),
            kind=row.kind,
            number=row.number,
            due_day=row.due_day,
            is_moved=row.is_moved,
            held_day=row.held_day,
            starts_at=row.starts_at,
            minutes=row.minutes,
            place=row.place,
            held=held.get(row.pk),
            asks=tuple(asks[row.pk]),
            must_be_checked=row.kind == Kind.THREE_PARTY and uncertain,
        )
        for row in rows
    )


def check_lines(placement: Placement, *, on: date) -> tuple[CheckLine, ...]:
    """Return the three checks after an end, done or not; none for a placement that has not ended."""
    if placement.last_day is None:
        return ()
    rows = Check.objects.filter(CURRENT, placement_key=placement.key, last_day=placement.last_day)
    found = {row.months: row for row in rows}
    names = names_by_key(row.recorded_by for row in found.values())
    there = registered.placed_after(placement, on=on)
    days = check_days(placement.last_day).items()
    return tuple(_known(_check(found.get(months), months, day, names), there.get(months)) for months, day in days)


def _known(line: CheckLine, other: Placement | None) -> CheckLine:
    if other is None:
        return line
    return replace(line, registered=other.measure.category, registered_first_day=other.first_day)


def _check(row: Check | None, months: int, due_day: date, names: dict[str, str]) -> CheckLine:
    if row is None:
        return CheckLine("", months, due_day, "", "", "", "", None, "")
    by = names.get(row.recorded_by, "")
    return CheckLine(str(row.key), months, due_day, row.status, row.still, row.evidence, row.note, row.checked_day, by)


def _held(placement_key: UUID) -> dict[int, HeldLine]:
    rows = list(Held.objects.filter(CURRENT, followup__placement_key=placement_key))
    names = names_by_key(row.recorded_by for row in rows)
    return {
        row.followup_id: HeldLine(
            key=str(row.key),
            held_day=row.held_day,
            attended=tuple(row.attended.split()),
            going=row.going,
            note=row.note,
            agreed=row.agreed,
            belief=row.belief,
            recorded_at=row.recorded_at,
            recorded_by=names.get(row.recorded_by, ""),
        )
        for row in rows
    }


def _asks(placement_key: UUID) -> dict[int, list[AskLine]]:
    """Return the forms by follow-up, those replaced left out unless somebody answered them."""
    answers: dict[int, Answer] = {}
    for answer in Answer.objects.filter(ask__followup__placement_key=placement_key).order_by("ask_id", "version"):
        answers[answer.ask_id] = answer
    found: dict[int, list[AskLine]] = defaultdict(list)
    for ask in Ask.objects.filter(followup__placement_key=placement_key).order_by("recorded_at", "pk"):
        last = answers.get(ask.pk)
        if last is not None or ask.replaced_at is None:
            found[ask.followup_id].append(_ask(ask, last))
    return found


def _ask(ask: Ask, last: Answer | None) -> AskLine:
    return AskLine(
        key=str(ask.key),
        audience=ask.audience,
        to_name=ask.to_name,
        is_on_paper=not ask.to_email,
        sent_at=ask.recorded_at,
        last_day=ask.last_day,
        answered_at=None if last is None else last.answered_at,
        said={} if last is None else last.said,
        words="" if last is None else last.words,
        versions=0 if last is None else last.version,
    )
