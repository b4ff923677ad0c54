"""The report of a follow-up says what came out of it, to all who met: and nothing that was told in confidence."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.followups.making import ANSWERS, PLAN, asked, make_contact, planned, reached
from tests.conftest import make_actor
from tests.factories.agreements import make_running
from tests.factories.register import later, make_placement, make_workplace
from tests.papers import pages_of

from talja.apps.audit.models import ReadEvent
from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import HeldInput, answer_form, make_plan, record_followup
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.web.shared.rule_words import day_text

HELD = HeldInput(
    date(2026, 11, 20),
    attended=("person", "workplace"),
    going="well",
    note="Trivs i köket.",
    agreed="Öka i maj.",
    belief=2,
)


@pytest.fixture
def placement(asta: Actor) -> Placement:
    days = {"first_day": date(2026, 11, 2), "planned_last_day": date(2027, 11, 1)}
    return make_placement(actor=asta, workplace=make_workplace("Almgården"), measure="introduktionsjobb", **days)


def address(followup: FollowUp, form: str = "word") -> str:
    return reverse("coordinator:followup_paper", args=[followup.key, form])


def held(placement: Placement, actor: Actor, said: HeldInput = HELD) -> FollowUp:
    followup = planned(placement, actor=actor)
    record_followup(followup_key=followup.key, said=said, actor=later(actor, minutes=5))
    return followup


def word(client: Client, followup: FollowUp) -> str:
    response = client.get(address(followup))
    assert response.status_code == 200
    with ZipFile(BytesIO(response.content)) as archive:
        return archive.read("word/document.xml").decode()


def plain(text: str) -> str:
    """Return a text with every space and line break as one."""
    return " ".join(text.split())


def test_it_says_what_came_out_and_what_happens_now(as_asta: Client, asta: Actor, placement: Placement) -> None:
    make_plan(placement_key=placement.key, said=PLAN, actor=asta)
    followup = held(placement, asta)
    text = word(as_asta, followup)
    pdf = "\n".join(pages_of(as_asta.get(address(followup, "pdf")).content))
    said = (
        "Alva Åkesson",
        "Almgården",
        day_text(HELD.held_day),
        "Trivs i köket.",
        "Öka i maj.",
        PLAN.next_step,
        "avstämning",
    )
    for words in said:
        assert words in text
        assert plain(words) in plain(pdf)
    assert "{{" not in text
    assert "ntroduktionsjobb" not in text + pdf  # handed to people who may not know the form


def test_the_workplace_is_quoted_and_the_person_is_not(as_asta: Client, asta: Actor, placement: Placement) -> None:
    reached(placement, actor=asta)
    make_contact(placement)
    own = asked(placement, actor=asta)
    theirs = asked(placement, actor=asta, audience="workplace_form")
    answer_form(ask_key=own.key, said=ANSWERS, words="Jag sover dåligt.", actor=later(asta))
    said = {"going": "well", "hours_right": "yes", "keep": "maybe"}
    answer_form(ask_key=theirs.key, said=said, words="", actor=later(asta))
    text = word(as_asta, held(placement, asta))
    assert "Vill ni ha kvar personen?" in text
    for words in ("sover", "Klarar du", "Tror du", "Hur trivs du"):
        assert words not in text


def test_what_is_agreed_stands_there(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    agreement = make_running(drafter=asta, approver=make_actor("Berit Norell"), workplace=ekens_forskola)
    placement = Placement.objects.get(key=agreement.placement_key)
    followup = planned(placement, actor=asta, kind="first_contact")
    FollowUp.objects.filter(pk=followup.pk).update(due_day=date(2026, 11, 20))
    Placement.objects.filter(pk=placement.pk).update(first_day=date(2026, 11, 2))
    record_followup(
        followup_key=followup.key, said=HeldInput(HELD.held_day, going="well"), actor=later(asta, minutes=9)
    )
    text = word(as_asta, followup)
    for words in ("Klara köket på egen hand.", "30 timmar i veckan", "Söka tjänst som köksbiträde."):
        assert words in text
    assert "None" not in text


def test_the_page_leads_to_it_once_it_is_held(as_asta: Client, asta: Actor, placement: Placement) -> None:
    followup = planned(placement, actor=asta)
    shown = reverse("coordinator:followup", args=[followup.key])
    assert address(followup) not in as_asta.get(shown).content.decode()
    assert as_asta.get(address(followup)).status_code == 404
    held(placement, asta)
    html = as_asta.get(shown).content.decode()
    assert address(followup) in html
    assert address(followup, "pdf") in html
    assert as_asta.get(address(followup, "excel")).status_code == 404


def test_reading_it_is_logged(as_asta: Client, asta: Actor, placement: Placement) -> None:
    word(as_asta, held(placement, asta))
    (read,) = ReadEvent.objects.filter(code="followup_paper")
    assert read.persons == str(placement.person.key)


def test_none_is_made_of_a_protected_person_nor_for_strangers(
    as_asta: Client, as_malik: Client, as_ursula: Client, asta: Actor, placement: Placement
) -> None:
    followup = held(placement, asta)
    for client in (as_malik, as_ursula):
        assert client.get(address(followup)).status_code == 403
    change_person(person_key=placement.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    response = as_asta.get(address(followup))
    assert response.status_code == 403
    assert "Åkesson" not in response.content.decode()
