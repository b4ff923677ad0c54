from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.intake.listing import ASTA, ASTAS_JOB, BORN, REGISTER, number, row, unreadable
from tests.core.intake.test_linking_properties import export, registers

from talja.core.intake.known import Register
from talja.core.intake.linking import link
from talja.core.intake.links import Candidate, Certainty, Link, PlacementLink, Placing, Reason
from talja.core.intake.outcomes import Outcome, Status, judge_rows, missing
from talja.core.intake.record import Field, Finding, ReadRow, Value

LIST_DAY = date(2026, 2, 1)
COVERS = frozenset({"subsidised"})
ALL_FIELDS = frozenset(Field)


def judge(*rows: ReadRow, register: Register = REGISTER) -> tuple[Outcome, ...]:
    return judge_rows(rows, link(rows, register), register, fields_of=lambda _row: ALL_FIELDS, list_day=LIST_DAY)


def asta(*findings: Finding, **values: Value) -> ReadRow:
    said = {"number": number(BORN), "measure": "nystartsjobb", "workplace": "w1", "first_day": date(2025, 9, 1)}
    return row("Asta|Björk", *findings, **{**said, **values})


def new(*findings: Finding, **values: Value) -> ReadRow:
    said: dict[str, Value] = {"measure": "praktik", "workplace": "w1", "first_day": date(2026, 1, 7)}
    return row("Li|Ek", *findings, **{"number": number(date(1999, 9, 9)), **said, **values})


def without(one: ReadRow, *fields: Field) -> ReadRow:
    return replace(one, values={key: value for key, value in one.values.items() if key not in fields})


def codes(outcome: Outcome) -> list[str]:
    return [reason.code for reason in outcome.reasons]


def test_statuses() -> None:
    assert [one.status for one in judge(asta(), new())] == [Status.UNCHANGED, Status.NEW]
    changed = judge(asta(extent=1))[0]
    assert (changed.status, [change.attribute for change in changed.changes]) == (Status.CHANGED, ["extent"])


def test_a_very_different_name_is_told_with_the_change() -> None:
    outcome = judge(replace(asta(), values={**asta().values, Field.GIVEN_NAME: "Peter"}))[0]
    assert (outcome.status, codes(outcome)) == (Status.CHANGED, ["name_differs"])


def test_who_and_which_are_for_a_person() -> None:
    assert codes(judge(without(asta(), Field.NUMBER))[0]) == ["who_is_it"]
    assert codes(judge(asta(measure="lonebidrag"))[0]) == ["which_placement"]
    assert {one.status for one in judge(asta(measure="lonebidrag"), without(asta(), Field.NUMBER))} == {
        Status.NEEDS_YOU
    }


def test_a_row_that_repeats_another_adds_nothing() -> None:
    first, second = judge(replace(new(), number=4), replace(new(), number=9))
    assert (first.status, second.status) == (Status.NEW, Status.UNCHANGED)
    assert second.reasons == (Reason("row_repeats", {"row": "4"}),)


def test_a_row_that_names_nobody_is_refused() -> None:
    outcome = judge(without(new(), Field.NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME))[0]
    assert (outcome.status, codes(outcome)) == (Status.REFUSED, ["nobody_named"])


@pytest.mark.parametrize(
    ("column", "field"),
    [
        (Field.FIRST_DAY, "first_day"),
        (Field.PERIOD, "first_day"),
        (Field.MEASURE, "measure"),
        (Field.WORKPLACE, "workplace"),
    ],
)
def test_what_a_new_placement_must_have_and_cannot_be_read_is_refused(column: Field, field: str) -> None:
    outcome = judge(without(new(unreadable(column)), Field(field)))[0]
    assert (outcome.status, outcome.reasons) == (
        Status.REFUSED,
        (Reason("essential_unreadable", {"field": field}),),
    )


def test_an_error_elsewhere_or_in_what_was_read_anyway_refuses_nothing() -> None:
    assert judge(new(unreadable(Field.FIRST_DAY), unreadable(Field.EXTENT)))[0].status is Status.NEW
    assert judge(without(asta(unreadable(Field.FIRST_DAY)), Field.FIRST_DAY))[0].status is Status.UNCHANGED


def test_what_a_new_placement_or_person_lacks_is_for_a_person() -> None:
    outcome = judge(without(new(), Field.MEASURE, Field.GIVEN_NAME, Field.FAMILY_NAME))[0]
    assert outcome.status is Status.NEEDS_YOU
    assert [reason.params["field"] for reason in outcome.reasons] == ["name", "measure"]


def test_an_unreadable_number_is_for_a_person_unless_something_else_settles_who() -> None:
    unread = without(new(unreadable(Field.NUMBER)), Field.NUMBER)
    assert codes(judge(unread)[0]) == ["number_unreadable"]
    near = without(asta(unreadable(Field.NUMBER)), Field.NUMBER)
    assert codes(judge(near)[0]) == ["who_is_it", "number_unreadable"]
    settled = replace(near, values={**near.values, Field.GIVEN_NAME: "Asta Maria", Field.BIRTH_DATE: BORN})
    assert judge(settled)[0].status is Status.UNCHANGED


def test_contradictions_are_for_a_person() -> None:
    assert codes(judge(asta(last_day=date(2025, 8, 31)))[0]) == ["ends_before_start"]
    assert codes(judge(asta(end_reason="ill"))[0]) == ["ending_without_last_day"]
    assert codes(judge(new(destination="moved"))[0]) == ["ending_without_last_day"]
    assert judge(asta(end_reason="ill", last_day=date(2026, 1, 31)))[0].status is Status.CHANGED


def test_a_placement_that_ended_is_not_opened_again_by_a_list() -> None:
    ended = replace(ASTAS_JOB, last_day=date(2026, 1, 15), values={Field.END_REASON: "ill"})
    register = Register((ASTA,), (ended,))
    assert codes(judge(asta(last_day=date(2026, 8, 31)), register=register)[0]) == ["ended_in_register"]
    assert judge(asta(last_day=date(2026, 1, 31)), register=register)[0].status is Status.CHANGED
    assert judge(asta(end_reason="moved"), register=register)[0].status is Status.CHANGED


def test_another_protection_than_the_one_there_is_is_for_a_person() -> None:
    guarded = replace(ASTA, values={Field.PROTECTION: "sekretessmarkering"})
    register = Register((guarded,), (ASTAS_JOB,))
    assert codes(judge(asta(protection="fingerad"), register=register)[0]) == ["protection_changes"]
    assert judge(asta(protection="fingerad"))[0].status is Status.CHANGED


def test_an_extension_moves_the_last_day_and_not_the_first() -> None:
    outcome = judge(asta(first_day=date(2026, 9, 1), last_day=date(2027, 2, 28)))[0]
    assert [(change.attribute, change.new) for change in outcome.changes] == [("planned_last_day", date(2027, 2, 28))]


def test_running_placements_that_the_list_leaves_out_are_missing() -> None:
    placements = REGISTER.placements
    found = missing(placements, link([new()], REGISTER), covers=COVERS, on=LIST_DAY)
    assert [(one.placement_key, one.reasons) for one in found] == [("astas-job", (Reason("not_in_list"),))]
    elsewhere = link([asta(first_day=date(2023, 1, 1), last_day=date(2023, 2, 1))], REGISTER)
    told = missing(placements, elsewhere, covers=COVERS, on=LIST_DAY)
    assert [reason.code for reason in told[0].reasons] == ["not_in_list", "person_in_list"]


def test_what_is_mentioned_ended_or_of_another_kind_is_not_missing() -> None:
    placements = REGISTER.placements
    assert missing(placements, link([asta()], REGISTER), covers=COVERS, on=LIST_DAY) == ()
    assert missing(placements, link([asta(measure="lonebidrag")], REGISTER), covers=COVERS, on=LIST_DAY) == ()
    assert missing(placements, (), covers=frozenset({"internship"}), on=LIST_DAY) == ()
    assert missing(placements, (), covers=COVERS, on=date(2025, 8, 31)) == ()
    ended = replace(ASTAS_JOB, last_day=date(2026, 1, 31))
    assert missing([ended], (), covers=COVERS, on=LIST_DAY) == ()
    assert missing([ended], (), covers=COVERS, on=LIST_DAY - timedelta(days=1))


def test_a_placement_that_a_row_may_yet_be_about_is_told_so() -> None:
    links = link([new(), without(asta(), Field.NUMBER)], REGISTER)
    found = missing(REGISTER.placements, links, covers=COVERS, on=LIST_DAY)
    assert found[0].reasons == (Reason("not_in_list"), Reason("perhaps_in_row", {"position": "1"}))


def test_a_choice_that_somebody_has_made_is_judged_like_any_link() -> None:
    chosen = Link(
        0,
        Certainty.CERTAIN,
        "asta",
        0,
        candidates=(Candidate("asta", None, 12.0, ()),),
        placement=PlacementLink(Placing.SAME, "astas-job"),
    )
    one = without(asta(), Field.NUMBER)
    contradicting = without(asta(last_day=date(2025, 8, 31)), Field.FIRST_DAY)
    links = [chosen, replace(chosen, row=1)]
    outcomes = judge_rows([one, contradicting], links, REGISTER, fields_of=lambda _row: frozenset(), list_day=LIST_DAY)
    assert outcomes[0].status is Status.UNCHANGED
    assert codes(outcomes[1]) == ["ends_before_start"]


def test_each_row_is_judged_by_the_columns_of_its_own_part() -> None:
    """A planned day that has passed is only planned where there is a column for why it ended, and it is empty."""
    passed = replace(ASTAS_JOB, planned_last_day=date(2026, 1, 15))
    register = replace(REGISTER, placements=(passed,))
    row = replace(asta(last_day=date(2026, 1, 15)), number=7)
    links = link([row], register)
    has_column, has_none = (
        judge_rows([row], links, register, fields_of={7: fields}.__getitem__, list_day=LIST_DAY)[0]
        for fields in (ALL_FIELDS, frozenset({Field.LAST_DAY}))
    )
    assert (has_column.status, has_none.status) == (Status.UNCHANGED, Status.CHANGED)


@given(registers(), st.integers(0, 1500))
def test_the_registers_own_export_changes_nothing(register: Register, after: int) -> None:
    """With every column, on any day: ended, running and overdue placements alike."""
    list_day = date(2024, 1, 1) + timedelta(days=after)
    planned = tuple(
        replace(one, last_day=None, planned_last_day=one.last_day)
        if at % 2
        else replace(one, values={Field.END_REASON: "ill", Field.DESTINATION: "ill"})
        for at, one in enumerate(register.placements)
    )
    register = replace(register, placements=planned)
    rows = export(register)
    links = link(rows, register)
    outcomes = judge_rows(rows, links, register, fields_of=lambda _row: ALL_FIELDS, list_day=list_day)
    assert [one.status for one in outcomes] == [Status.UNCHANGED] * len(rows)
    assert missing(register.placements, links, covers=COVERS, on=list_day) == ()
