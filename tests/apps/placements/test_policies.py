"""Truth tables: when a placement may be registered, ended, reopened. No database."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from talja.apps.organisation.models import Workplace
from talja.apps.placements import policies
from talja.apps.placements.inputs import PlacementInput
from talja.apps.placements.models import Measure, Placement
from talja.core.kernel.period import Period

ON = date(2026, 11, 22)
EXTRATJANST = Measure(first_day=date(2015, 11, 1), last_day=date(2022, 12, 31))
OPEN = Measure()


@pytest.mark.parametrize(
    ("measure", "closed_day", "first_day", "code"),
    [
        pytest.param(OPEN, None, ON, "", id="today"),
        pytest.param(OPEN, None, ON + policies.AHEAD, "", id="as far ahead as may be"),
        pytest.param(OPEN, None, ON + policies.AHEAD + timedelta(1), "first_day_too_far", id="a day further"),
        pytest.param(OPEN, None, date(1990, 1, 1), "", id="earliest"),
        pytest.param(OPEN, None, date(1989, 12, 31), "first_day_too_early", id="before the earliest"),
        pytest.param(EXTRATJANST, None, date(2015, 10, 31), "measure_not_valid_then", id="before the measure"),
        pytest.param(EXTRATJANST, None, date(2015, 11, 1), "", id="its first day"),
        pytest.param(EXTRATJANST, None, date(2022, 12, 31), "", id="its last day"),
        pytest.param(EXTRATJANST, None, date(2023, 1, 1), "measure_not_valid_then", id="after the measure"),
        pytest.param(OPEN, date(2026, 6, 1), date(2026, 5, 31), "", id="the day before closing"),
        pytest.param(OPEN, date(2026, 6, 1), date(2026, 6, 1), "workplace_closed", id="the day it closed"),
    ],
)
def test_may_start(measure: Measure, closed_day: date | None, first_day: date, code: str) -> None:
    workplace = Workplace(closed_day=closed_day)
    assert policies.may_start(first_day=first_day, measure=measure, workplace=workplace, on=ON).code == code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, ""),
        ({"planned_last_day": date(2026, 1, 1)}, ""),
        ({"planned_last_day": date(2025, 12, 31)}, "planned_before_start"),
        ({"last_day": date(2026, 1, 1)}, ""),
        ({"last_day": date(2025, 12, 31)}, "ends_before_start"),
        ({"last_day": ON + policies.AHEAD}, ""),
        ({"last_day": ON + policies.AHEAD + timedelta(1)}, "last_day_too_far"),
        ({"end_reason": "got_work"}, "end_without_day"),
        ({"destination": "unknown"}, "end_without_day"),
        ({"kolada": "A"}, "end_without_day"),
        ({"last_day": ON, "end_reason": "fick jobb"}, "unknown_code"),
        ({"last_day": ON, "destination": "jobb"}, "unknown_code"),
        ({"last_day": ON, "kolada": "F"}, "unknown_code"),
        ({"decision_last_day": ON}, "decision_days_in_disorder"),
        ({"decision_first_day": ON, "decision_last_day": ON}, ""),
        ({"decision_first_day": ON, "decision_last_day": ON - timedelta(1)}, "decision_days_in_disorder"),
        ({"decision_first_day": ON}, ""),
        ({"extent": Decimal(0)}, "extent_out_of_range"),
        ({"extent": Decimal("0.01")}, ""),
        ({"extent": Decimal(100)}, ""),
        ({"extent": Decimal("100.01")}, "extent_out_of_range"),
        ({"occupation": "5330"}, ""),
        ({"occupation": "533"}, "occupation_shape"),
        ({"occupation": "vård"}, "occupation_shape"),
        ({"occupation": "٥٣٣٠"}, "occupation_shape"),
        ({"supervisor": "å" * 121}, "text_too_long"),
        ({"decision_reference": "1" * 61}, "text_too_long"),
    ],
)
def test_may_hold(facts: dict[str, Any], code: str) -> None:
    said = PlacementInput(first_day=date(2026, 1, 1), **facts).facts()
    assert policies.may_hold(said, on=ON).code == code


def test_an_end_without_reason_has_it_as_unknown() -> None:
    said = PlacementInput(first_day=date(2026, 1, 1), last_day=ON, kolada="A").facts()
    assert (said["end_reason"], said["destination"], said["kolada"]) == ("unknown", "unknown", "A")


@pytest.mark.parametrize(
    ("ended", "last_day", "code"),
    [
        (None, None, ""),
        (None, date(2026, 1, 1), ""),
        (None, date(2025, 12, 31), "ends_before_start"),
        (ON, None, "already_ended"),
        (ON, ON, "already_ended"),
    ],
)
def test_may_end(ended: date | None, last_day: date | None, code: str) -> None:
    assert policies.may_end(Placement(first_day=date(2026, 1, 1), last_day=ended), last_day=last_day).code == code


@pytest.mark.parametrize(("last_day", "code"), [(None, "not_ended"), (ON, "")])
def test_may_reopen(last_day: date | None, code: str) -> None:
    assert policies.may_reopen(Placement(first_day=date(2026, 1, 1), last_day=last_day)).code == code


@pytest.mark.parametrize(("why", "code"), [("", "no_reason_given"), (" \n", "no_reason_given"), ("fel", "")])
def test_may_answer(why: str, code: str) -> None:
    assert policies.may_answer(why).code == code


def test_a_period_may_touch_but_not_share_a_day() -> None:
    period = Period(date(2026, 1, 1), date(2026, 6, 30))
    before, after = Period(date(2025, 1, 1), date(2025, 12, 31)), Period(date(2026, 7, 1))
    assert policies.may_coincide(period, (before, after))
    assert policies.may_coincide(period, (before, Period(date(2026, 6, 30)))).code == "overlaps"


def test_what_somebody_else_changed_meanwhile_is_not_changed_again() -> None:
    placement = Placement(recorded_from=datetime(2026, 11, 22, 12))  # noqa: DTZ001 - only compared
    assert policies.is_current(placement, expected_recorded_from=None)
    assert policies.is_current(placement, expected_recorded_from=placement.recorded_from)
    other = placement.recorded_from - timedelta(microseconds=1)
    assert policies.is_current(placement, expected_recorded_from=other).code == "changed_by_other"
