"""Writing an agreement: new, from a placement, and changing it; nothing that was written is lost."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.conftest import make_actor
from tests.factories.agreements import agreed, current_of, make_draft
from tests.factories.register import later, make_person, make_placement

from talja.apps.agreements.enums import Party
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import approve, edit_agreement
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person

SAID: dict[str, Any] = {
    "first_day": "2026-12-01",
    "last_day": "2027-05-31",
    "measure_code": "kommunal_anstallning",
    "extent": "62,5 %",
    "weekly_hours": "25",
    "wage": "16 000 kr",
    "tasks": "Duka och diska.",
    "occupation": "",
}


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


def sent(place: Workplace, **said: Any) -> dict[str, Any]:
    return {**SAID, "workplace_key": str(place.key), **said}


def edit(agreement: Agreement) -> str:
    return f"/overenskommelser/{agreement.key}/redigera/"


def test_a_draft_is_written_for_a_person_who_was_searched_for(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    person = make_person(actor=asta, given_name="Åsa", family_name="Öberg")
    request = uuid4()
    found = as_asta.post(f"/overenskommelser/ny/?arende={request}", {"text": "Åsa"}).content.decode()
    address = f"/overenskommelser/ny/{person.key}/?arende={request}"
    assert address in found
    assert as_asta.get(address).status_code == 200
    response = as_asta.post(address, sent(ekens_forskola))
    made = Agreement.objects.get()
    assert response.url == f"/overenskommelser/{made.key}/"
    version = current_of(made)
    assert (version.extent, version.wage, made.request_key) == (Decimal("62.5"), 16_000, request)
    assert made.converts_key is None


def test_the_sort_of_employment_is_asked_and_told(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=asta)
    address = f"/overenskommelser/ny/{person.key}/"
    assert "Vet inte än" in as_asta.get(address).content.decode()
    page = as_asta.post(address, sent(ekens_forskola), follow=True).content.decode()
    assert "Ingen har sagt vilken sorts anställning det blir" in page
    agreement = Agreement.objects.get()
    as_asta.post(edit(agreement), sent(ekens_forskola, employment="substitute", number=1))
    page = as_asta.get(f"/overenskommelser/{agreement.key}/").content.decode()
    assert "vikariat" in page
    assert "Ingen har sagt vilken sorts anställning" not in page


def test_an_internship_fills_it_in_and_becomes_an_employment(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    facts = {"planned_last_day": date(2026, 12, 31), "extent": Decimal(75), "supervisor": "Märta Ås"}
    before = make_placement(actor=asta, workplace=ekens_forskola, measure="arbetspraktik", **facts)
    address = f"/overenskommelser/ny/{before.person.key}/?placering={before.key}"
    html = as_asta.get(address).content.decode()
    for words in ("Gör anställning av", 'value="2027-01-01"', 'value="75"', 'value="Märta Ås"'):
        assert words in html
    as_asta.post(address, sent(ekens_forskola))
    assert Agreement.objects.get().converts_key == before.key


def test_somebody_elses_placement_fills_in_nothing(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    before = make_placement(actor=asta, workplace=ekens_forskola, measure="arbetspraktik", supervisor="Märta Ås")
    person = make_person(actor=asta)
    html = as_asta.get(f"/overenskommelser/ny/{person.key}/?placering={before.key}").content.decode()
    assert "Märta Ås" not in html
    assert as_asta.get(f"/overenskommelser/ny/{person.key}/?placering=nonsens").status_code == 200


def test_what_is_wrong_is_said_at_its_field_and_what_was_written_is_kept(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    person = make_person(actor=asta)
    response = as_asta.post(
        f"/overenskommelser/ny/{person.key}/", sent(ekens_forskola, last_day="2026-01-01", tasks="Vika tvätt")
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "Sista dagen ligger före första dagen." in html
    assert "Vika tvätt" in html
    assert not Agreement.objects.exists()


def test_nothing_is_written_for_a_protected_person(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=asta)
    change_person(person_key=person.key, facts={"protection": "fingerad"}, actor=later(asta))
    response = as_asta.post(f"/overenskommelser/ny/{person.key}/", sent(ekens_forskola))
    assert response.url == f"/personer/{person.key}/"
    assert not Agreement.objects.exists()


def test_a_draft_is_changed(as_asta: Client, draft: Agreement, ekens_forskola: Workplace) -> None:
    html = as_asta.get(edit(draft)).content.decode()
    assert "Ta tillbaka godkännandena" not in html
    assert as_asta.post(edit(draft), sent(ekens_forskola, number=1)).url == f"/overenskommelser/{draft.key}/"
    assert current_of(draft).wage == 16_000


def test_what_somebody_has_approved_is_changed_only_when_one_says_that_the_approvals_fall(
    as_asta: Client, berit: Actor, draft: Agreement, ekens_forskola: Workplace
) -> None:
    approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    assert "Någon har redan godkänt" in as_asta.get(edit(draft)).content.decode()
    refused = as_asta.post(edit(draft), sent(ekens_forskola, number=1, tasks="Vika tvätt"))
    assert refused.status_code == 422
    html = refused.content.decode()
    assert "Kryssa i att godkännandena tas tillbaka" in html
    assert "Vika tvätt" in html
    said = sent(ekens_forskola, number=1, tasks="Vika tvätt", revoke="on", reason="Chefen bad om det")
    assert as_asta.post(edit(draft), said).status_code == 302
    assert current_of(draft).tasks == "Vika tvätt"
    assert AgreementVersion.objects.count() == 2
    assert not draft.versions.filter(approvals__revoked_at=None, approvals__isnull=False).exists()


def test_an_approval_in_the_meantime_asks_for_the_tick(
    as_asta: Client, berit: Actor, draft: Agreement, ekens_forskola: Workplace
) -> None:
    as_asta.get(edit(draft))
    approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    response = as_asta.post(edit(draft), sent(ekens_forskola, number=1))
    assert response.status_code == 422
    assert "Någon har redan godkänt" in response.content.decode()


def test_somebody_elses_change_is_shown_and_the_next_sending_builds_on_it(
    as_asta: Client, berit: Actor, draft: Agreement, ekens_forskola: Workplace
) -> None:
    as_asta.get(edit(draft))
    other = agreed(ekens_forskola, wage=Decimal(19_000), supervisor="Göran Ek")
    edit_agreement(agreement_key=draft.key, said=other, number=1, actor=later(berit))
    response = as_asta.post(edit(draft), sent(ekens_forskola, number=1, tasks="Vika tvätt"))
    html = response.content.decode()
    assert response.status_code == 422
    for words in (
        "Någon annan har ändrat under tiden",
        "Berit Norell",
        "19\u00a0000\u00a0kr",
        "Göran Ek",
        "Vika tvätt",
    ):
        assert words in html
    assert 'name="number" value="2"' in html
    assert as_asta.post(edit(draft), sent(ekens_forskola, number=2, tasks="Vika tvätt")).status_code == 302
    assert current_of(draft).tasks == "Vika tvätt"


def test_an_unknown_agreement_is_not_found(as_asta: Client) -> None:
    assert as_asta.get(f"/overenskommelser/{UUID(int=7)}/redigera/").status_code == 404


def test_managers_and_strangers_write_nothing(
    as_malik: Client, as_ursula: Client, draft: Agreement, ekens_forskola: Workplace
) -> None:
    for client in (as_malik, as_ursula):
        for address in ("/overenskommelser/ny/", f"/overenskommelser/ny/{draft.person.key}/", edit(draft)):
            assert client.get(address).status_code == 403
            assert client.post(address, sent(ekens_forskola, number=1)).status_code == 403
