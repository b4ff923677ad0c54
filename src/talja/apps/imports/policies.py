"""When a batch may move on, and when a row may be decided."""

from datetime import date

from talja.apps.imports.enums import TRANSITIONS, BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow
from talja.core.kernel.verdict import Verdict, no, yes

_DECISIONS: dict[str, frozenset[RowDecision]] = {
    RowStatus.MISSING: frozenset({RowDecision.NONE, RowDecision.END, RowDecision.LEAVE}),
    RowStatus.REFUSED: frozenset({RowDecision.NONE, RowDecision.SKIP}),
}
_ROW_DECISIONS = frozenset({RowDecision.NONE, RowDecision.SKIP, RowDecision.SAME_PERSON, RowDecision.NEW_PERSON})


def may_move(batch: Batch, *, to: BatchState) -> Verdict:
    """Whether the table of transitions lets the batch go there from where it is."""
    if any((batch.state, to) == (origin, target) for origin, target, _event in TRANSITIONS):
        return yes()
    return no("batch_not_in_state")


def may_review(batch: Batch) -> Verdict:
    """Columns, cells and rows can be changed only while the list is being reviewed."""
    return yes() if batch.state == BatchState.REVIEW else no("batch_not_in_review")


def may_decide(row: StagedRow, *, decision: RowDecision) -> Verdict:
    """A missing placement is ended or left; a row in the list is skipped, or settled as somebody."""
    return yes() if decision in _DECISIONS.get(row.status, _ROW_DECISIONS) else no("decision_does_not_fit")


def may_be_from(list_day: date, *, today: date) -> Verdict:
    """A list tells of a day that has come."""
    return yes() if list_day <= today else no("list_day_in_future")
