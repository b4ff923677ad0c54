"""Taking an applied list back, as far as nobody has touched its rows since."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from talja.apps.imports import progress
from talja.apps.imports.enums import BatchState, Deed
from talja.apps.imports.models import Batch, Trace
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.operations import remove_made
from talja.apps.people.operations import restore_person
from talja.apps.people.queries import recorded_moments as person_moments
from talja.apps.placements.operations import restore_placements
from talja.apps.placements.queries import recorded_moments as placement_moments
from talja.core.kernel.verdict import Denied

WHY = "import_undone"
_KINDS = frozenset({"placement", "person"})


@transaction.atomic
def start_undoing(*, batch_key: UUID, actor: Actor) -> Batch:
    """Send an applied list off to be taken back. Raises `Batch.DoesNotExist` and `Denied`: batch_not_in_state."""
    batch = locked_batch(batch_key, actor=actor)
    move(batch, to=BatchState.UNDOING, actor=actor)
    return batch


@transaction.atomic
def undo_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Bring back what stood there before, backwards, and say what was left because somebody has touched it since.

    Raises `Batch.DoesNotExist` and `Denied`: missing_right, batch_not_in_state.
    """
    batch = locked_batch(batch_key, actor=actor)
    if batch.state != BatchState.UNDOING or batch.applied_at is None:
        raise Denied("batch_not_in_state")
    traces = list(batch.traces.order_by("-order"))
    for kind, undo in (("placement", _undo_placements), ("person", _undo_persons), ("", _undo_made)):
        chosen = [trace for trace in traces if (trace.target_kind == kind if kind else trace.target_kind not in _KINDS)]
        undo(batch.applied_at, chosen, actor=actor)
        progress.tell(batch.key, step="undoing", done=sum(one.undone is not None for one in traces), total=len(traces))
    Trace.objects.bulk_update(traces, ["undone"], batch_size=1000)
    left = sum(trace.undone is False for trace in traces)
    batch.claims.all().delete()
    move(batch, to=BatchState.UNDONE, actor=actor, taken_back=len(traces) - left, left=left)
    return batch


def _undo_placements(moment: datetime, traces: list[Trace], *, actor: Actor) -> None:
    now = placement_moments(keys=[trace.target_key for trace in traces], actor=actor)
    last = _last_of(traces)
    mine = [trace for trace in last.values() if now.get(trace.target_key) == trace.left_at]
    restore_placements(placement_keys=[trace.target_key for trace in mine], before=moment, why=WHY, actor=actor)
    _mark(traces, {trace.target_key for trace in mine})


def _undo_persons(moment: datetime, traces: list[Trace], *, actor: Actor) -> None:
    now = person_moments(keys=[trace.target_key for trace in traces], actor=actor)
    back: set[UUID] = set()
    for trace in _last_of(traces).values():
        if now.get(trace.target_key) != trace.left_at:
            continue
        try:
            with transaction.atomic():
                restore_person(person_key=trace.target_key, before=moment, actor=actor, reason=WHY)
            back.add(trace.target_key)
        except Denied as denied:
            if denied.code != "has_placements":  # somebody has given the new person another placement since
                raise
    _mark(traces, back)


def _undo_made(_moment: datetime, traces: list[Trace], *, actor: Actor) -> None:
    made = tuple(f"{trace.target_kind}:{trace.target_key}" for trace in reversed(traces) if trace.deed == Deed.CREATED)
    left = {UUID(entry.partition(":")[2]) for entry in remove_made(made=made, actor=actor)}
    _mark(traces, {trace.target_key for trace in traces} - left)


def _last_of(traces: list[Trace]) -> dict[UUID, Trace]:
    """Return the latest trace of each target. `traces` run backwards."""
    return {trace.target_key: trace for trace in reversed(traces)}


def _mark(traces: list[Trace], back: set[UUID]) -> None:
    for trace in traces:
        trace.undone = trace.target_key in back
