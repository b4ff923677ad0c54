"""Rows of a sheet of cases: what can be read, and what is told about the rest."""

from datetime import date
from decimal import Decimal

import pytest

from talja.core.rules.book import load_book
from talja.core.rules.case_reading import read_cases, rows_of_csv
from talja.core.rules.results import Answer

BOOK = load_book()
PLAIN = {"nr": "1", "form": "introduktionsjobb", "första dag": "2026-03-01", "stöd per månad": "21 027,20"}


def problems(**cells: str) -> list[tuple[str, str, str]]:
    row = PLAIN | {name.replace("_", " "): said for name, said in cells.items()}
    return [(one.column, one.code, one.given) for one in read_cases([row], BOOK)[1]]


def test_a_row_becomes_a_case() -> None:
    row = PLAIN | {
        " Sista dag ": "2026-12-31",
        "beslutsdag": "2026-02-20",
        "lön": "24\u00a0000,50",
        "omfattning": "75",
        "födelsedatum": "2004-02-29",
        "målgrupp": "newcomer",
        "PO": "40,15",
        "uppgifter": "Nyanländ=ja; arbetsgivare=kommun; programme=none; dubbelt stöd=nej",
        "avser": "2026-04",
        "kan ges": "vet inte",
        "villkor": "collective_agreement=Nej; no_redundancy=prövas inte",
        "väntad målgrupp": "ingen",
        "längsta tid månader": "ingen gräns",
        "steg": "base=okänt",
    }
    (case,), problems = read_cases([row], BOOK)
    assert not problems
    assert case.situation.last_day == date(2026, 12, 31)
    assert case.situation.decision_day == date(2026, 2, 20)
    assert case.situation.group == "newcomer"
    assert case.situation.facts == {
        "wage": Decimal("24000.50"),
        "extent": 75,
        "po": Decimal("40.15"),
        "newcomer": True,
        "employer": "municipality",
        "programme": "none",
        "double_support": False,
    }
    assert (case.on, case.is_month) == (date(2026, 4, 1), True)
    wanted = {(one.column, one.key): one.wanted for one in case.expected}
    assert wanted == {
        ("stöd per månad", ""): Decimal("21027.20"),
        ("längsta tid månader", ""): None,
        ("steg", "base"): None,
        ("väntad målgrupp", ""): "",
        ("kan ges", ""): Answer.UNKNOWN,
        ("villkor", "collective_agreement"): Answer.NO,
        ("villkor", "no_redundancy"): "",
    }


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"form": "pastahjälp"}, "form", "case_unknown_form"),
        ({"form": ""}, "form", "case_missing_value"),
        ({"nr": ""}, "nr", "case_missing_value"),
        ({"första_dag": "1 mars"}, "första dag", "case_not_a_day"),
        ({"sista_dag": "2026-02-30"}, "sista dag", "case_not_a_day"),
        ({"sista_dag": "2026-02-01"}, "sista dag", "case_days_in_wrong_order"),
        ({"avser": "2026-13"}, "avser", "case_not_a_day"),
        ({"målgrupp": "unga"}, "målgrupp", "case_unknown_group"),
        ({"ålder": "20", "födelsedatum": "2006-01-01"}, "ålder", "case_age_and_birth_date"),
        ({"lön": "tjugotusen"}, "lön", "case_not_a_number"),
        ({"lön": "NaN"}, "lön", "case_not_a_number"),
        ({"lön": "-1"}, "lön", "case_number_out_of_range"),
        ({"omfattning": "101"}, "omfattning", "case_number_out_of_range"),
        ({"stöd_per_månad": "mycket"}, "stöd per månad", "case_not_a_number"),
        ({"uppgifter": "skostorlek=43"}, "uppgifter", "case_unknown_fact"),
        ({"uppgifter": "nyanländ"}, "uppgifter", "case_not_a_pair"),
        ({"uppgifter": "nyanländ=kanske"}, "uppgifter", "case_not_yes_or_no"),
        ({"uppgifter": "nyanländ=ja; newcomer=nej"}, "uppgifter", "case_fact_twice"),
        ({"uppgifter": "arbetsgivare=cirkus"}, "uppgifter", "case_unknown_alternative"),
        ({"kan_ges": "kanske"}, "kan ges", "case_not_an_answer"),
        ({"kan_ges": "prövas inte"}, "kan ges", "case_not_an_answer"),
        ({"villkor": "target_age=kanske"}, "villkor", "case_not_an_answer"),
        ({"skonummer": "43"}, "skonummer", "case_unknown_heading"),
        ({"stöd_per_månad": ""}, "", "case_nothing_expected"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(cells: dict[str, str], column: str, code: str) -> None:
    assert (column, code) in {(one, other) for one, other, _ in problems(**cells)}


def test_a_faulty_row_is_told_by_number_and_the_others_are_read() -> None:
    cases, found = read_cases([PLAIN, {"nr": "", "form": " "}, PLAIN | {"lön": "x"}, PLAIN | {"nr": "4"}], BOOK)
    assert [case.row for case in cases] == [2, 5]
    assert [(one.row, one.column, one.given) for one in found] == [(4, "lön", "x")]


def test_a_fact_that_only_one_form_asks_for_belongs_to_it() -> None:
    assert ("uppgifter", "case_unknown_fact", "double_support") in problems(
        form="nystartsjobb", uppgifter="dubbelt stöd=ja"
    )


def test_a_saved_sheet_is_read_with_its_mark_and_its_quotes() -> None:
    text = '\ufeffnr;form;uppgifter\n1;osa;"a=1; b=2"\n2;kaa\n3;osa;x;överflödig;cell\n'
    first, short, long = rows_of_csv(text)
    assert first == {"nr": "1", "form": "osa", "uppgifter": "a=1; b=2"}
    assert short["uppgifter"] == ""
    assert long[""] == "överflödig;cell"
    assert read_cases([PLAIN | {"": "överflödig"}], BOOK)[1][0].code == "case_unknown_heading"
