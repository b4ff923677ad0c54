"""Yes, no and not known yet: Kleene's tables, and what would settle what is not known."""

from datetime import date
from typing import Any

import pytest
from tests.core.rules.making import ON, parameter, scheme, situation, value, when

from talja.core.rules.conditions import Asker
from talja.core.rules.results import Answer, Checked

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TOLD = {
    YES: {"fact": "sfi", "is": True},
    NO: {"fact": "tax_debt", "is": True},
    UNKNOWN: {"fact": "newcomer", "is": True},
}
LIMITS = {
    "limit": parameter("20", "years"),
    "old": parameter({"2000-01-01": value("20"), "2020-01-01": value("ended")}, "years"),
    "sought": parameter({"2000-01-01": value("unknown")}, "years"),
    "late": parameter({"2030-01-01": value("20")}, "years"),
    "decided": parameter({"2000-01-01": value("20"), "2026-01-01": value("30")}, "years", dated_by="decision_day"),
    "started": parameter({"2000-01-01": value("20"), "2026-01-01": value("30")}, "years", dated_by="start_day"),
}


def asked(test: dict[str, Any], **facts: Any) -> Checked:
    told = situation(**{"sfi": True, "tax_debt": False, **facts})
    one = scheme(conditions=[when("c", **test)], parameters=LIMITS)
    return Asker(one, told).check(one.conditions[0])


@pytest.mark.parametrize(
    ("word", "parts", "expected"),
    [
        ("all", (YES, YES), YES),
        ("all", (YES, UNKNOWN), UNKNOWN),
        ("all", (UNKNOWN, NO), NO),
        ("all", (YES, NO), NO),
        ("any", (NO, NO), NO),
        ("any", (NO, UNKNOWN), UNKNOWN),
        ("any", (UNKNOWN, YES), YES),
        ("any", (NO, YES), YES),
    ],
)
def test_all_and_any(word: str, parts: tuple[Answer, ...], expected: Answer) -> None:
    assert asked({word: [TOLD[part] for part in parts]}).answer is expected


def test_not() -> None:
    assert [asked({"not": TOLD[one]}).answer for one in (YES, NO, UNKNOWN)] == [NO, YES, UNKNOWN]


@pytest.mark.parametrize(
    ("relation", "answers"),
    [
        ("at_least", [NO, YES, YES]),
        ("more_than", [NO, NO, YES]),
        ("at_most", [YES, YES, NO]),
        ("less_than", [YES, NO, NO]),
    ],
)
def test_numbers_below_at_and_above_a_limit(relation: str, answers: list[Answer]) -> None:
    assert [asked({"fact": "age", relation: "limit"}, age=age).answer for age in (19, 20, 21)] == answers


def test_choices_and_truths_are_among_some() -> None:
    test = {"fact": "employer", "is": ["municipality", "region"]}
    assert asked(test, employer="region").answer is YES
    assert asked(test, employer="company").answer is NO
    assert asked({"fact": "sfi", "is": False}).answer is NO
    assert asked(test).missing == ("employer",)


@pytest.mark.parametrize(
    ("limit", "facts", "expected", "missing"),
    [
        ("old", {"age": 5}, YES, ()),  # a limit that was abolished stops nobody
        ("old", {}, YES, ()),
        ("sought", {"age": 5}, UNKNOWN, ("sought",)),
        ("late", {"age": 5}, UNKNOWN, ("late",)),
        ("limit", {}, UNKNOWN, ("age",)),
        ("limit", {"age": "young"}, UNKNOWN, ("limit",)),
        ("limit", {"birth_date": date(2006, 1, 1)}, YES, ()),
        ("limit", {"birth_date": date(2006, 1, 2)}, NO, ()),
        ("decided", {"age": 25}, NO, ()),
        ("decided", {"age": 25, "decision_day": date(2025, 12, 31)}, YES, ()),
        ("started", {"age": 25, "decision_day": date(2025, 12, 31)}, NO, ()),
    ],
)
def test_limits_in_time(limit: str, facts: dict[str, Any], expected: Answer, missing: tuple[str, ...]) -> None:
    checked = asked({"fact": "age", "at_least": limit}, **facts)
    assert (checked.answer, checked.missing) == (expected, missing)


def test_what_would_settle_it_is_named_once() -> None:
    test = {"all": [TOLD[UNKNOWN], {"not": TOLD[UNKNOWN]}, {"any": [TOLD[NO], {"fact": "age", "at_least": "limit"}]}]}
    assert asked(test).missing == ("newcomer", "age")


def test_a_condition_holds_in_its_time_only() -> None:
    one = scheme(
        conditions=[
            when("before", last_day="2025-12-31", **TOLD[NO]),
            when("since", first_day="2026-01-01", **TOLD[NO]),
        ]
    )
    assert [checked.code for checked in Asker(one, situation(ON)).check_all()] == ["since"]
    assert [checked.code for checked in Asker(one, situation(date(2025, 12, 31))).check_all()] == ["before"]


GROUPS = scheme(
    groups=[
        when("past", last_day="2025-12-31", fact="sfi", **{"is": True}),
        when("newcomer", fact="newcomer", **{"is": True}),
        when("young", fact="age", at_most="limit"),
    ],
    parameters=LIMITS,
)


@pytest.mark.parametrize(
    ("facts", "expected", "answer", "missing"),
    [
        ({"newcomer": True, "age": 19}, ("newcomer", ("newcomer",)), YES, ()),
        ({"newcomer": False, "age": 19}, ("young", ("young",)), YES, ()),
        ({"newcomer": False, "age": 21, "sfi": True}, ("", ()), NO, ()),
        ({"age": 19}, ("", ("newcomer", "young")), UNKNOWN, ("newcomer",)),
        ({"newcomer": False}, ("young", ("young",)), UNKNOWN, ("age",)),
        ({}, ("", ("newcomer", "young")), UNKNOWN, ("newcomer", "age")),
        ({"group": "young", "newcomer": True}, ("young", ("young",)), YES, ()),
        ({"group": "elsewhere", "newcomer": True}, ("newcomer", ("newcomer",)), YES, ()),
    ],
)
def test_the_target_group(
    facts: dict[str, Any], expected: tuple[str, tuple[str, ...]], answer: Answer, missing: tuple[str, ...]
) -> None:
    asker = Asker(GROUPS, situation(**facts))
    assert asker.group() == expected
    checked = asker.check_group(expected[1])
    assert (checked.answer, checked.missing) == (answer, missing)


def test_a_scheme_without_groups_has_none() -> None:
    assert Asker(scheme(), situation()).group() == ("", ())
