"""What came of a request stands on its line: for the desk, and for the manager who asked."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from tests.conftest import MOMENT
from tests.factories.agreements import agreed
from tests.factories.clients import signed_in
from tests.factories.register import make_person, make_placement

from talja.apps.agreements.enums import State
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import draft_agreement
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Wish, ask
from talja.web.shared.request_agreements import agreements_on_line


@pytest.fixture(autouse=True)
def the_day(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def asked(malik: Actor, asta: Actor, ekens_forskola: Workplace) -> Request:
    assert asta.user_id
    return ask(workplace_key=ekens_forskola.key, wish=Wish("hands", "Hjälp"), actor=malik)


def draft(request: Request, place: Workplace, actor: Actor) -> Agreement:
    person = make_person(actor=actor)
    return draft_agreement(person_key=person.key, said=agreed(place), actor=actor, request_key=request.key)


def test_a_draft_is_told_to_the_desk_and_to_the_manager(
    asked: Request, asta: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    desk, own = f"/arenden/{asked.key}/", f"/fraga/{asked.key}/"
    before = signed_in(asta).get(desk).content.decode()
    assert f"?arende={asked.key}" in before
    made = draft(asked, ekens_forskola, asta)
    for actor, path in ((asta, desk), (malik, own)):
        html = signed_in(actor).get(path).content.decode()
        assert "Utkast" in html
        assert str(made.key) in html


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State.DRAFT, (False, False, False)),
        (State.CANCELLED, (False, False, False)),
        (State.APPROVED, (True, False, False)),
        (State.INTERRUPTED, (True, True, False)),
        (State.ENDED, (True, True, True)),
    ],
)
def test_how_far_it_has_gone(
    state: State, told: tuple[bool, ...], asked: Request, asta: Actor, ekens_forskola: Workplace
) -> None:
    made = draft(asked, ekens_forskola, asta)
    Agreement.objects.filter(pk=made.pk).update(state=state)
    (one,) = agreements_on_line(request_key=asked.key, actor=asta, url_name="coordinator:agreement")
    assert (one.is_made, one.has_started, one.has_ended) == told
    assert one.state_text == state.label


def test_what_was_cancelled_is_left_out_when_something_else_came_of_it(
    asked: Request, asta: Actor, ursula: Actor, ekens_forskola: Workplace
) -> None:
    first = draft(asked, ekens_forskola, asta)
    Agreement.objects.filter(pk=first.pk).update(state=State.CANCELLED)
    second = draft(asked, ekens_forskola, asta)
    (one,) = agreements_on_line(request_key=asked.key, actor=asta, url_name="coordinator:agreement")
    assert str(second.key) in one.url
    assert agreements_on_line(request_key=asked.key, actor=ursula, url_name="coordinator:agreement") == ()


def test_an_agreement_about_somebody_begins_with_that_person(
    asta: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    placement = make_placement(actor=asta, workplace=ekens_forskola, measure="arbetspraktik")
    wish = Wish("keep_intern", placement_key=placement.key)
    asked = ask(workplace_key=ekens_forskola.key, wish=wish, actor=malik)
    html = signed_in(asta).get(f"/arenden/{asked.key}/").content.decode()
    assert f"{placement.person.key}/?arende={asked.key}&amp;placering={placement.key}" in html
    question = ask(workplace_key=ekens_forskola.key, wish=Wish("question", "Hur?"), actor=malik)
    assert "Skriv en överenskommelse" not in signed_in(asta).get(f"/arenden/{question.key}/").content.decode()
