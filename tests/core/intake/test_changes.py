from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.core.intake.listing import ASTA, ASTAS_JOB, row

from talja.core.intake.changes import Change, compare, says_nothing_new
from talja.core.intake.known import KnownPerson, KnownPlacement
from talja.core.intake.record import Field, Value

LIST_DAY = date(2026, 2, 1)
PLANNED = date(2026, 8, 31)
ALL = frozenset(Field)
JOB = replace(ASTAS_JOB, values={Field.EXTENT: Decimal("75.00"), Field.SUPERVISOR: "Åsa Öst"})
ENDED = replace(
    ASTAS_JOB, last_day=date(2026, 1, 31), values={Field.END_REASON: "got_work", Field.DESTINATION: "moved"}
)


def changed(
    name: str = "",
    person: KnownPerson | None = ASTA,
    placement: KnownPlacement | None = JOB,
    fields: frozenset[Field] = frozenset(),
    **values: Value,
) -> dict[str, tuple[Value | None, Value]]:
    found = compare(row(name, **values), person, placement, fields_in_list=fields, list_day=LIST_DAY)
    return {change.attribute: (change.old, change.new) for change in found}


def test_what_is_not_said_is_not_cleared() -> None:
    assert changed("Asta Maria|Björk", fields=ALL) == {}
    assert changed("Asta Maria|Björk", fields=ALL, supervisor="", sex="") == {}


def test_what_is_said_otherwise_changes_and_what_was_not_known_is_added() -> None:
    assert changed(extent=Decimal("50"), occupation="5311") == {
        "extent": (Decimal("75.00"), Decimal("50")),
        "occupation": (None, "5311"),
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("extent", Decimal("75")),
        ("supervisor", "ÅSA ÖST"),
        ("supervisor", "Asa Ost"),
        ("workplace", "w1"),
        ("workplace", "ängens förskola"),
        ("number", ASTA.number),
        ("wage", Decimal("20000")),
        ("ignored", "hej"),
        ("employer", "Kommunen"),
    ],
)
def test_the_same_in_other_words_is_no_change(field: str, value: Value) -> None:
    assert changed(**{field: value}) == {}


def test_what_describes_a_workplace_is_compared_only_where_the_register_tells_it() -> None:
    job = replace(ASTAS_JOB, values={Field.EMPLOYER: "Kommunen"})
    assert changed(placement=job, employer="Företaget AB", unit="Norr") == {"employer": ("Kommunen", "Företaget AB")}
    assert changed(placement=None, unit="Norr") == {"unit": (None, "Norr")}


@pytest.mark.parametrize(
    "name",
    ["Asta|Björk", "Maria|Björk", "ASTA MARIA|BJÖRK", "Asta-Maria|Bjork", "Björk|Asta Maria", "|Björk", "Asta Maria"],
)
def test_a_name_that_tells_nothing_new(name: str) -> None:
    assert changed(name) == {}


def test_a_name_that_tells_something_new() -> None:
    assert changed("Asta|Lind Björk") == {"family_name": ("Björk", "Lind Björk")}
    assert changed("Asta Eva|Björk") == {"given_name": ("Asta Maria", "Asta Eva")}
    bare = replace(ASTA, family_name="Bjork")
    assert changed("Asta|Björk", person=bare) == {"family_name": ("Bjork", "Björk")}


def test_a_new_person_and_placement_are_all_changes_from_nothing() -> None:
    found = compare(
        row("Li|Ek", measure="praktik", first_day=LIST_DAY), None, None, fields_in_list=ALL, list_day=LIST_DAY
    )
    assert found == (
        Change(Field.GIVEN_NAME, "given_name", None, "Li"),
        Change(Field.FAMILY_NAME, "family_name", None, "Ek"),
        Change(Field.MEASURE, "measure", None, "praktik"),
        Change(Field.FIRST_DAY, "first_day", None, LIST_DAY),
    )


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        pytest.param(PLANNED, {}, id="as planned"),
        pytest.param(
            date(2026, 2, 2), {"planned_last_day": (PLANNED, date(2026, 2, 2))}, id="the day after the list's"
        ),
        pytest.param(
            date(2026, 2, 1),
            {
                "last_day": (None, date(2026, 2, 1)),
                "end_reason": (None, "time_ran_out"),
                "destination": (None, "unknown"),
            },
            id="the list's own day",
        ),
    ],
)
def test_the_last_day_is_planned_or_real_by_the_lists_day(last_day: date, expected: dict[str, object]) -> None:
    assert changed(last_day=last_day) == expected


def test_an_end_told_with_its_reason_keeps_it() -> None:
    told = changed(last_day=date(2026, 1, 31), end_reason="got_work", destination="ordinary_municipal_job", kolada="A")
    assert told == {
        "last_day": (None, date(2026, 1, 31)),
        "end_reason": (None, "got_work"),
        "destination": (None, "ordinary_municipal_job"),
        "kolada": (None, "A"),
    }


def test_a_new_placement_that_has_ended() -> None:
    assert changed(placement=None, person=ASTA, last_day=date(2026, 1, 31))["end_reason"] == (None, "time_ran_out")


def test_an_ended_placement_keeps_its_reason_and_takes_a_better_one() -> None:
    assert changed(placement=ENDED, last_day=date(2026, 1, 31)) == {}
    assert changed(placement=ENDED) == {}
    assert changed(placement=ENDED, last_day=date(2026, 1, 30)) == {"last_day": (date(2026, 1, 31), date(2026, 1, 30))}
    assert changed(placement=ENDED, end_reason="ill") == {"end_reason": ("got_work", "ill")}


def test_a_planned_day_that_has_passed_ends_unless_the_list_could_have_said_so() -> None:
    overdue = replace(ASTAS_JOB, planned_last_day=date(2026, 1, 31))
    assert "last_day" in changed(placement=overdue, last_day=date(2026, 1, 31))
    assert changed(placement=overdue, last_day=date(2026, 1, 31), fields=ALL) == {}
    assert "last_day" in changed(placement=overdue, last_day=date(2026, 1, 30), fields=ALL)
    assert "last_day" in changed(placement=overdue, last_day=date(2026, 1, 31), fields=ALL, end_reason="ill")


@pytest.mark.parametrize(
    ("new", "old", "nothing_new"),
    [
        ("Asa", "Åsa", True),
        ("Åsa", "Asa", False),
        ("Ása", "Åsa", True),
        ("", "", True),
        ("علي", "حسن", False),
        ("Eva", "", False),
    ],
)
def test_says_nothing_new(new: str, old: str, nothing_new: bool) -> None:
    assert says_nothing_new(new, old) is nothing_new
