"""From a read table to staged rows: who each row speaks of, what it changes, and what the list no longer holds.

Orchestrates the core; knows no database rows but plain values, so that the command line and the benchmarks run it too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from talja.apps.imports import codec
from talja.apps.imports.enums import RowDecision, RowStatus
from talja.core.intake.changes import Change
from talja.core.intake.known import Register
from talja.core.intake.linking import link
from talja.core.intake.links import Certainty, Link, Placing, Reason
from talja.core.intake.outcomes import Missing, Outcome, judge_rows, missing
from talja.core.intake.placing import place
from talja.core.intake.record import Field, ReadRow


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person has decided about a row: who it is, and which placement, where they chose one."""

    decision: RowDecision
    person_key: str | None = None
    placement_key: str | None = None


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


def stage(
    rows: Sequence[ReadRow],
    *,
    register: Register,
    choices: Mapping[int, Choice],
    fields_in_list: frozenset[Field],
    list_day: date,
    covers: frozenset[str],
    trusted_for: frozenset[Field],
) -> tuple[Staged, ...]:
    """Return a staged row for each row, then one for each running placement that the list no longer holds.

    `choices` are by row number. A change of something known is taken by default only in fields the source is trusted
    for (all, when it is trusted for none in particular): the others are shown, and left to the reconciliation.
    """
    links = _with_choices(link(rows, register), rows, register, choices)
    outcomes = judge_rows(rows, links, register, fields_in_list=fields_in_list, list_day=list_day)
    staged = [
        _staged(row, one, outcome, trusted_for=trusted_for)
        for row, one, outcome in zip(rows, links, outcomes, strict=True)
    ]
    lost = missing(register.placements, links, covers=covers, on=list_day)
    return (*staged, *(_lost(one) for one in lost))


def _with_choices(
    links: Sequence[Link], rows: Sequence[ReadRow], register: Register, choices: Mapping[int, Choice]
) -> tuple[Link, ...]:
    """Put a person's choices in the place of what linking thought, and place those rows anew."""
    settled = list(links)
    chosen = {position: choices[row.number] for position, row in enumerate(rows) if row.number in choices}
    theirs = register.by_person()
    for position, choice in chosen.items():
        if choice.decision not in {RowDecision.SAME_PERSON, RowDecision.NEW_PERSON}:
            continue
        certainty = Certainty.CERTAIN if choice.person_key else Certainty.NONE
        settled[position] = replace(
            links[position], certainty=certainty, person_key=choice.person_key, group=_group(position, choice, links)
        )
    for group in {settled[position].group for position in chosen if settled[position].certainty != Certainty.POSSIBLE}:
        members = [one for one in settled if one.group == group and one.certainty != Certainty.POSSIBLE]
        known = theirs.get(members[0].person_key or "", ())
        for position, placement in place({one.row: rows[one.row] for one in members}, known).items():
            settled[position] = replace(settled[position], placement=placement)
    return tuple(_placed(one, chosen.get(one.row)) for one in settled)


def _group(position: int, choice: Choice, links: Sequence[Link]) -> int:
    """Rows of the person that was chosen belong together; a new person stands alone."""
    same = (one.group for one in links if choice.person_key and one.person_key == choice.person_key)
    return next(same, position)


def _placed(one: Link, choice: Choice | None) -> Link:
    """Take the placement a person chose among the candidates; an empty choice of placement means a new one."""
    if choice is None or choice.placement_key is None or one.placement is None:
        return one
    placing = Placing.SAME if choice.placement_key else Placing.NEW
    placement = replace(
        one.placement, placing=placing, placement_key=choice.placement_key or None, candidates=(), repeats=None
    )
    return replace(one, placement=placement)


def _staged(row: ReadRow, one: Link, outcome: Outcome, *, trusted_for: frozenset[Field]) -> Staged:
    candidates = [
        {
            "person_key": candidate.person_key,
            "row": candidate.row,
            "score": round(candidate.score, 1),
            "reasons": reasons_to_json(candidate.reasons),
        }
        for candidate in one.candidates
    ]
    placements = [{"placement_key": key} for key in one.placement.candidates] if one.placement else []
    return Staged(
        number=row.number,
        status=RowStatus(outcome.status.value),
        values=codec.to_json(row.values),
        findings=codec.findings_to_json(row.findings),
        group=one.group,
        person_key=one.person_key if one.certainty is Certainty.CERTAIN else None,
        placement_key=one.placement.placement_key if one.placement else None,
        candidates=[*candidates, *placements],
        reasons=reasons_to_json((*outcome.reasons, *one.reasons, *(one.placement.reasons if one.placement else ()))),
        changes=[_change(change, trusted_for=trusted_for) for change in outcome.changes],
    )


def _change(change: Change, *, trusted_for: frozenset[Field]) -> dict[str, Any]:
    return {
        "field": change.field.value,
        "attribute": change.attribute,
        "old": None if change.old is None else codec.plain(change.old),
        "new": codec.plain(change.new),
        "take": change.old is None or not trusted_for or change.field in trusted_for,
    }


def _lost(one: Missing) -> Staged:
    return Staged(
        number=0,
        status=RowStatus.MISSING,
        person_key=one.person_key,
        placement_key=one.placement_key,
        reasons=reasons_to_json(one.reasons),
    )


def reasons_to_json(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """Return reasons as JSON, each once."""
    unique = {(reason.code, *sorted(reason.params.items())): reason for reason in reasons}
    return [{"code": reason.code, **({"params": reason.params} if reason.params else {})} for reason in unique.values()]
