"""Taking an applied list back, as far as nobody has touched its rows since."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from talja.apps.imports import progress
from talja.apps.imports.enums import BatchState, Deed
from talja.apps.imports.models import Batch, Trace
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.imports.operations.moments import last_written
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

    Left is also what no longer fits beside what others have registered, and persons who have become protected and
    whom the actor may not change. Raises `Batch.DoesNotExist` and `Denied`: missing_right, batch_not_in_state.
    """
    batch = locked_batch(batch_key, actor=actor)
    if batch.state != BatchState.UNDOING or batch.applied_at is None:
        raise Denied("batch_not_in_state")
    traces = list(batch.traces.select_related("row").order_by("-order"))
    for kind, undo in (("placement", _undo_placements), ("person", _undo_persons), ("", _undo_made)):
        chosen = [trace for trace in traces if (trace.target_kind == kind if kind else trace.target_kind not in _KINDS)]
        undo(batch.applied_at, chosen, actor=actor)
        progress.tell(batch.key, step="undoing", done=sum(one.undone is not None for one in traces), total=len(traces))
    Trace.objects.bulk_update(traces, ["undone"], batch_size=500)
    left = sum(trace.undone is False for trace in traces)
    batch.claims.all().delete()
    move(batch, to=BatchState.UNDONE, actor=actor, taken_back=len(traces) - left, left=left)
    return batch


def _undo_placements(moment: datetime, traces: list[Trace], *, actor: Actor) -> None:
    """Restore each person's placements together: what they were need not fit beside what they are one by one."""
    now = last_written(placement_moments, (trace.target_key for trace in traces), actor=actor)
    by_person: dict[UUID | None, list[UUID]] = defaultdict(list)
    for key, trace in _last_of(traces).items():
        if now.get(key) == trace.left_at:
            by_person[trace.row.person_key].append(key)
    back: set[UUID] = set()
    for keys in by_person.values():
        back |= _restored(keys, moment, actor=actor)
    _mark(traces, back)


def _restored(keys: list[UUID], moment: datetime, *, actor: Actor) -> set[UUID]:
    """Restore all, else as many as fit one by one. Returns those that were."""
    if _try_placements(keys, moment, actor=actor):
        return set(keys)
    if len(keys) == 1:
        return set()
    return {key for key in keys if _try_placements([key], moment, actor=actor)}


def _try_placements(keys: list[UUID], moment: datetime, *, actor: Actor) -> bool:
    try:
        with transaction.atomic():
            restore_placements(placement_keys=keys, before=moment, why=WHY, actor=actor)
    except (Denied, ObjectDoesNotExist):  # an overlap with what others have registered, or a workplace that is gone
        return False
    return True


def _undo_persons(moment: datetime, traces: list[Trace], *, actor: Actor) -> None:
    now = last_written(person_moments, (trace.target_key for trace in traces), actor=actor)
    mine = (key for key, trace in _last_of(traces).items() if now.get(key) == trace.left_at)
    _mark(traces, {key for key in mine if _try_person(key, moment, actor=actor)})


def _try_person(key: UUID, moment: datetime, *, actor: Actor) -> bool:
    try:
        with transaction.atomic():
            restore_person(person_key=key, before=moment, actor=actor, reason=WHY)
    except Denied:  # somebody has given the new person another placement since, or protected them
        return False
    return True


def _undo_made(_moment: datetime, traces: list[Trace], *, actor: Actor) -> None:
    made = tuple(f"{trace.target_kind}:{trace.target_key}" for trace in reversed(traces) if trace.deed == Deed.CREATED)
    left = {UUID(entry.partition(":")[2]) for entry in remove_made(made=made, actor=actor)}
    _mark(traces, {trace.target_key for trace in traces} - left)


def _last_of(traces: Iterable[Trace]) -> dict[UUID, Trace]:
    """Return the latest trace of each target. `traces` run backwards."""
    last: dict[UUID, Trace] = {}
    for trace in traces:
        last.setdefault(trace.target_key, trace)
    return last


def _mark(traces: list[Trace], back: set[UUID]) -> None:
    for trace in traces:
        trace.undone = trace.target_key in back
