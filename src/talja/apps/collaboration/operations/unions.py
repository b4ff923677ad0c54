"""Keep the list of unions and of those who answer for them."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.models import Coverage, Representative, Union
from talja.apps.organisation.actors import Actor
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.verdict import Denied

_NAME = 160


@transaction.atomic
def add_union(*, name: str, email: str = "", phone: str = "", actor: Actor) -> Union:
    """Add a union. Raises `Denied`: missing_right, name_missing, name_taken, email_invalid, text_too_long."""
    said = _union_facts(name, email, phone, actor=actor)
    if Union.objects.filter(sort_key=said["sort_key"]).exists():
        raise Denied("name_taken")
    union = Union.objects.create(**said)
    record("union.added", actor=actor, target=union)
    return union


@transaction.atomic
def change_union(*, union_key: UUID, name: str, email: str = "", phone: str = "", actor: Actor) -> Union:
    """Change what a union is called and how it is reached. Raises as `add_union`, and `Union.DoesNotExist`."""
    said = _union_facts(name, email, phone, actor=actor)
    union = Union.objects.select_for_update().get(key=union_key)
    if Union.objects.filter(sort_key=said["sort_key"]).exclude(pk=union.pk).exists():
        raise Denied("name_taken")
    changed = [field for field, value in said.items() if getattr(union, field) != value and field != "sort_key"]
    if changed:
        Union.objects.filter(pk=union.pk).update(**said)
        record("union.changed", actor=actor, target=union, fields=" ".join(changed))
    return Union.objects.get(pk=union.pk)


@transaction.atomic
def close_union(*, union_key: UUID, actor: Actor) -> Union:
    """Ask a union no more. What it has answered stays, and so does what it is asked now.

    Raises `Union.DoesNotExist` and `Denied`: missing_right, union_closed.
    """
    permissions.may_edit_unions(actor=actor).require()
    union = Union.objects.select_for_update().get(key=union_key)
    if union.closed_day is not None:
        raise Denied("union_closed")
    union.closed_day = timezone.localdate(actor.at)
    union.save(update_fields=["closed_day"])
    record("union.closed", actor=actor, target=union)
    return union


@transaction.atomic
def open_union(*, union_key: UUID, actor: Actor) -> Union:
    """Ask a union again that was closed. Raises `Union.DoesNotExist` and `Denied`: missing_right, already_active."""
    permissions.may_edit_unions(actor=actor).require()
    union = Union.objects.select_for_update().get(key=union_key)
    if union.closed_day is None:
        raise Denied("already_active")
    union.closed_day = None
    union.save(update_fields=["closed_day"])
    record("union.opened", actor=actor, target=union)
    return union


@transaction.atomic
def add_representative(*, union_key: UUID, name: str, email: str = "", phone: str = "", actor: Actor) -> Representative:
    """Add somebody who answers for a union.

    Raises `Union.DoesNotExist` and `Denied`: missing_right, name_missing, contact_unreachable, email_invalid,
    text_too_long.
    """
    said = _person_facts(name, email, phone, actor=actor)
    union = Union.objects.get(key=union_key)
    somebody = Representative.objects.create(union=union, **said)
    record("representative.added", actor=actor, target=somebody)
    return somebody


@transaction.atomic
def change_representative(
    *, representative_key: UUID, name: str, email: str = "", phone: str = "", actor: Actor
) -> Representative:
    """Change how a representative is reached. Raises as `add_representative`, and `Representative.DoesNotExist`."""
    said = _person_facts(name, email, phone, actor=actor)
    somebody = Representative.objects.select_for_update(of=("self",)).get(key=representative_key)
    changed = [field for field, value in said.items() if getattr(somebody, field) != value and field != "sort_key"]
    if changed:
        Representative.objects.filter(pk=somebody.pk).update(**said)
        record("representative.changed", actor=actor, target=somebody, fields=" ".join(changed))
    return Representative.objects.get(pk=somebody.pk)


@transaction.atomic
def representative_left(*, representative_key: UUID, actor: Actor) -> Representative:
    """Note that somebody no longer answers for the union: asked no more, and named nowhere as whom to ask.

    What waits for their answer is told in the work list, to be sent to somebody else. Raises
    `Representative.DoesNotExist` and `Denied`: missing_right, representative_gone.
    """
    permissions.may_edit_unions(actor=actor).require()
    somebody = Representative.objects.select_for_update(of=("self",)).get(key=representative_key)
    if somebody.left_day is not None:
        raise Denied("representative_gone")
    somebody.left_day = timezone.localdate(actor.at)
    somebody.save(update_fields=["left_day"])
    Coverage.objects.filter(representative=somebody).update(representative=None)
    record("representative.left", actor=actor, target=somebody)
    return somebody


def _union_facts(name: str, email: str, phone: str, *, actor: Actor) -> dict[str, str]:
    permissions.may_edit_unions(actor=actor).require()
    policies.may_be_called(name=name, email=email, phone=phone, length=_NAME).require()
    return {"name": name.strip(), "email": email.strip(), "phone": phone.strip(), "sort_key": sort_key(name)[:200]}


def _person_facts(name: str, email: str, phone: str, *, actor: Actor) -> dict[str, str]:
    permissions.may_edit_unions(actor=actor).require()
    policies.may_be_called(name=name, email=email, phone=phone).require()
    policies.may_be_reached(email=email, phone=phone).require()
    return {"name": name.strip(), "email": email.strip(), "phone": phone.strip(), "sort_key": sort_key(name)[:200]}
