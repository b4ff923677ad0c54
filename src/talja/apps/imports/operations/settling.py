"""Settling differences between sources: with a note, until a source says something else."""

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.imports import permissions
from talja.apps.imports.models import Settlement
from talja.apps.organisation.actors import Actor


@transaction.atomic
def settle_difference(
    *, difference_key: str, fingerprint: str, actor: Actor, chosen: str = "", note: str = ""
) -> Settlement:
    """Settle a difference as it stands now: which source holds, and a note. Settling again replaces it.

    Raises `Denied`: missing_right.
    """
    permissions.may_import(actor=actor).require()
    said = {
        "fingerprint": fingerprint,
        "chosen": chosen[:80],
        "note": note.strip()[:300],
        "settled_by": actor.key,
        "settled_at": actor.at,
    }
    settlement, _made = Settlement.objects.update_or_create(difference_key=difference_key, defaults=said)
    record("difference.settled", actor=actor, difference=difference_key, chosen=chosen[:80])
    return settlement


@transaction.atomic
def unsettle_difference(*, difference_key: str, actor: Actor) -> None:
    """Open a settled difference again. Raises `Settlement.DoesNotExist` and `Denied`: missing_right."""
    permissions.may_import(actor=actor).require()
    Settlement.objects.select_for_update().get(difference_key=difference_key).delete()
    record("difference.opened", actor=actor, difference=difference_key)
