"""A placement's page: facts, what can be done and why not, the history, and masking."""

from datetime import date
from uuid import uuid4

from django.test import Client
from tests.factories.register import later, make_person, make_placement, make_workplace
from tests.factories.subsidies import make_calculation

from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement, end_placement, pause_placement, resume_placement


def shown(client: Client, placement: Placement) -> str:
    response = client.get(f"/placeringar/{placement.key}/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_facts_decision_and_history_are_shown(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(
        actor=asta, workplace=make_workplace("Ängen"), occupation="5330", decision_reference="AF-2026/1"
    )
    change_placement(
        placement_key=placement.key, changes={"extent": 75}, actor=later(asta), reason="Ny överenskommelse"
    )
    html = shown(as_asta, placement)
    for words in (
        "Nystartsjobb",
        "Ängen",
        "Vårdbiträden",
        "AF-2026/1",
        "Ny överenskommelse",
        "Registrerad",
        "75\u00a0%",
    ):
        assert words in html
    assert f'href="/placeringar/{placement.key}/avsluta/"' in html
    assert ReadEvent.objects.latest("pk").persons == str(placement.person.key)


def test_a_pause_is_shown_with_what_must_be_checked(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    assert "Uppehåll" not in shown(as_asta, placement)
    pause_placement(placement_key=placement.key, first_day=date(2026, 9, 1), actor=asta)
    html = shown(as_asta, placement)
    assert "från 2026-09-01, ingen sista dag än" in html
    assert "Kontrollera med Arbetsförmedlingen" not in html  # nobody has counted
    stored = make_calculation(placement, actor=asta)
    resume_placement(placement_key=placement.key, on=date(2026, 10, 1), actor=later(asta))
    for page in (shown(as_asta, placement), as_asta.get(f"/kalkyler/{stored.key}/").content.decode()):
        assert "2026-09-01 – 2026-09-30" in page
        assert "Kontrollera med Arbetsförmedlingen" in page


def test_an_ended_one_can_be_opened_again_and_tells_how_it_ended(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    end_placement(
        placement_key=placement.key,
        last_day=date(2026, 6, 1),
        reason="got_work",
        destination="ordinary_private_job",
        kolada="A",
        actor=later(asta),
    )
    html = shown(as_asta, placement)
    assert "ordinarie arbete hos privat arbetsgivare" in html
    assert f'href="/placeringar/{placement.key}/oppna/"' in html
    assert "avsluta/" not in html


def test_of_a_protected_person_neither_who_nor_where_is_shown_and_nothing_can_be_done(
    as_asta: Client, as_protector: Client, asta: Actor
) -> None:
    person = make_person(actor=asta, family_name="Hemlig")
    placement = make_placement(
        actor=asta, person=person, workplace=make_workplace("Gömstället"), supervisor="Vera", decision_reference="AF-9"
    )
    change_person(person_key=person.key, facts={"protection": "fingerad"}, actor=later(asta))
    html = shown(as_asta, placement)
    for secret in ("Hemlig", "Gömstället", "Vera", "AF-9"):
        assert secret not in html
    assert "Skyddad person" in html
    assert html.count("aria-disabled") == 5
    assert "Gömstället" in shown(as_protector, placement)


def test_unknown_and_forbidden_are_no_page(as_asta: Client, as_malik: Client, as_ursula: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    assert as_asta.get(f"/placeringar/{uuid4()}/").status_code == 404
    assert as_asta.get("/placeringar/inte-ett-id/").status_code == 404
    for client in (as_malik, as_ursula):
        assert client.get(f"/placeringar/{placement.key}/").status_code == 403


def test_an_internship_that_runs_leads_on_to_an_employment(as_asta: Client, asta: Actor, protector: Actor) -> None:
    def way(placement: Placement) -> bool:
        return f'href="/praktik-till-anstallning/{placement.key}/"' in shown(as_asta, placement)

    internship, job = (make_placement(actor=asta, measure=code) for code in ("arbetspraktik", "nystartsjobb"))
    person = make_person(actor=protector, protection="sekretessmarkering")
    hidden = make_placement(actor=protector, person=person, measure="arbetspraktik")
    assert [way(one) for one in (internship, job, hidden)] == [True, False, False]
    end_placement(
        placement_key=internship.key,
        last_day=date(2026, 6, 1),
        reason="time_ran_out",
        destination="unknown",
        kolada="U",
        actor=later(asta),
    )
    assert not way(internship)
