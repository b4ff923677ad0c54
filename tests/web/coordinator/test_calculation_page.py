"""A stored calculation: shown as it was, beside what today's rules give, and taken along as paper and workbook."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.factories.register import later, make_placement
from tests.factories.subsidies import NEW_CEILING, make_calculation

from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations import approve_rule, propose_rule
from talja.apps.subsidies.queries import current_book
from talja.core.rules.book import RuleBook


@pytest.fixture
def placement(asta: Actor) -> Placement:
    return make_placement(actor=asta, measure="nystartsjobb", first_day=date(2026, 3, 1))


@pytest.fixture
def stored(asta: Actor, placement: Placement) -> Calculation:
    return make_calculation(placement, actor=asta, note="Inför mötet")


def shown(client: Client, stored: Calculation) -> str:
    response = client.get(f"/kalkyler/{stored.key}/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_it_is_shown_whole(as_asta: Client, asta: Actor, stored: Calculation, placement: Placement) -> None:
    html = shown(as_asta, stored)
    for words in ("Uträkning: Nystartsjobb", "den senaste", stored.book_version, asta.name, "Inför mötet"):
        assert words in html
    assert "12\u00a0568\u00a0kr" in html  # twice the fee of 20 000 kronor
    assert "2028-02-01 – 2028-02-29" in html
    assert "Villkor" in html
    assert "Dagens regler ger samma belopp, dag för dag." in html
    assert ReadEvent.objects.latest("pk").persons == str(placement.person.key)


def test_it_stays_as_it_was_when_the_rules_change_and_says_what_they_give_now(
    as_asta: Client, asta: Actor, protector: Actor, stored: Calculation
) -> None:
    before = stored.result
    change = propose_rule(title="Höjt tak", text=NEW_CEILING, actor=asta)
    approve_rule(change_key=change.key, actor=later(protector))
    html = shown(as_asta, stored)
    assert Calculation.objects.get().result == before
    assert "Dagens regler ger något annat" in html or "Dagens regler ger samma belopp" in html
    assert stored.book_version in html


def test_an_earlier_one_says_that_there_is_a_later(as_asta: Client, asta: Actor, placement: Placement) -> None:
    first = make_calculation(placement, actor=asta)
    make_calculation(placement, actor=later(asta))
    assert "det finns en senare" in shown(as_asta, first)


def test_a_form_that_has_left_the_rule_book_still_shows_its_numbers(
    as_asta: Client, stored: Calculation, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = current_book()
    schemes = {code: scheme for code, scheme in whole.schemes.items() if code != "nystartsjobb"}
    less = RuleBook(whole.version, schemes, whole.shared)
    for module in ("talja.apps.subsidies.queries.calculations", "talja.web.coordinator.views.calculation"):
        monkeypatch.setattr(f"{module}.current_book", lambda: less)
    html = shown(as_asta, stored)
    assert "Formen finns inte längre i regelboken." in html
    assert "12\u00a0568\u00a0kr" in html
    assert "underlag.pdf" not in html
    assert as_asta.get(f"/kalkyler/{stored.key}/underlag.pdf").status_code == 404


def test_it_can_be_printed_and_opened_in_excel(as_asta: Client, stored: Calculation, placement: Placement) -> None:
    paper = as_asta.get(f"/kalkyler/{stored.key}/underlag.pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == 'attachment; filename="beslutsunderlag-2026-03-01.pdf"'
    sheets = load_workbook(BytesIO(as_asta.get(f"/kalkyler/{stored.key}/steg.xlsx").content))
    cells = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert Decimal("12568") in {Decimal(str(cell)) for cell in cells if isinstance(cell, int | float)}
    assert placement.person.family_name not in cells


def test_of_a_protected_person_neither_who_nor_the_note_is_shown(
    as_asta: Client, asta: Actor, stored: Calculation, placement: Placement
) -> None:
    change_person(person_key=placement.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    html = shown(as_asta, stored)
    assert placement.person.family_name not in html
    assert "Inför mötet" not in html
    assert "Skyddad person" in html


def test_unknown_and_forbidden_are_no_page(
    as_asta: Client, as_malik: Client, as_ursula: Client, stored: Calculation
) -> None:
    assert as_asta.get(f"/kalkyler/{uuid4()}/").status_code == 404
    for ending in ("", "underlag.pdf", "steg.xlsx"):
        for client in (as_malik, as_ursula):
            assert client.get(f"/kalkyler/{stored.key}/{ending}").status_code == 403
