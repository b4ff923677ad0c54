"""The coordinator follows an application to Arbetsförmedlingen, and sees what each officer has."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.factories.agreements import make_draft
from tests.factories.collaboration import make_application
from tests.factories.register import make_person

from talja.apps.agreements.models import Agreement
from talja.apps.collaboration.models import Application, Officer
from talja.apps.collaboration.operations import About, plan_application, withdraw_application
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.subsidies.models import SupportDecision
from talja.web.coordinator.application_parts import application_cards


@pytest.fixture
def application(asta: Actor) -> Application:
    return make_application(asta)


def path(application: Application, more: str = "") -> str:
    return f"/ansokningar/{application.key}/{more}"


def page(client: Client, application: Application, more: str = "") -> str:
    return client.get(path(application, more), follow=True).content.decode().replace("\xa0", " ")


def test_what_waits(as_asta: Client, application: Application) -> None:
    html = page(as_asta, application)
    for text in ("väntar på beslut", "Olle Handlarsson", "AF-1", "23 november 2026", "Alva Åkesson"):
        assert text in html
    assert "Ring handläggaren" not in html
    Application.objects.update(sent_day=date(2026, 10, 1))
    assert "Ring handläggaren" in page(as_asta, application)


def test_the_decision_and_its_correction(as_asta: Client, application: Application) -> None:
    sent = {"state": "granted", "decided_day": "2026-11-16", "amount": "9 500", "seen": "1"}
    assert as_asta.post(path(application, "beslut/"), {**sent, "decided_day": "2026-11-01"}).status_code == 422
    sent |= {"decision_first_day": "2027-01-01", "decision_last_day": "2027-06-30"}
    assert as_asta.post(path(application, "beslut/"), sent).status_code == 302
    row = Application.objects.get()
    assert (row.state, row.amount) == ("granted", Decimal(9500))
    html = page(as_asta, application)
    for text in ("14 dagar (10 arbetsdagar)", "9 500 kr", "9 juni 2027", "Ska inte förnyas"):
        assert text in html
    assert 'value="9 500"' in page(as_asta, application, "beslut/")
    fixed = {"state": "refused", "decided_day": "2026-11-17", "seen": "2", "reason": "Läste fel"}
    as_asta.post(path(application, "beslut/"), fixed)
    assert Application.objects.get().state == "refused"
    assert "Läste fel" in page(as_asta, application)


def test_put_right(as_asta: Client, application: Application) -> None:
    assert 'value="AF-1"' in page(as_asta, application, "ratta/")
    sent = {"sent_day": "2026-11-03", "reference": "AF-2", "officer_key": ""}
    assert as_asta.post(path(application, "ratta/"), sent).status_code == 302
    row = Application.objects.get()
    assert (row.sent_day, row.reference, row.officer) == (date(2026, 11, 3), "AF-2", None)


def test_a_planned_one_is_sent_from_its_page(as_asta: Client, application: Application, asta: Actor) -> None:
    about = About(uuid4(), make_person(actor=asta).key, application.workplace.key)
    row = plan_application(about=about, measure_code="introduktionsjobb", send_by=date(2026, 12, 1), actor=asta)
    html = page(as_asta, row)
    assert "ska skickas" in html
    assert "1 december 2026" in html
    assert as_asta.post(path(row, "skickad/"), {"sent_day": "2026-11-20"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "sent"
    assert "läge nu" in page(as_asta, row, "skickad/")


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        ("ta-tillbaka", "sent", "withdrawn"),
        ("stryk-beslutet", "granted", "sent"),
        ("fornyas-inte", "granted", "granted"),
    ],
)
def test_moves(what: str, before: str, after: str, as_asta: Client, application: Application) -> None:
    if before == "granted":
        as_asta.post(path(application, "beslut/"), {"state": "granted", "decided_day": "2026-11-16", "seen": "1"})
    assert as_asta.get(path(application, f"{what}/")).status_code == 200
    assert as_asta.post(path(application, f"{what}/"), {"reason": "Ordinarie jobb"}).status_code == 302
    row = Application.objects.get()
    assert row.state == after
    assert row.not_renewed == ("Ordinarie jobb" if what == "fornyas-inte" else "")
    assert "Ordinarie jobb" in page(as_asta, application)


def test_what_may_not_be_done_is_told(as_asta: Client, application: Application, asta: Actor) -> None:
    withdraw_application(application_key=application.key, reason="Nej", actor=asta)
    for more in ("beslut/", "ratta/", "skickad/", "ta-tillbaka/"):
        assert "läge nu" in page(as_asta, application, more)
    assert as_asta.get(path(application, "trumpet/")).status_code == 404


def test_officers(as_asta: Client, application: Application) -> None:
    key: UUID = Officer.objects.get().key
    as_asta.post("/arbetsformedlingen/ny/", {"name": "Ärla Öst", "office": "Granvik"})
    as_asta.post(path(application, "beslut/"), {"state": "partly", "decided_day": "2026-11-16", "seen": "1"})
    html = as_asta.get("/arbetsformedlingen/").content.decode()
    for text in ("Ärla Öst", "Granvik", "Så lång tid tar ett beslut", "Nystartsjobb"):
        assert text in html
    assert "delvis beviljad" in as_asta.get(f"/arbetsformedlingen/{key}/").content.decode()
    sent = {"name": "Olle Ek", "email": "olle@af.example"}
    assert as_asta.post(f"/arbetsformedlingen/{key}/andra/", sent).status_code == 302
    assert as_asta.post("/arbetsformedlingen/ny/", {"name": " "}).status_code == 422
    assert as_asta.post(f"/arbetsformedlingen/{key}/slutat/").status_code == 302
    html = as_asta.get(f"/arbetsformedlingen/{key}/").content.decode()
    assert "Handläggaren har slutat" in html
    assert "Olle Ek" in html
    assert "slutat" in as_asta.get(f"/arbetsformedlingen/{key}/slutat/", follow=True).content.decode()
    assert "Har slutat" in as_asta.get("/arbetsformedlingen/").content.decode()


def test_of_a_protected_person_no_place_or_reference(as_asta: Client, as_protector: Client, protector: Actor) -> None:
    row = make_application(protector, person=make_person(actor=protector, protection="sekretessmarkering"))
    for client, is_told in ((as_asta, False), (as_protector, True)):
        html = page(client, row)
        assert ("AF-1" in html) == is_told
        assert ("Ekens" in html) == is_told
        assert ("Alva" in html) == is_told
    assert "skyddade personuppgifter" in page(as_asta, row, "beslut/")


def test_cards_of_a_matter(application: Application, asta: Actor, malik: Actor) -> None:
    (card,) = application_cards(matter_key=application.matter_key, actor=asta, on=date(2026, 11, 22))
    assert (card.measure, card.state, card.tone) == ("Nystartsjobb", "väntar på beslut", "info")
    (late,) = application_cards(matter_key=application.matter_key, actor=asta, on=date(2026, 11, 24))
    assert late.tone == "warning"
    assert application_cards(matter_key=application.matter_key, actor=malik, on=date(2026, 11, 22)) == []


def test_strangers(as_malik: Client, as_ursula: Client, as_asta: Client, application: Application) -> None:
    for more in ("", "beslut/", "ratta/", "skickad/", "ta-tillbaka/"):
        assert as_malik.get(path(application, more)).status_code == 403
        assert as_ursula.get(path(application, more)).status_code == 403
        assert as_asta.get(f"/ansokningar/{uuid4()}/{more}").status_code == 404
    assert as_malik.get("/arbetsformedlingen/").status_code == 403


@pytest.fixture
def agreed(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    """A draft whose application is planned."""
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb")
    about = About(draft.key, draft.person.key, ekens_forskola.key, draft.placement_key)
    plan_application(about=about, measure_code="nystartsjobb", send_by=None, actor=asta)
    return draft


def test_of_an_agreement_everything_goes_by_the_agreement(as_asta: Client, agreed: Agreement) -> None:
    row = Application.objects.get()
    assert as_asta.post(path(row, "skickad/"), {"sent_day": "2026-11-20"}).status_code == 302
    agreed.refresh_from_db()
    assert agreed.state == "awaiting"
    sent = {"state": "granted", "decided_day": "2026-11-21", "amount": "9 500", "seen": "2"}
    assert as_asta.post(path(row, "beslut/"), sent).status_code == 302
    assert SupportDecision.objects.current().get().placement_key == agreed.placement_key
    assert as_asta.post(path(row, "stryk-beslutet/"), {"reason": "Fel person"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "sent"
    assert not SupportDecision.objects.current().exists()


def test_a_correction_to_refused_takes_the_support_back(as_asta: Client, agreed: Agreement) -> None:
    row = Application.objects.get()
    as_asta.post(path(row, "skickad/"), {"sent_day": "2026-11-20"})
    as_asta.post(path(row, "beslut/"), {"state": "granted", "decided_day": "2026-11-21", "amount": "9500", "seen": "2"})
    assert SupportDecision.objects.current().exists()
    fixed = {"state": "refused", "decided_day": "2026-11-21", "seen": "3", "reason": "Läste fel"}
    assert as_asta.post(path(row, "beslut/"), fixed).status_code == 302
    assert not SupportDecision.objects.current().exists()
