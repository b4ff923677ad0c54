"""When a placement may be registered, changed, ended, reopened and removed. The button asks the same function."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from talja.apps.organisation.models import Workplace
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.inputs import NOT_ENDED
from talja.apps.placements.models import Measure, Placement, PlacementFacts
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Verdict, no, yes

EARLIEST_DAY = date(1990, 1, 1)  # an earlier first day is a slip of the keyboard
AHEAD = timedelta(days=2 * 366)  # how far ahead a day may lie and still be meant
_OCCUPATION_LENGTH = 4  # SSYK 2012, level four
_LIMITS = {one.name: one.max_length for one in PlacementFacts._meta.local_fields if one.max_length}
_CODES: dict[str, Any] = {"end_reason": EndReason, "destination": Destination, "kolada": Kolada}


def may_start(*, first_day: date, measure: Measure, workplace: Workplace, on: date) -> Verdict:
    """Whether a placement can begin on the day, under the measure, at the workplace. `on` is today.

    A first day outside the measure's legal life is refused, by hand and by import alike: such a row has the wrong
    measure or the wrong day, and only a person can tell which. A closed workplace takes nobody from the day it closed.
    """
    if first_day > on + AHEAD:
        return no("first_day_too_far")
    if first_day < EARLIEST_DAY:
        return no("first_day_too_early")
    if not exists(measure, on=first_day):
        return no("measure_not_valid_then")
    if workplace.closed_day is not None and first_day >= workplace.closed_day:
        return no("workplace_closed")
    return yes()


def exists(measure: Measure, *, on: date) -> bool:
    """Whether new placements can begin under the measure on the day; an unknown end of its life is open."""
    began = measure.first_day is None or measure.first_day <= on
    return began and (measure.last_day is None or on <= measure.last_day)


def may_hold(facts: Mapping[str, Any], *, on: date) -> Verdict:
    """Whether the facts agree with each other, whatever the register holds besides. `on` is today."""
    return _days(facts, on=on) and _decision(facts) and _ending(facts) and _values(facts)


def may_coincide(period: Period, others: Iterable[Period]) -> Verdict:
    """Whether the period is free of overlaps with the person's other placements in the same exclusive group."""
    return no("overlaps") if any(period.overlaps(other) for other in others) else yes()


def may_end(placement: PlacementFacts, *, last_day: date | None = None) -> Verdict:
    """Whether the placement can be ended; with a day, whether it can end on that day."""
    if placement.last_day is not None:
        return no("already_ended")
    if last_day is not None and last_day < placement.first_day:
        return no("ends_before_start")
    return yes()


def may_reopen(placement: PlacementFacts) -> Verdict:
    """Whether there is an end to take back. Overlaps are judged by `may_coincide`."""
    return no("not_ended") if placement.last_day is None else yes()


def may_answer(why: str) -> Verdict:
    """Whether a reason is given where one is demanded."""
    return yes() if why.strip() else no("no_reason_given")


def may_pause(placement: Placement, pauses: Iterable[Period], *, from_day: date) -> Verdict:
    """Whether the placement can have a pause from the day on: it goes on, and no pause before reaches so far."""
    if placement.last_day is not None:
        return no("already_ended")
    reaches = any(one.last_day is not None and one.last_day >= from_day for one in pauses)
    return no("pauses_overlap") if reaches else yes()


def is_current(placement: Placement, *, expected_recorded_from: Any) -> Verdict:
    """Whether the placement is as it was when the form was shown; None = nobody asks."""
    same = expected_recorded_from is None or placement.recorded_from == expected_recorded_from
    return yes() if same else no("changed_by_other")


def _days(facts: Mapping[str, Any], *, on: date) -> Verdict:
    first_day, planned, last_day = facts["first_day"], facts["planned_last_day"], facts["last_day"]
    if last_day is not None and last_day < first_day:
        return no("ends_before_start")
    if planned is not None and planned < first_day:
        return no("planned_before_start")
    if last_day is not None and last_day > on + AHEAD:
        return no("last_day_too_far")
    return yes()


def _decision(facts: Mapping[str, Any]) -> Verdict:
    first_day, last_day = facts["decision_first_day"], facts["decision_last_day"]
    in_order = last_day is None or (first_day is not None and first_day <= last_day)
    return yes() if in_order else no("decision_days_in_disorder")


def _ending(facts: Mapping[str, Any]) -> Verdict:
    if facts["last_day"] is None and any(facts[name] != empty for name, empty in NOT_ENDED.items()):
        return no("end_without_day")
    if any(facts[name] not in {"", *codes.values} for name, codes in _CODES.items()):
        return no("unknown_code")
    return yes()


def _values(facts: Mapping[str, Any]) -> Verdict:
    extent, occupation = facts["extent"], facts["occupation"]
    if extent is not None and not Decimal(0) < extent <= Decimal(100):
        return no("extent_out_of_range")
    if occupation and not (len(occupation) == _OCCUPATION_LENGTH and occupation.isascii() and occupation.isdigit()):
        return no("occupation_shape")
    return no("text_too_long") if any(len(facts[name]) > limit for name, limit in _LIMITS.items()) else yes()
