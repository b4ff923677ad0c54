"""When a calculation, a decision and a rule may be stored or decided. The button asks the same function."""

from decimal import Decimal

from talja.apps.organisation.actors import Actor
from talja.apps.subsidies.enums import TRANSITIONS, RuleState
from talja.apps.subsidies.inputs import DecisionInput
from talja.apps.subsidies.models import RuleChange, SupportDecision
from talja.core.kernel.verdict import Verdict, no, yes
from talja.core.rules.book import RuleBook
from talja.core.rules.facts import Situation
from talja.core.rules.situations import check_situation

_HIGHEST = Decimal(1_000_000)  # kronor per month: more is a slip of the keyboard
_LIMITS = {one.name: one.max_length for one in SupportDecision._meta.local_fields if one.max_length}


def may_count(scheme: str, situation: Situation, *, book: RuleBook) -> Verdict:
    """Whether the rule book has the form, and everything in the situation is possible."""
    if scheme not in book.schemes:
        return no("scheme_unknown")
    return no("fact_wrong") if check_situation(situation, book.schemes) else yes()


def may_be_decided(said: DecisionInput) -> Verdict:
    """Whether what is said of a decision says anything, and agrees with itself."""
    if not said.says_something:
        return no("decision_says_nothing")
    in_order = said.last_day is None or (said.first_day is not None and said.first_day <= said.last_day)
    if not in_order:
        return no("decision_days_in_disorder")
    if said.level is not None and not Decimal(0) < said.level <= Decimal(100):
        return no("level_out_of_range")
    return _amounts(said) and (yes() if len(said.reference) <= _LIMITS["reference"] else no("text_too_long"))


def may_replace(decision: SupportDecision, *, is_current: bool) -> Verdict:
    """Whether a decision can be corrected or taken away: it is the one that counts, and stands there still."""
    return yes() if is_current and not decision.is_removed else no("changed_by_other")


def may_be_called(title: str) -> Verdict:
    """Whether a rule change may have the title."""
    if not title.strip():
        return no("rule_title_missing")
    return yes() if len(title.strip()) <= _title_length() else no("text_too_long")


def may_move(change: RuleChange, *, to: RuleState) -> Verdict:
    """Whether the table of transitions lets the change go there from where it is."""
    if any((change.state, to) == (origin, target) for origin, target, _event in TRANSITIONS):
        return yes()
    return no("rule_not_in_state")


def has_four_eyes(change: RuleChange, *, actor: Actor) -> Verdict:
    """Whether the actor is somebody else than the one who proposed the change."""
    return no("own_proposal") if actor.key == change.proposed_by else yes()


def is_own(change: RuleChange, *, actor: Actor) -> Verdict:
    """Whether the actor is the one who proposed the change: nobody else takes it back."""
    return yes() if actor.key == change.proposed_by else no("not_own_proposal")


def may_answer(why: str) -> Verdict:
    """Whether a reason is given where one is demanded, and fits."""
    if not why.strip():
        return no("no_reason_given")
    return yes() if len(why.strip()) <= 300 else no("text_too_long")


def _amounts(said: DecisionInput) -> Verdict:
    fits = all(amount is None or Decimal(0) <= amount <= _HIGHEST for amount in (said.amount, said.ceiling))
    return yes() if fits and said.ceiling != 0 else no("amount_out_of_range")


def _title_length() -> int:
    return RuleChange._meta.get_field("title").max_length or 0
