"""A workplace's page tells what is known of it, and by whom it is told; forms refuse what cannot be."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.factories.clients import BACKEND
from tests.factories.organisation import MunicipalityFactory, UnitFactory, WorkplaceFactory, user_with

from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Municipality, Workplace, WorkplaceFacts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TOLD = {
    "as_of": "2026-11-01",
    "ordinary_staff": "18",
    "supervisor_capacity": "2",
    "redundancy": "given",
    "redundancy_day": "2026-04-01",
    "source": "Åsa, chef",
}


@pytest.fixture
def monday() -> Any:
    with time_machine.travel("2026-11-02T09:00+01:00", tick=False):
        yield


@pytest.fixture
def asta(client: Client) -> Client:
    client.force_login(user_with(RoleKind.COORDINATOR), backend=BACKEND)
    return client


@pytest.fixture
def eken() -> Workplace:
    return WorkplaceFactory(unit=UnitFactory(), name="Eken")


def to(name: str, **keys: Any) -> str:
    return reverse(f"settings:{name}", kwargs=keys)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_what_nobody_has_told_is_said(asta: Client, eken: Workplace) -> None:
    page = text(asta.get(to("workplace", key=eken.key)))
    assert page.count("Uppgift saknas") == 3
    assert "Så har det sagts" not in page


def test_what_is_told_is_shown_with_its_day_and_source(asta: Client, eken: Workplace) -> None:
    done = asta.post(to("facts_add", workplace_key=eken.key), TOLD, follow=True)
    page = text(done)
    assert "Uppgifterna är sparade." in page
    for words in (
        "18 (uppgift från 2026-11-01)",
        "2 (uppgift från 2026-11-01)",
        "någon sades upp 2026-04-01",
        "Åsa, chef",
    ):
        assert words in page
    later = {"as_of": "2026-11-02", "redundancy": "none", "source": "HR"}
    page = text(asta.post(to("facts_add", workplace_key=eken.key), later, follow=True))
    assert "18 (uppgift från 2026-11-01)" in page
    assert "ingen har sagts upp (uppgift från 2026-11-02)" in page
    assert "–" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"as_of": "2026-11-03"}, "Dagen har inte varit än"),
        ({"redundancy_day": ""}, "Skriv vilken dag den senaste uppsägningen gjordes."),
        ({"redundancy": "none"}, "Välj att någon har sagts upp, eller ta bort dagen."),
        ({"ordinary_staff": "20000"}, "Antalet är orimligt."),
        ({"source": ""}, "Detta fält måste fyllas i."),
        ({"ordinary_staff": "många"}, "heltal"),
        ({"redundancy": "kanske"}, "kanske"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    asta: Client, eken: Workplace, wrong: dict[str, str], words: str
) -> None:
    refused = asta.post(to("facts_add", workplace_key=eken.key), {**TOLD, **wrong})
    assert refused.status_code == 422
    assert words in text(refused)
    assert not WorkplaceFacts.objects.exists()


def test_the_form_begins_with_today(asta: Client, eken: Workplace) -> None:
    assert 'value="2026-11-02"' in text(asta.get(to("facts_add", workplace_key=eken.key)))


def test_what_was_told_by_mistake_is_taken_back_after_a_question(asta: Client, eken: Workplace) -> None:
    asta.post(to("facts_add", workplace_key=eken.key), TOLD)
    key = WorkplaceFacts.objects.get().key
    assert "Ta tillbaka uppgifterna?" in text(asta.get(to("facts_remove", key=key)))
    assert "Uppgifterna är tillbakatagna." in text(asta.post(to("facts_remove", key=key), follow=True))
    assert not WorkplaceFacts.objects.exists()
    assert asta.get(to("facts_remove", key=key)).status_code == 404


def test_hr_sees_it_and_cannot_change_it(client: Client, asta: Client, eken: Workplace) -> None:
    asta.post(to("facts_add", workplace_key=eken.key), TOLD)
    hr = Client()
    hr.force_login(user_with(RoleKind.HR), backend=BACKEND)
    page = text(hr.get(to("workplace", key=eken.key)))
    assert "18 (uppgift från 2026-11-01)" in page
    assert "/ta-tillbaka/" not in page
    for path in (
        to("facts_add", workplace_key=eken.key),
        to("facts_remove", key=WorkplaceFacts.objects.get().key),
        to("share_limit"),
    ):
        assert hr.get(path).status_code == 403


def test_the_municipality_s_own_limit_is_set_and_taken_away(asta: Client) -> None:
    MunicipalityFactory()
    refused = asta.post(to("share_limit"), {"percent": "120"})
    assert refused.status_code == 422
    assert "Andelen ska vara över 0 och högst 100 procent." in text(refused)
    assert "Gränsen är sparad." in text(asta.post(to("share_limit"), {"percent": "12,5"}, follow=True))
    assert 'value="12,5' in text(asta.get(to("share_limit")))
    asta.post(to("share_limit"), {"percent": ""})
    assert Municipality.objects.get().supported_share_limit is None


def test_the_page_takes_as_many_queries_for_many_tellings_as_for_one(
    asta: Client, eken: Workplace, django_assert_num_queries: Any
) -> None:
    def tell(day: int) -> None:
        asta.post(to("facts_add", workplace_key=eken.key), {**TOLD, "as_of": f"2026-10-{day:02d}"})

    tell(1)
    asta.get(to("workplace", key=eken.key))
    with django_assert_num_queries(6):
        asta.get(to("workplace", key=eken.key))
    for day in range(2, 9):
        tell(day)
    assert WorkplaceFacts.objects.filter(as_of__gte=date(2026, 10, 1)).count() == 8
    with django_assert_num_queries(6):
        asta.get(to("workplace", key=eken.key))
