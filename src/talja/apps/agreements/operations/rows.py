"""What every writing operation does: lock the agreement, add a version, take a step, and say that it happened."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.enums import TRANSITIONS, Change, Standing, State
from talja.apps.agreements.models import Agreement, AgreementStep, AgreementVersion, Approval
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor


def locked(agreement_key: UUID, *, actor: Actor) -> Agreement:
    """Lock the agreement for change by the actor. Raises `Agreement.DoesNotExist` and `Denied`."""
    agreement = seen(agreement_key, actor=actor)
    permissions.may_edit(agreement, actor=actor).require()
    return agreement


def seen(agreement_key: UUID, *, actor: Actor) -> Agreement:
    """Lock an agreement that the actor may see, whatever they may do with it. Raises `Agreement.DoesNotExist`."""
    visible = Agreement.objects.visible_to(actor).values("pk")
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("person")
    return rows.get(key=agreement_key, pk__in=visible)


def version_of(agreement: Agreement, *, standing: Standing = Standing.CURRENT) -> AgreementVersion | None:
    """Return the version that counts, or the one that waits, with its workplace and measure."""
    rows = AgreementVersion.objects.filter(agreement=agreement, standing=standing)
    return rows.select_related("workplace__employer", "measure").first()


def current(agreement: Agreement) -> AgreementVersion:
    """Return the version that counts. Every agreement has one."""
    return (
        AgreementVersion.objects.filter(agreement=agreement, standing=Standing.CURRENT)
        .select_related("workplace__employer", "measure")
        .get()
    )


def approved_parties(version: AgreementVersion) -> frozenset[str]:
    """Return whose yes to the version stands."""
    return frozenset(Approval.objects.standing().filter(version=version).values_list("party", flat=True))


def add_version(
    agreement: Agreement,
    *,
    facts: Mapping[str, Any],
    change: Change,
    effective_day: date,
    actor: Actor,
    standing: Standing = Standing.CURRENT,
    reason: str = "",
) -> AgreementVersion:
    """Write a version after the last. One that counts takes the place of the one that did."""
    if standing == Standing.CURRENT:
        AgreementVersion.objects.filter(agreement=agreement, standing=Standing.CURRENT).update(standing=Standing.PAST)
    last = AgreementVersion.objects.filter(agreement=agreement).order_by("-number").first()
    return AgreementVersion.objects.create(
        agreement=agreement,
        number=1 if last is None else last.number + 1,
        standing=standing,
        change=change,
        reason=reason.strip(),
        effective_day=effective_day,
        made_at=actor.at,
        made_by=actor.key,
        **facts,
    )


def step(agreement: Agreement, *, to: State, actor: Actor, day: date | None = None, reason: str = "") -> None:
    """Move the agreement on, as the table of transitions allows. Raises `Denied("agreement_not_in_state")`."""
    policies.may_move(agreement, to=to).require()
    (event,) = {event for origin, target, event in TRANSITIONS if (agreement.state, to) == (origin, target)}
    agreement.state, agreement.state_since = to, max(actor.at, agreement.state_since)
    agreement.save(update_fields=["state", "state_since"])
    add_step(agreement, actor=actor, day=day, reason=reason)
    record(event, target=agreement, actor=actor)


def add_step(agreement: Agreement, *, actor: Actor, day: date | None = None, reason: str = "") -> None:
    """Write where the agreement is now in its life."""
    AgreementStep.objects.create(
        agreement=agreement,
        state=agreement.state,
        day=day or timezone.localdate(actor.at),
        at=agreement.state_since,
        by=actor.key,
        reason=reason.strip(),
    )


def revoke(version: AgreementVersion, *, actor: Actor) -> int:
    """Take back every yes to the version, and return how many there were."""
    standing = Approval.objects.standing().filter(version=version)
    return standing.update(revoked_at=actor.at, revoked_by=actor.key)


def facts_of(version: AgreementVersion) -> dict[str, Any]:
    """Return what a version says, to write another from."""
    return {name: getattr(version, name) for name in FACTS}


_OF_THE_VERSION = {
    *("id", "agreement", "number", "standing", "change", "reason", "effective_day", "made_at", "made_by"),
}
FACTS = tuple(one.name for one in AgreementVersion._meta.local_fields if one.name not in _OF_THE_VERSION)
