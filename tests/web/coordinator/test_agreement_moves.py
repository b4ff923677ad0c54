"""An agreement moves on through its pages: approved, sent, settled, started, changed and ended."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import FIRST_DAY, approve_all, current_of, make_draft, make_running, read_warnings
from tests.factories.clients import signed_in
from tests.factories.register import later, make_placement

from talja.apps.agreements.enums import Party, State
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval
from talja.apps.agreements.operations import approve, settle
from talja.apps.collaboration.models import Application, Consultation, Union
from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import Calculation, SupportDecision


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


@pytest.fixture
def running(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_running(drafter=asta, approver=berit, workplace=ekens_forskola)


def at(agreement: Agreement, what: str) -> str:
    return f"/overenskommelser/{agreement.key}/{what}"


def state_of(agreement: Agreement) -> str:
    return Agreement.objects.get(pk=agreement.pk).state


def text(client: Client, address: str, **said: Any) -> str:
    return str(client.post(address, said).content.decode() if said else client.get(address).content.decode())


def test_a_colleague_approves_for_the_unit_but_not_who_wrote_it(
    as_asta: Client, berit: Actor, draft: Agreement
) -> None:
    stopped = as_asta.get(at(draft, "godkann/unit/"), follow=True).content.decode()
    assert "Du har själv skrivit det här." in stopped
    client = signed_in(berit)
    assert "Duka, diska" in text(client, at(draft, "godkann/unit/"))
    assert client.post(at(draft, "godkann/unit/"), {"number": 1}).status_code == 302
    assert Approval.objects.get().party == Party.UNIT
    assert client.get(at(draft, "godkann/facket/")).status_code == 404


def test_what_was_approved_meanwhile_is_not_what_was_read(as_asta: Client, berit: Actor, draft: Agreement) -> None:
    client = signed_in(berit)
    AgreementVersion.objects.update(number=2)
    response = client.post(at(draft, "godkann/unit/"), {"number": 1})
    assert response.status_code == 422
    assert 'name="number" value="2"' in response.content.decode()
    assert not Approval.objects.exists()


def test_a_yes_on_paper_is_written_in_with_who_and_how(as_asta: Client, draft: Agreement) -> None:
    address = at(draft, "godkann/workplace/at/")
    assert as_asta.post(address, {"number": 1, "on_behalf_of": "Mia Chef"}).status_code == 422
    said = {"number": 1, "on_behalf_of": "Mia Chef", "reason": "Skrev under 3 november"}
    assert as_asta.post(address, said).status_code == 302
    assert Approval.objects.get().on_behalf_of == "Mia Chef"
    unit = as_asta.post(at(draft, "godkann/unit/at/"), said)
    assert (unit.status_code, "ds-error-summary" in unit.content.decode()) == (422, True)
    assert Approval.objects.count() == 1


def test_every_yes_is_taken_back_with_a_reason(as_asta: Client, asta: Actor, berit: Actor, draft: Agreement) -> None:
    approve_all(draft, drafter=asta, approver=berit)
    address = at(draft, "godkannanden/ta-tillbaka/")
    assert as_asta.post(address, {"reason": ""}).status_code == 422
    as_asta.post(address, {"reason": "Lönen ska ändras"})
    assert not Approval.objects.standing().exists()
    assert as_asta.post(address, {"reason": "Igen"}).status_code == 422


def test_a_link_to_approve_by_is_sent(as_asta: Client, draft: Agreement) -> None:
    address = at(draft, "godkann/participant/lank/")
    assert "Alva Åkesson" in text(as_asta, address)
    assert as_asta.post(address, {"name": "Alva", "email": "ingen adress"}).status_code == 422
    assert as_asta.post(address, {"name": "Alva", "email": "alva@b.example"}).status_code == 302
    assert Letter.objects.get().kind == "agreement.approval_participant"
    assert as_asta.get(at(draft, "godkann/unit/lank/")).status_code == 404


def test_the_union_is_asked_and_its_objection_answered_for(as_asta: Client, draft: Agreement) -> None:
    union = Union.objects.create(name="Kommunal", email="k@fack.example", sort_key="kommunal")
    address = at(draft, "facket/")
    assert "Kommunal" in text(as_asta, address)
    assert "Svara senast" in text(as_asta, address, whom=f"{union.key}:", deadline="2020-01-01")
    assert as_asta.post(address, {"whom": f"{union.key}:", "deadline": "2026-12-06"}).status_code == 302
    assert (Consultation.objects.get().union, state_of(draft)) == (union, State.CONSULTED)
    html = text(as_asta, at(draft, ""))
    assert "Kommunal" in html.partition('id="facket"')[2]
    assert as_asta.post(at(draft, "varningar/0/"), {"reason": "Vi har talats vid"}).status_code == 302
    assert as_asta.get(at(draft, "varningar/99/")).status_code == 404


def test_an_application_and_its_decision_are_written_in_once(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb")
    assert as_asta.post(at(draft, "ansokan/"), {"sent_day": "2030-01-01"}).status_code == 422
    assert as_asta.post(at(draft, "ansokan/"), {"sent_day": "2026-11-20", "reference": "Af-1"}).status_code == 302
    assert state_of(draft) == State.AWAITING
    application = Application.objects.get()
    address = at(draft, f"ansokan/{application.key}/beslut/")
    said = {"state": "granted", "decided_day": "2026-11-21", "amount": "9 000", "decision_first_day": "2026-12-01"}
    assert as_asta.post(address, {**said, "seen": application.version}).status_code == 302
    assert SupportDecision.objects.get().amount == 9_000
    stale = as_asta.post(address, {**said, "seen": application.version, "reason": "Fel"})
    assert stale.status_code == 422
    assert "Rätta beslutet" in stale.content.decode()
    other = make_draft(actor=asta, workplace=ekens_forskola)
    assert as_asta.get(at(other, f"ansokan/{application.key}/beslut/")).status_code == 404


def test_it_is_priced_beside_other_forms_and_kept(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb", wage=Decimal(18_000))
    address = at(draft, "kalkyl/")
    html = text(as_asta, address)
    assert "Ur överenskommelsen." in html
    assert 'value="24\u00a0000"' in html  # for 75 per cent it is 18 000
    said = {"scheme": "nystartsjobb", "wage": "24 000", "extent": "75", "first_day": "2026-12-01", "po": "40"}
    shown = text(as_asta, address, **said, months_without_work="30")
    assert "Spara med överenskommelsen" in shown
    assert not Calculation.objects.exists()
    assert as_asta.post(address, {**said, "months_without_work": "30", "do": "spara"}).status_code == 302
    assert current_of(draft).calculation_key == Calculation.objects.get().key
    assert "Uträkning: Nystartsjobb" in text(as_asta, at(draft, "kalkyl/sparad/"))
    assert as_asta.get(at(make_draft(actor=asta, workplace=ekens_forskola), "kalkyl/sparad/")).status_code == 404


def test_an_approval_stands_in_the_way_of_a_new_price(as_asta: Client, berit: Actor, draft: Agreement) -> None:
    approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    assert as_asta.get(at(draft, "kalkyl/")).url == f"/overenskommelser/{draft.key}/"


def test_it_is_settled_taken_back_and_cancelled(as_asta: Client, asta: Actor, berit: Actor, draft: Agreement) -> None:
    stopped = as_asta.get(at(draft, "faststall/"), follow=True).content.decode()
    assert "ds-alert" in stopped
    approve_all(draft, drafter=asta, approver=berit)
    read_warnings(draft, actor=asta)
    assert as_asta.get(at(draft, "faststall/")).status_code == 200
    as_asta.post(at(draft, "faststall/"))
    assert state_of(draft) == State.APPROVED
    assert as_asta.post(at(draft, "utkast/"), {"reason": ""}).status_code == 422
    as_asta.post(at(draft, "utkast/"), {"reason": "Fel timmar"})
    assert state_of(draft) == State.DRAFT
    as_asta.post(at(draft, "avbryt/"), {"reason": "Fick annat arbete"})
    assert state_of(draft) == State.CANCELLED
    html = text(as_asta, at(draft, ""))
    assert "Fick annat arbete" in html
    assert "Det här behövs" not in html
    assert as_asta.get(at(draft, "avbryt/")).status_code == 302


def test_it_starts_with_the_end_of_the_internship_before_it(
    as_asta: Client, asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    before = make_placement(actor=asta, measure="arbetspraktik", workplace=ekens_forskola)
    draft = make_draft(actor=asta, workplace=ekens_forskola, person=before.person, converts_key=before.key)
    approve_all(draft, drafter=asta, approver=berit)
    read_warnings(draft, actor=asta)
    settle(agreement_key=draft.key, actor=later(asta))
    html = text(as_asta, at(draft, "starta/"))
    assert "Så slutar" in html
    assert f'value="{FIRST_DAY - timedelta(days=1)}"' in html
    assert as_asta.post(at(draft, "starta/"), {}).status_code == 422
    end = {"last_day": "2026-11-30", "reason": "got_work", "destination": "other_measure", "kolada": "E"}
    assert as_asta.post(at(draft, "starta/"), end).status_code == 302
    assert Placement.objects.get(key=before.key).last_day == date(2026, 11, 30)
    assert state_of(draft) == State.RUNNING


def test_a_change_is_looked_at_before_it_is_saved(as_asta: Client, running: Agreement) -> None:
    assert "Förläng" in text(as_asta, at(running, "andra/"))
    address = at(running, "andra/extended/")
    said = {"effective_day": "2027-05-31", "last_day": "2027-08-31", "reason": "Det går bra"}
    shown = text(as_asta, address, **said)
    for words in ("Det här händer", "2027-05-31", "2027-08-31", "uppföljningar", "Spara ändringen"):
        assert words in shown
    assert AgreementVersion.objects.count() == 1
    assert as_asta.post(address, {**said, "do": "spara"}).status_code == 302
    assert AgreementVersion.objects.get(number=2).standing == "pending"
    assert as_asta.get(address).status_code == 302
    as_asta.post(at(running, "andra/ta-tillbaka/"), {"reason": "Vi väntar"})
    assert AgreementVersion.objects.get(number=2).standing == "withdrawn"
    assert as_asta.get(at(running, "andra/ta-tillbaka/")).status_code == 302


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("extended", {"last_day": "2027-01-31"}, "Spara ändringen"),
        ("shortened", {"last_day": "2027-08-31"}, "Spara ändringen"),
        ("extent", {"extent": "120"}, "Spara ändringen"),
        ("moved", {}, "Spara ändringen"),
        ("other", {}, "Spara ändringen"),
        ("extended", {"last_day": "2027-08-31", "effective_day": "2020-01-01"}, "Spara ändringen"),
    ],
)
def test_what_cannot_be_changed_so_is_said_before_it_can_be_saved(
    kind: str, said: dict[str, str], words: str, as_asta: Client, running: Agreement
) -> None:
    response = as_asta.post(at(running, f"andra/{kind}/"), {"effective_day": "2027-01-11", "reason": "Annat", **said})
    assert response.status_code == 422
    assert words not in response.content.decode()


def test_what_sort_of_employment_it_is_can_be_changed(as_asta: Client, running: Agreement) -> None:
    assert "Ändra anställningsform" in text(as_asta, at(running, "andra/"))
    said = {"effective_day": str(FIRST_DAY), "employment": "permanent", "reason": "Ordinarie tjänst"}
    shown = text(as_asta, at(running, "andra/other/"), **said)
    assert "Det här händer" in shown
    assert "tillsvidareanställning" in shown[shown.index("Det här händer") :]
    assert as_asta.post(at(running, "andra/other/"), {**said, "do": "spara"}).status_code == 302
    assert AgreementVersion.objects.get(number=2).employment == "permanent"


def test_a_change_of_no_kind_is_not_found(as_asta: Client, running: Agreement) -> None:
    assert as_asta.get(at(running, "andra/edited/")).status_code == 404


def test_a_pause_holds_when_the_unit_has_approved_it(as_asta: Client, berit: Actor, running: Agreement) -> None:
    said = {"effective_day": str(FIRST_DAY), "reason": "Läser svenska", "do": "spara"}
    assert as_asta.post(at(running, "andra/interrupted/"), said).status_code == 302
    html = text(as_asta, at(running, ""))
    assert "Ändring från 2026-12-01" in html
    approve(agreement_key=running.key, number=2, party=Party.UNIT, actor=later(berit, minutes=9))
    assert "Alla har godkänt." in text(as_asta, at(running, ""))


def test_it_ends_with_what_that_rests_on_and_a_wrong_end_is_taken_back(as_asta: Client, running: Agreement) -> None:
    address = at(running, "avsluta/")
    assert "A: arbete" in text(as_asta, address)
    said = {"last_day": str(TODAY + timedelta(days=20)), "reason": "got_work", "kolada": "A"}
    said |= {"destination": "ordinary_municipal_job"}
    assert as_asta.post(address, said).status_code == 422
    assert as_asta.post(address, {**said, "evidence": "contract_seen"}).status_code == 302
    assert state_of(running) == State.ENDED
    assert as_asta.get(at(running, "oppna/")).status_code == 200
    as_asta.post(at(running, "oppna/"), {"reason": "Fel person"})
    assert state_of(running) == State.RUNNING
    assert as_asta.get(at(running, "oppna/")).status_code == 302


def test_the_letter_of_kolada_follows_the_destination(as_asta: Client, running: Agreement) -> None:
    response = as_asta.get(at(running, "avsluta/") + "?destination=studies_basic", headers={"HX-Request": "true"})
    assert "B: studier" in response.content.decode().partition("Förslag")[2]


WRITTEN = ("redigera/", "kalkyl/", "godkann/workplace/at/", "godkannanden/ta-tillbaka/", "varningar/1/", "facket/")
MOVED = ("ansokan/", "faststall/", "utkast/", "avbryt/", "starta/", "andra/", "andra/extended/", "avsluta/", "oppna/")


@pytest.mark.parametrize("what", [*WRITTEN, *MOVED, "godkann/unit/", "andra/ta-tillbaka/"])
def test_managers_and_strangers_move_nothing(what: str, as_malik: Client, as_ursula: Client, draft: Agreement) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(at(draft, what)).status_code == 403
        assert client.post(at(draft, what), {"reason": "x"}).status_code == 403
