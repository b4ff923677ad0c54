"""Headings in every spelling: what they mean, and how they are remembered."""

import pytest

from talja.core.intake.headings import heading_key, heading_keys, is_known, meaning
from talja.core.intake.record import Field

SPELLINGS = {
    Field.NUMBER: "Pnr;Personnr;Person-nr;Person nr.;Personnummer (ÅÅÅÅMMDD-XXXX);PERSONNUMMER;Perssonnummer;Pers.nr",
    Field.LOCAL_NUMBER: "Anst.nr;Lokalt id",
    Field.BIRTH_DATE: "Födelsedatum;Född den;Födelsetid",
    Field.NAME: "Namn;Deltagare;Deltagarens namn;För- och efternamn;Efternamn, förnamn;Medarbetare",
    Field.GIVEN_NAME: "Förnamn;Tilltalsnamn;Förnman",
    Field.FAMILY_NAME: "Efternamn;Efternamm;E-namn",
    Field.SEX: "Kön;Man/kvinna",
    Field.BORN: "Födelseland;Utrikes född;Inrikes/utrikes",
    Field.EDUCATION: "Utbildningsnivå;Högsta utbildning",
    Field.PROTECTION: "Skyddade personuppgifter;Sekretess",
    Field.MEASURE: "Insats;Stödform;Anst.form;Åtgärd;Typ av stöd;Beslut;Typ",
    Field.EMPLOYER: "Arbetsgivare;Företag",
    Field.ORG_NUMBER: "Org.nr;Organisationsnummer;Organsationsnr",
    Field.ADMINISTRATION: "Förvaltning;Förv.;Nämnd/förvaltning",
    Field.UNIT: "Enhet;Avd.;Verksamhet",
    Field.WORKPLACE: "Arbetsplats;Placering;Arbetsplas;Namn på arbetsplats;Arbetsplats | Namn",
    Field.COST_CENTRE: "Kst;Ansvar;Kostnadsställe;Kostnadställe;Kst/ansvar",
    Field.FIRST_DAY: "Fr.o.m.;From;Fr o m;Från och med;F.o.m;Startdatum;Anst.datum;Anst. | fr o m;Anställd fr.o.m",
    Field.LAST_DAY: "T o m;T.o.m.;Tom;Till och med;Slut;Slutdatum;Anst. t.o.m.;Anställning | Slutdatum;Avslutsdatum",
    Field.PERIOD: "Period;Anst.period;Fr o m - t o m",
    Field.EXTENT: "Sysselsättningsgrad;Ssg;%;Tj.grad;Sysselsätt-\nningsgrad;Omfattning (%);Ssg %",
    Field.OCCUPATION: "Befattning;Yrke;SSYK;SSYK 2012",
    Field.SUPERVISOR: "Handledare;Handledar;Närmaste chef;Handledare på arbetsplatsen",
    Field.CASE_WORKER: "Handläggare;Handl.;Handlägare;Coach;Handläggare (kommun)",
    Field.DECISION_REFERENCE: "Beslutsnr;Dnr;Ärende-id",
    Field.DECISION_FIRST_DAY: "Beslut fr.o.m.;Beslut | fr o m;Beslut från och med;Beslut AF from;Stöd fr o m",
    Field.DECISION_LAST_DAY: "Beslut t.o.m;Beslut | t o m;Slutdatum (beslut);Bidrag tom;Beslutsperiod slut",
    Field.END_REASON: "Avslutsorsak;Orsak till avslut;Ev. avslutsorsak",
    Field.DESTINATION: "Till vad;Gått vidare till;Status efter avslut",
    Field.KOLADA: "Kolada;Kolada (A-E)",
    Field.WAGE: "Månadslön;Lön;Lön/mån;Månadslön 2026",
}


@pytest.mark.parametrize(
    ("heading", "field"), [(heading, field) for field, all_ in SPELLINGS.items() for heading in all_.split(";")]
)
def test_the_likeliest_meaning(heading: str, field: Field) -> None:
    readings = meaning(heading).readings
    assert max(readings, key=lambda each: readings[each]) is field


def test_every_field_but_the_ignored_has_a_heading() -> None:
    assert set(SPELLINGS) == set(Field) - {Field.IGNORED}


@pytest.mark.parametrize(
    "heading", ["Kommentar", "Telefon", "Handledare telefon", "Handläggarens e-post", "Beslutsdatum"]
)
def test_columns_that_are_none_of_ours_are_known_as_such(heading: str) -> None:
    assert set(meaning(heading).readings) == {None}


@pytest.mark.parametrize("heading", ["", "Blah", "1", "x", "Jxqz wvk"])
def test_headings_that_say_nothing(heading: str) -> None:
    assert (dict(meaning(heading).readings), meaning(heading).reason) == ({}, "")
    assert not is_known(heading)


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("Personnummer", "heading_exact"),
        ("Perssonnummer", "heading_similar"),
        ("Vår egen ansvarige handläggare", "heading_part"),
    ],
)
def test_the_reason(heading: str, reason: str) -> None:
    assert meaning(heading).reason == reason
    assert is_known(heading) == (reason == "heading_exact")


def test_trust_falls_with_the_distance() -> None:
    trust = [meaning(heading).readings[Field.NUMBER] for heading in ("Personnummer", "Perssonnummer", "Blah personnr")]
    assert 1 == trust[0] > trust[1] > trust[2] > 0.5


def test_near_words_are_kept_apart() -> None:
    assert set(meaning("Handledare").readings) == {Field.SUPERVISOR}
    assert set(meaning("Handläggare").readings) == {Field.CASE_WORKER}
    assert set(meaning("Född").readings) == {Field.BIRTH_DATE, Field.BORN}
    assert meaning("Enhet/arbetsplats").readings[Field.UNIT] == meaning("Enhet/arbetsplats").readings[Field.WORKPLACE]


def test_the_lower_row_of_a_header_says_more() -> None:
    readings = meaning("Handledare | E-post").readings
    assert (readings[None], readings[Field.SUPERVISOR]) == (0.9, 0.5)


@pytest.mark.parametrize("heading", ["Fr.o.m.", "FROM", "fr o m", "F.o.m", "Från och med", "fr. o. m."])
def test_the_key_is_the_same_however_it_is_written(heading: str) -> None:
    assert heading_key(heading) == "from"


def test_keys_are_never_the_same_twice() -> None:
    assert heading_keys(["Fr o m", "%", "", "From", "", "fr.o.m"]) == (
        "from",
        "procent",
        "#3",
        "from #2",
        "#5",
        "from #3",
    )
