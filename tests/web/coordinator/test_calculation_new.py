"""A new calculation for a placement: what is known is filled in, the form beside the others is shown, and stored."""

import re
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from tests.factories.register import later, make_person, make_placement
from tests.factories.subsidies import make_calculation, make_situation

from talja.apps.audit.models import Event, ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import Calculation
from talja.core.rules.stored import load_calculation, load_situation

SAID = {"scheme": "nystartsjobb", "wage": "24 000", "extent": "75 %", "first_day": "2026-03-01", "po": "40"}
SAID |= {"months_without_work": "30", "age": "40"}


@pytest.fixture
def placement(asta: Actor) -> Placement:
    facts = {"extent": Decimal("62.5"), "first_day": date(2026, 3, 1), "planned_last_day": date(2027, 2, 28)}
    return make_placement(actor=asta, measure="nystartsjobb", **facts)


def address(placement: Placement) -> str:
    return f"/placeringar/{placement.key}/kalkyl/"


def field(html: str, name: str) -> str:
    """Return what stands in a field."""
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', html)
    assert tag, name
    value = re.search(r'value="([^"]*)"', tag[0])
    return value[1] if value else ""


def test_what_the_register_knows_is_filled_in(as_asta: Client, placement: Placement) -> None:
    html = as_asta.get(address(placement)).content.decode()
    assert field(html, "extent") == "62,5"
    assert (field(html, "first_day"), field(html, "last_day")) == ("2026-03-01", "2027-02-28")
    assert field(html, "wage") == field(html, "po") == ""
    assert '<option value="nystartsjobb" selected>' in html
    assert "Ur registret." in html
    assert "Alla former sida vid sida" not in html  # the wage is asked first
    assert str(placement.person.key) in ReadEvent.objects.get(code="placement_calculate").persons


def test_the_wage_and_answers_of_the_latest_calculation_are_filled_in_and_counted_at_once(
    as_asta: Client, asta: Actor, placement: Placement
) -> None:
    situation = make_situation(first_day=placement.first_day, wage=Decimal(15_000), extent=Decimal("62.5"))
    make_calculation(placement, actor=asta, situation=situation)
    html = as_asta.get(address(placement)).content.decode()
    assert field(html, "wage") == "24\u00a0000"  # of full time
    assert field(html, "months_without_work") == "30"
    assert "Från den senaste uträkningen." in html
    assert "Alla former sida vid sida" in html


def test_what_a_municipality_usually_is_is_said_to_be_so(as_asta: Client, placement: Placement) -> None:
    html = as_asta.get(address(placement)).content.decode()
    assert "Så är det oftast i en kommun." in html


def test_the_chosen_form_stands_beside_the_others_and_nothing_is_stored(as_asta: Client, placement: Placement) -> None:
    response = as_asta.post(address(placement), SAID)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Nystartsjobb går" in html or "Nystartsjobb kan gå" in html
    for other in ("Introduktionsjobb", "Arbetspraktik", "Vanlig anställning utan stöd"):
        assert other in html
    assert html.index('href="#nystartsjobb"') < html.index('href="#introduktionsjobb"')
    assert 'name="do" value="spara"' in html
    assert not Calculation.objects.exists()


def test_it_is_stored_with_the_placement(as_asta: Client, placement: Placement) -> None:
    response = as_asta.post(address(placement), {**SAID, "note": "Inför samtalet", "do": "spara"})
    stored = Calculation.objects.get()
    assert response.status_code == 302
    assert response.url == f"/kalkyler/{stored.key}/"
    assert (stored.placement_key, stored.scheme, stored.note) == (placement.key, "nystartsjobb", "Inför samtalet")
    situation = load_situation(stored.situation)
    assert situation.facts["wage"] == Decimal(18_000)  # 75 per cent of what full time gives
    assert situation.facts["months_without_work"] == 30
    assert load_calculation(stored.result).segments[0].monthly_cost == Decimal(25_200)
    assert Event.objects.get(code="calculation.stored").target_key == str(stored.key)


def test_the_birth_date_is_the_registers_and_the_age_is_asked_where_there_is_none(
    as_asta: Client, asta: Actor, placement: Placement
) -> None:
    assert 'name="age"' not in as_asta.get(address(placement)).content.decode()
    as_asta.post(address(placement), {**SAID, "do": "spara"})
    born = placement.person.birth_date
    assert born is not None
    assert load_situation(Calculation.objects.get().situation).birth_date == born
    unknown = make_placement(actor=asta, person=make_person(actor=asta, local_number="L1"), first_day=date(2026, 3, 1))
    assert 'name="age"' in as_asta.get(address(unknown)).content.decode()
    response = as_asta.post(address(unknown), {**SAID, "age": "400", "do": "spara"})
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("wage", "", "Skriv månadslönen på heltid"),
        ("wage", "mycket", "Skriv ett tal med siffror."),
        ("wage", "250000", "högre än 200 000"),
        ("extent", "150", "100"),
        ("scheme", "", "Välj en form."),
        ("scheme", "påhittat", "påhittat"),
        ("last_day", "2026-02-01", "2026-03-01"),
        ("first_day", "1890-01-01", "Dagen ligger utanför"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    name: str, text: str, said: str, as_asta: Client, placement: Placement
) -> None:
    response = as_asta.post(address(placement), {**SAID, name: text, "do": "spara"})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Calculation.objects.exists()


def test_another_form_asks_its_own_questions_and_forgets_the_group_of_the_first(
    as_asta: Client, placement: Placement
) -> None:
    response = as_asta.post(address(placement), {**SAID, "scheme": "lonebidrag_utveckling", "group": "long"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Frågor som gäller Lönebidrag för utveckling i anställning" in html
    own = html.partition("Frågor som bara gäller andra former")[0]
    assert 'name="decided_level"' in own


def test_a_manager_and_a_stranger_have_no_such_page(as_malik: Client, as_ursula: Client, placement: Placement) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(address(placement)).status_code == 403
        assert client.post(address(placement), {**SAID, "do": "spara"}).status_code == 403
    assert not Calculation.objects.exists()


def test_of_a_protected_person_nothing_is_asked_or_stored(as_asta: Client, asta: Actor, placement: Placement) -> None:
    change_person(person_key=placement.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    for response in (as_asta.get(address(placement)), as_asta.post(address(placement), {**SAID, "do": "spara"})):
        assert response.status_code == 302
        assert response.url == f"/placeringar/{placement.key}/"
    assert not Calculation.objects.exists()


def test_unknown_is_no_page(as_asta: Client) -> None:
    assert as_asta.get(f"/placeringar/{uuid4()}/kalkyl/").status_code == 404
