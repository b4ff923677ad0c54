"""The sheet of cases that staff own: it passes, no number can change without a row saying so, and all has a source."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.core.rules.mutations import is_caught, mutations, touched

from talja.core.rules.book import load_book
from talja.core.rules.calculate import calculate
from talja.core.rules.case_reading import Case, read_cases, rows_of_csv
from talja.core.rules.cases import check_case, check_cases
from talja.core.rules.results import Term
from talja.core.rules.scheme import Scheme

SHEET = (Path(__file__).parents[2] / "cases" / "support_cases.csv").read_text("utf-8")
BOOK = load_book()
CASES, PROBLEMS = read_cases(rows_of_csv(SHEET), BOOK)
FROM_OUTSIDE = {"1", "3", "4", "5", "7", "10", "14"}  # rows that were worked out before there was an engine

# Changes that no amount can show, and why
SILENT = {
    "nystartsjobb/multiple 2007-01-01 ": "the ceiling before 2009 is not found: no amount is known",
    "nystartsjobb/multiple 2009-01-01 day: -1": "the same: before 2009 no amount is known",
    "shared/contribution_above 2019-08-01 day: -1": "without a limit for reduced contributions nothing lies above it",
    "extratjanst/day_ceiling 2018-05-01 day: +1": "1 213 a day times 21.67 is above 20 000 with contributions",
    "traineejobb_valfard/share 2016-02-01 day: -1": "before that day no support is left after twelve months",
    "traineejobb_valfard/day_ceiling 2016-02-01 day: -1": "before that day no support is left after twelve months",
}
OF_TIME = "shared/las_"  # no amount is made of them: held by the cases of test_las.py


def test_the_sheet_passes() -> None:
    report = check_cases(rows_of_csv(SHEET), BOOK)
    assert not report.problems
    assert [(one.case.number, one.differences) for one in report.differing] == []
    assert report.is_passed
    assert len(report.results) >= 200


def test_every_form_has_rows_and_every_row_its_number() -> None:
    assert {case.scheme for case in CASES} == set(BOOK.schemes)
    numbers = [case.number for case in CASES]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) >= FROM_OUTSIDE


def test_every_row_says_how_it_was_worked_out_and_why() -> None:
    for row in rows_of_csv(SHEET):
        assert row["motivering och källa"], row["nr"]
        if any(
            row[heading] not in {"", "okänt"} for heading in ("stöd per månad", "kostnad per månad", "stöd hela tiden")
        ):
            assert row["uträkning"], row["nr"]


def test_no_number_can_change_without_a_row_saying_so() -> None:
    """Mutation: each cell up and down, each limit of a table, each day of a new value."""
    by_scheme = {code: [touched(case, BOOK) for case in CASES if case.scheme == code] for code in BOOK.schemes}
    amounts = (one for one in mutations(BOOK) if not one.name.startswith(OF_TIME))
    passed = [one.name for one in amounts if not is_caught(one, BOOK, by_scheme)]
    assert [name for name in passed if not name.startswith(tuple(SILENT))] == []
    assert all(any(name.startswith(silent) for name in passed) for silent in SILENT), "an excuse that is not needed"


@pytest.mark.parametrize("code", BOOK.schemes)
def test_every_number_used_comes_from_a_parameter_with_its_source(code: str) -> None:
    scheme = BOOK.schemes[code]
    for case in (case for case in CASES if case.scheme == code):
        calculation = calculate(scheme, case.situation, months=2)
        for segment in calculation.segments:
            for steps in (segment.cost, segment.support):
                codes = {step.code for step in steps}
                untraced = [term for step in steps for term in step.terms if not _is_traced(term, codes, scheme, case)]
                assert not untraced, case.number


def _is_traced(term: Term, steps: set[str], scheme: Scheme, case: Case) -> bool:
    if term.name in scheme.parameters:
        return bool(term.source and term.version) or term.number is None
    return term.name in steps or term.number is None or case.situation.fact(term.name, on=case.on) is not None


def test_a_wrong_amount_is_told_with_the_steps() -> None:
    rows = [dict(row) for row in rows_of_csv(SHEET) if row["nr"] == "7"]
    rows[0]["stöd per månad"] = "21 027,21"
    (result,) = check_cases(rows, BOOK).differing
    (difference,) = result.differences
    assert (difference.column, difference.expected) == ("stöd per månad", Decimal("21027.21"))
    assert difference.got == Decimal("21027.20")
    amounts = {step.code: step.amount for step in result.steps}
    assert amounts["base"] == 20_000
    assert amounts["support"] == Decimal("21027.2")


@pytest.mark.parametrize(
    ("said", "whole", "passes"),
    [
        ("6 284,005", "", True),
        ("6 284,006", "", False),
        ("6 284,50", "ja", True),
        ("6 284,51", "ja", False),
        ("okänt", "", False),
    ],
)
def test_amounts_agree_to_half_an_ore_or_half_a_krona(said: str, whole: str, *, passes: bool) -> None:
    row = {
        "nr": "1",
        "form": "nystartsjobb",
        "första dag": "2026-03-01",
        "lön": "24000",
        "omfattning": "100",
        "ålder": "40",
        "målgrupp": "short",
    }
    assert check_cases([row | {"stöd per månad": said, "hela kronor": whole}], BOOK).is_passed is passes


def test_amounts_may_concern_a_day_or_a_month_within_the_time_or_outside_it() -> None:
    row = {
        "nr": "1",
        "form": "utan_stod",
        "första dag": "2026-03-10",
        "sista dag": "2026-04-30",
        "lön": "31 000",
        "po": "0",
    }
    for concerned, cost in (
        ("", "31 000"),
        ("2026-03-20", "31 000"),
        ("2026-03", "22 000"),
        ("2026-05-01", "0"),
        ("2026-05", "0"),
    ):
        assert check_cases([row | {"avser": concerned, "kostnad per månad": cost}], BOOK).is_passed, concerned
    unknown = {key: said for key, said in row.items() if key != "lön"}
    assert check_cases(
        [unknown | {"avser": "2026-03", "nettokostnad": "okänt", "kostnad per månad": "okänt"}], BOOK
    ).is_passed
    assert check_cases(
        [unknown | {"form": "nystartsjobb", "målgrupp": "short", "avser": "2026-04", "stöd per månad": "okänt"}], BOOK
    ).is_passed


def test_an_unknown_step_and_a_condition_not_asked_are_told() -> None:
    row = {
        "nr": "1",
        "form": "nystartsjobb",
        "första dag": "2024-03-01",
        "lön": "20 000",
        "steg": "okant_steg=5",
        "villkor": "not_relative=ja",
    }
    (result,) = check_cases([row], BOOK).differing
    assert [(one.key, one.got) for one in result.differences] == [("okant_steg", ""), ("not_relative", "")]


def test_an_empty_sheet_has_not_passed() -> None:
    assert not check_cases([], BOOK).is_passed


def test_checking_one_case_takes_its_scheme_from_anywhere() -> None:
    case = next(case for case in CASES if case.number == "1")
    assert not check_case(case, BOOK.schemes["nystartsjobb"]).differences
