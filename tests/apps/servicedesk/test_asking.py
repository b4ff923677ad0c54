"""Asking: who gets it, until when an answer is promised, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.apps.servicedesk.conftest import GUEST, MONDAY
from tests.factories.organisation import RoleFactory
from tests.factories.register import later, make_employer, make_person, make_placement, make_workplace

from talja.apps.accounts.models import User
from talja.apps.audit.models import Event
from talja.apps.correspondence.models import Letter, Link
from talja.apps.organisation.actors import Actor, outsider
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role, Workplace
from talja.apps.placements.models import Placement
from talja.apps.servicedesk import queries
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Guest, Wish, ask, ask_as_guest, invite, set_away, set_desk_rules, write
from talja.core.kernel.verdict import Denied

Asked = Callable[..., Request]


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


def test_it_is_given_to_somebody_with_a_promise(asked: Asked, asta: Actor, malik: Actor) -> None:
    request = asked(actor=later(malik, at=MONDAY))
    assert request.owner is not None
    assert str(request.owner.key) == asta.key
    assert (request.promised_day, request.due_day) == (date(2026, 11, 24), date(2026, 11, 24))
    assert Event.objects.get(code="request.received").data == {}


def test_a_promise_given_on_a_sunday_counts_from_monday(asked: Asked) -> None:
    assert asked().promised_day == date(2026, 11, 24)


def test_the_one_with_fewest_open_gets_it_and_then_the_workplace_keeps_them(
    asta: Actor, protector: Actor, malik: Actor, ekens_forskola: Workplace, asked: Asked
) -> None:
    other = make_workplace("Annan")
    RoleFactory(user=User.objects.get(key=malik.key), kind=RoleKind.MANAGER, workplaces=[other])
    wide = Actor(malik.key, malik.name, MONDAY, malik.rights, frozenset({ekens_forskola.pk, other.pk}))
    first = asked(actor=wide)
    elsewhere = ask(workplace_key=other.key, wish=Wish("hands", "mer"), actor=later(wide))
    again = asked(actor=later(wide, minutes=2))
    assert {first.owner, elsewhere.owner} == set(User.objects.filter(key__in=[asta.key, protector.key]))
    assert again.owner == first.owner


def test_who_is_away_gets_none_until_back(asked: Asked, asta: Actor, malik: Actor) -> None:
    set_away(until=MONDAY.date(), actor=asta)
    nobody = asked(actor=later(malik, at=MONDAY))
    assert nobody.owner is None
    assert "Ingen har fått" in Letter.objects.get(matter_key=nobody.key).body
    assert queries.get_request(key=nobody.key, actor=later(malik, at=MONDAY)).read_day == MONDAY.date()
    set_away(until=None, actor=asta)
    assert asked(actor=later(malik, at=MONDAY)).owner is not None
    set_away(until=MONDAY.date(), actor=asta)
    assert asked(actor=later(malik, at=MONDAY + timedelta(days=1))).owner is not None


def test_somebody_whose_role_has_ended_gets_none(asked: Asked, asta: Actor) -> None:
    Role.objects.filter(user__key=asta.key).update(last_day=date(2026, 11, 1))
    assert asked().owner is None


def test_what_is_refused(asked: Asked, malik: Actor, asta: Actor, ekens_forskola: Workplace, intern: Placement) -> None:
    other = make_workplace("Annan")
    elsewhere = make_placement(actor=asta, workplace=other)
    assert refused(lambda: asked("  ")) == "wish_missing"
    assert refused(lambda: asked("", placement_key=intern.key)) == "wish_missing"
    assert refused(lambda: asked(kind="pengar")) == "request_kind_unknown"
    assert refused(lambda: asked("x" * 5001)) == "text_too_long"
    assert refused(lambda: asked(hours="x" * 121)) == "text_too_long"
    assert refused(lambda: asked(kind="keep_intern", placement_key=elsewhere.key)) == "placement_unknown"
    assert refused(lambda: ask(workplace_key=other.key, wish=Wish("hands", "x"), actor=malik)) == "not_found"
    assert refused(lambda: ask(workplace_key=other.key, wish=Wish("hands", "x"), actor=asta)) == "missing_right"
    Workplace.objects.filter(pk=ekens_forskola.pk).update(closed_day=date(2026, 11, 1))
    assert refused(asked) == "workplace_closed"
    assert not Request.objects.exists()


def test_an_intern_can_be_pointed_at_without_words(asked: Asked, intern: Placement) -> None:
    request = asked("", kind="keep_intern", placement_key=intern.key)
    assert (request.placement_key, request.person_key) == (intern.key, intern.person.key)
    assert asked(kind="question", placement_key=intern.key).placement_key is None


def test_a_protected_person_cannot_be_pointed_at(asked: Asked, protector: Actor, ekens_forskola: Workplace) -> None:
    secret = make_person(actor=protector, protection="sekretessmarkering")
    placement = make_placement(actor=protector, person=secret, workplace=ekens_forskola)
    assert refused(lambda: asked("ja", kind="keep_intern", placement_key=placement.key)) == "placement_unknown"


def test_the_promise_is_the_municipalitys_own(asked: Asked, asta: Actor, malik: Actor) -> None:
    set_desk_rules(answer_days=3, waiting_days=4, actor=asta)
    assert asked(actor=later(malik, at=MONDAY)).promised_day == date(2026, 11, 26)
    assert refused(lambda: set_desk_rules(answer_days=0, waiting_days=4, actor=asta)) == "promise_out_of_range"


def test_a_guest_is_unconfirmed_until_the_link_was_opened(guest_request: Request, asta: Actor) -> None:
    def confirmed() -> bool:
        return queries.get_request(key=guest_request.key, actor=asta).line.is_confirmed

    letter = Letter.objects.get(matter_key=guest_request.key)
    assert letter.to_email == GUEST.email
    assert "Kan vi få stöd" not in letter.body
    assert letter.link is not None
    assert letter.link.needs_code
    assert not confirmed()
    Link.objects.update(opened_at=MONDAY)
    assert confirmed()


@pytest.mark.parametrize(
    ("guest", "code"),
    [
        (Guest(name=" ", email="a@b.example"), "name_missing"),
        (Guest(name="Gunn", email="ingen adress"), "address_invalid"),
        (Guest(name="G" * 121, email="a@b.example"), "text_too_long"),
        (Guest(name="Gunn", email="a@b.example", phone="1" * 41), "text_too_long"),
    ],
)
def test_a_guest_says_who_it_is(guest: Guest, code: str, db: None) -> None:
    wish = Wish("question", "Hur gör vi?")
    assert refused(lambda: ask_as_guest(guest=guest, wish=wish, actor=outsider(at=MONDAY))) == code
    no_wish = Wish("keep_intern", "", placement_key=GUEST_KEY)
    assert refused(lambda: ask_as_guest(guest=GUEST, wish=no_wish, actor=outsider(at=MONDAY))) == "wish_missing"


GUEST_KEY = Request().key


def test_an_invited_employer_becomes_a_request_by_writing(asta: Actor, malik: Actor) -> None:
    employer = make_employer("Bolaget AB", kind="private")
    request = invite(guest=GUEST, employer_key=employer.key, actor=asta)
    assert request.promised_day is None
    assert "{link}" in Letter.objects.get(matter_key=request.key).body
    line = queries.get_request(key=request.key, actor=asta).line
    assert (line.is_invitation, line.place, line.owner) == (True, "Bolaget AB", "Asta Öberg")
    by_guest = outsider(at=MONDAY)
    guest = Actor("link:1", "", MONDAY, matter=("request", request.key))
    write(request_key=request.key, text="Vi behöver två i lagret", actor=guest)
    page = queries.get_request(key=request.key, actor=guest)
    assert (page.wish, page.line.state, page.line.promised_day) == (
        "Vi behöver två i lagret",
        "in_progress",
        date(2026, 11, 24),
    )
    for actor in (malik, by_guest):
        assert refused(lambda actor=actor: invite(guest=GUEST, actor=actor)) == "missing_right"
