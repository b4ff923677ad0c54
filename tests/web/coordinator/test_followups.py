"""The pages of the follow-up: a plan, a follow-up, the lists, and nothing of what was said to those who may not see."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.apps.followups.making import ANSWERS, PLAN, asked, at, ended, make_manager, planned, reached
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.correspondence.models import Letter
from talja.apps.followups.models import Ask, FollowUp, Held, Plan
from talja.apps.followups.operations import (
    HeldInput,
    MeetingInput,
    answer_form,
    invite,
    make_plan,
    plan_followups,
    record_followup,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement

SAID = {"aim": "studies_basic", "next_step": "Boka studievägledare", "next_step_day": "2026-12-01"}


@pytest.fixture
def placement(asta: Actor) -> Placement:
    days = {"first_day": date(2026, 11, 2), "planned_last_day": date(2027, 11, 1)}
    return make_placement(actor=asta, workplace=make_workplace("Almgården"), measure="introduktionsjobb", **days)


@pytest.fixture
def in_february() -> Iterator[None]:
    with time_machine.travel(at(2027, 2, 3), tick=False):
        yield


def url(name: str, key: object, *more: object) -> str:
    return reverse(f"coordinator:{name}", args=[key, *more])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_plan_is_made_shown_and_made_anew(as_asta: Client, asta: Actor, placement: Placement) -> None:
    assert "Det finns ingen plan än" in page(as_asta, url("placement", placement.key))
    assert "344 dagar kvar" in page(as_asta, url("plan_make", placement.key))
    said = SAID | {"responsible_key": asta.key, "seen_key": ""}
    response = as_asta.post(url("plan_make", placement.key), said, follow=True)
    shown = response.content.decode()
    for words in ("Planen är sparad.", "studier: grundläggande vuxenutbildning", "Boka studievägledare", "Asta Öberg"):
        assert words in shown
    assert "Boka studievägledare" in page(as_asta, url("plan_make", placement.key))


def test_two_who_plan_at_once_lose_nothing(as_asta: Client, asta: Actor, placement: Placement) -> None:
    make_plan(placement_key=placement.key, said=PLAN, actor=asta)
    said = SAID | {"responsible_key": asta.key, "seen_key": ""}
    response = as_asta.post(url("plan_make", placement.key), said)
    assert response.status_code == 422
    shown = response.content.decode()
    assert "Någon annan har skrivit en plan under tiden" in shown
    assert "Boka studievägledare" in shown
    key = str(Plan.objects.get().key)
    assert key in shown
    as_asta.post(url("plan_make", placement.key), said | {"seen_key": key})
    assert Plan.objects.count() == 2


def test_how_it_went(in_february: None, as_asta: Client, asta: Actor, placement: Placement) -> None:
    followup = planned(placement, actor=asta)
    assert "Tror du att personen får jobb" in page(as_asta, url("followup", followup.key))
    said = {
        "held_day": "2027-02-02",
        "attended": ["person"],
        "going": "mixed",
        "belief": "4",
        "note": "Bra.",
        "seen_key": "",
    }
    assert as_asta.post(url("followup", followup.key), {**said, "belief": ""}).status_code == 422
    response = as_asta.post(url("followup", followup.key), said, follow=True)
    shown = response.content.decode()
    for words in ("Uppföljningen är sparad.", "Både bra och svårt · tro: ganska mycket", "Bra.", "Handläggarens tro"):
        assert words in shown
    response = as_asta.post(url("followup", followup.key), said | {"note": "Annat."})
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Någon annan har skrivit under tiden" in shown
    assert "Annat." in shown
    held = Held.objects.get()
    as_asta.post(url("followup", followup.key), said | {"note": "Annat.", "seen_key": str(held.key)})
    assert Held.objects.get(replaced_at=None).note == "Annat."


def test_a_form_is_sent_and_its_answer_shown(as_asta: Client, asta: Actor, placement: Placement) -> None:
    followup = planned(placement, actor=asta)
    reached(placement, actor=asta)
    shown = page(as_asta, url("followup", followup.key))
    assert "Det finns ingen att fråga på arbetsplatsen" in shown
    address = url("followup_ask", followup.key, "participant_form")
    assert as_asta.get(address).status_code == 405
    assert "Formuläret är på väg." in as_asta.post(address, follow=True).content.decode()
    assert "Formuläret är redan skickat" in as_asta.post(address, follow=True).content.decode()
    ask = Ask.objects.get()
    answer_form(ask_key=ask.key, said=ANSWERS, words="Mer tid", actor=asta)
    shown = page(as_asta, url("followup", followup.key))
    assert "Klarar du dina uppgifter?" in shown
    assert "Mer tid" in shown
    assert "ganska bra" in page(as_asta, url("placement", placement.key))


def test_a_time_is_booked_and_both_invited(as_asta: Client, asta: Actor, placement: Placement) -> None:
    followup = planned(placement, actor=asta, kind="check_in")
    make_manager(placement)
    said = {"day": "2027-01-11", "time": "09:30", "minutes": "45", "place": "Rum 2"}
    both = {"audiences": ["workplace_form", "participant_form"]}
    assert as_asta.get(url("followup_invite", followup.key)).status_code == 200
    assert as_asta.post(url("followup_invite", followup.key), said | {"day": "2029-01-01"}).status_code == 422
    shown = as_asta.post(url("followup_invite", followup.key), said | both, follow=True).content.decode()
    assert "kl. 09.30, Rum 2" in shown
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["paper", "queued"]
    file = as_asta.get(url("followup_calendar", followup.key))
    assert "DTSTART:20270111T083000Z" in file.content.decode()
    assert file["Content-Disposition"] == 'attachment; filename="uppfoljning.ics"'


def test_another_day_and_an_extra(as_asta: Client, asta: Actor, placement: Placement) -> None:
    followup = planned(placement, actor=asta, kind="check_in")
    assert as_asta.get(url("followup_move", followup.key)).status_code == 200
    assert as_asta.post(url("followup_move", followup.key), {"day": "2029-01-01"}).status_code == 422
    as_asta.post(url("followup_move", followup.key), {"day": "2027-01-12"})
    assert FollowUp.objects.get(pk=followup.pk).due_day == date(2027, 1, 12)
    assert as_asta.get(url("followup_add", placement.key)).status_code == 200
    as_asta.post(url("followup_add", placement.key), {"day": "2026-12-01"})
    assert FollowUp.objects.filter(kind="extra").count() == 1


def test_the_end_is_assessed_on_its_own_page(as_asta: Client, asta: Actor, placement: Placement) -> None:
    end = planned(placement, actor=asta, kind="end")
    assert as_asta.get(url("followup", end.key)).status_code == 302
    shown = page(as_asta, url("placement_end", placement.key))
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    said = {"last_day": "2026-11-20", "reason": "got_work", "destination": "ordinary_private_job", "kolada": "A"}
    said |= {"evidence": "contract_seen", "note": "Såg avtalet.", "seen": seen}
    shown = as_asta.post(url("placement_end", placement.key), said, follow=True).content.decode()
    for words in ("anställningsavtalet sett", "Såg avtalet.", "Inte kontrollerat", "2027-02-20"):
        assert words in shown


def test_the_list(in_february: None, as_asta: Client, asta: Actor, placement: Placement) -> None:
    assert "Inget att följa upp" in page(as_asta, reverse("coordinator:followup_list"))
    plan_followups(placement_key=placement.key, actor=asta)
    shown = page(as_asta, reverse("coordinator:followup_list"))
    assert shown.count("Alva Åkesson") == 3
    assert "försenad" in shown
    assert page(as_asta, reverse("coordinator:followup_list") + "?page=x")


def test_what_was_said_of_a_protected_person(
    in_february: None, as_asta: Client, as_protector: Client, protector: Actor
) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    hidden = make_placement(actor=protector, person=person, first_day=date(2026, 11, 2))
    make_plan(placement_key=hidden.key, said=PLAN, actor=protector)
    followup = planned(hidden, actor=protector)
    record_followup(
        followup_key=followup.key, said=HeldInput(date(2026, 11, 22), note="hemligt", belief=2), actor=protector
    )
    for address in (url("placement", hidden.key), reverse("coordinator:followup_list")):
        shown = page(as_asta, address)
        assert "hemligt" not in shown
        assert "Ringa chefen" not in shown
        assert "Alva" not in shown
    assert as_asta.get(url("followup", followup.key)).status_code == 403
    assert as_asta.get(url("plan_make", hidden.key), follow=True).redirect_chain
    assert "hemligt" in page(as_protector, url("placement", hidden.key))


def test_a_manager_sees_days_only(
    as_malik: Client, malik: Actor, asta: Actor, ekens_forskola: Workplace, placement: Placement
) -> None:
    own = make_placement(actor=asta, workplace=ekens_forskola, first_day=date(2026, 11, 2))
    followup = planned(own, actor=asta, kind="check_in")
    said = MeetingInput(date(2027, 1, 11), 9, 30, 45, "", ())
    invite(followup_key=followup.key, said=said, actor=asta)
    extra = planned(own, actor=asta)
    record_followup(
        followup_key=extra.key, said=HeldInput(date(2026, 11, 22), note="hemligt", belief=2), actor=later(asta)
    )
    shown = page(as_malik, reverse("manager:placement", args=[own.key]))
    assert "2027-01-11 kl. 09.30" in shown
    assert "2026-11-22 (gjord)" in shown
    assert "hemligt" not in shown
    for address in (
        reverse("coordinator:followup_list"),
        reverse("coordinator:call_day"),
        reverse("coordinator:unknown_list"),
        url("followup", extra.key),
        url("plan_make", own.key),
        url("followup_calendar", extra.key),
    ):
        assert as_malik.get(address).status_code == 403


def test_strangers(as_ursula: Client, asta: Actor, placement: Placement) -> None:
    ask = asked(placement, actor=asta)
    for address in (reverse("coordinator:followup_list"), url("followup", ask.followup.key)):
        assert as_ursula.get(address).status_code == 403
    assert as_ursula.get(reverse("guest:participant_form", args=[ask.key])).status_code == 404


def test_an_internship_that_became_an_employment_says_so(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    days = {"first_day": date(2026, 5, 1), "planned_last_day": date(2026, 8, 31)}
    internship = make_placement(actor=asta, person=person, measure="arbetspraktik", **days)
    ended(internship, actor=asta, last_day=date(2026, 8, 31), destination="other_measure")
    assert "inte kontrollerat" in page(as_asta, url("placement", internship.key)).lower()
    make_placement(actor=asta, person=person, measure="introduktionsjobb", first_day=date(2026, 9, 1))
    shown = page(as_asta, url("placement", internship.key))
    assert "nställning med stöd från 2026-09-01, enligt registret" in shown
    assert "inte kontrollerat" not in shown.lower()
