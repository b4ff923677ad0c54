from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.intake.listing import BORN, number

from talja.core.intake.reconcile import Claim, Difference, DifferenceKind, Source, SourceValue, differences
from talja.core.intake.record import Field, Value

LIST_DAY = date(2026, 2, 1)
FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
JOB = frozenset({"subsidised"})
SOURCES = {"payroll": Source(JOB, LIST_DAY), "unit": Source(JOB | {"internship"}, LIST_DAY)}
TRUST = {Field.FIRST_DAY: ("payroll", "unit"), Field.MEASURE: ("af", "unit"), Field.NAME: ("payroll",)}
CODES = {field.value: field for field in Field}


def claim(person: str = "asta", placement: str | None = "job", category: str = "subsidised", **values: Value) -> Claim:
    said: dict[str, Value] = {"measure": "nystartsjobb", "first_day": FIRST, "last_day": LAST, **values}
    return Claim(person, placement, category, {CODES[code]: value for code, value in said.items() if value != "-"})


def compare(payroll: list[Claim], unit: list[Claim], **more: list[Claim]) -> tuple[Difference, ...]:
    sources = SOURCES | {name: Source(JOB, LIST_DAY) for name in more}
    return differences({"payroll": payroll, "unit": unit, **more}, sources=sources, trust=TRUST)


def test_sources_that_agree_have_no_differences() -> None:
    assert compare([claim()], [claim()]) == ()
    assert compare([], []) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"workplace": "Ängens förskola"}, {"workplace": "ÄNGENS FÖRSKOLA"}),
        ({"extent": Decimal("75")}, {"extent": Decimal("75.00")}),
        ({"extent": Decimal("75")}, {}),
        ({"workplace": ""}, {"workplace": "Lunden"}),
        ({"given_name": "Åsa Maria", "family_name": "Ek"}, {"given_name": "Asa", "family_name": "EK"}),
        ({"given_name": "Åsa", "family_name": "Ek"}, {}),
    ],
)
def test_other_ways_of_writing_or_not_saying_are_no_difference(one: dict[str, Value], other: dict[str, Value]) -> None:
    assert compare([claim(**one)], [claim(**other)]) == ()


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "trusted"),
    [
        (Field.FIRST_DAY, FIRST, date(2025, 9, 8), "payroll"),
        (Field.LAST_DAY, LAST, date(2026, 6, 30), None),
        (Field.EXTENT, Decimal("75"), Decimal("0"), None),
        (Field.MEASURE, "nystartsjobb", "lonebidrag", "unit"),
        (Field.WORKPLACE, "Lunden", "Ängen", None),
        (Field.WORKPLACE, "مدرسة", "روضة", None),
        (Field.EXTENT, True, False, None),
    ],
)
def test_a_field_that_differs_tells_both_and_whom_to_trust(
    field: Field, mine: Value, theirs: Value, trusted: str | None
) -> None:
    (found,) = compare([claim(**{field.value: mine})], [claim(**{field.value: theirs})])
    assert (found.kind, found.field, found.trusted) == (DifferenceKind.FIELD_DIFFERS, field, trusted)
    assert found.values == (SourceValue("payroll", mine), SourceValue("unit", theirs))
    assert (found.person_key, found.placement_key, found.categories) == ("asta", "job", ("subsidised",))


def test_a_name_that_differs_is_told_once_for_the_person() -> None:
    mine = [claim(given_name="Asta", family_name="Ek"), claim(placement="other", given_name="Asta", family_name="Ek")]
    theirs = [claim(given_name="Asta", family_name="Holm"), claim(placement="other")]
    (found,) = compare(mine, theirs)
    assert (found.field, found.placement_key, found.trusted) == (Field.NAME, None, "payroll")
    assert [one.value for one in found.values] == ["Asta Ek", "Asta Holm"]


def test_who_is_in_one_and_not_in_the_other() -> None:
    (found,) = compare([claim()], [])
    assert (found.kind, found.missing_from, found.field) == (DifferenceKind.IN_ONE_NOT_OTHER, "unit", None)
    assert found.values == (SourceValue("payroll"),)


def test_a_decision_without_an_employment() -> None:
    decision = claim(placement=None, first_day="-", last_day="-", decision_first_day=FIRST, decision_last_day=LAST)
    assert [one.missing_from for one in compare([], [], af=[decision])] == ["payroll", "unit"]


def test_nobody_is_expected_in_a_source_that_does_not_cover_them_or_was_written_another_day() -> None:
    assert compare([], [claim(category="internship")]) == ()
    assert compare([claim(last_day=date(2026, 1, 31))], []) == ()
    assert compare([claim(first_day=date(2026, 2, 2))], []) == ()
    assert compare([claim(last_day=LIST_DAY)], [])
    assert compare([claim(first_day=LIST_DAY)], [])
    assert compare([claim(first_day="-", last_day="-")], [])


def test_a_claim_without_a_placement_goes_to_the_only_one_of_its_category() -> None:
    assert compare([claim(placement=None)], [claim()]) == ()
    assert compare([claim(placement=None)], [claim(placement=None)]) == ()
    two = [claim(), claim(placement="other")]
    assert {one.placement_key for one in compare([claim(placement=None)], two)} == {None, "job", "other"}
    told = compare([claim(placement=None)], [claim(category="internship")])
    assert [(one.categories, one.missing_from) for one in told] == [(("subsidised",), "unit")]


def test_one_placement_under_two_forms_of_different_kinds_is_one_difference() -> None:
    (found,) = compare([claim()], [claim(category="internship", measure="praktik")])
    assert (found.field, found.categories) == (Field.MEASURE, ("internship", "subsidised"))


def test_of_several_rows_of_one_source_the_one_that_begins_last_is_believed() -> None:
    rows = [claim(first_day=date(2025, 10, 1), extent=Decimal("50")), claim(extent=Decimal("75"), workplace="Lunden")]
    for mine in (rows, rows[::-1]):
        found = compare(mine, [claim(extent=Decimal("75"))])
        assert [one.values[0].value for one in found] == [date(2025, 10, 1), Decimal("50")]


def test_a_settled_difference_stays_settled_until_a_source_says_something_else() -> None:
    (before,) = compare([claim()], [claim(first_day=date(2025, 9, 8), extent=Decimal("50"))])
    (same,) = compare([claim(workplace="Lunden")], [claim(first_day=date(2025, 9, 8))])
    (other,) = compare([claim()], [claim(first_day=date(2025, 9, 15))])
    assert (same.key, same.fingerprint) == (before.key, before.fingerprint)
    assert other.key == before.key
    assert other.fingerprint != before.fingerprint


def test_a_settled_absence_opens_again_when_the_days_change() -> None:
    (before,) = compare([claim()], [])
    (longer,) = compare([claim(last_day=date(2027, 1, 1))], [])
    (same,) = compare([claim(workplace="Lunden")], [])
    assert before.key == longer.key == same.key
    assert before.fingerprint == same.fingerprint != longer.fingerprint


def test_nothing_personal_can_be_read_in_key_and_fingerprint() -> None:
    digits = number(BORN)
    mine = claim(person=digits, number=digits, given_name="Asta", family_name="Ek")
    (found,) = compare([mine], [claim(person=digits, number=digits, given_name="Asta", family_name="Holm")])
    for text in (found.key, found.fingerprint):
        assert len(text) == 32
        assert not any(part in text for part in (digits, "asta", "ek", "holm"))
    assert digits not in repr(claim(number=digits))


days = st.integers(0, 400).map(lambda after: date(2025, 6, 1) + timedelta(days=after))
claims = st.lists(
    st.builds(
        claim,
        person=st.sampled_from(["a", "b", "c"]),
        placement=st.sampled_from([None, "1", "2"]),
        category=st.sampled_from(["subsidised", "internship"]),
        first_day=days,
        workplace=st.sampled_from(["", "Lunden", "Ängen"]),
    ),
    max_size=8,
)


@given(claims)
def test_identical_sources_never_differ(said: list[Claim]) -> None:
    sources = {name: Source(JOB, LIST_DAY) for name in ("one", "two", "three")}
    assert differences(dict.fromkeys(sources, said), sources=sources, trust=TRUST) == ()


@given(claims, claims, st.randoms(use_true_random=False))
def test_order_changes_nothing_and_keys_are_unique(mine: list[Claim], theirs: list[Claim], random) -> None:
    found = compare(mine, theirs)
    random.shuffle(mine)
    random.shuffle(theirs)
    assert compare(mine, theirs) == found
    assert len({one.key for one in found}) == len(found)
