"""Changing, ending, reopening and removing a placement by hand."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.factories.clients import HTMX
from tests.factories.register import later, make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement

END = {"last_day": "2026-11-20", "reason": "got_work", "destination": "ordinary_municipal_job", "kolada": "A"}


@pytest.fixture
def placement(asta: Actor) -> Placement:
    return make_placement(actor=asta)


def send(client: Client, placement: Placement, what: str, **data: Any) -> Any:
    seen = data.pop("seen", placement.recorded_from.isoformat())
    return client.post(f"/placeringar/{placement.key}/{what}/", {"seen": seen, **data})


def facts(placement: Placement, **changes: Any) -> dict[str, Any]:
    return {
        "workplace_key": str(placement.workplace.key),
        "measure_code": placement.measure.code,
        "first_day": placement.first_day.isoformat(),
        **changes,
    }


def test_a_change_is_saved_and_led_back_from(as_asta: Client, placement: Placement) -> None:
    response = send(
        as_asta, placement, "andra", **facts(placement, extent="62,5 %", occupation="lokalvårdare", reason="Nytt")
    )
    assert response.url == f"/placeringar/{placement.key}/"
    placement.refresh_from_db()
    assert (str(placement.extent), placement.occupation) == ("62.50", "9111")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"first_day": "2026-02-30"}, "Det finns ingen sådan dag"),
        ({"first_day": ""}, "Obligatoriskt"),
        ({"extent": "101"}, "extent"),
        ({"extent": "mycket"}, "extent"),
        ({"planned_last_day": "2020-01-01"}, "planned_last_day"),
        ({"occupation": "undersköterska"}, "Flera yrken kallas så"),
        ({"occupation": "rymdpilot"}, "Yrket finns inte"),
        ({"decision_last_day": "2026-05-01"}, "decision_last_day"),
        ({"measure_code": "finns-inte"}, "measure_code"),
        ({"workplace_key": "x"}, "workplace_key"),
        ({"supervisor": "x" * 121}, "supervisor"),
        ({"seen": "igår"}, "Sidan var för gammal"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    as_asta: Client, placement: Placement, changes: dict[str, str], words: str
) -> None:
    response = send(as_asta, placement, "andra", **facts(placement, **changes))
    assert response.status_code == 422
    html = response.content.decode()
    field = next(iter(changes))
    assert f"id_{field}_error" in html or words in html
    placement.refresh_from_db()
    assert placement.extent is None


def test_somebody_elses_change_is_told_and_not_written_over_unseen(
    as_asta: Client, protector: Actor, placement: Placement
) -> None:
    change_placement(placement_key=placement.key, changes={"supervisor": "Vera Ek"}, actor=later(protector))
    response = send(as_asta, placement, "andra", **facts(placement, extent="50"))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Någon annan har ändrat under tiden" in html
    assert "Vera Ek" in html
    fresh = Placement.objects.get(key=placement.key)
    assert fresh.extent is None
    assert f'value="{fresh.recorded_from.isoformat()}"' in html.replace("&#x2B;", "+")
    again = send(as_asta, placement, "andra", seen=fresh.recorded_from.isoformat(), **facts(placement, extent="50"))
    assert again.status_code == 302


def test_it_is_ended_once_and_the_second_time_is_told(as_asta: Client, placement: Placement) -> None:
    assert send(as_asta, placement, "avsluta", **END).status_code == 302
    placement.refresh_from_db()
    assert (placement.last_day, placement.kolada) == (date(2026, 11, 20), "A")
    second = send(as_asta, placement, "avsluta", **END)
    assert second.url == f"/placeringar/{placement.key}/"
    assert "Det är redan avslutat" in as_asta.get(second.url).content.decode()


@pytest.mark.parametrize(
    "changes",
    [{"last_day": "2026-02-01"}, {"last_day": "2026-13-01"}, {"kolada": ""}, {"reason": "x"}, {"destination": ""}],
)
def test_an_end_that_cannot_be_is_refused_at_its_field(
    as_asta: Client, placement: Placement, changes: dict[str, str]
) -> None:
    response = send(as_asta, placement, "avsluta", **{**END, **changes})
    assert response.status_code == 422
    assert f"id_{next(iter(changes))}_error" in response.content.decode()
    placement.refresh_from_db()
    assert placement.last_day is None


def test_the_letter_of_kolada_is_suggested_aloud_from_the_destination(as_asta: Client, placement: Placement) -> None:
    address = f"/placeringar/{placement.key}/avsluta/"
    fragment = as_asta.get(f"{address}?destination=studies_basic", **HTMX).content.decode()
    assert '<option value="B" selected>' in fragment
    assert "Förslag utifrån vart personen gick: B: studier" in fragment
    assert "Förslag" not in as_asta.get(f"{address}?destination=ill", **HTMX).content.decode()
    without_script = send(as_asta, placement, "avsluta", **{**END, "kolada": ""}).content.decode()
    assert "Förslag utifrån vart personen gick: A: arbete" in without_script


def test_an_end_is_taken_back_with_a_reason(as_asta: Client, placement: Placement) -> None:
    send(as_asta, placement, "avsluta", **END)
    placement.refresh_from_db()
    assert send(as_asta, placement, "oppna", why=" ").status_code == 422
    assert send(as_asta, placement, "oppna", why="Fel person").status_code == 302
    placement.refresh_from_db()
    assert placement.last_day is None
    assert send(as_asta, placement, "oppna", why="Igen").status_code == 302
    assert "Fel person" in as_asta.get(f"/placeringar/{placement.key}/").content.decode()


def test_what_was_wrongly_registered_is_removed_with_a_reason(as_asta: Client, placement: Placement) -> None:
    assert send(as_asta, placement, "ta-bort", why="").status_code == 422
    assert send(as_asta, placement, "ta-bort", why="Dubblett").url == "/placeringar/"
    assert not Placement.objects.exists()
    assert send(as_asta, placement, "ta-bort", why="Dubblett").status_code == 404


@pytest.mark.parametrize("what", ["andra", "avsluta", "oppna", "ta-bort"])
def test_others_change_nothing(as_malik: Client, as_ursula: Client, placement: Placement, what: str) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(f"/placeringar/{placement.key}/{what}/").status_code == 403
        assert send(client, placement, what, why="x", **END).status_code == 403
    placement.refresh_from_db()
    assert placement.last_day is None
