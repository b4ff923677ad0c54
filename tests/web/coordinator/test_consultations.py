"""The coordinator follows a question to a union: its page, the answer by phone, sending it anew, taking it back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.factories.collaboration import make_consultation
from tests.factories.register import later, make_person

from talja.apps.collaboration.models import Consultation, Representative
from talja.apps.collaboration.operations import add_representative, record_answer, representative_left
from talja.apps.organisation.actors import Actor, by_link
from talja.web.coordinator.consultation_parts import consultation_cards


@pytest.fixture
def consultation(asta: Actor) -> Consultation:
    return make_consultation(asta)


def path(consultation: Consultation, more: str = "") -> str:
    return f"/samrad/{consultation.key}/{more}"


def page(client: Client, consultation: Consultation, more: str = "") -> str:
    return client.get(path(consultation, more), follow=True).content.decode()


def test_what_waits(as_asta: Client, consultation: Consultation) -> None:
    html = page(as_asta, consultation)
    for text in ("väntar på svar", "Rut Åberg", "Det här ser facket", "Duka och plocka undan", "Frågade facket"):
        assert text in html
    for move in ("svar/", "skicka-igen/", "paminn/", "ta-tillbaka/"):
        assert path(consultation, move) in html


def test_the_answer_by_phone_and_its_correction(as_asta: Client, consultation: Consultation) -> None:
    sent = {"answer": "objects", "how": "phone", "seen": "1", "answered_day": "2026-11-20"}
    refused = as_asta.post(path(consultation, "svar/"), sent)
    assert refused.status_code == 422
    assert "Skriv vad ni invänder mot" in refused.content.decode()
    assert as_asta.post(path(consultation, "svar/"), {**sent, "text": "Trångt i köket"}).status_code == 302
    row = Consultation.objects.get()
    assert row.answered_at is not None
    assert row.answered_at.date() == date(2026, 11, 20)
    html = page(as_asta, consultation)
    assert "Trångt i köket" in html
    assert "Rätta svaret" in html
    assert "Trångt i köket" in page(as_asta, consultation, "svar/")
    fixed = {"answer": "agrees", "how": "email", "seen": "2"}
    assert "Skriv varför" in as_asta.post(path(consultation, "svar/"), fixed).content.decode()
    as_asta.post(path(consultation, "svar/"), {**fixed, "reason": "Hörde fel"})
    assert Consultation.objects.get().state == "agrees"
    assert "Hörde fel" in page(as_asta, consultation)


def test_silence_before_the_deadline_is_refused(as_asta: Client, consultation: Consultation) -> None:
    answer = as_asta.post(path(consultation, "svar/"), {"answer": "no_answer", "seen": "1"})
    assert "tid kvar" in answer.content.decode()


def test_sent_to_somebody_else(as_asta: Client, consultation: Consultation, asta: Actor) -> None:
    union = consultation.union
    nils = add_representative(union_key=union.key, name="Nils Öst", email="nils@fack.example", actor=asta)
    representative_left(representative_key=Representative.objects.get(name="Rut Åberg").key, actor=asta)
    assert "har slutat" in page(as_asta, consultation)
    sent = {"whom": f"{union.key}:{nils.key}", "deadline": "2026-12-11"}
    assert as_asta.post(path(consultation, "skicka-igen/"), sent).status_code == 302
    row = Consultation.objects.get()
    assert (row.to_name, row.deadline) == ("Nils Öst", date(2026, 12, 11))
    too_early = as_asta.post(path(consultation, "skicka-igen/"), {**sent, "deadline": "2026-11-01"})
    assert too_early.status_code == 422


@pytest.mark.parametrize(("what", "state"), [("ta-tillbaka", "withdrawn"), ("paminn", "sent")])
def test_moves(what: str, state: str, as_asta: Client, consultation: Consultation) -> None:
    assert as_asta.get(path(consultation, f"{what}/")).status_code == 200
    assert as_asta.post(path(consultation, f"{what}/"), {"reason": "Blev inte av"}).status_code == 302
    assert Consultation.objects.get().state == state
    assert as_asta.get(path(consultation)).status_code == 200


def test_moves_after_the_answer(as_asta: Client, consultation: Consultation, asta: Actor) -> None:
    from_link = by_link(link_key=uuid4(), purpose="consultation", matter_key=consultation.key, at=asta.at)
    record_answer(consultation_key=consultation.key, answer="agrees", how="phone", actor=asta)
    Consultation.objects.update(wants_contact=True, recorded_by=from_link.key, how="link")
    html = page(as_asta, consultation)
    assert "genom länken" in html
    assert "Ombudet är kontaktat" in html
    assert as_asta.post(path(consultation, "kontaktad/"), {"reason": "Ringde"}).status_code == 302
    assert "väntar på att bli kontaktad" in page(as_asta, consultation, "kontaktad/")
    assert as_asta.post(path(consultation, "stryk-svaret/"), {"reason": "Fel fråga"}).status_code == 302
    assert Consultation.objects.get().state == "sent"
    assert as_asta.get(path(consultation, "trumpet/")).status_code == 404


def test_an_overdue_one_says_so(as_asta: Client, consultation: Consultation) -> None:
    Consultation.objects.update(deadline=consultation.deadline - timedelta(days=30))
    assert "Svarstiden har gått ut" in page(as_asta, consultation)


def test_of_a_protected_person_no_place_is_told(as_asta: Client, as_protector: Client, protector: Actor) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    row = make_consultation(protector, person=person)
    html = page(as_asta, row)
    assert "skyddade uppgifter" in html
    assert "Ekens" not in html
    assert "Duka" not in html
    assert "Ekens" in page(as_protector, row)
    assert "skyddade personuppgifter" in page(as_asta, row, "svar/")
    meeting = f"/facken/{row.union.key}/"
    assert "1 fråga till gäller någon med skyddade uppgifter" in as_asta.get(meeting).content.decode()
    assert "Ekens" in as_protector.get(meeting).content.decode()


def test_a_meeting_with_the_union(as_asta: Client, consultation: Consultation, asta: Actor) -> None:
    meeting = f"/facken/{consultation.union.key}/"
    html = as_asta.get(meeting).content.decode()
    assert "3 av 21" in html
    assert "Alva" not in html
    record_answer(consultation_key=consultation.key, answer="objects", text="Trångt", how="phone", actor=later(asta))
    Consultation.objects.update(wants_contact=True)
    html = as_asta.get(meeting).content.decode()
    assert "Har invändningar" in html
    assert "Vill bli kontaktad" in html
    Consultation.objects.all().delete()
    assert "Inget att ta upp" in as_asta.get(meeting).content.decode()


def test_cards_of_a_matter(consultation: Consultation, asta: Actor, malik: Actor) -> None:
    (card,) = consultation_cards(matter_key=consultation.matter_key, actor=asta)
    assert (card.union, card.state, card.url) == ("Kommunal Ödsbygd", "väntar på svar", path(consultation))
    assert consultation_cards(matter_key=consultation.matter_key, actor=malik) == []


def test_strangers(as_malik: Client, as_ursula: Client, as_asta: Client, consultation: Consultation) -> None:
    for more in ("", "svar/", "skicka-igen/", "paminn/"):
        assert as_malik.get(path(consultation, more)).status_code == 403
        assert as_ursula.get(path(consultation, more)).status_code == 403
        assert as_asta.get(f"/samrad/{uuid4()}/{more}").status_code == 404
