"""Saying yes to what is agreed, on one's own behalf or somebody else's, and taking a yes back."""

from uuid import UUID

from django.db import transaction

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.enums import Party, Standing
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval
from talja.apps.agreements.operations import changing, rows
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def approve(
    *, agreement_key: UUID, number: int, party: str, actor: Actor, on_behalf_of: str = "", reason: str = ""
) -> Approval:
    """Approve the version with the number: the one that is on its way, or a change that waits.

    For somebody else (`on_behalf_of`, with a reason) only by those who edit agreements, and never for the unit. When a
    change has got every yes it needs, it holds from its day.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, not_your_part, not_found, unit_approves_itself,
    protected_person, own_agreement, changed_by_other, agreement_not_in_state, already_approved, approval_not_needed,
    no_reason_given, name_missing, text_too_long, unknown_code.
    """
    if party not in Party.values:
        raise Denied("unknown_code")
    agreement = _locked(agreement_key, actor=actor)
    version = _version(agreement, number)
    _judge(agreement, version, party=party, actor=actor, on_behalf_of=on_behalf_of, reason=reason)
    approval = Approval.objects.create(
        version=version,
        party=party,
        approved_at=actor.at,
        approved_by=actor.key,
        on_behalf_of=on_behalf_of.strip(),
        reason=reason.strip() if on_behalf_of.strip() else "",
    )
    record("agreement.approved", target=agreement, actor=actor, party=party, version=version.number)
    if version.standing == Standing.PENDING:
        changing.hold_if_approved(agreement, version, actor=actor)
    return approval


@transaction.atomic
def revoke_approvals(*, agreement_key: UUID, reason: str, actor: Actor) -> int:
    """Take back every yes to what is on its way, and return how many there were.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state,
    nothing_approved, no_reason_given, text_too_long.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_answer(reason).require()
    pending = rows.version_of(agreement, standing=Standing.PENDING)
    policies.may_be_approved(agreement, is_pending=pending is not None).require()
    count = rows.revoke(pending or rows.current(agreement), actor=actor)
    if not count:
        raise Denied("nothing_approved")
    rows.add_step(agreement, actor=actor, reason=reason)
    record("agreement.approvals_revoked", target=agreement, actor=actor, count=count)
    return count


def _locked(agreement_key: UUID, *, actor: Actor) -> Agreement:
    """Lock the agreement for whoever may see it, or has come by a link to it."""
    if actor.matter is None:
        return rows.seen(agreement_key, actor=actor)
    return Agreement.objects.select_for_update(of=("self",)).select_related("person").get(key=agreement_key)


def _version(agreement: Agreement, number: int) -> AgreementVersion:
    """Return the version that can be approved, if it is the one that was shown."""
    version = rows.version_of(agreement, standing=Standing.PENDING) or rows.current(agreement)
    policies.is_current(number, version).require()
    return version


def _judge(
    agreement: Agreement, version: AgreementVersion, *, party: str, actor: Actor, on_behalf_of: str, reason: str
) -> None:
    is_pending = version.standing == Standing.PENDING
    if on_behalf_of or reason:
        permissions.may_approve_for(agreement, party=party, actor=actor).require()
        policies.may_answer(reason).require()
        policies.may_be_named(on_behalf_of).require()
    else:
        permissions.may_approve(agreement, version, party=party, actor=actor).require()
    policies.may_be_approved(agreement, is_pending=is_pending).require()
    policies.is_part(version, party=party, approved=rows.approved_parties(version)).require()
    if party == Party.UNIT:
        policies.has_four_eyes(agreement, version, actor_key=actor.key).require()
