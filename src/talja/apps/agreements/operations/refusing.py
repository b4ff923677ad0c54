"""Saying no to what is agreed, by those whose yes it needs."""

from uuid import UUID

from django.db import transaction

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.enums import Party, Standing
from talja.apps.agreements.models import Agreement, Refusal
from talja.apps.agreements.operations import rows
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def refuse(*, agreement_key: UUID, number: int, party: str, message: str, actor: Actor) -> Refusal:
    """Say no to the version with the number, and what has to be another way. Nothing else changes: the unit reads it.

    Raises `Agreement.DoesNotExist` and `Denied`: unknown_code, missing_right, not_your_part, not_found,
    protected_person, changed_by_other, agreement_not_in_state, already_approved, approval_not_needed, no_reason_given,
    text_too_long.
    """
    if party not in Party.values:
        raise Denied("unknown_code")
    agreement = _locked(agreement_key, actor=actor)
    pending = rows.version_of(agreement, standing=Standing.PENDING)
    version = pending or rows.current(agreement)
    policies.is_current(number, version).require()
    permissions.may_approve(agreement, version, party=party, actor=actor).require()
    policies.may_be_approved(agreement, is_pending=pending is not None).require()
    policies.is_part(version, party=party, approved=rows.approved_parties(version)).require()
    policies.may_refuse(message).require()
    refusal = Refusal.objects.create(
        agreement=agreement, number=version.number, party=party, message=message.strip(), at=actor.at, by=actor.key
    )
    record("agreement.refused", target=agreement, actor=actor, party=party, version=version.number)
    return refusal


def _locked(agreement_key: UUID, *, actor: Actor) -> Agreement:
    """Lock the agreement for whoever may see it, or has come by a link to it."""
    if actor.matter is None:
        return rows.seen(agreement_key, actor=actor)
    return Agreement.objects.select_for_update(of=("self",)).select_related("person").get(key=agreement_key)
