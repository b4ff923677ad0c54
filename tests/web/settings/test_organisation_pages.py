"""The organisation's pages: shown to those who may, changed by forms that say in Swedish why they were refused."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.organisation import (
    ContactFactory,
    EmployerFactory,
    RoleFactory,
    UnitFactory,
    WorkplaceFactory,
    user_with,
)

from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Contact, Employer, Unit, Workplace

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def asta(client: Client) -> Client:
    """Signed in as a coordinator, who may edit the organisation."""
    client.force_login(user_with(RoleKind.COORDINATOR), backend=BACKEND)
    return client


@pytest.fixture
def hr(client: Client) -> Client:
    """Signed in as HR, who may look at the organisation only."""
    client.force_login(user_with(RoleKind.HR), backend=BACKEND)
    return client


@pytest.fixture
def norr() -> Unit:
    kommunen = EmployerFactory(name="Prövby kommun")
    return UnitFactory(employer=kommunen, parent=UnitFactory(employer=kommunen, name="Skola"), name="Norr")


def text(response) -> str:
    return response.content.decode()


def to(name: str, **keys) -> str:
    return reverse(f"settings:{name}", kwargs=keys)


def test_the_whole_organisation_on_one_page(asta: Client, norr: Unit) -> None:
    WorkplaceFactory(unit=norr, name="Östra skolan", cost_centre="4711")
    EmployerFactory(kind="private", name="Bygg AB", org_number="5560160680")
    page = text(asta.get(to("organisation")))
    assert all(words in page for words in ("Prövby kommun", "Skola", "Norr", "Östra skolan", "4711", "556016-0680"))
    assert page.count("Inga än.") == 1


def test_before_anything_is_set_up_the_page_says_what_to_do(asta: Client) -> None:
    assert "Kommunen är inte upplagd än" in text(asta.get(to("organisation")))


def test_the_page_takes_as_many_queries_for_two_workplaces_as_for_twenty(
    asta: Client, norr: Unit, django_assert_num_queries
) -> None:
    WorkplaceFactory(unit=norr)
    asta.get(to("organisation"))
    with django_assert_num_queries(6):
        asta.get(to("organisation"))
    for _more in range(20):
        WorkplaceFactory(unit=UnitFactory(employer=norr.employer))
    with django_assert_num_queries(6):
        asta.get(to("organisation"))


def test_those_who_may_only_look_see_why_the_buttons_are_off(hr: Client, norr: Unit) -> None:
    place = WorkplaceFactory(unit=norr)
    for path in (
        to("organisation"),
        to("employer", key=norr.employer.key),
        to("unit", key=norr.key),
        to("workplace", key=place.key),
    ):
        page = text(hr.get(path))
        assert 'aria-disabled="true"' in page
        assert "Din roll ger inte rätt till det här." in page
        assert "/andra/" not in page
    assert hr.get(to("unit_change", key=norr.key)).status_code == 403


def test_a_company_is_added_with_a_checked_number(asta: Client) -> None:
    form = {"kind": "private", "name": "Bygg AB", "org_number": "556016-0681"}
    refused = asta.post(to("employer_add"), form)
    assert refused.status_code == 422
    assert "Organisationsnumret stämmer inte. Kontrollera siffrorna." in text(refused)
    assert 'value="556016-0681"' in text(refused)
    done = asta.post(to("employer_add"), {**form, "org_number": "556016-0680"}, follow=True)
    assert "Arbetsgivaren är tillagd." in text(done)
    assert Employer.objects.get().org_number == "5560160680"


def test_a_second_municipality_cannot_be_added(asta: Client) -> None:
    assert asta.post(to("employer_add"), {"kind": "municipal", "name": "Grannbyn"}).status_code == 422
    assert not Employer.objects.exists()


def test_the_way_from_employer_to_workplace_is_built_by_forms(asta: Client) -> None:
    employer = EmployerFactory(name="Prövby kommun")
    asta.post(to("administration_add", employer_key=employer.key), {"name": "Skola"})
    skola = Unit.objects.get(name="Skola")
    asta.post(to("unit_add", administration_key=skola.key), {"name": "Norr"})
    norr = Unit.objects.get(name="Norr")
    asta.post(to("workplace_add_to_unit", unit_key=norr.key), {"name": "Östra skolan", "cost_centre": "4711"})
    asta.post(to("workplace_add_to_employer", employer_key=employer.key), {"name": "Receptionen"})
    assert set(Workplace.objects.values_list("name", "unit__name")) == {("Östra skolan", "Norr"), ("Receptionen", None)}
    again = asta.post(to("unit_add", administration_key=skola.key), {"name": "NORR"})
    assert "Det finns redan ett med det namnet här." in text(again)


def test_names_and_closing_days_are_changed(asta: Client, norr: Unit) -> None:
    place = WorkplaceFactory(unit=norr, name="Eken")
    asta.post(to("employer_change", key=norr.employer.key), {"name": "Nyby kommun", "org_number": ""})
    asta.post(to("unit_change", key=norr.key), {"name": "Söder"})
    change = {"name": "Eken", "cost_centre": "1", "closed_day": "2026-01-01"}
    page = asta.post(to("workplace_change", key=place.key), change, follow=True)
    assert "Stängd" in text(page)
    assert [crumb in text(page) for crumb in ("Nyby kommun", "Skola", "Söder")] == [True] * 3
    assert 'value="2026-01-01"' in text(asta.get(to("workplace_change", key=place.key)))


@pytest.mark.parametrize("wrong", ["2026-13-01", "i går"])
def test_a_day_that_is_none_is_told_by_its_field(asta: Client, norr: Unit, wrong: str) -> None:
    place = WorkplaceFactory(unit=norr)
    response = asta.post(to("workplace_change", key=place.key), {"name": "Eken", "closed_day": wrong})
    assert response.status_code == 422
    assert "Stängd från och med:" in text(response)


def test_what_is_unused_is_taken_away_after_a_question(asta: Client, norr: Unit) -> None:
    place, employer = WorkplaceFactory(unit=norr), EmployerFactory(kind="private")
    for path, model in (
        (to("workplace_remove", key=place.key), Workplace),
        (to("unit_remove", key=norr.key), Unit),
        (to("employer_remove", key=employer.key), Employer),
    ):
        before = model.objects.count()
        assert "Ta bort" in text(asta.get(path))
        assert model.objects.count() == before
        assert "bort" in text(asta.post(path, follow=True))
        assert model.objects.count() == before - 1


def test_what_is_used_stays_and_the_page_says_why(asta: Client, norr: Unit) -> None:
    place = RoleFactory(kind=RoleKind.MANAGER, workplaces=[WorkplaceFactory(unit=norr)]).workplaces.get()
    page = asta.post(to("workplace_remove", key=place.key), follow=True)
    assert "Arbetsplatsen används och ligger kvar." in text(page)
    page = asta.post(to("unit_remove", key=norr.key), follow=True)
    assert "Det finns enheter eller arbetsplatser under." in text(page)
    assert Workplace.objects.filter(pk=place.pk).exists()


def test_contacts_come_and_go(asta: Client, norr: Unit) -> None:
    place = WorkplaceFactory(unit=norr, name="Eken")
    kim = {"name": "Kim Ek", "title": "rektor", "phone": "", "email": ""}
    add = to("contact_add_to_workplace", workplace_key=place.key)
    assert "Skriv ett telefonnummer eller en e-postadress" in text(asta.post(add, kim))
    page = asta.post(add, {**kim, "email": "kim@kommun.example"}, follow=True)
    assert "mailto:kim@kommun.example" in text(page)
    contact = Contact.objects.get()
    page = asta.post(to("contact_change", key=contact.key), {**kim, "phone": "0451"}, follow=True)
    assert "0451" in text(page)
    assert page.redirect_chain[-1][0] == to("workplace", key=place.key)
    assert "Kim Ek" in text(asta.get(to("contact_remove", key=contact.key)))
    asta.post(to("contact_remove", key=contact.key))
    assert not Contact.objects.exists()


def test_an_employers_own_contacts_stand_on_its_page(asta: Client) -> None:
    contact = ContactFactory(employer=EmployerFactory(kind="private", name="Bygg AB"), phone="0451")
    assert "Kim Kontakt" in text(asta.get(to("employer", key=contact.employer.key)))
    assert "Bygg AB" in text(asta.get(to("contact_change", key=contact.key)))
    asta.post(to("contact_add_to_employer", employer_key=contact.employer.key), {"name": "Ny", "phone": "1"})
    assert Contact.objects.filter(employer=contact.employer, workplace=None).count() == 2


@pytest.mark.parametrize("name", ["employer", "unit", "workplace", "contact_change", "unit_change", "workplace_remove"])
def test_what_does_not_exist_is_not_found(asta: Client, name: str) -> None:
    assert asta.get(to(name, key=uuid4())).status_code == 404


def test_every_form_opens_with_the_way_back(asta: Client, norr: Unit) -> None:
    place = WorkplaceFactory(unit=norr)
    employer = norr.employer
    for path in (
        to("employer_add"),
        to("employer_change", key=employer.key),
        to("administration_add", employer_key=employer.key),
        to("unit_add", administration_key=norr.parent.key),
        to("unit_change", key=norr.key),
        to("workplace_add_to_employer", employer_key=employer.key),
        to("workplace_add_to_unit", unit_key=norr.key),
        to("workplace_change", key=place.key),
        to("contact_add_to_employer", employer_key=employer.key),
        to("contact_add_to_workplace", workplace_key=place.key),
    ):
        response = asta.get(path)
        assert response.status_code == 200
        assert 'aria-current="page"' in text(response)
        assert "Avbryt" in text(response)


def test_an_employer_with_a_workplace_stays_and_the_page_says_why(asta: Client) -> None:
    employer = WorkplaceFactory(employer=EmployerFactory(kind="private")).employer
    page = asta.post(to("employer_remove", key=employer.key), follow=True)
    assert "Arbetsgivaren har arbetsplatser eller kontakter och ligger kvar." in text(page)
