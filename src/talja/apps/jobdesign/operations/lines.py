"""The lines of an inventory: added, decided by whoever owns it, taken away, and put back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.jobdesign import policies
from talja.apps.jobdesign.casting import line_columns
from talja.apps.jobdesign.inputs import LineInput
from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.jobdesign.operations.rows import changeable_inventory, changeable_line
from talja.apps.organisation.actors import Actor
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.verdict import Denied

_KEY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Added:
    """How many lines were added, and how many were left out as the inventory has one of that name already."""

    added: int
    there_already: int


@transaction.atomic
def add_lines(*, inventory_key: UUID, lines: Sequence[LineInput], source: str, actor: Actor) -> Added:
    """Add several lines; one that is named as one that stands there is left out.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_changeable, too_many_lines,
    and what `policies.may_stand` can answer.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    there = set(inventory.lines.standing().values_list("sort_key", flat=True))
    made: dict[str, Line] = {}
    for said in lines:
        policies.may_stand(said).require()
        row = new_line(inventory, said, source=source)
        if row.sort_key not in there:
            made.setdefault(row.sort_key, row)
    policies.may_hold(len(there), more=len(made)).require()
    Line.objects.bulk_create(made.values())
    record("inventory.lines_added", actor=actor, target=inventory, source=source, count=len(made))
    return Added(len(made), len(lines) - len(made))


@transaction.atomic
def add_line(*, inventory_key: UUID, said: LineInput, source: str, actor: Actor) -> Line:
    """Add a line written by hand, which then holds as it stands.

    Raises as `add_lines`, and `Denied("line_there_already")`.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    policies.may_stand(said).require()
    policies.may_hold(inventory.lines.standing().count()).require()
    row = new_line(inventory, said, source=source)
    if inventory.lines.standing().filter(sort_key=row.sort_key).exists():
        raise Denied("line_there_already")
    row.save()
    record("inventory.line_added", actor=actor, target=row, source=source)
    return row


@transaction.atomic
def decide_line(*, line_key: UUID, said: LineInput, actor: Actor, seen: int | None = None) -> Line:
    """Say what holds of a line, whatever the answers; they are kept beside it. `seen`: the version that was shown.

    Raises `Line.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_changeable, changed_by_other,
    line_dropped, line_there_already, and what `policies.may_stand` can answer.
    """
    line = _standing(line_key, actor=actor)
    policies.has_not_changed(line.version, seen=seen).require()
    policies.may_stand(said).require()
    columns = line_columns(said)
    columns["library_key"] = line.library_key
    key = sort_key(columns["title"])[:_KEY_LENGTH]
    if line.inventory.lines.standing().filter(sort_key=key).exclude(pk=line.pk).exists():
        raise Denied("line_there_already")
    for name, value in columns.items():
        setattr(line, name, value)
    line.sort_key, line.is_decided, line.version = key, True, line.version + 1
    line.save()
    record("inventory.line_decided", actor=actor, target=line)
    return line


@transaction.atomic
def let_answers_hold(*, line_key: UUID, actor: Actor) -> Line:
    """Let what the staff answer hold again for a line that was decided. Raises as `decide_line`."""
    line = _standing(line_key, actor=actor)
    line.is_decided, line.version = False, line.version + 1
    line.save(update_fields=["is_decided", "version"])
    record("inventory.line_undecided", actor=actor, target=line)
    return line


@transaction.atomic
def drop_line(*, line_key: UUID, reason: str, actor: Actor) -> Line:
    """Take a line away, and say why. It is kept with its answers, and can be put back.

    Raises as `decide_line`, and `Denied("no_reason_given")`.
    """
    line = _standing(line_key, actor=actor)
    policies.has_reason(reason).require()
    line.dropped_at, line.dropped_reason, line.version = actor.at, reason.strip(), line.version + 1
    line.save(update_fields=["dropped_at", "dropped_reason", "version"])
    record("inventory.line_dropped", actor=actor, target=line)
    return line


@transaction.atomic
def restore_line(*, line_key: UUID, actor: Actor) -> Line:
    """Put back a line that was taken away. Raises as `decide_line`, and `Denied("too_many_lines")`."""
    line = changeable_line(line_key, actor=actor)
    standing = line.inventory.lines.standing()
    policies.may_hold(standing.count()).require()
    if standing.filter(sort_key=line.sort_key).exists():
        raise Denied("line_there_already")
    line.dropped_at, line.dropped_reason, line.version = None, "", line.version + 1
    line.save(update_fields=["dropped_at", "dropped_reason", "version"])
    record("inventory.line_restored", actor=actor, target=line)
    return line


def new_line(inventory: Inventory, said: LineInput, *, source: str) -> Line:
    """Return a line of the inventory that is not saved yet."""
    columns = line_columns(said)
    key = sort_key(columns["title"])[:_KEY_LENGTH]
    return Line(inventory=inventory, source=source, sort_key=key, **columns)


def _standing(line_key: UUID, *, actor: Actor) -> Line:
    line = changeable_line(line_key, actor=actor)
    if line.dropped_at is not None:
        raise Denied("line_dropped")
    return line
