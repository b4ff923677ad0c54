"""Staff's own words for measures and workplaces, against a small vocabulary like a municipality's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.words import index

MEASURES = index(
    {
        "nystartsjobb": ("Nystartsjobb", "NSJ"),
        "introduktionsjobb": ("Introduktionsjobb", "INTRO"),
        "extratjanst": ("Extratjänst",),
        "lonebidrag_utveckling": ("Lönebidrag för utveckling i anställning", "Lönebidrag utveckling", "LBU", "LB-U"),
        "lonebidrag_anstallning": ("Lönebidrag för anställning", "Lönebidrag anställning", "LBA"),
        "lonebidrag_trygghet": ("Trygghetsanställning", "Lönebidrag trygghet", "LBT"),
        "osa": ("Skyddat arbete hos offentlig arbetsgivare", "OSA", "Offentligt skyddat arbete"),
        "arbetspraktik": ("Arbetspraktik", "Praktik AF"),
        "sol_praktik": ("Praktik enligt socialtjänstlagen", "SoL-praktik"),
        "arbetstraning": ("Arbetsträning",),
        "bea": ("Kommunal visstidsanställning (BEA)", "BEA"),
        "feriejobb": ("Feriejobb",),
    },
    similar_enough=88,
)
WORKPLACES = index(
    {
        "1": ("Förskolan Solen 1", "Solen 1"),
        "2": ("Förskolan Solen 2", "Solen 2"),
        "3": ("Ekgårdens äldreboende", "Ekgården"),
        "4": ("Hus 10",),
        "5": (),
    }
)


def told(read: Read[str]) -> str:
    return " ".join([str(read.value), *(f"{remark.code} {remark.suggestion}".strip() for remark in read.remarks)])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Nystartsjobb", "nystartsjobb"),
        ("nystarts jobb", "nystartsjobb"),
        ("NSJ", "nystartsjobb"),
        ("nsj.", "nystartsjobb"),
        ("LB-U", "lonebidrag_utveckling"),
        ("LBU", "lonebidrag_utveckling"),
        ("lb u", "lonebidrag_utveckling"),
        ("Osa", "osa"),
        ("Intro", "introduktionsjobb"),
        ("praktik AF", "arbetspraktik"),
        ("BEA", "bea"),
        ("extratjanst", "extratjanst"),
        ("nystart", "nystartsjobb word_shortened"),
        ("extratj.", "extratjanst word_shortened"),
        ("lönebidr utv", "lonebidrag_utveckling word_shortened"),
        ("lönebidr anst", "lonebidrag_anstallning word_shortened"),
        ("Praktik SoL", "sol_praktik word_similar Praktik enligt socialtjänstlagen"),
        ("skyddat", "osa word_shortened"),
        ("arb.träning", "arbetstraning word_shortened Arbetsträning"),
        ("Extratjänst (förlängd)", "extratjanst word_extra_text Extratjänst"),
        ("OSA 75 %", "None word_unknown Skyddat arbete hos offentlig arbetsgivare"),
        ("ej nystartsjobb", "None word_unknown Nystartsjobb"),
        ("OSA/extratjänst", "None word_ambiguous Extratjänst | Skyddat arbete hos offentlig arbetsgivare"),
        (
            "lönebidrag",
            "None word_ambiguous Lönebidrag för anställning | Lönebidrag för utveckling i anställning"
            " | Trygghetsanställning",
        ),
        ("Nystratsjobb", "nystartsjobb word_similar Nystartsjobb"),
        ("Introduktonsjob", "introduktionsjobb word_similar Introduktionsjobb"),
        ("ferijob", "None word_unknown Feriejobb"),
        ("nystgjobb", "None word_unknown Nystartsjobb"),
        ("bae", "None word_unknown"),
        ("xy", "None word_unknown"),
        ("plusjobb på kontoret", "None word_unknown"),
        (12.0, "None word_unknown"),
        (None, "None"),
        ("-", "None"),
        ("?", "None value_unknown"),
    ],
)
def test_measures_in_staffs_words(cell: Cell, expected: str) -> None:
    assert told(MEASURES.read(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Solen 1", "1"),
        ("förskolan solen 2", "2"),
        ("5", "5"),
        ("Ekgårdens", "3 word_shortened"),
        ("solen", "None word_ambiguous Förskolan Solen 1 | Förskolan Solen 2"),
        ("Solen 3", "None word_unknown"),
        ("hus 1", "None word_unknown"),
        ("Ekgåden", "None word_unknown Ekgårdens äldreboende"),
        ("Ekgården, köket", "None word_unknown Ekgårdens äldreboende"),
        ("Förskolan Sollen 1", "None word_unknown Förskolan Solen 1"),
    ],
)
def test_a_workplace_that_is_only_similar_is_never_taken(cell: str, expected: str) -> None:
    assert told(WORKPLACES.read(cell)) == expected


def test_similar_to_two_lists_both() -> None:
    words = index({"a": ("Bergaskolan",), "b": ("Borgaskolan",)}, similar_enough=80)
    assert told(words.read("Bxrgaskolan")) == "None word_unknown Bergaskolan | Borgaskolan"


def test_a_spelling_that_two_codes_share_is_ambiguous() -> None:
    assert (
        told(index({"a": ("A-laget", "laget"), "b": ("B-laget", "laget")}).read("Laget"))
        == "None word_ambiguous A-laget | B-laget"
    )


def test_an_empty_spelling_is_no_spelling() -> None:
    assert told(index({"a": ("Aktivitet", "-", "")}).read("b")) == "None word_unknown"


@given(st.sampled_from(sorted(MEASURES.names)), st.data())
def test_every_name_and_code_is_read_in_silence(code: str, data: st.DataObject) -> None:
    assert MEASURES.read(
        data.draw(st.sampled_from([code, MEASURES.names[code], MEASURES.names[code].upper()]))
    ) == Read(code)


@given(st.text("abdefijlnorstuyäö .-1", max_size=20) | st.text() | st.floats())
def test_never_stops_and_a_single_suggestion_reads_in_silence(cell: Cell) -> None:
    for remark in MEASURES.read(cell).remarks:
        for choice in filter(None, remark.suggestion.split(" | ")):
            assert MEASURES.read(choice).remarks == ()
