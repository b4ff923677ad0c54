"""When an agreement may be written, approved, moved on and changed: asked by the buttons and the operations alike."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from talja.apps.agreements.enums import (
    BEFORE_START,
    NEEDS,
    TRANSITIONS,
    UNDER_WAY,
    Cause,
    Change,
    EmploymentKind,
    Party,
    Standing,
    State,
    Wish,
)
from talja.apps.agreements.inputs import AgreementInput, ChangeInput
from talja.apps.agreements.lines import Demand
from talja.apps.agreements.models import Agreement, AgreementVersion, Conversion
from talja.apps.placements.enums import Category, Destination
from talja.apps.placements.policies import AHEAD, EARLIEST_DAY
from talja.core.kernel.verdict import Verdict, no, yes

_LONGEST = 4_000  # characters in a text of several lines
_WEEK = Decimal(60)  # hours: more than anybody may work
_HIGHEST_WAGE = Decimal(1_000_000)
_OCCUPATION_LENGTH = 4  # SSYK 2012, level four
START_AHEAD = timedelta(days=14)  # how long before its first day an agreement may be started
_LIMITS = {one.name: one.max_length for one in AgreementVersion._meta.local_fields if one.max_length}
_TEXTS = ("schedule", "tasks", "supervisor", "goals", "offers", "afterwards")
_PAID = (Category.SUBSIDISED, Category.MUNICIPAL)
_REASON_LENGTH, _NAME_LENGTH = 300, 120
_REFUSAL_LENGTH = 1_000


def may_say(said: AgreementInput, *, on: date) -> Verdict:
    """Whether what is said agrees with itself. What is left out may be: a draft is not finished. `on` is today."""
    return _days(said, on=on) and _numbers(said) and _words(said)


def may_answer(why: str) -> Verdict:
    """Whether a reason is given where one is demanded, and fits."""
    if not why.strip():
        return no("no_reason_given")
    return yes() if len(why.strip()) <= _REASON_LENGTH else no("text_too_long")


def may_be_named(name: str) -> Verdict:
    """Whether it is said for whom somebody approves, and it fits."""
    if not name.strip():
        return no("name_missing")
    return yes() if len(name.strip()) <= _NAME_LENGTH else no("text_too_long")


def may_refuse(message: str) -> Verdict:
    """Whether a no says what has to be another way, in a few sentences."""
    if not message.strip():
        return no("no_reason_given")
    return yes() if len(message.strip()) <= _REFUSAL_LENGTH else no("text_too_long")


def may_move(agreement: Agreement, *, to: State) -> Verdict:
    """Whether the table of transitions lets the agreement go there from where it is."""
    found = any((agreement.state, to) == (origin, target) for origin, target, _event in TRANSITIONS)
    return yes() if found else no("agreement_not_in_state")


def may_take_step(agreement: Agreement, *, event: str) -> Verdict:
    """Whether the step that is told so leads on from where it is: more than one leads to where it runs."""
    found = any((agreement.state, event) == (origin, told) for origin, _target, told in TRANSITIONS)
    return yes() if found else no("agreement_not_in_state")


def is_current(number: int, version: AgreementVersion) -> Verdict:
    """Whether the version is the one that was shown."""
    return yes() if number == version.number else no("changed_by_other")


def may_edit(agreement: Agreement) -> Verdict:
    """Whether the agreement can be written in: until it starts. After that it is changed with a preview."""
    return yes() if agreement.state in BEFORE_START else no("agreement_runs")


def may_replace(*, has_approvals: bool, revoke: bool) -> Verdict:
    """Whether an edit may replace what somebody has approved: only when it is said that the approvals fall."""
    return no("approvals_would_fall") if has_approvals and not revoke else yes()


def has_four_eyes(agreement: Agreement, version: AgreementVersion, *, actor_key: str) -> Verdict:
    """Whether the unit's approver is somebody else than who proposed the change, or wrote any of what is to begin."""
    writers = {version.made_by} if version.standing == Standing.PENDING else {version.made_by, agreement.drafted_by}
    return no("own_agreement") if actor_key in writers else yes()


def may_be_approved(agreement: Agreement, *, is_pending: bool) -> Verdict:
    """Whether there is anything to approve: an agreement on its way, or a change of one that runs."""
    if is_pending:
        return yes() if agreement.state in UNDER_WAY else no("agreement_not_in_state")
    on_its_way = agreement.state in BEFORE_START and agreement.state != State.APPROVED
    return yes() if on_its_way else no("agreement_not_in_state")


def is_part(version: AgreementVersion, *, party: str, approved: Collection[str]) -> Verdict:
    """Whether the version waits for the party's yes."""
    if party in approved:
        return no("already_approved")
    return yes() if party in NEEDS[Change(version.change)] else no("approval_not_needed")


def is_approved(version: AgreementVersion, *, approved: Collection[str]) -> bool:
    """Whether everybody has said yes whose yes the version needs."""
    return set(NEEDS[Change(version.change)]) <= set(approved)


def may_settle(demands: Iterable[Demand]) -> Verdict:
    """Whether everything is there that an agreement needs to be approved."""
    return yes() if all(one.is_met for one in demands) else no("something_missing")


def may_start(version: AgreementVersion, *, on: date) -> Verdict:
    """Whether it is time: at most two weeks before the first day."""
    return no("too_early_to_start") if on < version.first_day - START_AHEAD else yes()


def may_change(agreement: Agreement, *, has_pending: bool) -> Verdict:
    """Whether a change can be proposed: the agreement runs, and no other change waits."""
    if agreement.state not in UNDER_WAY:
        return no("agreement_not_in_state")
    return no("change_waits") if has_pending else yes()


def may_propose(change: ChangeInput, *, version: AgreementVersion, state: str, on: date) -> Verdict:
    """Whether the change says what its kind is about, within the agreement's time. `on` is today."""
    if change.effective_day < version.first_day or (version.last_day and change.effective_day > version.last_day):
        return no("change_outside_period")
    wanted = {Change.INTERRUPTED: state != State.INTERRUPTED, Change.RESUMED: state == State.INTERRUPTED}
    if not wanted.get(change.kind, True):
        return no("agreement_not_in_state")
    return _changes(change, version=version, on=on) and _sort(change, version=version) and may_answer(change.reason)


def missing(version: AgreementVersion, *, category: str, needs_calculation: bool) -> tuple[str, ...]:
    """Return the names of what an agreement must say before it can be approved and does not say yet."""
    names = ["last_day", "extent", "tasks", "supervisor", "afterwards"]
    if category in _PAID:
        names.append("wage")
    if category == Category.SUBSIDISED and needs_calculation:
        names.append("calculation_key")
    return tuple(name for name in names if getattr(version, name) in {None, ""})


def may_wish(conversion: Conversion, *, wish: str) -> Verdict:
    """Whether the workplace's wish can be recorded: a known one, while nobody has given up."""
    if wish not in Wish.values or wish == Wish.UNASKED:
        return no("unknown_code")
    return _not_lost(conversion)


def may_give_up(conversion: Conversion, *, cause: str) -> Verdict:
    """Whether it can be recorded that there will be no employment, and whose cause it was."""
    return _not_lost(conversion) if cause in Cause.values else no("unknown_code")


def _not_lost(conversion: Conversion) -> Verdict:
    return yes() if conversion.lost_at is None else no("already_given_up")


def _days(said: AgreementInput, *, on: date) -> Verdict:
    if said.first_day > on + AHEAD:
        return no("first_day_too_far")
    if said.first_day < EARLIEST_DAY:
        return no("first_day_too_early")
    if said.last_day is not None and said.last_day < said.first_day:
        return no("ends_before_start")
    return yes()


def _numbers(said: AgreementInput | ChangeInput) -> Verdict:
    if said.extent is not None and not Decimal(0) < said.extent <= Decimal(100):
        return no("extent_out_of_range")
    if said.weekly_hours is not None and not Decimal(0) < said.weekly_hours <= _WEEK:
        return no("hours_out_of_range")
    if said.wage is not None and not Decimal(0) < said.wage <= _HIGHEST_WAGE:
        return no("amount_out_of_range")
    return yes()


def _words(said: AgreementInput) -> Verdict:
    occupation = said.occupation
    if occupation and not (len(occupation) == _OCCUPATION_LENGTH and occupation.isascii() and occupation.isdigit()):
        return no("occupation_shape")
    if said.aim not in {"", *Destination.values} or said.employment not in {"", *EmploymentKind.values}:
        return no("unknown_code")
    too_long = any(len(getattr(said, name)) > (_LIMITS.get(name) or _LONGEST) for name in _TEXTS)
    return no("text_too_long") if too_long else yes()


def _changes(change: ChangeInput, *, version: AgreementVersion, on: date) -> Verdict:
    said: dict[Change, Any] = {
        Change.EXTENDED: change.last_day,
        Change.SHORTENED: change.last_day,
        Change.EXTENT: change.extent,
        Change.MOVED: change.workplace_key,
        Change.OTHER: change.employment or None,
    }
    if change.kind in said and said[change.kind] is None:
        return no("change_says_nothing")
    return _new_end(change, version=version, on=on) and _numbers(change)


def _sort(change: ChangeInput, *, version: AgreementVersion) -> Verdict:
    """Whether the sort of employment is known, another than the one that holds, and about somebody employed."""
    if not change.employment:
        return yes()
    if change.kind != Change.OTHER or change.employment not in EmploymentKind.values:
        return no("unknown_code")
    if version.measure.category not in _PAID:
        return no("nobody_is_employed")
    return yes() if change.employment != version.employment else no("change_says_nothing")


def _new_end(change: ChangeInput, *, version: AgreementVersion, on: date) -> Verdict:
    if change.last_day is None:
        return yes()
    if change.last_day < version.first_day:
        return no("ends_before_start")
    if change.last_day > on + AHEAD:
        return no("last_day_too_far")
    later = version.last_day is not None and change.last_day > version.last_day
    sooner = version.last_day is None or change.last_day < version.last_day
    fits = {
        Change.EXTENDED: later,
        Change.SHORTENED: sooner,
        Change.RESUMED: later or change.last_day == version.last_day,
    }
    return yes() if fits.get(change.kind, False) else no("change_wrong_way")


def parties_left(version: AgreementVersion, *, approved: Collection[str]) -> tuple[Party, ...]:
    """Return whose yes the version still waits for."""
    return tuple(party for party in NEEDS[Change(version.change)] if party not in approved)
