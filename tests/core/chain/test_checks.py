"""What stops an agreement and what warns: one case at a time, each just inside and just outside."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from talja.core.chain.checks import (
    FRESH_DAYS,
    Beside,
    Case,
    Counted,
    Finding,
    Form,
    Protection,
    Redundancy,
    Severity,
    Supervision,
    check,
)
from talja.core.kernel.period import Period

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
FORM = Form(is_employment=True, group="support", is_decided_by_agency=True, waits=True, forbids_redundancy=True)
CLEAN = Case(
    on=date(2026, 11, 2),
    period=Period(FIRST, LAST),
    form=FORM,
    redundancy=Redundancy(from_day=date(2026, 1, 1), as_of=date(2026, 11, 1)),
    supervision=Supervision(name="Kim", load=1, capacity=2),
    protection=Protection(is_exempt=True),
    decision=Period(FIRST, LAST),
    wage=Decimal(24_000),
)


def codes(case: Case) -> dict[str, str]:
    return {one.code: one.severity.value for one in check(case)}


def with_form(**changes: Any) -> Case:
    return replace(CLEAN, form=replace(FORM, **changes))


def the(code: str, case: Case) -> Finding:
    (found,) = (one for one in check(case) if one.code == code)
    return found


def test_nothing_is_said_when_nothing_is_wrong() -> None:
    assert check(CLEAN) == ()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(with_form(can_begin=(Period(date(2020, 1, 1), FIRST),)), {}, id="the form's last day"),
        pytest.param(
            with_form(can_begin=(Period(date(2020, 1, 1), date(2026, 12, 31)),)),
            {"measure_not_valid": "stop"},
            id="the day after",
        ),
        pytest.param(replace(CLEAN, closed_day=date(2028, 1, 1)), {}, id="closes when it is over"),
        pytest.param(replace(CLEAN, closed_day=LAST), {"workplace_closes": "warn"}, id="closes on the last day"),
        pytest.param(replace(CLEAN, closed_day=FIRST), {"workplace_closed": "stop"}, id="closed from the first day"),
        pytest.param(with_form(longest_day=LAST), {}, id="just as long as the form allows"),
        pytest.param(with_form(longest_day=date(2027, 12, 30)), {"time_too_long": "stop"}, id="a day too long"),
        pytest.param(with_form(longest_day=FIRST), {"time_too_long": "stop"}, id="one day is left"),
        pytest.param(with_form(longest_day=date(2026, 12, 31)), {"time_used_up": "stop"}, id="no day is left"),
        pytest.param(with_form(is_limit_known=False), {"time_unknown": "warn"}, id="nobody knows the limit"),
        pytest.param(with_form(decision_day=LAST), {}, id="one decision is enough"),
        pytest.param(with_form(decision_day=date(2027, 6, 30)), {"renewal_needed": "inform"}, id="a renewal is needed"),
        pytest.param(with_form(changes=(FIRST,)), {}, id="amounts change on the first day"),
        pytest.param(with_form(changes=(LAST, FIRST)), {"amounts_change": "inform"}, id="amounts change while it runs"),
        pytest.param(replace(CLEAN, wage=None), {"wage_missing": "warn"}, id="no wage"),
        pytest.param(
            replace(CLEAN, form=Form(is_employment=False), wage=None, redundancy=None, protection=None, decision=None),
            {},
            id="an internship has none of it",
        ),
    ],
)
def test_the_form_the_place_the_time_and_the_money(case: Case, expected: dict[str, str]) -> None:
    assert codes(case) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param((Beside("a", Period(date(2026, 1, 1), date(2026, 12, 31)), "support"),), {}, id="it ends before"),
        pytest.param((Beside("a", Period(date(2026, 1, 1), FIRST), "support"),), {"combination": "stop"}, id="one day"),
        pytest.param((Beside("a", Period(LAST), "programme"),), {"runs_beside": "warn"}, id="another group"),
        pytest.param((Beside("a", Period(LAST)),), {"runs_beside": "warn"}, id="no group"),
    ],
)
def test_what_else_the_person_has(others: tuple[Beside, ...], expected: dict[str, str]) -> None:
    assert codes(replace(CLEAN, others=others)) == expected


def test_two_without_a_group_do_not_exclude_each_other() -> None:
    case = replace(with_form(group=""), others=(Beside("a", Period(FIRST)), Beside("b", Period(FIRST))))
    assert [one.key for one in check(case)] == ["runs_beside:a", "runs_beside:b"]


@pytest.mark.parametrize(
    ("changes", "form", "expected"),
    [
        pytest.param({"decision": None}, {}, {}, id="there is time yet"),
        pytest.param({"decision": None, "is_starting": True}, {}, {"decision_missing": "stop"}, id="it begins"),
        pytest.param(
            {"decision": None, "is_starting": True},
            {"waits": False},
            {"decision_missing": "warn"},
            id="it need not wait",
        ),
        pytest.param(
            {"decision": None, "is_starting": True}, {"is_decided_by_agency": False}, {}, id="the municipality decides"
        ),
        pytest.param(
            {"decision": Period(date(2027, 1, 2), LAST)}, {}, {"begins_before_decision": "stop"}, id="a day before"
        ),
        pytest.param(
            {"decision": Period(date(2027, 1, 2))},
            {"waits": False},
            {"begins_before_decision": "warn"},
            id="before, without waiting",
        ),
        pytest.param(
            {"decision": Period(FIRST, date(2027, 12, 30))}, {}, {"ends_after_decision": "warn"}, id="a day after"
        ),
        pytest.param({"period": Period(FIRST)}, {}, {"ends_after_decision": "warn"}, id="no last day"),
        pytest.param({"decision": Period(FIRST)}, {}, {}, id="decided until further notice"),
    ],
)
def test_the_decision_covers_the_time(changes: dict[str, Any], form: dict[str, Any], expected: dict[str, str]) -> None:
    assert codes(replace(with_form(**form), **changes)) == expected


def test_no_last_day_is_told_where_the_form_has_one() -> None:
    case = replace(with_form(longest_day=LAST), period=Period(FIRST), decision=Period(FIRST))
    assert codes(case) == {"no_last_day": "warn"}


KNOWN = Redundancy(from_day=date(2026, 1, 1), as_of=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("redundancy", "forbids", "expected"),
    [
        pytest.param(None, True, {"redundancy_unknown": "warn"}, id="nobody has said"),
        pytest.param(Redundancy(from_day=FIRST), True, {"redundancy_unknown": "warn"}, id="nothing said about it"),
        pytest.param(replace(KNOWN, last_day=date(2025, 12, 31)), True, {}, id="long enough ago"),
        pytest.param(replace(KNOWN, last_day=date(2026, 1, 1)), True, {"redundancy": "stop"}, id="on the first day"),
        pytest.param(replace(KNOWN, last_day=date(2026, 5, 1)), False, {"redundancy": "warn"}, id="not forbidden"),
        pytest.param(replace(KNOWN, last_day=date(2026, 5, 1)), None, {"redundancy": "warn"}, id="nobody has checked"),
        pytest.param(replace(KNOWN, in_unit=date(2026, 1, 1)), True, {"redundancy_in_unit": "warn"}, id="in the unit"),
        pytest.param(replace(KNOWN, in_unit=date(2025, 12, 31)), True, {}, id="in the unit, long ago"),
        pytest.param(replace(KNOWN, as_of=date(2026, 10, 1)), True, {}, id="told a quarter before"),
        pytest.param(
            replace(KNOWN, as_of=date(2026, 9, 30)), True, {"redundancy_old": "warn"}, id="told longer before than so"
        ),
    ],
)
def test_nobody_was_given_notice_there(
    redundancy: Redundancy | None, forbids: bool | None, expected: dict[str, str]
) -> None:
    assert (FIRST - date(2026, 10, 1)).days == FRESH_DAYS
    assert codes(replace(with_form(forbids_redundancy=forbids), redundancy=redundancy)) == expected


@pytest.mark.parametrize(
    ("protection", "expected"),
    [
        (None, {"priority_right", "las_unknown"}),
        (Protection(is_known=False), {"priority_right", "las_unknown"}),
        (Protection(), {"priority_right"}),
        (Protection(is_kind_known=False), {"priority_right", "employment_unknown"}),
        (Protection(converts_on=FIRST), {"priority_right", "las_converts"}),
        (Protection(converts_on=LAST, converts_latest_on=date(2028, 1, 5)), {"priority_right", "las_converts"}),
        (Protection(converts_on=date(2028, 1, 1)), {"priority_right"}),
        (Protection(converted_on=date(2026, 5, 1), converts_on=LAST), {"priority_right", "las_converted"}),
        (Protection(is_exempt=True, converts_on=FIRST), set()),
    ],
)
def test_what_the_employment_protection_act_leads_to(protection: Protection | None, expected: set[str]) -> None:
    found = check(replace(CLEAN, protection=protection))
    assert {one.code for one in found} == expected
    assert {one.severity for one in found if one.code != "employment_unknown"} <= {Severity.WARN}


def test_the_day_it_becomes_permanent_is_told_with_the_latest() -> None:
    known = Protection(converts_on=LAST, converts_latest_on=date(2028, 1, 5), source="LAS 5 a §")
    found = the("las_converts", replace(CLEAN, protection=known))
    assert dict(found.params) == {"day": "2027-12-31", "latest": "2028-01-05"}
    assert (found.source, found.key) == ("LAS 5 a §", "las_converts:2027-12-31")


@pytest.mark.parametrize(
    ("supervision", "expected"),
    [
        (Supervision(), {"supervisor_missing"}),
        (Supervision(name="  "), {"supervisor_missing"}),
        (Supervision(name="Kim", load=3), {"supervisor_capacity_unknown"}),
        (Supervision(name="Kim", load=2, capacity=2), {"supervisor_full"}),
        (Supervision(name="Kim", load=0, capacity=0), {"supervisor_full"}),
        (Supervision(name="Kim", load=1, capacity=2), set()),
    ],
)
def test_somebody_supervises_who_has_room_for_one_more(supervision: Supervision, expected: set[str]) -> None:
    assert set(codes(replace(CLEAN, supervision=supervision))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, set(), id="counted as agreed"),
        pytest.param({"counted": None}, set(), id="nobody has counted"),
        pytest.param({"wage": None}, {"wage_missing"}, id="no wage agreed yet"),
        pytest.param({"extent": None}, set(), id="no extent agreed yet"),
        pytest.param({"wage": Decimal("24000.99")}, set(), id="rounded on the way"),
        pytest.param({"wage": Decimal(24_001)}, {"counted_other_wage"}, id="another wage"),
        pytest.param({"extent": Decimal("75.5")}, {"counted_other_extent"}, id="another extent"),
        pytest.param({"period": Period(FIRST, date(2027, 12, 30))}, {"counted_other_days"}, id="a day shorter"),
        pytest.param({"period": Period(date(2027, 1, 2), LAST)}, {"counted_other_days"}, id="begins later"),
        pytest.param(
            {"period": Period(date(2026, 12, 1), LAST), "decision": Period(date(2026, 12, 1), LAST)},
            {"counted_other_days"},
            id="begins before what was counted",
        ),
        pytest.param(
            {
                "on": date(2026, 12, 1),
                "period": Period(date(2026, 12, 1), LAST),
                "decision": Period(date(2026, 12, 1), LAST),
            },
            set(),
            id="counted anew for the rest of what runs",
        ),
        pytest.param(
            {"counted": Counted(Period(FIRST, LAST), Decimal(75))}, {"counted_other_wage"}, id="counted without a wage"
        ),
        pytest.param(
            {"counted": Counted(Period(FIRST, LAST), Decimal(75), Decimal(24_000), is_same_form=False)},
            {"counted_other_form"},
            id="another form",
        ),
    ],
)
def test_the_sums_rest_on_what_is_agreed(changes: dict[str, Any], expected: set[str]) -> None:
    counted = Counted(Period(FIRST, LAST), Decimal(75), Decimal(24_000))
    case = replace(CLEAN, extent=Decimal(75), counted=counted)
    found = check(replace(case, **changes))
    assert {one.code for one in found} == expected
    assert not any(digits in one.key for one in found for digits in ("24000", "24001", "75.5"))


def test_another_difference_is_read_anew() -> None:
    def key(wage: int) -> str:
        counted = Counted(Period(FIRST, LAST), wage=Decimal(24_000))
        return the("counted_other_wage", replace(CLEAN, wage=Decimal(wage), counted=counted)).key

    assert key(25_000) == key(25_000) != key(26_000)


def test_a_key_says_what_was_read_and_nothing_of_anybody() -> None:
    def key(name: str, load: int) -> str:
        full = Supervision(name=name, load=load, capacity=1)
        return the("supervisor_full", replace(CLEAN, supervision=full)).key

    assert key("Örjan Öberg", 1) == key(" örjan öberg ", 4)
    assert key("Örjan Öberg", 1) != key("Annan Person", 1)
    assert "berg" not in key("Örjan Öberg", 1)
    longer = replace(CLEAN, decision=Period(FIRST, date(2027, 6, 30)))
    other = replace(CLEAN, decision=Period(FIRST, date(2027, 7, 31)))
    assert the("ends_after_decision", longer).key != the("ends_after_decision", other).key


def test_what_stops_comes_first() -> None:
    case = replace(with_form(longest_day=date(2027, 6, 1), decision_day=date(2027, 5, 1)), wage=None, closed_day=FIRST)
    severities = [one.severity for one in check(case)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)
    assert len({one.key for one in check(case)}) == len(severities)
