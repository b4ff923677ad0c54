"""The municipality's own rules, listed and one by one."""

from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.subsidies import permissions, policies
from talja.apps.subsidies.book import books_around, kind_of, unread
from talja.apps.subsidies.enums import RuleState
from talja.apps.subsidies.lines import ChangedValue, RuleLine, RulePage
from talja.apps.subsidies.models import RuleChange
from talja.core.kernel.verdict import Verdict
from talja.core.rules.reading import UnreadableRules


def rule_changes(*, actor: Actor, state: str = "") -> tuple[RuleLine, ...]:
    """Return the municipality's own rules, the latest proposed first; none for those who neither propose nor decide."""
    if not permissions.may_see_rules(actor=actor):
        return ()
    rows = RuleChange.objects.filter(**({"state": state} if state else {})).order_by("-proposed_at", "-pk")
    return _lines(list(rows))


def rule_change(*, actor: Actor, key: UUID) -> RulePage:
    """Return a rule's page. Raises `RuleChange.DoesNotExist` for what is unknown to the actor or not for them."""
    if not permissions.may_see_rules(actor=actor):
        raise RuleChange.DoesNotExist
    change = RuleChange.objects.get(key=key)
    (line,) = _lines([change])
    return RulePage(
        line=line,
        text=change.text,
        may_approve=_may_decide(change, RuleState.APPROVED, actor=actor),
        may_reject=_may_decide(change, RuleState.REJECTED, actor=actor),
        may_withdraw=permissions.may_propose(actor=actor)
        and policies.is_own(change, actor=actor)
        and policies.may_move(change, to=RuleState.WITHDRAWN),
    )


def changed_values(*, actor: Actor, key: UUID) -> tuple[ChangedValue, ...]:
    """Return each value that a rule changes, by where it stands in the book and then by day.

    Empty for a whole form, for a rule that can be read no more, and for those who may not see it.
    """
    if not permissions.may_see_rules(actor=actor):
        return ()
    try:
        before, after = books_around(RuleChange.objects.get(key=key))
    except UnreadableRules:
        return ()
    known = before.parameters()
    return tuple(
        ChangedValue(after.schemes.get(place.partition("/")[0]), parameter, known[place], value.first_day)
        for place, parameter in after.parameters().items()
        if place in known
        for value in parameter.values
        if value not in known[place].values
    )


def _may_decide(change: RuleChange, to: RuleState, *, actor: Actor) -> Verdict:
    moves = policies.may_move(change, to=to)
    return permissions.may_decide(actor=actor) and moves and policies.has_four_eyes(change, actor=actor)


def _lines(rows: list[RuleChange]) -> tuple[RuleLine, ...]:
    names = user_names([key for row in rows for key in (row.proposed_by, row.decided_by)])
    lost = unread()
    return tuple(
        RuleLine(
            key=str(row.key),
            title=row.title,
            kind=kind_of(row.text).value,
            state=row.state,
            takes_effect_on=row.takes_effect_on,
            proposed_at=row.proposed_at,
            proposed_by=names.get(row.proposed_by, ""),
            decided_at=row.decided_at,
            decided_by=names.get(row.decided_by, ""),
            reason=row.reason,
            is_unreadable=row.key in lost,
        )
        for row in rows
    )
