"""From a read table to staged rows: who each row speaks of, what it changes, and what the list no longer holds.

Orchestrates the core; knows no database rows but plain values, so that the command line and the benchmarks run it too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from talja.apps.imports import codec
from talja.apps.imports.choosing import Choice, with_choices
from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.overlaps import MeasureRules, Plan, refused
from talja.core.intake.changes import Change
from talja.core.intake.known import Register
from talja.core.intake.linking import link
from talja.core.intake.links import Link, Reason
from talja.core.intake.outcomes import Missing, Outcome, Status, judge_rows, missing
from talja.core.intake.record import Field, ReadRow


@dataclass(frozen=True, slots=True)
class Desk:
    """What a list is held against. `hidden` are persons whose identity whoever reads it may not see.

    `own` are the placements with the municipality itself, of which alone some lists tell.
    """

    register: Register
    measures: Mapping[str, MeasureRules]
    own: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    may_protect: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of the list: its day, the categories it should hold, and the fields where it is believed."""

    list_day: date
    covers: frozenset[str] = frozenset()
    trusted_for: frozenset[Field] = frozenset()
    own_staff_only: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have decided so far: by row number, and the missing placements that are to end, by key."""

    rows: Mapping[int, Choice] = field(default_factory=dict)
    ending: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Staged:
    """A row ready to be shown and stored: plain values only."""

    number: int
    status: RowStatus
    values: dict[str, str] = field(default_factory=dict, repr=False)
    findings: list[dict[str, Any]] = field(default_factory=list, repr=False)
    group: int = 0
    person_key: str | None = None
    placement_key: str | None = None
    candidates: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list, repr=False)
    is_protected: bool = False


def stage(
    rows: Sequence[ReadRow], *, desk: Desk, terms: Terms, fields_of: Callable[[int], frozenset[Field]], decided: Decided
) -> tuple[Staged, ...]:
    """Return a staged row for each row, then one for each running placement that the list no longer holds.

    A change of something known is taken by default only in fields the source is trusted for (all, when it is trusted
    for none in particular): the others are shown, and left to the reconciliation. `fields_of` tells, by the row's
    number, which fields its part of the list has columns for.
    """
    register = desk.register
    links = with_choices(link(rows, register), rows, register, decided.rows)
    judged = judge_rows(rows, links, register, fields_of=fields_of, list_day=terms.list_day)
    guarded = [_guarded(row, one, outcome, desk) for row, one, outcome in zip(rows, links, judged, strict=True)]
    outcomes = _with_refusals(rows, links, guarded, desk, terms, decided)
    protected = desk.hidden | {person.key for person in register.persons if person.values.get(Field.PROTECTION)}
    staged = [
        _staged(row, one, outcome, rows, terms=terms, protected=protected)
        for row, one, outcome in zip(rows, links, outcomes, strict=True)
    ]
    expected = [one for one in register.placements if not terms.own_staff_only or one.key in desk.own]
    lost = missing(expected, links, covers=terms.covers, on=terms.list_day)
    return (*staged, *(_lost(one, rows, protected=protected) for one in lost))


def end_of_missing(first_day: date, planned: date | None, list_day: date) -> date:
    """Return the day on which a placement that the list lacks ended at the latest: as planned, or by the list's day."""
    return list_day if planned is None else max(first_day, min(planned, list_day))


def _guarded(row: ReadRow, one: Link, outcome: Outcome, desk: Desk) -> Outcome:
    """Stop a row about somebody whose identity is hidden from whoever reads: they could neither judge nor write it."""
    says = Field.PROTECTION in row.values and one.person_key is None and not desk.may_protect
    if outcome.status is Status.REFUSED or not (says or one.person_key in desk.hidden):
        return outcome
    return Outcome(outcome.row, Status.NEEDS_YOU, reasons=(Reason("protected_person"),))


def _with_refusals(
    rows: Sequence[ReadRow],
    links: Sequence[Link],
    outcomes: Sequence[Outcome],
    desk: Desk,
    terms: Terms,
    decided: Decided,
) -> list[Outcome]:
    skipped = {number for number, choice in decided.rows.items() if choice.decision is RowDecision.SKIP}
    taken = [one for one in outcomes if rows[one.row].number not in skipped]
    ending = {
        known.key: end_of_missing(known.first_day, known.planned_last_day, terms.list_day)
        for known in desk.register.placements
        if known.key in decided.ending
    }
    reasons = refused(Plan(rows, links, taken, desk.register.by_person(), desk.measures, ending))
    return [_waiting(one, reasons[one.row]) if one.row in reasons else one for one in outcomes]


def _waiting(outcome: Outcome, reason: Reason) -> Outcome:
    return replace(outcome, status=Status.NEEDS_YOU, reasons=(reason, *outcome.reasons))


def _staged(
    row: ReadRow,
    one: Link,
    outcome: Outcome,
    rows: Sequence[ReadRow],
    *,
    terms: Terms,
    protected: frozenset[str],
) -> Staged:
    reasons = (*outcome.reasons, *one.reasons, *(one.placement.reasons if one.placement else ()))
    return Staged(
        number=row.number,
        status=RowStatus(outcome.status.value),
        values=codec.to_json(row.values),
        findings=codec.findings_to_json(row.findings),
        group=one.group,
        person_key=one.person_key,
        placement_key=one.placement.placement_key if one.placement else None,
        candidates=list(_candidates(one, rows)),
        reasons=reasons_to_json(reasons, rows),
        changes=[_change(change, trusted_for=terms.trusted_for) for change in outcome.changes],
        is_protected=bool(_spoken_of(one) & protected) or Field.PROTECTION in row.values,
    )


def _spoken_of(one: Link) -> set[str]:
    """Return the keys of everybody whom the row speaks of, or may speak of."""
    return {key for key in (one.person_key, *(other.person_key for other in one.candidates)) if key}


def _candidates(one: Link, rows: Sequence[ReadRow]) -> Iterator[dict[str, Any]]:
    for candidate in one.candidates:
        yield {
            "person_key": candidate.person_key,
            "row": None if candidate.row is None else rows[candidate.row].number,
            "score": round(candidate.score, 1),
            "reasons": reasons_to_json(candidate.reasons, rows),
        }
    for key in one.placement.candidates if one.placement else ():
        yield {"placement_key": key}


def _change(change: Change, *, trusted_for: frozenset[Field]) -> dict[str, Any]:
    return {
        "field": change.field.value,
        "attribute": change.attribute,
        "old": None if change.old is None else codec.plain(change.old),
        "new": codec.plain(change.new),
        "take": change.old is None or not trusted_for or change.field in trusted_for,
    }


def _lost(one: Missing, rows: Sequence[ReadRow], *, protected: frozenset[str]) -> Staged:
    return Staged(
        number=0,
        status=RowStatus.MISSING,
        person_key=one.person_key,
        placement_key=one.placement_key,
        reasons=reasons_to_json(one.reasons, rows),
        is_protected=one.person_key in protected,
    )


def reasons_to_json(reasons: Sequence[Reason], rows: Sequence[ReadRow]) -> list[dict[str, Any]]:
    """Return reasons as JSON, each once, with rows by their number in the sheet."""
    unique = {(one.code, *sorted(one.params.items())) if one.params else one.code: one for one in reasons}
    return [
        {"code": reason.code, **({"params": _numbered(reason.params, rows)} if reason.params else {})}
        for reason in unique.values()
    ]


def _numbered(params: Mapping[str, str], rows: Sequence[ReadRow]) -> dict[str, str]:
    """Add the row's number where a reason tells a position in the list."""
    position = params.get("position")
    return {**params, **({} if position is None else {"row": str(rows[int(position)].number)})}
