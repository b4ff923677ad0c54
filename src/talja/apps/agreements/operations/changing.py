"""Changing an agreement that runs: proposed by one, approved by others, and holding from its day."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.agreements import policies
from talja.apps.agreements.enums import UNDER_WAY, Change, Standing, State
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import rows
from talja.apps.audit.operations import record
from talja.apps.followups.operations import replan
from talja.apps.organisation.actors import Actor, in_place_of, system_actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement, pause_placement, resume_placement
from talja.apps.placements.policies import may_pause, may_start
from talja.apps.placements.queries import pauses_told
from talja.core.kernel.verdict import Denied

_REGISTER: dict[Change, tuple[str, ...]] = {  # what of the version the register is told when it begins to hold
    Change.EXTENDED: ("planned_last_day",),
    Change.SHORTENED: ("planned_last_day",),
    Change.EXTENT: ("extent",),
    Change.MOVED: ("workplace_key", "supervisor"),
    Change.RESUMED: ("planned_last_day",),
}


@transaction.atomic
def propose_change(*, agreement_key: UUID, change: ChangeInput, actor: Actor) -> AgreementVersion:
    """Write the version that is to hold from a day on. It waits for those whose yes its kind needs.

    Raises `DoesNotExist` for an unknown agreement or workplace, and `Denied`: missing_right, protected_person,
    agreement_not_in_state, change_waits, workplace_closed, pauses_overlap, already_ended, and the codes of
    `policies.may_propose`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    pending = rows.version_of(agreement, standing=Standing.PENDING)
    policies.may_change(agreement, has_pending=pending is not None).require()
    version = rows.current(agreement)
    policies.may_propose(change, version=version, state=agreement.state, on=timezone.localdate(actor.at)).require()
    if change.kind == Change.INTERRUPTED:
        placement = Placement.objects.get(key=agreement.placement_key)
        may_pause(placement, pauses_told(placement.key), from_day=change.effective_day).require()
    proposed = rows.add_version(
        agreement,
        facts=rows.facts_of(version) | changed_facts(change, version=version, actor=actor),
        change=change.kind,
        effective_day=change.effective_day,
        reason=change.reason,
        standing=Standing.PENDING,
        actor=actor,
    )
    record("agreement.change_proposed", target=agreement, actor=actor, change=change.kind.value)
    return proposed


@transaction.atomic
def withdraw_change(*, agreement_key: UUID, reason: str, actor: Actor) -> None:
    """Take back a change that waits. It stays in the agreement's history.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, no_change_waits, no_reason_given.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_answer(reason).require()
    version = rows.version_of(agreement, standing=Standing.PENDING)
    if version is None:
        raise Denied("no_change_waits")
    rows.revoke(version, actor=actor)
    version.standing = Standing.WITHDRAWN
    version.save(update_fields=["standing"])
    rows.add_step(agreement, actor=actor, reason=reason)
    record("agreement.change_withdrawn", target=agreement, actor=actor)


def changed_facts(change: ChangeInput, *, version: AgreementVersion, actor: Actor) -> dict[str, Any]:
    """Return what of the version the change would change. Raises `DoesNotExist` and `Denied("workplace_closed")`."""
    facts = change.said()
    if change.workplace_key is not None:
        workplace = Workplace.objects.get(key=change.workplace_key)
        on = timezone.localdate(actor.at)
        may_start(first_day=change.effective_day, measure=version.measure, workplace=workplace, on=on).require()
        facts["workplace"] = workplace
    return facts


def hold_if_approved(agreement: Agreement, version: AgreementVersion, *, actor: Actor) -> bool:
    """Let a change hold when everybody has said yes and its day has come; whether it does."""
    is_approved = policies.is_approved(version, approved=rows.approved_parties(version))
    if not is_approved or version.effective_day > timezone.localdate(actor.at):
        return False
    _hold(agreement, version, actor=actor)
    return True


def hold_due(*, at: datetime) -> int:
    """Let every approved change hold whose day has come, and return how many there were.

    One that the register refuses (the placement has ended meanwhile) is left as it is: the agreement's page tells why.
    """
    actor, count = system_actor(at=at), 0
    waiting = AgreementVersion.objects.filter(
        standing=Standing.PENDING, effective_day__lte=timezone.localdate(at), agreement__state__in=UNDER_WAY
    )
    for pk in waiting.values_list("agreement_id", flat=True):
        with transaction.atomic():
            agreement = Agreement.objects.select_for_update(of=("self",)).select_related("person").get(pk=pk)
            version = rows.version_of(agreement, standing=Standing.PENDING)
            try:
                with transaction.atomic():
                    count += version is not None and hold_if_approved(agreement, version, actor=actor)
            except (Denied, Placement.DoesNotExist):
                continue
    return count


def _hold(agreement: Agreement, version: AgreementVersion, *, actor: Actor) -> None:
    """Put the version in force, tell the register, move the agreement on and plan what follows anew."""
    change = Change(version.change)
    AgreementVersion.objects.filter(agreement=agreement, standing=Standing.CURRENT).update(standing=Standing.PAST)
    version.standing = Standing.CURRENT
    version.save(update_fields=["standing"])
    told = _told(version)
    writer = in_place_of(version.made_by, at=actor.at)  # who approves may have no right to the register
    if told:
        change_placement(placement_key=agreement.placement_key, changes=told, reason=version.reason[:200], actor=writer)
    if change == Change.INTERRUPTED:
        pause_placement(placement_key=agreement.placement_key, first_day=version.effective_day, actor=writer)
    elif change == Change.RESUMED:
        resume_placement(placement_key=agreement.placement_key, on=version.effective_day, actor=writer)
    to = _state_after(agreement, change)
    if to == agreement.state:
        rows.add_step(agreement, actor=actor, day=version.effective_day, reason=version.reason)
    else:
        rows.step(agreement, to=to, actor=actor, day=version.effective_day, reason=version.reason)
    record("agreement.change_holds", target=agreement, actor=actor, change=change.value)
    replan(placement_key=agreement.placement_key, actor=writer)


def _told(version: AgreementVersion) -> dict[str, Any]:
    ways = {
        "planned_last_day": version.last_day,
        "extent": version.extent,
        "workplace_key": version.workplace.key,
        "supervisor": version.supervisor,
    }
    return {name: ways[name] for name in _REGISTER.get(Change(version.change), ())}


def _state_after(agreement: Agreement, change: Change) -> State:
    state = State(agreement.state)
    if change == Change.EXTENDED and state == State.RUNNING:
        return State.EXTENDED
    if change == Change.INTERRUPTED:
        return State.INTERRUPTED
    if change == Change.RESUMED:
        was_extended = AgreementVersion.objects.filter(agreement=agreement, change=Change.EXTENDED)
        counted = was_extended.filter(standing__in=[Standing.PAST, Standing.CURRENT]).exists()
        return State.EXTENDED if counted else State.RUNNING
    return state
