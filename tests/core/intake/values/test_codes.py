"""Closed lists in staff's words."""

import pytest

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.codes import (
    DESTINATION_WORDS,
    EDUCATION_WORDS,
    END_REASON_WORDS,
    read_born,
    read_kolada,
    read_protection,
    read_sex,
    says_protected,
)


def told(read: Read[str]) -> str:
    return " ".join([str(read.value), *(remark.code for remark in read.remarks)])


@pytest.mark.parametrize("cell", ["K", "kv", "Kvinna", "KVINNOR", "F", "female"])
def test_women(cell: str) -> None:
    assert read_sex(cell) == Read("woman")


@pytest.mark.parametrize("cell", ["M", "man", "Män", "male"])
def test_men(cell: str) -> None:
    assert read_sex(cell) == Read("man")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (1.0, "man sex_from_digit"),
        ("2", "woman sex_from_digit"),
        ("annat", "None value_unknown"),
        ("okänt", "None value_unknown"),
        ("mk", "None word_unknown"),
        ("", "None"),
    ],
)
def test_sex_otherwise(cell: Cell, expected: str) -> None:
    assert told(read_sex(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "heading", "expected"),
    [
        ("Sverige", "", "sweden"),
        ("utrikes", "", "abroad"),
        ("utl", "", "abroad"),
        ("Syrien", "Födelseland", "abroad"),
        ("ja", "Utrikes född", "abroad"),
        ("Nej", "Utlandsfödd?", "sweden"),
        (True, "Utrikes född", "abroad"),
        ("ja", "Född i Sverige", "sweden"),
        (False, "Svenskfödd", "abroad"),
        ("x", "Utrikes född", "abroad"),
        ("ja", "Född", "None word_unknown"),
        ("Långtbortistan", "Födelseland", "abroad born_country_unknown"),
        ("Långtbortistan", "Född", "None word_unknown"),
        ("?", "Födelseland", "None value_unknown"),
        ("", "Utrikes född", "None"),
    ],
)
def test_born(cell: Cell, heading: str, expected: str) -> None:
    assert told(read_born(cell, heading=heading)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, "None"),
        ("", "None"),
        ("-", "None"),
        ("nej", "None"),
        (False, "None"),
        ("sekr", "sekretessmarkering"),
        ("Sekretessmarkering", "sekretessmarkering"),
        ("skyddad folkbokföring", "skyddad_folkbokforing"),
        ("fingerad", "fingerad"),
        ("ja", "sekretessmarkering protection_kind_assumed"),
        (True, "sekretessmarkering protection_kind_assumed"),
        ("skyddad", "sekretessmarkering protection_kind_assumed"),
        ("se pärmen", "sekretessmarkering protection_kind_assumed"),
    ],
)
def test_whatever_is_not_clearly_no_protects(cell: Cell, expected: str) -> None:
    assert told(read_protection(cell)) == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Skyddad identitet", True), ("Skyddade personuppgifter", True), ("SEKRETESS", True), ("Åsa Skydd", False)],
)
def test_says_protected(text: str, answer: bool) -> None:
    assert says_protected(text) is answer


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("A", "A"),
        ("b", "B"),
        ("C - annan myndighet", "C"),
        ("d.", "D"),
        ("Studier", "B"),
        ("U", "U"),
        ("F", "None word_unknown"),
        ("avbrott", "E"),
        ("", "None"),
    ],
)
def test_kolada(cell: Cell, expected: str) -> None:
    assert told(read_kolada(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Fick jobb", "got_work"),
        ("egen begäran", "ended_by_person"),
        ("uppsagd", "ended_by_employer"),
        ("Ej förlängd", "time_ran_out"),
        ("AF-beslut upphörde", "support_ended"),
        ("pension", "other"),
        ("okänt", "unknown"),
        ("?", "None value_unknown"),
        ("föräldraled.", "parental_leave word_shortened"),
        ("sjukskriven sedan maj", "ill word_extra_text"),
        ("avslutad", "None word_ambiguous"),
        ("regnade bort", "None word_unknown"),
    ],
)
def test_end_reasons_in_staffs_words(cell: str, expected: str) -> None:
    assert told(END_REASON_WORDS.read(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("vikariat i kommunen", "ordinary_municipal_job"),
        ("privat", "ordinary_private_job"),
        ("SFI", "studies_basic"),
        ("Komvux gymn.", "studies_upper_secondary"),
        ("YH", "studies_vocational"),
        ("Universitet", "studies_university"),
        ("folkhögsk.", "studies_folk_high_school word_shortened"),
        ("nystartsjobb", "other_measure"),
        ("Åter AF", "unemployed"),
        ("okänt", "unknown"),
        ("arbete", "None word_ambiguous"),
        ("studier", "None word_ambiguous"),
    ],
)
def test_destinations_in_staffs_words_are_never_guessed(cell: str, expected: str) -> None:
    assert told(DESTINATION_WORDS.read(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Grundskola 9 år", "primary"),
        ("gymn", "upper_secondary"),
        ("högskola", "post_secondary_long"),
        ("eftergymnasial", "None word_ambiguous"),
        ("saknar grundskola", "less_than_primary"),
    ],
)
def test_education_in_staffs_words(cell: str, expected: str) -> None:
    assert told(EDUCATION_WORDS.read(cell)) == expected
