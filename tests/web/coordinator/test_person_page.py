"""A person's page: facts, placements over time, history, changing, and masking."""

from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.people.operations import change_person
from talja.apps.people.queries import get_person


def shown(client: Client, person: Person) -> str:
    response = client.get(f"/personer/{person.key}/")
    assert response.status_code == 200
    return str(response.content.decode())


def change(client: Client, person: Person, actor: Actor, **changes: str) -> int:
    page = get_person(key=person.key, actor=actor)
    said = {name: getattr(page, name) for name in ("number", "local_number", "given_name", "family_name", "sex")}
    return send(client, person, {**said, "seen": page.recorded_from.isoformat(), **changes}).status_code


def send(client: Client, person: Person, said: dict[str, str]) -> HttpResponse:
    return client.post(f"/personer/{person.key}/andra/", said)


def test_placements_are_drawn_and_stand_in_a_table(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta, family_name="Öberg")
    make_placement(actor=asta, person=person, workplace=make_workplace("Ängen"), planned_last_day=date(2026, 12, 1))
    make_placement(actor=asta, person=person, measure="arbetspraktik", first_day=date(2027, 1, 1))
    html = shown(as_asta, person)
    assert "talja-chart-timeline" in html
    assert "Nystartsjobb · Ängen" in html
    assert "till 2026-12-01 (9 dagar kvar)" in html
    assert "Från 2027-01-01:" in html
    assert f'href="/placeringar/ny/{person.key}/"' in html


def test_a_person_without_placements_has_no_drawing(as_asta: Client, asta: Actor) -> None:
    html = shown(as_asta, make_person(actor=asta))
    assert "Ingen placering pågår" in html
    assert "talja-chart" not in html


def test_a_change_is_saved_and_told_in_the_history(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta, family_name="Ek")
    assert change(as_asta, person, asta, family_name="Öberg", case_worker=asta.key, reason="Gift") == 302
    html = shown(as_asta, person)
    assert "Alva Öberg" in html
    assert "”Gift”" in html
    person.refresh_from_db()
    assert person.case_worker is not None
    assert person.case_worker.key == UUID(asta.key)


def test_somebody_elses_change_is_told_and_not_written_over_unseen(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta, given_name="Alva", family_name="Ek")
    said = {"number": person.number, "given_name": "Alma", "family_name": "Ek"}
    seen = person.recorded_from.isoformat()
    other = change_person(person_key=person.key, facts={"family_name": "Lind"}, actor=later(asta))
    refused = send(as_asta, person, {**said, "seen": seen})
    assert refused.status_code == 422
    assert "Någon annan har ändrat under tiden" in refused.content.decode()
    person.refresh_from_db()
    assert (person.given_name, person.family_name) == ("Alva", "Lind")
    assert send(as_asta, person, {**said, "seen": other.recorded_from.isoformat()}).status_code == 302


def test_the_page_is_kept_by_no_cache(as_asta: Client, asta: Actor) -> None:
    response = as_asta.get(f"/personer/{make_person(actor=asta).key}/")
    assert "no-store" in response.headers["Cache-Control"]


def test_a_number_that_is_wrong_or_somebody_elses_is_refused_and_nothing_is_kept(as_asta: Client, asta: Actor) -> None:
    other, person = make_person(actor=asta), make_person(actor=asta)
    for number in ("19850131-2385", other.number):
        assert change(as_asta, person, asta, number=number, case_worker=asta.key) == 422
    person.refresh_from_db()
    assert person.case_worker is None


def test_a_protected_person_is_masked_everywhere_and_how_to_get_the_right_is_said(
    as_asta: Client, as_protector: Client, asta: Actor
) -> None:
    person = make_person(actor=asta, given_name="Dold", family_name="Hemlig")
    make_placement(actor=asta, person=person, workplace=make_workplace("Gömstället"))
    change_person(
        person_key=person.key, facts={"protection": "sekretessmarkering"}, actor=later(asta), reason="Hot mot Hemlig"
    )
    html = shown(as_asta, person)
    for secret in ("Dold", "Hemlig", person.number[:8], "Gömstället"):
        assert secret not in html
    assert "administratör ge dig rätten" in html
    assert html.count("aria-disabled") == 2
    assert as_asta.get(f"/personer/{person.key}/andra/").url == f"/personer/{person.key}/"
    open_page = shown(as_protector, person)
    assert "Dold Hemlig" in open_page
    assert "Gömstället" in open_page


def test_unknown_and_forbidden(as_asta: Client, as_malik: Client, as_ursula: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    assert as_asta.get(f"/personer/{uuid4()}/").status_code == 404
    for client in (as_malik, as_ursula):
        assert client.get(f"/personer/{person.key}/").status_code == 403
        assert client.post(f"/personer/{person.key}/andra/", {}).status_code == 403
