"""Who works at the place, by occupation: what their hours are and what an hour is worth, as far as somebody tells."""

from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.jobdesign import policies
from talja.apps.jobdesign.inputs import StaffInput
from talja.apps.jobdesign.models import StaffGroup
from talja.apps.jobdesign.operations.rows import changeable_inventory
from talja.apps.organisation.actors import Actor
from talja.apps.placements.queries import occupation_names


@transaction.atomic
def save_staff(*, inventory_key: UUID, said: StaffInput, actor: Actor) -> StaffGroup:
    """Tell of an occupation at the place, or tell it anew: one row for each.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_changeable,
    occupation_unknown, full_time_out_of_range, full_week_out_of_range, hour_value_out_of_range, shortage_out_of_range,
    text_too_long.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    policies.may_be_staffed(said, known=frozenset(occupation_names())).require()
    group, _ = StaffGroup.objects.update_or_create(
        inventory=inventory,
        occupation=said.occupation,
        defaults={
            "title": said.title.strip(),
            "full_time": said.full_time,
            "full_week_minutes": said.full_week_minutes,
            "hour_value": said.hour_value,
            "shortage": said.shortage,
        },
    )
    record("inventory.staff_told", actor=actor, target=group)
    return group


@transaction.atomic
def remove_staff(*, inventory_key: UUID, group_key: UUID, actor: Actor) -> None:
    """Take an occupation away from what was told.

    Raises `Inventory.DoesNotExist`, `StaffGroup.DoesNotExist` and `Denied`: missing_right, not_found,
    inventory_not_changeable.
    """
    inventory = changeable_inventory(inventory_key, actor=actor)
    group = StaffGroup.objects.get(key=group_key, inventory=inventory)
    record("inventory.staff_removed", actor=actor, target=group)
    group.delete()
