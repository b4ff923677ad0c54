"""What is due for checking: unsure, unknown, long since checked, or about to end."""

from datetime import date

import pytest

from talja.core.rules.book import RuleBook, make_book
from talja.core.rules.due import Due, DuePart, DueReason, due_for_checking, is_over

ON = date(2026, 11, 22)
SHARED = """
shared:
  parameters:
    rate:
      title: Avgift
      unit: percent
      values:
        2020-01-01: {value: "20", source: en lag, certainty: high, checked: 2026-11-22}
"""
FORM = """
code: prov
title: Prov
kind: employment
decided_by: agency
legal_basis: En förordning
in_force: [{first_day: 2020-01-01%(end)s}]
las: {effect: applies, text: Gäller, source: LAS, certainty: %(las)s}
union: {text: Fråga, source: MBL, certainty: %(union)s}
parameters:
  amount:
    title: Belopp
    unit: SEK/month
    values: {%(values)s}
groups: [{code: all, title: Alla, source: 1 §, certainty: %(group)s, when: {fact: newcomer, is: true}}]
conditions: [{code: asked, title: Frågad, source: 2 §, certainty: %(condition)s, when: {fact: sfi, is: true}}]
cost: none
steps: [{code: support, title: Stöd, fixed: {amount: amount, per: month}}]
duties: [{code: apply, title: Ansök, who: manager, source: 3 §, certainty: %(duty)s}]
"""
SURE = dict.fromkeys(("las", "union", "group", "condition", "duty"), "high")


def value(day: str, number: str = '"100"', *, certainty: str = "high", checked: str = "2026-11-01") -> str:
    return f"{day}: {{value: {number}, source: 4 §, certainty: {certainty}, checked: {checked}}}"


def book(*values: str, end: str = "", **certainties: str) -> RuleBook:
    told = SURE | certainties | {"values": ", ".join(values or (value("2020-01-01"),)), "end": end}
    return make_book((("shared.yaml", SHARED), ("prov.yaml", FORM % told)))


def due(*values: str, **more: str) -> tuple[Due, ...]:
    return due_for_checking(book(*values, **more), on=ON)


def test_what_was_read_in_the_statute_lately_is_not_due() -> None:
    assert due() == ()


@pytest.mark.parametrize("certainty", ["medium", "low"])
def test_a_value_we_are_not_sure_of_is_due(certainty: str) -> None:
    (found,) = due(value("2020-01-01", certainty=certainty))
    assert (found.place, found.part, found.key) == ("prov", DuePart.PARAMETER, "amount")
    assert found.reasons == (DueReason(certainty),)
    assert (found.first_day, found.checked, found.source) == (date(2020, 1, 1), date(2026, 11, 1), "4 §")
    assert not found.is_past


def test_a_value_that_nobody_has_found_is_due_before_that_it_is_unsure() -> None:
    (found,) = due(value("2020-01-01", "unknown", certainty="medium"))
    assert found.reasons == (DueReason.UNKNOWN, DueReason.MEDIUM)


def test_an_abolished_value_is_known() -> None:
    assert due(value("2020-01-01"), value("2026-06-01", "ended")) == ()


@pytest.mark.parametrize(("checked", "is_due"), [("2025-11-22", False), ("2025-11-21", True)])
def test_a_value_is_due_the_day_after_twelve_months(checked: str, is_due: bool) -> None:
    assert [one.reasons for one in due(value("2020-01-01", checked=checked))] == [(DueReason.STALE,)] * is_due


@pytest.mark.parametrize(("next_day", "is_due"), [("2026-11-23", True), ("2027-11-22", True), ("2027-11-23", False)])
def test_a_value_that_ends_within_twelve_months_is_due(next_day: str, is_due: bool) -> None:
    found = due(value("2020-01-01"), value(next_day))
    assert [one.reasons for one in found] == [(DueReason.ENDS,)] * is_due


def test_a_value_of_the_past_is_due_only_for_what_it_is() -> None:
    old = value("2020-01-01", checked="2020-01-01")
    assert due(old, value("2026-11-22")) == ()
    (found,) = due(value("2020-01-01", "unknown", checked="2020-01-01"), value("2026-11-22"))
    assert (found.is_past, found.reasons, found.last_day) == (True, (DueReason.UNKNOWN,), date(2026, 11, 21))


def test_a_form_that_ends_soon_is_due_and_its_values_are_of_the_past_afterwards() -> None:
    (found,) = due(end=", last_day: 2026-12-31")
    assert (found.part, found.reasons, found.last_day) == (DuePart.FORM, (DueReason.ENDS,), date(2026, 12, 31))
    ended = ", last_day: 2025-12-31"
    (found,) = due(value("2020-01-01", certainty="low", checked="2020-01-01"), end=ended)
    assert (found.part, found.is_past, found.reasons) == (DuePart.PARAMETER, True, (DueReason.LOW,))


def test_days_of_a_form_that_are_unsure_are_due() -> None:
    text = FORM % (SURE | {"values": value("2020-01-01"), "end": ""}) + "in_force_certainty: low\n"
    (found,) = due_for_checking(make_book((("shared.yaml", SHARED), ("prov.yaml", text))), on=ON)
    assert (found.part, found.reasons) == (DuePart.FORM, (DueReason.LOW,))


@pytest.mark.parametrize("part", [DuePart.LAS, DuePart.UNION, DuePart.GROUP, DuePart.CONDITION, DuePart.DUTY])
def test_sentences_we_are_not_sure_of_are_due(part: DuePart) -> None:
    (found,) = due(**{part.value: "medium"})
    assert (found.part, found.reasons, found.is_past) == (part, (DueReason.MEDIUM,), False)


def test_rows_that_nobody_has_found_are_due_in_the_common_rules_too() -> None:
    rows = (
        '2020-01-01: {rows: {0: {0: "1"}, 65: {0: "2", 12: unknown}}, source: x, certainty: high, checked: 2026-11-01}'
    )
    shared = (
        SHARED
        + f"""
    aged:
      title: Efter ålder
      unit: percent
      by: [age, elapsed_months]
      values:
        {rows}
"""
    )
    text = FORM % (SURE | {"values": value("2020-01-01"), "end": ""})
    (found,) = due_for_checking(make_book((("shared.yaml", shared), ("prov.yaml", text))), on=ON)
    assert (found.place, found.key, found.reasons) == ("shared", "aged", (DueReason.UNKNOWN,))


def test_a_form_is_over_after_its_last_day() -> None:
    scheme = book(end=", last_day: 2026-11-22").schemes["prov"]
    assert not is_over(scheme, ON)
    assert is_over(scheme, date(2026, 11, 23))
    assert not is_over(book().schemes["prov"], date(2099, 1, 1))
