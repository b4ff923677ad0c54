"""What columns look like without their headings."""

from datetime import date, datetime, time

import pytest

from talja.core.intake.contents import look_through
from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.shapes import Words, day_of, look, words_of
from talja.core.intake.sheet import Cell

VOCABULARY = Vocabulary(
    measures={"nystartsjobb": ("Nystartsjobb", "NSJ"), "lonebidrag": ("Lönebidrag", "lönebidr.utv"), "tom": ("",)},
    workplaces={"1": ("Björkens äldreboende", "Björken")},
    occupations={"9111": ("Städare",)},
)
WORDS = words_of(VOCABULARY)

FITS: dict[Field, list[Cell]] = {
    Field.NUMBER: ["800101-9801", "19800101-9801", "8001019801", "800101+9801", "800161-9801", "800101-XXXX",
                   198001019801, 8001019801.0, 101019801, "19800100-9801"],
    Field.ORG_NUMBER: ["556677-8899", "5566778899", "165566778899"],
    Field.LOCAL_NUMBER: ["A-1234", "L123", 40123],
    Field.BIRTH_DATE: [date(1980, 1, 1), "1980-01-01", "800101", 1980, "1 jan 1980", 29221],
    Field.NAME: ["Anna Ek", "Ek, Anna", "Åsa-Lena von Öst", "Anna-Karin O'Brien"],
    Field.GIVEN_NAME: ["Anna", "Anna Lena"],
    Field.FAMILY_NAME: ["Ek", "von Öst".title()],
    Field.SEX: ["K", "m", "Kvinna", "MAN"],
    Field.BORN: ["Sverige", "utrikes född", "Syrien", True],
    Field.EDUCATION: ["Gymnasium 2 år"],
    Field.PROTECTION: ["Ja", "x", "Sekretessmarkering", False],
    Field.MEASURE: ["NSJ", "Nystartsjobb 2024", "Lönebidr.utv", "AF: lönebidrag"],
    Field.WORKPLACE: ["Björken", "Björkens äldreboende, plan 2"],
    Field.OCCUPATION: ["Städare"],
    Field.COST_CENTRE: [4711, "4711", "K1234", "12345-01"],
    Field.FIRST_DAY: [date(2024, 1, 1), datetime.combine(date(2024, 1, 1), time(8)), "2024-01-01", "240101", "1/8 2024",
                      "1/8", "aug 2024", "1 augusti -24".replace("-", ""), "v. 34", "2024-01-01 00:00:00", 45292],
    Field.LAST_DAY: ["tv", "Tillsvidare", "tills vidare", "2024-06-30"],
    Field.PERIOD: ["2024-01-01 - 2024-06-30", "240101-240630", "1/1 2024–tv", "240101 t.o.m. 240630", "240101 -"],
    Field.EXTENT: ["75", "75 %", "0,75", "heltid", "Halvtid", "30 tim", 0.75, 75, 1],
    Field.SUPERVISOR: ["Anna Ek", "AK"],
    Field.DECISION_REFERENCE: ["2024/123", "AF-2024:12"],
    Field.WAGE: ["25 000", "25000 kr", "24 500 kr/mån", 25000, "24 500,50"],
}  # fmt: skip

MISFITS: dict[Field, list[Cell]] = {
    Field.NUMBER: ["556677-8899", "801301-9801", "Anna", 45292, "070-123 45 67"],
    Field.ORG_NUMBER: ["800101-9801"],
    Field.NAME: ["Solgårdens äldreboende", "Hemtjänst Norr", "anna ek", "Ek", "800101-9801"],
    Field.FIRST_DAY: ["2024", 75, "Anna", "2024-01-01 - 2024-06-30", 70000],
    Field.MEASURE: ["Tillsvidare", "Visstidsanställning", 5],
    Field.EXTENT: [25000.5, "Anna", 3],
    Field.SEX: ["x"],
    Field.KOLADA: ["F", "AB"],
    Field.UNIT: ["2024-01-01", "800101-9801", 4711, "1", "v. 34"],
}


@pytest.mark.parametrize(("field", "cell"), [(field, cell) for field, cells in FITS.items() for cell in cells])
def test_a_cell_fits(field: Field, cell: Cell) -> None:
    assert look(cell, WORDS).get(field, 0) >= 0.85


@pytest.mark.parametrize(("field", "cell"), [(field, cell) for field, cells in MISFITS.items() for cell in cells])
def test_a_cell_does_not_fit(field: Field, cell: Cell) -> None:
    assert look(cell, WORDS).get(field, 0) <= 0.3


def test_words_that_nobody_taught_us_fit_a_measure_a_little() -> None:
    assert look("Särskilda insatsen", WORDS)[Field.MEASURE] == 0.4
    assert look("", WORDS) == {}


def test_an_empty_spelling_is_no_word() -> None:
    assert (
        Words(
            frozenset({"nystartsjobb", "nsj", "lönebidrag", "lönebidr utv"}),
            frozenset({"björkens äldreboende", "björken"}),
            frozenset({"städare"}),
        )
        == WORDS
    )


@pytest.mark.parametrize(
    ("cell", "year"),
    [(date(1980, 1, 1), 1980), ("1980-01-01", 1980), ("19800101", 1980), ("800101", None), (1980, None)],
)
def test_the_year_of_a_plain_day(cell: Cell, year: int | None) -> None:
    assert day_of(cell) == year


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        pytest.param(["800101-9801", "810101-9800"], Field.NUMBER, id="numbers"),
        pytest.param(["556677-8899", "556677-8898"], Field.ORG_NUMBER, id="organisations"),
        pytest.param(["Anna Ek", "Bo Al", "Cia Bo"], Field.NAME, id="people"),
        pytest.param(["NSJ", "lönebidrag", "NSJ"], Field.MEASURE, id="forms of support"),
        pytest.param(["Björken", "Björken", "Annat"], Field.WORKPLACE, id="workplaces"),
        pytest.param(["K", "M", "K"], Field.SEX, id="sex"),
        pytest.param(["1950-01-01", "1980-01-01", "2001-01-01"], Field.BIRTH_DATE, id="birth dates"),
        pytest.param([date(2024, 1, 1), date(2023, 1, 1)], Field.FIRST_DAY, id="days of employment"),
        pytest.param(["75 %", "heltid"], Field.EXTENT, id="extents"),
    ],
)
def test_what_a_column_claims_most(cells: list[Cell], field: Field) -> None:
    claims = look_through(cells, WORDS).claims
    assert max(claims, key=lambda each: claims[each]) is field


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["Eva Lind"] * 10, id="the same name again and again"),
        pytest.param(["240101", "240201"], id="bare digits"),
        pytest.param([4711, 4712], id="four digits"),
        pytest.param(["Äpple", "Päron"], id="any words"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_claims_nothing(cells: list[Cell]) -> None:
    assert look_through(cells, WORDS).claims.keys() <= {Field.LOCAL_NUMBER, Field.COST_CENTRE}


def test_a_long_column_is_looked_at_here_and_there() -> None:
    cells: list[Cell] = [*["800101-9801"] * 5000, *["Anna"] * 5000]
    contents = look_through(cells, WORDS)
    assert contents.filled == 10_000
    assert contents.fits[Field.NUMBER] == pytest.approx(0.5, abs=0.02)
