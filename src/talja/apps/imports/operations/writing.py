"""One application of a batch, row by row: what is written, and the traces to undo it by."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from talja.apps.imports.enums import Deed, RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow, Trace
from talja.apps.imports.operations import facts
from talja.apps.imports.queries.reading_now import case_workers_by_name
from talja.apps.imports.queries.shown import is_key
from talja.apps.imports.staging import end_of_missing
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.operations import ensure_workplace
from talja.apps.people.operations import change_person, register_person, set_case_worker
from talja.apps.placements.operations import change_placement, end_placement, register_placement
from talja.apps.placements.queries import placement_lines
from talja.core.intake.record import Field
from talja.core.kernel.swedish import fold
from talja.core.kernel.verdict import Denied


@dataclass
class Run:
    """One application of a batch: who the new persons became, the rows that were touched, and the traces."""

    batch: Batch
    actor: Actor
    traces: list[Trace] = field(default_factory=list)
    touched: set[StagedRow] = field(default_factory=set)
    written: int = 0
    _new_persons: dict[int, UUID] = field(default_factory=dict)
    _workers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._workers = case_workers_by_name(self.actor)

    def apply(self, row: StagedRow) -> None:
        """Write one row, or leave it with the reason why not."""
        told, before = len(self.traces), (row.person_key, row.placement_key)
        try:
            with transaction.atomic():
                for trace in self._deeds(row):
                    self.traces.append(trace)  # one at a time: each counts those before it
        except (Denied, ObjectDoesNotExist) as fault:
            row.refusal = fault.code if isinstance(fault, Denied) else "not_found"
            row.person_key, row.placement_key = before
            del self.traces[told:]
            if self._new_persons.get(row.group) and before[0] is None:
                self._forget_unwritten(row)
        if len(self.traces) > told:
            self.written += 1
            self.touched.add(row)

    def _forget_unwritten(self, row: StagedRow) -> None:
        """Forget the new person whose making was rolled back with the row."""
        key = self._new_persons[row.group]
        if not any(trace.target_key == key for trace in self.traces):
            del self._new_persons[row.group]

    def _deeds(self, row: StagedRow) -> Iterator[Trace]:
        if row.status == RowStatus.MISSING and row.decision == RowDecision.END:
            yield from self._end_missing(row)
        elif row.decision != RowDecision.SKIP and row.status in {RowStatus.NEW, RowStatus.CHANGED}:
            yield from self._person(row)
            yield from self._placement(row)
            yield from self._protection(row)

    def _person(self, row: StagedRow) -> Iterator[Trace]:
        key = row.person_key or self._new_persons.get(row.group)
        worker = self._workers.get(fold(row.values.get(Field.CASE_WORKER.value, "")))
        if key is None:
            person = register_person(
                facts=facts.person_input(row), case_worker=UUID(worker) if worker else None, actor=self.actor
            )
            self._new_persons[row.group] = row.person_key = person.key
            yield self._trace(row, Deed.CREATED, "person", person.key, person.recorded_from)
            return
        row.person_key = key
        if changes := facts.person_changes(row):
            person = change_person(person_key=key, facts=changes, actor=self.actor)
            yield from self._changed(row, "person", key, person.recorded_from)
        if worker and facts.takes(row, Field.CASE_WORKER):
            person = set_case_worker(person_key=key, case_worker=UUID(worker), actor=self.actor)
            yield from self._changed(row, "person", key, person.recorded_from)

    def _protection(self, row: StagedRow) -> Iterator[Trace]:
        protection = facts.new_protection(row)
        if protection and row.person_key and any(one["field"] == Field.PROTECTION for one in row.changes):
            known = {"protection": protection}
            person = change_person(person_key=row.person_key, facts=known, actor=self.actor)
            yield from self._changed(row, "person", row.person_key, person.recorded_from)

    def _placement(self, row: StagedRow) -> Iterator[Trace]:
        if row.placement_key is None:
            yield from self._new_placement(row)
            return
        key = row.placement_key
        changes = facts.placement_changes(row)
        if facts.takes(row, Field.WORKPLACE):
            changes["workplace_key"] = yield from self._workplace(row)
        if changes:
            moved = change_placement(placement_key=key, changes=changes, actor=self.actor)
            yield from self._changed(row, "placement", key, moved.recorded_from)
        if facts.ends(row):
            ended = end_placement(placement_key=key, actor=self.actor, **facts.end_facts(row))
            yield from self._changed(row, "placement", key, ended.recorded_from)

    def _new_placement(self, row: StagedRow) -> Iterator[Trace]:
        workplace_key = yield from self._workplace(row)
        if row.person_key is None:
            raise Denied("not_found")
        placement = register_placement(
            person_key=row.person_key,
            workplace_key=workplace_key,
            measure_code=row.values[Field.MEASURE.value],
            facts=facts.placement_input(row),
            actor=self.actor,
        )
        row.placement_key = placement.key
        yield self._trace(row, Deed.CREATED, "placement", placement.key, placement.recorded_from)

    def _workplace(self, row: StagedRow) -> Generator[Trace, None, UUID]:
        """Find or make the workplace; what was made is traced. Returns its key."""
        said = row.values[Field.WORKPLACE.value]
        if is_key(said):
            return UUID(said)
        ensured = ensure_workplace(**facts.workplace_names(row), actor=self.actor)
        for entry in ensured.made:
            kind, _, key = entry.partition(":")
            yield self._trace(row, Deed.CREATED, kind, UUID(key), None)
        return ensured.workplace.key

    def _end_missing(self, row: StagedRow) -> Iterator[Trace]:
        if row.placement_key is None:
            return
        on = self.batch.list_day
        line = placement_lines(keys=[row.placement_key], actor=self.actor, on=on)[str(row.placement_key)]
        last_day = end_of_missing(line.first_day, line.planned_last_day, on)
        ended = end_placement(placement_key=row.placement_key, last_day=last_day, actor=self.actor, **_UNKNOWN_END)
        yield from self._changed(row, "placement", ended.key, ended.recorded_from)

    def _changed(self, row: StagedRow, kind: str, key: UUID, left_at: datetime) -> Iterator[Trace]:
        """Yield a trace, unless it was so already and nothing was written."""
        if left_at >= self.actor.at:
            yield self._trace(row, Deed.CHANGED, kind, key, left_at)

    def _trace(self, row: StagedRow, deed: Deed, kind: str, key: UUID, left_at: datetime | None) -> Trace:
        return Trace(
            batch=self.batch,
            row=row,
            order=len(self.traces),
            deed=deed,
            target_kind=kind,
            target_key=key,
            left_at=left_at,
        )


_UNKNOWN_END: Any = {"reason": "unknown", "destination": "unknown", "kolada": "U"}
