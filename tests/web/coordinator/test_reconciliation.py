"""Where the lists disagree: asked as people ask it, settled with a note, and masked."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.lists import apply, make_source, read, row, text_of
from tests.factories.register import later, make_number

from talja.apps.audit.models import ReadEvent
from talja.apps.imports.models import Settlement
from talja.apps.organisation.actors import Actor

pytestmark = pytest.mark.usefixtures("ekens_forskola")
UUID_IN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HERE = "/avstamning/"
ONE, TWO, THREE = (make_number(serial) for serial in (1, 2, 3))


@pytest.fixture
def disagreeing(asta: Actor) -> None:
    """Our own list with One and Two; the payroll's with One (another extent) and Three."""
    own, pay = make_source(asta, "Vår lista"), make_source(asta, "Lönelistan", kind="payroll")
    apply(read(text_of([row(ONE), row(TWO, "Bo", "Ek")]), actor=asta, source=own), actor=later(asta))
    pay_rows = [row(ONE, extent="50 %"), row(THREE, "Cia", "Dal")]
    apply(read(text_of(pay_rows), actor=later(asta, minutes=2), source=pay), actor=later(asta, minutes=3))


def text(client: Client, query: str = "") -> str:
    return client.get(HERE + query).content.decode()


def pairs(page: str) -> list[str]:
    return re.findall(r'name="difference" value="([0-9a-f]+:[0-9a-f]+)" form="settle"', page)


def test_before_any_list_the_page_says_how_to_begin(as_asta: Client) -> None:
    page = text(as_asta)
    assert "Inga listor att stämma av än" in page
    assert reverse("coordinator:batch_list") in page


def test_asks_what_the_unit_asks(as_asta: Client, disagreeing: None) -> None:
    page = text(as_asta)
    for words in (
        "Vem finns i Lönelistan men inte i Vår lista?",
        "Finns i Vår lista men inte i Lönelistan",
        "Omfattning skiljer",
        "Cia Dal",
        "Bo Ek",
        "2026-11-22",
    ):
        assert words in page


def test_is_narrowed_by_kind_list_and_field(as_asta: Client, disagreeing: None) -> None:
    assert "Cia Dal" not in text(as_asta, "?visa=field_differs")
    assert "Omfattning skiljer" not in text(as_asta, "?visa=in_one_not_other")
    assert "Omfattning skiljer" in text(as_asta, "?uppgift=extent")
    assert "Inga skillnader" in text(as_asta, "?uppgift=occupation")
    assert as_asta.get(HERE + "?visa=x&uppgift=x&sida=x&lista=x").status_code == 200


def test_one_is_settled_with_a_note_and_opened_again(as_asta: Client, disagreeing: None) -> None:
    pair = pairs(text(as_asta, "?uppgift=extent"))[0]
    said = {"difference": pair, "chosen": "register", "note": "Ringt chefen"}
    answer = as_asta.post(reverse("coordinator:difference_settle"), said, follow=True)
    assert "1 skillnad är avgjord." in answer.content.decode()
    settled = text(as_asta, "?visa=settled")
    for words in ("Ringt chefen", "Asta Öberg, 2026-11-22", "Öppna igen"):
        assert words in settled
    assert pair not in text(as_asta)
    as_asta.post(reverse("coordinator:difference_open"), {"difference": pair.partition(":")[0]})
    assert pair in text(as_asta)


def test_many_are_settled_at_once(as_asta: Client, disagreeing: None) -> None:
    every = pairs(text(as_asta))
    assert len(every) > 2
    as_asta.post(reverse("coordinator:difference_settle"), {"difference": every, "note": "Samma sak"})
    assert Settlement.objects.count() == len(every)
    assert "Inga skillnader" in text(as_asta)


def test_nothing_chosen_is_said(as_asta: Client, disagreeing: None) -> None:
    answer = as_asta.post(reverse("coordinator:difference_settle"), {"note": "x"}, follow=True)
    assert "Välj minst en skillnad först." in answer.content.decode()


def test_reading_persons_is_recorded(as_asta: Client, disagreeing: None) -> None:
    text(as_asta)
    event = ReadEvent.objects.order_by("pk").last()
    assert event is not None
    assert event.code == "reconciliation"


def test_neither_names_nor_numbers_stand_in_any_address(as_asta: Client, disagreeing: None) -> None:
    addresses = re.findall(r'(?:href|action)="([^"]+)"', text(as_asta))
    bare = [UUID_IN.sub("", one) for one in addresses]
    assert not [one for one in bare if re.search(r"Bo|Cia|\d{6}-?\d{4}", one)]


def test_only_those_who_may_import(as_malik: Client, as_ursula: Client, disagreeing: None) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(HERE).status_code == 403
        assert client.post(reverse("coordinator:difference_settle"), {}).status_code == 403
        assert client.post(reverse("coordinator:difference_open"), {}).status_code == 403
    assert not Settlement.objects.exists()


def test_opening_what_is_not_settled_is_not_found(as_asta: Client) -> None:
    assert as_asta.post(reverse("coordinator:difference_open"), {"difference": "x"}).status_code == 404
