"""Which column holds what: headings and contents together, and the traps between them."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.columns import ColumnGuess, heading_key, recognise
from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.sheet import Cell, Sheet
from talja.core.intake.tables import SECTION_KEY, find_tables

VOCABULARY = Vocabulary(
    measures={"nystartsjobb": ("Nystartsjobb", "NSJ"), "lonebidrag": ("Lönebidrag", "lönebidr utv")},
    workplaces={"1": ("Björkens äldreboende", "Björken")},
)
Rows = Sequence[Sequence[Cell]]


def guesses(
    rows: Rows, remembered: Mapping[str, Field] | None = None, hidden: frozenset[int] = frozenset()
) -> tuple[ColumnGuess, ...]:
    (table,) = find_tables(Sheet("Lista", tuple(map(tuple, rows)), hidden_columns=hidden))
    return recognise(table, remembered=remembered, vocabulary=VOCABULARY)


def fields(rows: Rows, remembered: Mapping[str, Field] | None = None) -> list[Field | None]:
    return [guess.field for guess in guesses(rows, remembered)]


def test_the_unit_s_own_list() -> None:
    header = ("Pnr", "Namn", "Insats", "Enhet", "Arbetsplats", "Handledare", "Handl.", "Ssg", "Fr.o.m.", "T o m", "Anm")
    rows = [
        ("800101-9801", "Anna Ek", "NSJ", "Hemtjänst", "Björken", "Eva Lind", "Per Ny", 0.75, "240101", "tv", "ring"),
        (
            "800102-9800",
            "Bo Al",
            "lönebidr utv",
            "Hemtjänst",
            "Björken",
            "Eva Lind",
            "Per Ny",
            75,
            "1/2 2024",
            None,
            "",
        ),
    ]
    assert fields([header, *rows]) == [
        Field.NUMBER, Field.NAME, Field.MEASURE, Field.UNIT, Field.WORKPLACE, Field.SUPERVISOR, Field.CASE_WORKER,
        Field.EXTENT, Field.FIRST_DAY, Field.LAST_DAY, None,
    ]  # fmt: skip


def test_two_pairs_of_days_by_their_words() -> None:
    header = ("Namn", "Beslut fr o m", "Beslut t.o.m", "Startdatum", "Slutdatum")
    day = date(2024, 1, 1)
    assert fields([header, ("Anna Ek", day, day, day, None)])[1:] == [
        Field.DECISION_FIRST_DAY, Field.DECISION_LAST_DAY, Field.FIRST_DAY, Field.LAST_DAY,
    ]  # fmt: skip


def test_two_pairs_of_days_with_the_same_words() -> None:
    found = guesses([("Namn", "From", "Tom", "From", "Tom"), ("Anna Ek", "240101", "240201", "240101", "240301")])[1:]
    assert [guess.field for guess in found] == [
        Field.FIRST_DAY, Field.LAST_DAY, Field.DECISION_FIRST_DAY, Field.DECISION_LAST_DAY,
    ]  # fmt: skip
    assert [guess.key for guess in found] == ["from", "tom", "from #2", "tom #2"]
    assert found[2].confidence < found[0].confidence


@pytest.mark.parametrize(
    ("cell", "field"), [("1980-01-01", Field.BIRTH_DATE), ("Syrien", Field.BORN), (1980, Field.BIRTH_DATE)]
)
def test_born_when_or_where(cell: Cell, field: Field) -> None:
    assert fields([("Namn", "Född"), ("Anna Ek", cell)])[1] is field


@pytest.mark.parametrize(
    ("name", "field"),
    [("Anna Ek", Field.NAME), ("Björken", Field.WORKPLACE), ("Solgårdens äldreboende", Field.WORKPLACE)],
)
def test_the_name_of_whom_or_of_what(name: str, field: Field) -> None:
    assert fields([("Namn", "Kst"), (name, 4711)]) == [field, Field.COST_CENTRE]


@pytest.mark.parametrize("cell", [198001019801, "19800101-9801", 8001019801.0])
def test_a_number_however_excel_took_it(cell: Cell) -> None:
    (guess,) = guesses([("Personnummer",), (cell,)])
    assert (guess.field, guess.reasons) == (Field.NUMBER, ("heading_exact", "content_fits"))


def test_the_content_speaks_against_the_heading() -> None:
    (guess, _) = guesses([("Namn", "Enhet"), ("800101-9801", "Norr"), ("800102-9800", "Norr")])
    assert (guess.field, guess.reasons[0]) == (Field.NUMBER, "content_only")
    assert guess.confidence < 0.6


def test_a_form_of_employment_is_no_form_of_support() -> None:
    assert fields([("Namn", "Anst.form"), ("Anna Ek", "Tillsvidare"), ("Bo Al", "Vikariat")]) == [Field.NAME, None]
    assert fields([("Namn", "Anst.form"), ("Anna Ek", "NSJ")]) == [Field.NAME, Field.MEASURE]


def test_a_heading_whose_content_differs_is_kept_with_little_trust() -> None:
    (_, guess) = guesses([("Namn", "Personnummer"), ("Anna Ek", "saknas"), ("Bo Al", "fråga HR")])
    assert guess == ColumnGuess(
        1, "Personnummer", Field.NUMBER, 0.4, ("heading_exact", "content_differs"), "personnummer"
    )


def test_content_that_fits_in_part() -> None:
    (_, guess) = guesses([("Namn", "Personnr"), ("Anna Ek", "800101-9801"), ("Bo Al", "fråga HR")])
    assert guess.reasons == ("heading_exact", "content_partly")
    assert guess.confidence == 0.7


def test_without_any_header() -> None:
    rows: Rows = [
        ("800101-9801", "Ek, Anna", "NSJ", date(2024, 1, 1), date(2024, 6, 1), "75 %", "Björken", "K"),
        ("810101-9800", "Al, Bo", "lönebidrag", date(2024, 2, 1), date(2024, 7, 1), "50 %", "Björken", "M"),
        ("820101-9809", "Bo, Cia", "NSJ", date(2023, 2, 1), "tv", "heltid", "Björken", "K"),
    ]
    assert fields(rows) == [
        Field.NUMBER, Field.NAME, Field.MEASURE, Field.FIRST_DAY, Field.LAST_DAY, Field.EXTENT, Field.WORKPLACE,
        Field.SEX,
    ]  # fmt: skip
    assert {guess.reasons[0] for guess in guesses(rows)} == {"content_only"}
    assert guesses(rows)[0].key == "#1"


def test_the_whole_is_what_fits_best() -> None:
    # the first column could be the unit by its heading, but then the second would be left with nothing
    rows = [("Enhet", "Avdelning", "Namn"), ("Björken", "Norr", "Anna Ek"), ("Björken", "Norr", "Bo Al")]
    assert fields(rows) == [Field.WORKPLACE, Field.UNIT, Field.NAME]


def test_a_field_is_given_once() -> None:
    found = guesses([("Personnr", "Pnr", "Namn"), ("800101-9801", "800101-9801", "Anna Ek")])
    assert [guess.field for guess in found].count(Field.NUMBER) == 1
    assert next(guess.reasons for guess in found if guess.field is None) == ("field_taken",)


def test_an_unclear_heading_says_so() -> None:
    (_, guess) = guesses([("Namn", "Ansvarig"), ("Anna Ek", "Eva Lind")])
    assert (guess.field, guess.reasons[-1]) == (Field.CASE_WORKER, "ambiguous")
    assert guess.confidence < 0.75
    (_, first, second) = guesses([("Namn", "Ansvarig", "Handledare"), ("Anna Ek", "Eva Lind", "Per Ny")])
    assert (first.field, second.field) == (Field.CASE_WORKER, Field.SUPERVISOR)
    assert "ambiguous" not in first.reasons


@pytest.mark.parametrize(
    ("heading", "reason"), [("Perssonnummer", "heading_similar"), ("Vårt eget personnr", "heading_part")]
)
def test_how_a_heading_was_read(heading: str, reason: str) -> None:
    assert guesses([(heading, "Namn"), ("800101-9801", "Anna Ek")])[0].reasons == (reason, "content_fits")


def test_an_empty_column_is_taken_by_its_heading() -> None:
    (_, guess) = guesses([("Namn", "Avslutsorsak"), ("Anna Ek", None)])
    assert (guess.field, guess.confidence, guess.reasons) == (
        Field.END_REASON,
        0.85,
        ("heading_exact", "content_empty"),
    )


def test_columns_that_fit_nothing() -> None:
    found = guesses([("Namn", "Kommentar", "Grön", None, None), ("Anna Ek", "NSJ", "äpple", None, "päron")])
    assert [(guess.index, guess.field, guess.confidence, guess.reasons) for guess in found[1:]] == [
        (1, None, 0.0, ("heading_other",)), (2, None, 0.0, ()), (4, None, 0.0, ()),
    ]  # fmt: skip


def test_what_is_remembered_wins() -> None:
    rows = [("Namn", "Grön", "Personnr", "Enhet"), ("Anna Ek", "800101-9801", "800101-9801", "Norr")]
    remembered = {"grön": Field.NUMBER, "enhet": Field.IGNORED, "borta": Field.WAGE}
    found = guesses(rows, remembered)
    assert [guess.field for guess in found] == [Field.NAME, Field.NUMBER, None, Field.IGNORED]
    assert (found[1].confidence, found[1].reasons) == (1.0, ("remembered",))
    assert found[2].reasons == ("field_taken",)


def test_a_field_remembered_twice_goes_to_the_first_and_ignored_to_all() -> None:
    rows = [("Namn", "A", "B"), ("Anna Ek", "x", "y")]
    assert fields(rows, {"a": Field.UNIT, "b": Field.UNIT}) == [Field.NAME, Field.UNIT, None]
    assert fields(rows, {"a": Field.IGNORED, "b": Field.IGNORED}) == [Field.NAME, Field.IGNORED, Field.IGNORED]


def test_all_remembered() -> None:
    assert fields([("Namn",), ("Anna Ek",)], {heading_key("NAMN:"): Field.EMPLOYER}) == [Field.EMPLOYER]


def test_the_same_list_next_month_needs_no_work() -> None:
    rows: Rows = [("Från och med", "Namn", "%"), ("240101", "Anna Ek", 75)]
    remembered = {guess.key: guess.field for guess in guesses(rows) if guess.field}
    moved: Rows = [("Ssg", "Namn", "Fr.o.m."), (75, "Bo Al", "240201")]
    found = guesses(moved, remembered)
    assert [guess.field for guess in found] == [Field.EXTENT, Field.NAME, Field.FIRST_DAY]
    assert [guess.reasons[0] for guess in found] == ["heading_exact", "remembered", "remembered"]


def test_sub_headings_are_a_column() -> None:
    rows = [("Namn", "Personnr", "Ssg"), ("Hemtjänst",), ("Anna Ek", "800101-9801", 75), ("Bo Al", "800102-9800", 75)]
    guess = guesses(rows)[-1]
    assert (guess.field, guess.key, guess.reasons) == (Field.UNIT, SECTION_KEY, ("section", "content_fits"))
    support = [*rows[:1], ("Nystartsjobb",), *rows[2:]]
    assert guesses(support)[-1].field is Field.MEASURE
    assert guesses(rows, {SECTION_KEY: Field.WORKPLACE})[-1].field is Field.WORKPLACE


def test_a_hidden_column_is_read_and_said_to_be_hidden() -> None:
    found = guesses([("Namn", "Personnr", "Grön"), ("Anna Ek", "800101-9801", "x")], hidden=frozenset({1, 2}))
    assert found[1].reasons == ("heading_exact", "content_fits", "hidden_column")
    assert found[2].reasons == ("hidden_column",)


ANYTHING = st.none() | st.text(max_size=12) | st.floats() | st.integers() | st.booleans() | st.dates() | st.times()


@given(st.lists(st.lists(ANYTHING, max_size=5), max_size=8))
def test_any_cells_at_all_give_each_field_at_most_once(rows: Rows) -> None:
    for table in find_tables(Sheet("x", tuple(map(tuple, rows)))):
        found = [guess.field for guess in recognise(table, remembered=None, vocabulary=VOCABULARY) if guess.field]
        assert len(found) == len(set(found))


def test_a_list_of_absurd_width_is_not_looked_through() -> None:
    header = ["Namn", "Personnr", *[f"Vecka {week} av många" for week in range(400)]]
    found = guesses([header, ["Anna Ek", "800101-9801", *["x"] * 400]])
    assert [guess.field for guess in found[:2]] == [Field.NAME, Field.NUMBER]
    assert len(found) == 402
