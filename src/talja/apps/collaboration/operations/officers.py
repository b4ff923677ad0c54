"""Keep the list of officers at Arbetsförmedlingen who handle our applications."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.models import Officer
from talja.apps.organisation.actors import Actor
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.verdict import Denied


@transaction.atomic
def add_officer(*, name: str, office: str = "", phone: str = "", email: str = "", actor: Actor) -> Officer:
    """Add an officer. Raises `Denied`: missing_right, name_missing, email_invalid, text_too_long."""
    officer = Officer.objects.create(**_facts(name, office, phone, email, actor=actor))
    record("officer.added", actor=actor, target=officer)
    return officer


@transaction.atomic
def change_officer(
    *, officer_key: UUID, name: str, office: str = "", phone: str = "", email: str = "", actor: Actor
) -> Officer:
    """Change how an officer is reached. Raises as `add_officer`, and `Officer.DoesNotExist`."""
    said = _facts(name, office, phone, email, actor=actor)
    officer = Officer.objects.select_for_update().get(key=officer_key)
    changed = [field for field, value in said.items() if getattr(officer, field) != value and field != "sort_key"]
    if changed:
        Officer.objects.filter(pk=officer.pk).update(**said)
        record("officer.changed", actor=actor, target=officer, fields=" ".join(changed))
    return Officer.objects.get(pk=officer.pk)


@transaction.atomic
def officer_left(*, officer_key: UUID, actor: Actor) -> Officer:
    """Note that an officer handles our matters no more: chosen no more, and named where they decided.

    Raises `Officer.DoesNotExist` and `Denied`: missing_right, officer_gone.
    """
    permissions.may_edit_officers(actor=actor).require()
    officer = Officer.objects.select_for_update().get(key=officer_key)
    if officer.left_day is not None:
        raise Denied("officer_gone")
    officer.left_day = timezone.localdate(actor.at)
    officer.save(update_fields=["left_day"])
    record("officer.left", actor=actor, target=officer)
    return officer


def _facts(name: str, office: str, phone: str, email: str, *, actor: Actor) -> dict[str, str]:
    permissions.may_edit_officers(actor=actor).require()
    policies.may_be_called(name=name, email=email, phone=phone).require()
    if len(office.strip()) > 120:
        raise Denied("text_too_long")
    said = {"name": name, "office": office, "phone": phone, "email": email}
    return {field: value.strip() for field, value in said.items()} | {"sort_key": sort_key(name)[:200]}
