"""Names in one column or two, in either order. Invented people."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.names import Name, NameOrder, proper, read_name_part, read_whole_name, settle_name_order

GIVEN_FIRST, FAMILY_FIRST = NameOrder


def told(read: Read[Name]) -> str:
    name = read.value or Name()
    return " ".join([f"{name.given}|{name.family}", *(remark.code for remark in read.remarks)])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Andersson, Åsa", "Åsa|Andersson"),
        ("ANDERSSON, ÅSA", "Åsa|Andersson"),
        ("von der Burg, Eva", "Eva|von der Burg"),
        ("Lund Berg, Anna-Karin", "Anna-Karin|Lund Berg"),
        ("Tesfaye, Rahel, Selam", "Rahel Selam|Tesfaye"),
        ("ANDERSSON Åsa", "Åsa|Andersson"),
        ("Åsa von DÜBEN", "Åsa|von Düben"),
        ("VON DÜBEN Åsa", "Åsa|von Düben"),
        ("Åsa", "Åsa| name_single_word"),
        ("Andersson", "|Andersson name_single_word"),
        ("Andersson,", "|Andersson name_single_word"),
        ("Skyddad identitet", "| person_is_protected"),
        ("123", "| name_unreadable"),
        (None, "|"),
        ("-", "|"),
        ("okänd", "| value_unknown"),
    ],
)
def test_some_names_tell_their_own_order(cell: Cell, expected: str) -> None:
    for order in NameOrder:
        assert told(read_whole_name(cell, order=order)) == expected


@pytest.mark.parametrize(
    ("cell", "order", "expected"),
    [
        ("Åsa Andersson", GIVEN_FIRST, "Åsa|Andersson"),
        ("Andersson Åsa", FAMILY_FIRST, "Åsa|Andersson"),
        ("andersson åsa", FAMILY_FIRST, "Åsa|Andersson"),
        ("ANDERSSON ÅSA", FAMILY_FIRST, "Åsa|Andersson"),
        ("ANNA-KARIN O'NEILL", GIVEN_FIRST, "Anna-Karin|O'Neill"),
        ("Eva von der Burg", GIVEN_FIRST, "Eva|von der Burg"),
        ("von der Burg Eva", FAMILY_FIRST, "Eva|von der Burg"),
        ("Al Hassan Omar", FAMILY_FIRST, "Omar|Al Hassan"),
        ("Al Hassan", GIVEN_FIRST, "Al|Hassan name_order_unlike_column"),
        ("Tesfaye Girmay", FAMILY_FIRST, "Girmay|Tesfaye"),
        ("Olena Shevchenko", GIVEN_FIRST, "Olena|Shevchenko"),
        ("Anna Maria Andersson", GIVEN_FIRST, "Anna Maria|Andersson"),
        ("Andersson Anna Maria", FAMILY_FIRST, "Anna Maria|Andersson"),
        ("محمد علي", GIVEN_FIRST, "محمد|علي"),
        ("ALİ YILMAZ", GIVEN_FIRST, "Ali|Yilmaz"),
        ("Ali Hassan Mohamed", GIVEN_FIRST, "Ali Hassan|Mohamed name_split_assumed"),
        ("Ali Hassan Mohamed", FAMILY_FIRST, "Hassan Mohamed|Ali name_split_assumed"),
        ("Eva Lund Berg", GIVEN_FIRST, "Eva|Lund Berg name_split_assumed"),
        ("Lund Berg Eva", FAMILY_FIRST, "Eva|Lund Berg name_split_assumed"),
        ("Andersson Åsa (sjukskriven)", FAMILY_FIRST, "Åsa|Andersson name_extra_text"),
        ("Åsa Andersson - slutar i maj", GIVEN_FIRST, "Åsa|Andersson name_extra_text"),
        ("Fru Åsa Andersson*", GIVEN_FIRST, "Åsa|Andersson name_extra_text"),
        ("Åsa Andersson, undersköterska", GIVEN_FIRST, "Åsa|Andersson name_extra_text"),
        ("Åsa Andersson 2", GIVEN_FIRST, "Åsa|Andersson name_digits"),
        ("1. Åsa Andersson", GIVEN_FIRST, "Åsa|Andersson name_digits"),
        ("Åsa Andersson (skyddad)", GIVEN_FIRST, "Åsa|Andersson person_is_protected name_extra_text"),
        ("Åsa Andersson", FAMILY_FIRST, "Åsa|Andersson name_order_unlike_column"),
        ("Xyz Åsa", GIVEN_FIRST, "Xyz|Åsa name_order_unlike_column"),
        ("Åsa Andersson", None, "Åsa|Andersson name_order_assumed"),
        ("Andersson Åsa", None, "Åsa|Andersson name_order_assumed"),
        ("Xyz Abc", None, "Xyz|Abc name_order_assumed"),
    ],
)
def test_the_column_tells_the_order_of_the_others(cell: str, order: NameOrder | None, expected: str) -> None:
    assert told(read_whole_name(cell, order=order)) == expected


@pytest.mark.parametrize(
    ("column", "heading", "order"),
    [
        (["Andersson Åsa", "Lindberg Eva", "Xyz Abc"], "Namn", FAMILY_FIRST),
        (["Åsa Andersson", "Eva Lindberg", None, 3.0], "Namn", GIVEN_FIRST),
        (["Åsa Andersson"], "Namn", None),
        (["Åsa Andersson", "Eva Lindberg", "Andersson Åsa"], "Namn", None),
        (["Ali Hassan", "Hassan Ali", "Omar Ibrahim"], "Namn", None),
        (["Andersson, Åsa", "Lindberg, Eva", "Åsa", "*"], "Namn", None),
        (["Xyz Abc"], "Efternamn Förnamn", FAMILY_FIRST),
        (["Xyz Abc"], "För- och efternamn", GIVEN_FIRST),
        ([], "Efternamn", None),
    ],
)
def test_the_order_of_a_column(column: Sequence[Cell], heading: str, order: NameOrder | None) -> None:
    assert settle_name_order(column, heading=heading) is order


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("Åsa", "Åsa", ""),
        ("ANNA KARIN", "Anna Karin", ""),
        ("mcDonald", "mcDonald", ""),
        ("DE LA CRUZ", "de La Cruz", ""),
        ("Åsa (vik)", "Åsa", "name_extra_text"),
        ("skyddad", None, "person_is_protected"),
        (7.0, None, "name_unreadable"),
        ("", None, ""),
    ],
)
def test_a_name_in_its_own_column(cell: Cell, name: str | None, code: str) -> None:
    read = read_name_part(cell)
    assert (read.value, "".join(remark.code for remark in read.remarks)) == (name, code)


NAMES = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)


def letters(text: str) -> list[str]:
    return sorted(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalpha())


@given(st.lists(NAMES, min_size=2, max_size=4), st.sampled_from([*NameOrder, None]))
def test_no_letter_is_lost(words: list[str], order: NameOrder | None) -> None:
    read = read_whole_name(" ".join(words), order=order)
    if read.value and not any(remark.code == "person_is_protected" for remark in read.remarks):
        assert letters(f"{read.value.given}{read.value.family}") == letters("".join(words))


@given(st.text())
def test_never_stops_and_a_suggestion_reads_in_silence(cell: str) -> None:
    read = read_whole_name(cell, order=None)
    for remark in read.remarks:
        if remark.suggestion:
            assert not read_whole_name(remark.suggestion, order=None).failed


def test_mixed_letters_are_left_as_they_are() -> None:
    assert proper("McDonald") == "McDonald"
    assert proper("") == ""
