"""Propose a rule of the municipality's own, and decide about what somebody else has proposed."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.subsidies import book, permissions, policies
from talja.apps.subsidies.enums import TRANSITIONS, RuleKind, RuleState
from talja.apps.subsidies.inputs import ValueInput
from talja.apps.subsidies.models import RuleChange
from talja.core.kernel.verdict import Denied

_EVENTS = {(origin, target): event for origin, target, event in TRANSITIONS}


@transaction.atomic
def propose_rule(*, title: str, text: str, actor: Actor, takes_effect_on: date | None = None) -> RuleChange:
    """Propose a rule file: dated values (`changes:`), or a whole form, that comes after Talja's own files.

    `takes_effect_on` is the first day that amounts can change; left out, the first day that the file says anything
    about. Raises `UnreadableRules` with every problem of the file, and `Denied`: missing_right, rule_title_missing,
    text_too_long, rule_file_shared, rule_changes_nothing, effect_after_values.
    """
    permissions.may_propose(actor=actor).require()
    policies.may_be_called(title).require()
    key = uuid4()
    kind = book.kind_of(text)
    book.book_with(text, key=key)
    change = RuleChange.objects.create(
        key=key,
        title=title.strip(),
        text=text,
        takes_effect_on=_effect_day(text, kind, takes_effect_on),
        proposed_at=actor.at,
        proposed_by=actor.key,
    )
    record("rule.proposed", target=change, actor=actor, takes_effect_on=change.takes_effect_on.isoformat())
    return change


def propose_value(*, title: str, value: ValueInput, actor: Actor) -> RuleChange:
    """Propose a new value of one parameter from a day on. Raises as `propose_rule`."""
    return propose_rule(title=title, text=value.as_file(title=title), actor=actor)


@transaction.atomic
def approve_rule(*, change_key: UUID, actor: Actor) -> RuleChange:
    """Approve what somebody else has proposed: from now on it is part of the rule book.

    It is tried first, after what has been approved since it was proposed. Raises `RuleChange.DoesNotExist`,
    `UnreadableRules`, and `Denied`: missing_right, own_proposal, rule_not_in_state.
    """
    change = _locked(change_key)
    permissions.may_decide(actor=actor).require()
    policies.has_four_eyes(change, actor=actor).require()
    policies.may_move(change, to=RuleState.APPROVED).require()
    book.book_with(change.text, key=change.key)
    return _move(change, to=RuleState.APPROVED, actor=actor)


@transaction.atomic
def reject_rule(*, change_key: UUID, reason: str, actor: Actor) -> RuleChange:
    """Reject what somebody else has proposed, and say why.

    Raises `RuleChange.DoesNotExist` and `Denied`: missing_right, own_proposal, rule_not_in_state, no_reason_given,
    text_too_long.
    """
    change = _locked(change_key)
    permissions.may_decide(actor=actor).require()
    policies.has_four_eyes(change, actor=actor).require()
    policies.may_answer(reason).require()
    return _move(change, to=RuleState.REJECTED, actor=actor, reason=reason)


@transaction.atomic
def withdraw_rule(*, change_key: UUID, actor: Actor) -> RuleChange:
    """Take back one's own proposal.

    Raises `RuleChange.DoesNotExist` and `Denied`: missing_right, not_own_proposal, rule_not_in_state.
    """
    change = _locked(change_key)
    permissions.may_propose(actor=actor).require()
    policies.is_own(change, actor=actor).require()
    return _move(change, to=RuleState.WITHDRAWN, actor=actor)


def _locked(change_key: UUID) -> RuleChange:
    """Lock every change, so that two approvals are tried one after the other."""
    changes = {change.key: change for change in RuleChange.objects.select_for_update().order_by("pk")}
    if change_key not in changes:
        raise RuleChange.DoesNotExist
    return changes[change_key]


def _move(change: RuleChange, *, to: RuleState, actor: Actor, reason: str = "") -> RuleChange:
    """Move a locked change along the table and record it. Those decided later come later in the rule book."""
    policies.may_move(change, to=to).require()
    event = _EVENTS[RuleState(change.state), to]
    last = RuleChange.objects.exclude(decided_at=None).order_by("-decided_at").first()
    moments = (change.proposed_at, last.decided_at if last else None)
    change.state, change.reason = to, reason.strip()
    change.decided_at, change.decided_by = max(actor.at, *(at for at in moments if at)), actor.key
    change.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    record(event, target=change, actor=actor)
    return change


def _effect_day(text: str, kind: RuleKind, said: date | None) -> date:
    """Return the day, if it leaves out nothing that the file changes: a whole form's own time can begin long before."""
    first_day = book.first_day_of(text)
    if first_day is None:
        raise Denied("rule_changes_nothing")
    if kind is RuleKind.VALUES and said is not None and said > first_day:
        raise Denied("effect_after_values")
    return said or first_day
