"""What applying a list would do as its rows are decided now, and what still waits for a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.queries.batches import visible
from talja.apps.organisation.actors import Actor

_ASKS = frozenset({RowStatus.NEEDS_YOU, RowStatus.REFUSED, RowStatus.MISSING})


@dataclass(frozen=True, slots=True)
class Planned:
    """Counts of rows.

    `waiting` is per status those that nobody has decided, `decided` those that somebody has.
    `changes` tells how many rows change a field.
    `persons` are new persons, `placements` new placements, `unticked` changes that somebody or the source's trust has
    left out, `ended` and `kept` missing placements that were decided, `skipped` rows that are left by choice.
    """

    persons: int = 0
    placements: int = 0
    changed: int = 0
    changes: dict[str, int] = field(default_factory=dict)
    unticked: int = 0
    ended: int = 0
    kept: int = 0
    skipped: int = 0
    unchanged: int = 0
    waiting: dict[str, int] = field(default_factory=dict)
    decided: dict[str, int] = field(default_factory=dict)

    @property
    def writes(self) -> int:
        """How many rows applying would write."""
        return self.placements + self.changed + self.ended


def get_planned(*, batch_key: UUID, actor: Actor) -> Planned:
    """Return what applying the list would do now. Two queries. Raises `Batch.DoesNotExist`."""
    batch = visible(actor).get(key=batch_key)
    rows = batch.rows.values_list("status", "decision", "changes", "person_key", "group")
    counted: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    waiting: Counter[str] = Counter({status.value: 0 for status in _ASKS})
    decided: Counter[str] = Counter()
    new_persons: set[int] = set()
    for status, decision, changes, person_key, group in rows:
        counted[_kind(status, decision, changes)] += 1
        if status in _ASKS:
            (waiting if decision == RowDecision.NONE else decided)[status] += 1
        if decision == RowDecision.SKIP or status not in {RowStatus.NEW, RowStatus.CHANGED}:
            continue
        if person_key is None:
            new_persons.add(group)
        if status == RowStatus.CHANGED:
            fields.update({change["attribute"] for change in changes if change["take"]})
            counted["unticked"] += sum(not change["take"] for change in changes)
    return Planned(
        persons=len(new_persons),
        placements=counted["placements"],
        changed=counted["changed"],
        changes=dict(fields.most_common()),
        unticked=counted["unticked"],
        ended=counted["ended"],
        kept=counted["kept"],
        skipped=counted["skipped"],
        unchanged=counted["unchanged"],
        waiting=dict(waiting),
        decided=dict(decided),
    )


_BY_DECISION = {RowDecision.SKIP: "skipped", RowDecision.END: "ended", RowDecision.LEAVE: "kept"}
_BY_STATUS = {RowStatus.NEW: "placements", RowStatus.UNCHANGED: "unchanged"}


def _kind(status: str, decision: str, changes: list[Mapping[str, Any]]) -> str:
    if decision in _BY_DECISION:
        return _BY_DECISION[RowDecision(decision)]
    if status == RowStatus.CHANGED:
        return "changed" if any(change["take"] for change in changes) else "unchanged"
    return _BY_STATUS.get(RowStatus(status), "waiting")
