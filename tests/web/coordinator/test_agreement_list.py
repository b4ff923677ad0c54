"""The list of agreements: by where they are, what they wait for, where, and whose."""

import pytest
from django.test import Client
from tests.conftest import make_actor
from tests.factories.agreements import make_draft, make_running
from tests.factories.register import later, make_person, make_workplace

from talja.apps.agreements.enums import Party
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import approve
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person

LIST = "/overenskommelser/"


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def agreements(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> dict[str, Agreement]:
    """One on its way at Ekens, one of Berit's at Ängen that the unit has approved, and one that runs."""
    anna, bo, cai = (
        make_person(actor=asta, given_name=name, family_name="Öhman") for name in ("Anna", "Bosse", "Caisa")
    )
    first = make_draft(actor=asta, workplace=ekens_forskola, person=anna)
    second = make_draft(actor=berit, workplace=make_workplace("Ängen"), person=bo)
    approve(agreement_key=second.key, number=1, party=Party.UNIT, actor=asta)
    third = make_running(drafter=asta, approver=berit, workplace=ekens_forskola, person=cai)
    return {"Anna": first, "Bosse": second, "Caisa": third}


def names(client: Client, query: str = "") -> set[str]:
    html = client.get(LIST + query).content.decode()
    return {name for name in ("Anna", "Bosse", "Caisa") if f"{name} Öhman" in html}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Anna", "Bosse"}),
        ("?state=under_way", {"Caisa"}),
        ("?state=over", set()),
        ("?state=all", {"Anna", "Bosse", "Caisa"}),
        ("?waiting=unit", {"Anna"}),
        ("?waiting=workplace", {"Anna", "Bosse"}),
        ("?mine=1", {"Anna"}),
        ("?state=all&mine=1", {"Anna", "Caisa"}),
        ("?state=nonsens&waiting=nonsens&workplace=nonsens&page=nonsens", {"Anna", "Bosse"}),
        ("?page=99", {"Anna", "Bosse"}),
    ],
)
def test_it_is_narrowed_by_its_address(
    query: str, found: set[str], as_asta: Client, agreements: dict[str, Agreement]
) -> None:
    assert names(as_asta, query) == found


def test_it_is_narrowed_to_a_workplace(
    as_asta: Client, agreements: dict[str, Agreement], ekens_forskola: Workplace
) -> None:
    assert names(as_asta, f"?state=all&workplace={ekens_forskola.key}") == {"Anna", "Caisa"}


def test_each_row_says_where_it_is_and_whose_yes_it_lacks(as_asta: Client, agreements: dict[str, Agreement]) -> None:
    html = as_asta.get(LIST).content.decode()
    assert "Väntar på arbetsmarknadsenheten, arbetsplatsen och deltagaren" in html
    assert "Väntar på arbetsplatsen och deltagaren" in html
    assert 'På väg <span class="t-states__count">2</span>' in html
    assert 'Pågår <span class="t-states__count">1</span>' in html


def test_an_empty_list_says_so(as_asta: Client) -> None:
    assert "Inga överenskommelser här" in as_asta.get(LIST).content.decode()


def test_a_protected_person_is_neither_named_nor_placed(
    as_asta: Client, asta: Actor, agreements: dict[str, Agreement], ekens_forskola: Workplace
) -> None:
    person = agreements["Anna"].person
    change_person(person_key=person.key, facts={"protection": "sekretessmarkering"}, actor=later(asta))
    assert "Anna" not in names(as_asta, "?state=all")
    hidden = agreements["Anna"].key
    assert str(hidden) in as_asta.get(LIST).content.decode()
    assert str(hidden) not in as_asta.get(f"{LIST}?workplace={ekens_forskola.key}").content.decode()


def test_managers_and_strangers_do_not_see_it(as_malik: Client, as_ursula: Client) -> None:
    assert {client.get(LIST).status_code for client in (as_malik, as_ursula)} == {403}
