"""When a batch may move on, and when a row may be decided."""

from datetime import date, datetime, timedelta

from talja.apps.imports.enums import TRANSITIONS, BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow
from talja.core.kernel.verdict import Verdict, no, yes

PATIENCE = timedelta(minutes=10)  # without a sign of life, background work counts as stopped
_WORKING: dict[str, BatchState] = {  # what is under way -> where the batch goes if that has stopped
    BatchState.READING: BatchState.FAILED,
    BatchState.APPLYING: BatchState.REVIEW,
    BatchState.UNDOING: BatchState.APPLIED,
}
_DECISIONS: dict[str, frozenset[RowDecision]] = {
    RowStatus.MISSING: frozenset({RowDecision.NONE, RowDecision.END, RowDecision.LEAVE}),
    RowStatus.REFUSED: frozenset({RowDecision.NONE, RowDecision.SKIP}),
}
_ROW_DECISIONS = frozenset({RowDecision.NONE, RowDecision.SKIP})


def may_move(batch: Batch, *, to: BatchState) -> Verdict:
    """Whether the table of transitions lets the batch go there from where it is."""
    if any((batch.state, to) == (origin, target) for origin, target, _event in TRANSITIONS):
        return yes()
    return no("batch_not_in_state")


def may_review(batch: Batch) -> Verdict:
    """Columns, cells and rows can be changed only while the list is being reviewed."""
    return yes() if batch.state == BatchState.REVIEW else no("batch_not_in_review")


def may_recover(batch: Batch, *, sign_of_life: datetime | None, at: datetime) -> Verdict:
    """Whether work that is under way can be taken for dead: nothing heard of it for ten minutes."""
    if batch.state not in _WORKING:
        return no("batch_not_in_state")
    heard = max(batch.moved_at, sign_of_life or batch.moved_at)
    return yes() if at - heard >= PATIENCE else no("batch_still_working")


def recovered(state: str) -> BatchState:
    """Return where a batch goes whose work has stopped: nothing was written, so it goes back."""
    return _WORKING[state]


def may_decide(row: StagedRow, *, decision: RowDecision) -> Verdict:
    """A missing placement is ended or left; a row in the list is skipped. Who it speaks of is settled one by one."""
    return yes() if decision in _DECISIONS.get(row.status, _ROW_DECISIONS) else no("decision_does_not_fit")


def may_settle(row: StagedRow) -> Verdict:
    """Only a row of the list can be settled as somebody."""
    return no("decision_does_not_fit") if row.status == RowStatus.MISSING else yes()


def may_be_from(list_day: date, *, today: date) -> Verdict:
    """A list tells of a day that has come."""
    return yes() if list_day <= today else no("list_day_in_future")
