"""The shared link to an inventory's form: made, taken back, and opened."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from talja.apps.audit.operations import record
from talja.apps.jobdesign import policies
from talja.apps.jobdesign.models import Inventory, SharedLink
from talja.apps.jobdesign.operations.rows import answerable_inventory, locked_inventory
from talja.apps.organisation.actors import Actor

DEFAULT_DAYS = 21


@transaction.atomic
def make_shared_link(*, inventory_key: UUID, actor: Actor, days: int = DEFAULT_DAYS) -> SharedLink:
    """Make a link that all at the workplace can use; the one before it opens no more.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found, inventory_not_changeable,
    link_days_out_of_range.
    """
    inventory = locked_inventory(inventory_key, actor=actor)
    policies.may_change(inventory.state).require()
    policies.may_live(days).require()
    _revoke(inventory, actor=actor)
    link = SharedLink.objects.create(
        inventory=inventory, made_at=actor.at, made_by=actor.key, expires_at=actor.at + timedelta(days=days)
    )
    record("inventory.link_made", actor=actor, target=link, days=days)
    return link


@transaction.atomic
def revoke_shared_link(*, inventory_key: UUID, actor: Actor) -> bool:
    """Take the link back at once; what is open on a phone closes with its next page. Whether there was one.

    Raises `Inventory.DoesNotExist` and `Denied`: missing_right, not_found.
    """
    return _revoke(locked_inventory(inventory_key, actor=actor), actor=actor)


@transaction.atomic
def open_shared_link(*, inventory_key: UUID, link_key: UUID, actor: Actor) -> SharedLink:
    """Note that somebody begins to answer by the link; nothing of who.

    Raises `SharedLink.DoesNotExist` and `Denied`: not_found, inventory_not_open.
    """
    inventory = answerable_inventory(inventory_key, actor=actor)
    link = SharedLink.objects.select_for_update(of=("self",)).live(at=actor.at).get(key=link_key, inventory=inventory)
    SharedLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1)
    record("inventory.link_opened", actor=actor, target=link)
    return link


def _revoke(inventory: Inventory, *, actor: Actor) -> bool:
    link = SharedLink.objects.select_for_update(of=("self",)).filter(inventory=inventory, revoked_at=None).first()
    if link is None:
        return False
    link.revoked_at = actor.at
    link.save(update_fields=["revoked_at"])
    record("inventory.link_revoked", actor=actor, target=link)
    return True
