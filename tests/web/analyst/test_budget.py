"""The budget page: months ahead for all or a part, supports that end, what is not counted; protected for some."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.factories.organisation import user_with
from tests.factories.register import make_person, make_placement, make_unit, make_workplace
from tests.factories.subsidies import make_calculation, make_situation

from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement

SignedIn = Callable[[Actor], Client]
ADDRESS, EXCEL = "/budget/", "/budget/budget.xlsx"
ENDS = date(2027, 6, 30)


@pytest.fixture
def almgarden(asta: Actor) -> Workplace:
    unit = make_unit("Äldreomsorg", parent=make_unit("Vårdförvaltningen"))
    return make_workplace("Almgården", unit=unit, cost_centre="4711")


def counted(asta: Actor, workplace: Workplace, **facts: object) -> Placement:
    """Register somebody until the end of June 2027 who costs 33 600 a month, 12 568 of which is supported."""
    told = {"first_day": date(2026, 3, 1), "planned_last_day": ENDS, **facts}
    placement = make_placement(actor=asta, workplace=workplace, **told)
    make_calculation(placement, actor=asta, situation=make_situation(first_day=placement.first_day))
    return placement


def shown(client: Client, query: str = "") -> str:
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_year_ahead_is_told_in_sums(asta: Actor, almgarden: Workplace, signed_in: SignedIn) -> None:
    counted(asta, almgarden)
    html = shown(signed_in(asta))
    months = 8  # November to June
    assert f"{(33_600 - 12_568) * months:,}".replace(",", "\u00a0") + "\u00a0kr att betala" in html
    assert "2026, november–december" in html
    assert "Vårdförvaltningen" in html
    assert "4711" in html
    assert "Inte med i budgeten" not in html
    assert "Siffrorna är skyddade" not in html


def test_the_months_can_be_shown_for_one_cost_centre(asta: Actor, almgarden: Workplace, signed_in: SignedIn) -> None:
    counted(asta, almgarden)
    other = make_workplace("Björkskolan", unit=make_unit("Skolförvaltningen"), cost_centre="5200")
    counted(asta, other)
    client = signed_in(asta)
    assert "134\u00a0400" in shown(client)  # both
    one = shown(client, "?plats=Vårdförvaltningen|4711")
    assert "Månad för månad: Vårdförvaltningen · 4711" in one
    assert "134\u00a0400" not in one
    assert "Månad för månad: " not in shown(client, "?plats=Påhittade|1")


def test_a_support_that_ends_is_told_with_what_it_costs_after(
    asta: Actor, almgarden: Workplace, signed_in: SignedIn
) -> None:
    facts = {
        "decision_reference": "AF-1",
        "decision_first_day": date(2026, 3, 1),
        "decision_last_day": date(2027, 2, 28),
    }
    placement = counted(asta, almgarden, **facts)
    html = shown(signed_in(asta))
    ends = html.partition("När stöd tar slut")[2]
    for words in (
        f"/placeringar/{placement.key}/",
        "2027-02-28",
        "beslutat",
        "21\u00a0032",
        "33\u00a0600",
        "12\u00a0568",
    ):
        assert words in ends
    assert str(placement.person.key) in ReadEvent.objects.latest("pk").persons


def test_what_is_not_counted_is_told_with_the_way_to_mend_it(
    asta: Actor, almgarden: Workplace, signed_in: SignedIn
) -> None:
    placement = make_placement(actor=asta, workplace=almgarden)
    html = shown(signed_in(asta))
    assert "1 anställning är inte med i budgeten." in html
    assert f'href="/placeringar/{placement.key}/kalkyl/"' in html
    assert "Ingen har räknat på placeringen än." in html
    assert "Det finns inget att räkna på än." in html


def test_a_protected_person_is_not_told_who_or_where(
    asta: Actor, protector: Actor, almgarden: Workplace, signed_in: SignedIn
) -> None:
    person = make_person(actor=protector, family_name="Hemlig", protection="fingerad")
    make_placement(actor=protector, person=person, workplace=almgarden)
    html = shown(signed_in(asta))
    assert "Hemlig" not in html
    assert "Almgården" not in html
    assert "Be någon som ser skyddade uppgifter" in html


def test_an_analyst_sees_rounded_sums_and_nobody(asta: Actor, almgarden: Workplace, signed_in: SignedIn) -> None:
    for _number in range(12):
        placement = counted(asta, almgarden, first_day=date(2026, 3, 1))
    anton = replace(asta, user_id=user_with(RoleKind.ANALYST).pk)
    html = shown(signed_in(anton))
    assert "Siffrorna är skyddade" in html
    assert "400\u00a0000" in html  # twelve times 33 600, in steps of 50 000
    assert "403\u00a0200" not in html
    assert placement.person.family_name not in html
    assert str(placement.key) not in html
    assert "4711" not in html
    assert "Nystartsjobb" not in html


def test_few_are_hidden_from_an_analyst(asta: Actor, almgarden: Workplace, signed_in: SignedIn) -> None:
    counted(asta, almgarden)
    anton = replace(asta, user_id=user_with(RoleKind.ANALYST).pk)
    html = shown(signed_in(anton))
    assert "33\u00a0600" not in html
    assert "<svg" not in html.partition("Månad för månad")[2].partition("</section>")[0].replace("lucide", "")


def test_excel_has_the_same_numbers_and_no_names(asta: Actor, almgarden: Workplace, signed_in: SignedIn) -> None:
    placement = counted(asta, almgarden)
    response = signed_in(asta).get(EXCEL)
    assert response["Content-Disposition"] == 'attachment; filename="budget-2026-11-22.xlsx"'
    book = load_workbook(BytesIO(response.content))
    assert book.sheetnames == ["Om siffrorna", "ar", "manader", "ansvar", "ansvar-manader"]
    assert [cell.value for cell in book["manader"][4]] == ["November 2026", 1, 33_600, 12_568, 21_032]
    assert [cell.value for cell in book["ansvar-manader"][4]][:3] == ["Vårdförvaltningen", "4711", 21_032]
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not cells & {placement.person.family_name, placement.person.given_name, "Nystartsjobb"}


def test_the_page_opens_to_those_who_may_see_the_budget(
    asta: Actor, malik: Actor, ursula: Actor, signed_in: SignedIn
) -> None:
    for actor, status in ((asta, 200), (malik, 403), (ursula, 403)):
        for address in (ADDRESS, EXCEL):
            assert signed_in(actor).get(address).status_code == status


def test_the_page_asks_as_much_of_the_database_for_many_as_for_few(
    asta: Actor, almgarden: Workplace, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _number in range(8):
        counted(asta, almgarden)
    client = signed_in(asta)
    shown(client)
    with django_assert_max_num_queries(20):
        shown(client)
