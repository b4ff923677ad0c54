"""When something may be planned, held, asked, answered and checked. The button asks the same function."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from talja.apps.followups.enums import AIMS, Attended, Audience, Evidence, FollowUpKind, Going, Still
from talja.apps.followups.inputs import CheckInput, EndInput, HeldInput, MeetingInput, PlanInput
from talja.apps.followups.models import Ask, Assessment, Check, FollowUp, Held, Plan
from talja.apps.placements.enums import Destination, EndReason
from talja.apps.placements.models import PlacementFacts
from talja.core.chain.calendar import local_moment
from talja.core.chain.schedule import check_days
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Verdict, no, yes

_AIM_CODES: Final = frozenset(code for code, _ in AIMS)
_SCALE: Final = range(1, 6)
_HOURS, _MINUTES, _LONGEST = 24, 60, 8 * 60


def may_plan(said: PlanInput, *, on: date) -> Verdict:
    """Whether a plan says where to and the next step, by a day that has not passed. `on` is today."""
    if said.aim not in _AIM_CODES:
        return no("unknown_code")
    if not said.next_step.strip():
        return no("plan_step_missing")
    if said.next_step_day < on:
        return no("step_day_passed")
    return _fits(Plan, next_step=said.next_step)


def may_move(followup: FollowUp, *, to: date, period: Period) -> Verdict:
    """Whether the follow-up may be moved to the day: not held yet, and within the placement."""
    if followup.held_day is not None:
        return no("already_held")
    return yes() if period.covers(to) else no("day_outside_period")


def may_meet(said: MeetingInput, *, on: date) -> Verdict:
    """Whether people can meet then: a time that the clock shows, not passed, of a reasonable length."""
    if said.day < on:
        return no("step_day_passed")
    if not (0 <= said.hour < _HOURS and 0 <= said.minute < _MINUTES and 0 < said.minutes <= _LONGEST):
        return no("time_wrong")
    if local_moment(said.day, hour=said.hour, minute=said.minute) is None:
        return no("time_wrong")
    if not _known(said.audiences, Audience.values):
        return no("unknown_code")
    return _fits(FollowUp, place=said.place)


def may_add(*, day: date, period: Period, on: date) -> Verdict:
    """Whether an extra follow-up may be planned on the day: within the placement, and not passed."""
    if day < on:
        return no("step_day_passed")
    return yes() if period.covers(day) else no("day_outside_period")


def may_record(followup: FollowUp, said: HeldInput, *, first_day: date, on: date) -> Verdict:
    """Whether a follow-up can have gone so. The case worker's belief is demanded where it is what is asked about."""
    if followup.kind == FollowUpKind.END:
        return no("end_is_assessed")
    if not first_day <= said.held_day <= on:
        return no("held_day_wrong")
    if followup.kind == FollowUpKind.EXPERIENCE and said.belief is None:
        return no("belief_missing")
    if said.belief not in {None, *_SCALE} or not _known(said.attended, Attended.values):
        return no("unknown_code")
    if said.going not in Going.values:
        return no("unknown_code")
    return _fits(Held, note=said.note, agreed=said.agreed)


def may_ask(followup: FollowUp) -> Verdict:
    """Whether a form may be sent about the follow-up: not held yet. An end is assessed, not asked about."""
    if followup.kind == FollowUpKind.END:
        return no("end_is_assessed")
    return no("already_held") if followup.held_day is not None else yes()


def may_invite(followup: FollowUp) -> Verdict:
    """Whether people may be invited to the follow-up: not held yet."""
    return no("already_held") if followup.held_day is not None else yes()


def may_ask_again(ask: Ask | None, *, on: date) -> Verdict:
    """Whether a form may be sent anew: the one before has run out unanswered, or there is none."""
    if ask is None or (ask.answered_at is None and ask.last_day < on):
        return yes()
    return no("already_asked")


def takes_answers(ask: Ask, *, on: date) -> Verdict:
    """Whether a form still takes answers on the day."""
    return yes() if ask.replaced_at is None and on <= ask.last_day else no("form_closed")


def may_assess(said: EndInput) -> Verdict:
    """Whether what an end rests on is one of the codes, and fits. The end itself is judged by the register."""
    return _fits(Assessment, note=said.note) if said.evidence in Evidence.values else no("unknown_code")


def may_check(placement: PlacementFacts, *, months: int, said: CheckInput, on: date) -> Verdict:
    """Whether it can be told what had happened so many months after the last day."""
    if placement.last_day is None:
        return no("not_ended")
    if is_over(placement):
        return no("nobody_to_ask")
    due_day = check_days(placement.last_day).get(months)
    if due_day is None:
        return no("unknown_code")
    if not due_day <= said.checked_day <= on:
        return no("check_day_wrong")
    codes = {said.status: Destination.values, said.still: Still.values, said.evidence: Evidence.values}
    if any(code not in values for code, values in codes.items() if code != Destination.UNKNOWN):
        return no("unknown_code")
    return _fits(Check, note=said.note)


def is_over(placement: PlacementFacts) -> bool:
    """Whether nobody should be called about how it went: the person has died."""
    return placement.end_reason == EndReason.DECEASED or placement.destination == Destination.DECEASED


def is_current(found: Any, *, expected_key: str | None) -> Verdict:
    """Whether what counts now is what the form showed: "" = there was nothing, None = nobody asks."""
    return yes() if expected_key in {None, "" if found is None else str(found.key)} else no("changed_by_other")


def _known(codes: Iterable[str], values: Iterable[str]) -> bool:
    return set(codes) <= set(values)


def _fits(model: Any, **texts: str) -> Verdict:
    limits = {name: model._meta.get_field(name).max_length for name in texts}
    return no("text_too_long") if any(len(text.strip()) > limits[name] for name, text in texts.items()) else yes()
