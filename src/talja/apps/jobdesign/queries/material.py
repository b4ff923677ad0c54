"""What carving gets of inventories: frozen lines, who works there and where."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from talja.apps.jobdesign import policies
from talja.apps.jobdesign.lines import Material
from talja.apps.jobdesign.models import Inventory
from talja.apps.jobdesign.queries.gates import gates_of, staff_lines
from talja.apps.jobdesign.queries.merged import merged_rows
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import facts_known


def problem_material(*, inventory_keys: Iterable[UUID], actor: Actor) -> tuple[Material, ...]:
    """Return what positions can be carved out of, in the order that was asked for, each inventory once.

    Only lines that count: done there, said by somebody, with a time. Also those that may not be handed over, so that
    the answer can say why. Raises `Inventory.DoesNotExist`, also for one that the actor may not see.
    """
    keys = list(dict.fromkeys(inventory_keys))
    visible = Inventory.objects.visible_to(actor).select_related("workplace")
    inventories = [visible.get(key=key) for key in keys]
    rows = merged_rows(inventories)
    on = timezone.localdate(actor.at)
    return tuple(
        Material(
            key=str(one.key),
            title=one.title,
            kind=one.kind,
            workplace_key=str(one.workplace.key),
            workplace=one.workplace.name,
            room=facts_known(one.workplace, days=[on])[0].supervisor_capacity,
            lines=tuple(row.task for row in rows[one.pk] if row.counts),
            staff=staff_lines(one),
            ready=policies.ready_to_carve(one.state, gates_of(one, actor=actor)),
        )
        for one in inventories
    )
