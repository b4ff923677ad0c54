"""Documents of positions and drafts, what they cost with each form of support, and the weeks to print."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest
from django.test import Client
from tests.factories.carvings import make_carving, make_draft
from tests.factories.positions import make_position
from tests.factories.register import make_workplace
from tests.papers import assert_same, pages_of

from talja.apps.carvings.models import Carving
from talja.apps.carvings.operations.accepting import accept_draft
from talja.apps.documents.queries import word_text
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Workplace
from talja.apps.positions.inputs import TextInput
from talja.apps.positions.models import Position
from talja.core.carving.plan import Plan
from talja.web.shared.charts.week import Slot
from talja.web.strategist.position_costs import Priced, WageForm, cost_rows
from talja.web.strategist.week_words import days_text, times_text, week_rows

TEXT = TextInput("Serviceassistent", "Du sköter frukosten.", "Kock", "Då dukar undersköterskorna själva.")


@pytest.fixture
def position(asta: Actor, ekens_forskola: Workplace) -> Position:
    return make_position(actor=asta, workplace=ekens_forskola, text=TEXT)


@pytest.fixture
def carving(asta: Actor, ekens_forskola: Workplace) -> Carving:
    return make_carving(actor=asta, workplace=ekens_forskola)


def said_in(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_position_is_described_in_words_and_the_pdf_says_the_same(as_asta: Client, position: Position) -> None:
    page = f"/befattningar/{position.key}/beskrivning/"
    word = as_asta.get(f"{page}word/")
    assert "befattningsbeskrivning.docx" in word["Content-Disposition"]
    text = said_in(word.content)
    for words in (
        "Serviceassistent på Ekens förskola",
        "Du sköter frukosten.",
        "50 procent, 20 tim i veckan",
        "mån–fre 07.00–07.30",
        "1 tim, en dag i veckan, 26 veckor om året",
        "07.00 Duka fram frukost, 09.00 Vika tvätt",
        "kan föra ett enkelt samtal på svenska",
        "Kock",
        "Då dukar undersköterskorna själva.",
        "3 tim i veckan",
        position.workplace.employer.name,
        "Kontakta Asta Öberg",
    ):
        assert words in text, words
    assert "Kostnad med olika stöd" not in text
    assert_same(word_text(word.content), pages_of(as_asta.get(f"{page}pdf/").content))


def test_costs_follow_along_when_a_wage_is_said(as_asta: Client, position: Position) -> None:
    text = said_in(as_asta.get(f"/befattningar/{position.key}/beskrivning/word/?lon=24000").content)
    assert "Kostnad med olika stöd" in text
    assert "24\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr på heltid" in text
    assert "Nystartsjobb" in text
    unknown = said_in(as_asta.get(f"/befattningar/{position.key}/beskrivning/word/?lon=mycket").content)
    assert "Kostnad med olika stöd" not in unknown


def test_the_manager_is_told_whom_to_ask_and_others_get_nothing(
    as_malik: Client, as_ursula: Client, asta: Actor, position: Position
) -> None:
    text = said_in(as_malik.get(f"/befattningar/{position.key}/beskrivning/word/").content)
    assert text.count("Malik") >= 2  # the manager of the place, and the one who made the document
    elsewhere = make_position(actor=asta, workplace=make_workplace("Solrosen"))
    for end in ("beskrivning/word/", "beskrivning/pdf/", "vecka/"):
        assert as_malik.get(f"/befattningar/{elsewhere.key}/{end}").status_code == 404
        assert as_ursula.get(f"/befattningar/{position.key}/{end}").status_code == 403
    assert as_malik.get(f"/befattningar/{position.key}/beskrivning/txt/").status_code == 404


def test_the_page_counts_with_a_wage_and_invents_none(as_asta: Client, position: Position) -> None:
    page = f"/befattningar/{position.key}/"
    silent = as_asta.get(page).content.decode()
    assert "Kostnad med olika stöd" in silent
    assert "Nystartsjobb" not in silent
    told = as_asta.get(f"{page}?lon=24 000").content.decode()
    assert "Vanlig anställning utan stöd" in told
    assert "hur länge utan arbete" in told or "tid utan arbete" in told
    assert "går inte att säga än" in told
    assert "beskrivning/word/?lon=24000" in told
    assert "extent=50&amp;wage=24000" in told
    wrong = as_asta.get(f"{page}?lon=-5")
    assert wrong.status_code == 422
    assert "Nystartsjobb" not in wrong.content.decode()
    assert as_asta.get(f"{page}?lon=").status_code == 200


def test_costs_are_summed_over_positions_and_what_nobody_knows_stays_unknown(db: None) -> None:
    one = Priced(Decimal(50), EmployerKind.MUNICIPAL)
    alone = {row.title: row for row in cost_rows([one], wage=Decimal(24_000), on=date(2026, 11, 22))}
    both = {
        row.title: row
        for row in cost_rows(
            [one, replace(one, employer=EmployerKind.PRIVATE)], wage=Decimal(24_000), on=date(2026, 11, 22)
        )
    }
    first, *rest = cost_rows([one], wage=Decimal(24_000), on=date(2026, 11, 22))
    assert first.title == "Vanlig anställning utan stöd"
    assert first.is_certain
    assert not any(row.is_certain for row in rest)
    assert not alone["Lönebidrag för anställning"].cost
    known = alone["Nystartsjobb"].cost
    assert known
    assert both["Nystartsjobb"].cost != known
    assert "Skyddat arbete hos offentlig arbetsgivare (1 av 2)" in both
    assert WageForm({"lon": "24 000 kr"}).query == "?lon=24000"


def test_the_basis_tells_what_is_to_be_decided_and_what_it_rests_on(
    as_asta: Client, asta: Actor, carving: Carving
) -> None:
    draft = make_draft(carving, actor=asta)
    word = as_asta.get(f"/snickra/forslag/{draft.key}/underlag/word/?lon=24000").content
    text = said_in(word)
    for words in (
        "Förskolan: Förslag 1",
        "Befattning 1 på Ekens förskola inrättas",
        "efter 3 månader och efter 6 månader",
        "Barnskötare",
        "Den kräver legitimation eller behörighet.",
        "Ge medicin",
        "Chef och skyddsombud: Vagn",
        "har inget att invända",
        "Introduktionsjobb",
    ):
        assert words in text, words
    assert "Talar enkel svenska" not in text  # whom it suits is for those who find work
    assert_same(word_text(word), pages_of(as_asta.get(f"/snickra/forslag/{draft.key}/underlag/pdf/?lon=24000").content))
    assert as_asta.get(f"/snickra/forslag/{draft.key}/underlag/odt/").status_code == 404


def test_a_chosen_draft_has_the_names_of_the_register(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta)
    positions = draft.plan["positions"]
    accept_draft(draft_key=draft.key, texts={one["key"]: TextInput("Måltidsvärd") for one in positions}, actor=asta)
    for end in ("underlag/word/", "skriv-ut/"):
        content = as_asta.get(f"/snickra/forslag/{draft.key}/{end}").content
        text = said_in(content) if end.endswith("word/") else content.decode()
        assert "Måltidsvärd" in text
        assert "Befattning 1" not in text


def test_what_breaks_a_rule_stands_in_the_basis(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta)
    draft.faults = [{"code": "no_break", "position": "p", "task": "", "day": 0, "data": {}}]
    draft.save()
    text = said_in(as_asta.get(f"/snickra/forslag/{draft.key}/underlag/word/").content)
    assert "Förslaget bryter mot regler" in text
    assert "Det finns ingen rast" in text


def test_an_empty_draft_has_a_basis_and_a_page_to_print(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta, plan=Plan())
    assert "0 befattningar" in said_in(as_asta.get(f"/snickra/forslag/{draft.key}/underlag/word/?lon=24000").content)
    assert as_asta.get(f"/snickra/forslag/{draft.key}/skriv-ut/").status_code == 200


def test_the_weeks_are_printed_with_before_and_after_and_without_controls(
    as_asta: Client, as_malik: Client, asta: Actor, carving: Carving, position: Position
) -> None:
    draft = make_draft(carving, actor=asta)
    html = as_asta.get(f"/snickra/forslag/{draft.key}/skriv-ut/").content.decode()
    main = html[html.index("<main") : html.index("</main")]
    for words in ("Befattning 1", "Duka fram frukost", "Före", "Efter", "Barnskötare"):
        assert words in main, words
    assert "<form" not in main
    week = as_malik.get(f"/befattningar/{position.key}/vecka/").content.decode()
    assert "07.00 Duka fram frukost, 09.00 Vika tvätt" in week
    assert "Tisdag–fredag" in week
    assert ">0,5<" in week
    assert "Före" not in week  # what they do besides is not known
    assert as_malik.get(f"/snickra/forslag/{draft.key}/skriv-ut/").status_code == 403
    assert as_malik.get(f"/snickra/forslag/{draft.key}/underlag/word/").status_code == 403


def test_days_are_said_in_short() -> None:
    assert days_text(range(5)) == "mån–fre"
    assert days_text([0, 2, 3]) == "mån, ons, tors"
    assert days_text([6, 0]) == "mån, sön"
    assert days_text([]) == ""
    assert times_text([(0, 420), (1, 420), (5, 540)], 30) == "mån, tis 07.00–07.30; lör 09.00–09.30"


def test_days_alike_stand_together_unless_a_day_is_free_between() -> None:
    slots = [Slot(day, 420, 450, "Duka") for day in (4, 0, 1, 3)] + [Slot(4, 450, 480, "Diska")]
    assert [(row["dag"], row["tid"], row["uppgifter"]) for row in week_rows(slots)] == [
        ("måndag–tisdag", "07.00–07.30", "07.00 Duka"),
        ("torsdag", "07.00–07.30", "07.00 Duka"),
        ("fredag", "07.00–08.00", "07.00 Duka, 07.30 Diska"),
    ]
    assert not list(week_rows([]))
