"""What finished inventories tell of time that may be handed over: what others like them can be judged by."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.lines import TaskRow
from talja.apps.jobdesign.models import Inventory, StaffGroup
from talja.apps.jobdesign.queries.merged import merged_rows
from talja.apps.organisation.actors import Actor
from talja.core.inventory.lines import HandOver

_FINISHED = (InventoryState.READY, InventoryState.CARVED, InventoryState.CLOSED)
_GIVEN = (HandOver.YES, HandOver.PARTLY)
_NO_SHORTAGE = 100  # percent


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An inventory's minutes in a mean week that may be handed over, and the full-time posts it covers.

    `is_short`: somebody has said that an occupation there is hard to recruit.
    """

    workplace_key: UUID
    minutes: int
    full_time: float
    is_short: bool


def handed_over(*, actor: Actor) -> tuple[HandedOver, ...]:
    """Return what every finished inventory that the actor may see tells. Four queries.

    Only those where the posts of every occupation are told: with some missing, too much would fall on each.
    """
    inventories = list(
        Inventory.objects.visible_to(actor).filter(state__in=_FINISHED).select_related("workplace").order_by("pk")
    )
    rows = merged_rows(inventories)
    staff: dict[int, list[StaffGroup]] = defaultdict(list)
    for group in StaffGroup.objects.filter(inventory__in=inventories).order_by("pk"):
        staff[group.inventory_id].append(group)
    return tuple(
        HandedOver(
            workplace_key=one.workplace.key,
            minutes=sum(row.weekly_minutes for row in rows[one.pk] if _is_given(row)),
            full_time=float(sum(group.full_time for group in staff[one.pk] if group.full_time is not None)),
            is_short=any((group.shortage or 0) > _NO_SHORTAGE for group in staff[one.pk]),
        )
        for one in inventories
        if staff[one.pk] and all(group.full_time for group in staff[one.pk])
    )


def _is_given(row: TaskRow) -> bool:
    """Whether it takes time today that somebody else could spend instead."""
    return row.counts and not row.task.is_undone and row.task.hand_over in _GIVEN
