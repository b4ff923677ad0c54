"""The call day: each row saved on its own, nothing typed is lost, and nobody becomes a success by being left alone."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.apps.followups.making import at, ended, reached
from tests.factories.register import later, make_placement

from talja.apps.audit.models import ReadEvent
from talja.apps.followups.models import Check
from talja.apps.followups.operations import CheckInput, record_check
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement

CALLS = "/uppfoljning/ringdag/"


@pytest.fixture(autouse=True)
def in_february(the_day: None) -> Iterator[None]:
    with time_machine.travel(at(2027, 2, 22), tick=False):
        yield


@pytest.fixture
def over(asta: Actor) -> Placement:
    placement = make_placement(actor=asta, first_day=date(2026, 3, 2))
    ended(placement, actor=asta, last_day=date(2026, 11, 20))
    reached(placement, actor=asta)
    return placement


def answers(placement: Placement, **said: str) -> dict[str, str]:
    prefix = f"r{str(placement.key)[:8]}-3"
    told = {"still": "yes", "status": "", "evidence": "person_told", "note": "", "checked_day": "2027-02-22"} | said
    return {f"{prefix}-{name}": value for name, value in told.items()} | {
        f"{prefix}-seen_key": said.get("seen_key", "")
    }


def row(placement: Placement) -> str:
    return reverse("coordinator:call_record", args=[placement.key, 3])


def test_a_call_is_made_saved_and_gone(as_asta: Client, over: Placement) -> None:
    shown = as_asta.get(CALLS).content.decode()
    for words in ("Alva Åkesson", 'href="tel:070-0000000"', "3 månader efter 2026-11-20"):
        assert words in shown
    assert as_asta.get(row(over)).status_code == 405
    shown = as_asta.post(row(over), answers(over), follow=True).content.decode()
    assert "Sparat." in shown
    assert "Ingen att ringa" in shown
    check = Check.objects.get()
    assert (check.status, check.still, check.evidence) == ("ordinary_private_job", "yes", "person_told")
    assert ReadEvent.objects.filter(code="call_day", persons=str(over.person.key)).exists()


def test_with_htmx_only_the_row_changes(as_asta: Client, over: Placement) -> None:
    response = as_asta.post(row(over), answers(over), headers={"HX-Request": "true"})
    shown = response.content.decode()
    assert "<html" not in shown
    assert "autofocus" in shown
    assert "Sparat." in shown
    assert "Sparat." not in as_asta.get(CALLS).content.decode()


@pytest.mark.parametrize(
    ("said", "status", "evidence"),
    [
        ({"still": "unknown"}, "unknown", "unknown"),
        ({"still": "no", "status": "unemployed"}, "unemployed", "person_told"),
        ({"still": "no", "status": "unknown"}, "unknown", "person_told"),
        ({"still": "unknown", "status": "moved"}, "moved", "person_told"),
    ],
)
def test_what_is_stored(said: dict[str, str], status: str, evidence: str, as_asta: Client, over: Placement) -> None:
    as_asta.post(row(over), answers(over, **said))
    check = Check.objects.get()
    assert (check.status, check.evidence) == (status, evidence)


@pytest.mark.parametrize("said", [{"still": "no"}, {"still": ""}, {"checked_day": "2027-02-23"}])
def test_what_is_not_said_well_is_kept_and_asked_again(said: dict[str, str], as_asta: Client, over: Placement) -> None:
    told = answers(over, note="Ringde två gånger", **said)
    response = as_asta.post(row(over), told)
    assert response.status_code == 422
    assert "Ringde två gånger" in response.content.decode()
    in_row = as_asta.post(row(over), told, headers={"HX-Request": "true"})
    assert "Ringde två gånger" in in_row.content.decode()
    assert not Check.objects.exists()


def test_an_end_that_led_nobody_knows_where_needs_a_place(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta, first_day=date(2026, 3, 2))
    ended(placement, actor=asta, last_day=date(2026, 11, 20), destination="unknown")
    assert as_asta.post(row(placement), answers(placement)).status_code == 422
    as_asta.post(row(placement), answers(placement, status="studies_basic"))
    assert Check.objects.get().status == "studies_basic"


def test_somebody_else_was_there_first(as_asta: Client, protector: Actor, over: Placement) -> None:
    first = CheckInput(date(2027, 2, 22), "unemployed", "no", "person_told")
    check = record_check(placement_key=over.key, months=3, said=first, actor=later(protector, at=at(2027, 2, 22)))
    response = as_asta.post(row(over), answers(over, note="Har jobb"), headers={"HX-Request": "true"})
    shown = response.content.decode()
    for words in ("Någon annan hann före", "Petra Ek", "Har jobb", str(check.key)):
        assert words in shown
    as_asta.post(row(over), answers(over, note="Har jobb", seen_key=str(check.key)))
    assert Check.objects.get(replaced_at=None).note == "Har jobb"


def test_one_on_a_page_of_its_own(as_asta: Client, asta: Actor, over: Placement) -> None:
    address = reverse("coordinator:check_record", args=[over.key, 3])
    assert "070-000 00 00" in as_asta.get(address).content.decode()
    said = {"still": "yes", "status": "", "evidence": "employer_confirmed", "checked_day": "2027-02-22", "seen_key": ""}
    shown = as_asta.post(address, said, follow=True).content.decode()
    assert "arbetsgivaren bekräftade" in shown
    response = as_asta.post(address, said)
    assert response.status_code == 422
    assert "Någon annan hann före" in response.content.decode()
    assert as_asta.get(reverse("coordinator:check_record", args=[over.key, 4])).status_code == 404
    running = make_placement(actor=asta, first_day=date(2026, 3, 2))
    assert as_asta.get(reverse("coordinator:check_record", args=[running.key, 3])).status_code == 404


def test_the_unknown_are_a_list(as_asta: Client, asta: Actor, over: Placement) -> None:
    assert "Alla utfall är kända" in as_asta.get(reverse("coordinator:unknown_list")).content.decode()
    as_asta.post(row(over), answers(over, still="unknown"))
    shown = as_asta.get(reverse("coordinator:unknown_list")).content.decode()
    assert "Efter 3 månader" in shown
    assert "frågad, men okänt" in shown


def test_as_many_queries_for_two_as_for_twenty(as_asta: Client, asta: Actor, over: Placement) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            as_asta.get(CALLS)
        return len(caught)

    for _ in range(2):
        ended(make_placement(actor=asta), actor=asta, last_day=date(2026, 11, 20))
    as_asta.get(CALLS)  # what is kept between pages
    few = count()
    for _ in range(18):
        ended(make_placement(actor=asta), actor=asta, last_day=date(2026, 11, 20))
    assert count() == few
