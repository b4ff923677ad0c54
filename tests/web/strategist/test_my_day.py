"""The strategist's day: the next steps, questions that nobody answered, and freed hours to ask for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import MOMENT, TODAY
from tests.factories.clients import signed_in
from tests.factories.positions import make_filled
from tests.factories.possibilities import make_asked, make_possibility
from tests.factories.register import later

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import ROLE_RIGHTS, RoleKind
from talja.apps.organisation.models import Role, Workplace
from talja.apps.possibilities.inputs import NextInput
from talja.apps.possibilities.operations.noting import set_next_step
from talja.web.shared.my_day import work_for


@pytest.fixture
def selma(protector: Actor) -> Actor:
    """A strategist: finds work, and is not at the desk."""
    Role.objects.filter(user__key=protector.key).update(kind=RoleKind.STRATEGIST, sees_protected=False)
    return replace(protector, rights=ROLE_RIGHTS[RoleKind.STRATEGIST], roles=(RoleKind.STRATEGIST,))


@pytest.fixture
def as_selma(selma: Actor) -> Client:
    return signed_in(selma)


def test_the_day_of_somebody_who_finds_work(
    as_selma: Client, selma: Actor, asta: Actor, ekens_forskola: Workplace
) -> None:
    assert "Inget väntar på dig" in as_selma.get("/min-dag/").content.decode()
    own = make_possibility(actor=selma, workplace=ekens_forskola)
    set_next_step(possibility_key=own.key, said=NextInput("Boka besök", TODAY), version=1, actor=selma)
    make_asked(own, actor=later(selma, at=MOMENT - timedelta(days=9)), days=2)
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    make_possibility(actor=asta, workplace=ekens_forskola, title="Tvätt")
    html = as_selma.get("/min-dag/").content.decode()
    for words in (
        "Ta nästa steg",
        "Boka besök",
        "Påminn: frågan har inget svar",
        "Fråga hur mycket tid befattningen frigör",
        f"/mojligheter/{own.key}/",
        f"/befattningar/{position.key}/",
    ):
        assert words in html, words


def test_my_day_is_where_a_strategist_begins_and_is_there_once(as_selma: Client, as_asta: Client) -> None:
    assert as_selma.get("/", follow=True).request["PATH_INFO"] == "/min-dag/"
    for client in (as_selma, as_asta):
        assert client.get("/mojligheter/").content.decode().count('href="/min-dag/"') == 1


def test_the_desk_has_it_on_the_board_instead(asta: Actor, ekens_forskola: Workplace) -> None:
    own = make_possibility(actor=asta, workplace=ekens_forskola)
    set_next_step(possibility_key=own.key, said=NextInput("Boka besök", TODAY), version=1, actor=asta)
    assert not [item for item in work_for(asta, on=TODAY).items if item.code.startswith("possibility")]


def test_the_day_asks_few_questions_however_much_waits(
    as_selma: Client, selma: Actor, asta: Actor, ekens_forskola: Workplace, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        one = make_possibility(actor=selma, workplace=ekens_forskola, title=f"Nr {number}")
        set_next_step(possibility_key=one.key, said=NextInput("Ring", TODAY), version=1, actor=selma)
        make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    as_selma.get("/min-dag/")
    with django_assert_max_num_queries(11):  # and one that writes who was shown
        as_selma.get("/min-dag/")
