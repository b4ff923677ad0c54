"""Who sees letters, when a letter can be moved and a link opens: each case of each table."""

from datetime import timedelta

import pytest
from tests.conftest import MOMENT
from tests.factories.correspondence import MATTER, letter
from tests.factories.register import make_person

from talja.apps.correspondence import operations, policies, queries
from talja.apps.correspondence.enums import TRANSITIONS, UNSETTLED, LetterState, Trouble
from talja.apps.correspondence.inputs import LinkInput
from talja.apps.correspondence.models import Letter, Link
from talja.apps.correspondence.operations import queue_letter
from talja.apps.correspondence.operations.delivering import claim_next
from talja.apps.correspondence.operations.moving import move
from talja.apps.correspondence.permissions import may_handle_letters, may_see_letters
from talja.apps.correspondence.tasks import deliver_letters
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor, outsider, system_actor
from talja.apps.people.enums import Protection
from talja.apps.people.models import Person
from talja.core.kernel.verdict import Denied
from talja.web.settings.event_texts import EVENTS
from talja.web.shared.letter_words import TONES, advice, letter_row

S = LetterState


def test_who_sees_letters(asta: Actor, malik: Actor, ursula: Actor) -> None:
    nobody = outsider(at=MOMENT)
    assert [bool(may_see_letters(actor=one)) for one in (asta, malik, ursula, nobody)] == [True, False, False, False]
    assert [bool(may_handle_letters(actor=one)) for one in (asta, malik, nobody)] == [True, False, False]


@pytest.mark.parametrize("name", ["resend_letter", "mark_sent", "note_bounce", "print_instead", "cancel_letter"])
def test_others_move_no_letter(name: str, malik: Actor, system: Actor) -> None:
    one = queue_letter(letter=letter(), actor=system)
    with pytest.raises(Denied, match="missing_right"):
        getattr(operations, name)(letter_key=one.key, actor=malik)


def test_others_are_told_nothing(malik: Actor, system: Actor) -> None:
    one = queue_letter(letter=letter(link=LinkInput("approval", MATTER), body="{link}"), actor=system)
    assert queries.list_letters(actor=malik).count == 0
    assert queries.letters_about(matter_key=MATTER, actor=malik) == ()
    assert queries.links_about(matter_key=MATTER, actor=malik) == ()
    assert queries.letters_to_print(actor=malik) == queries.paper_letters(actor=malik, instead_of_link="") == ()
    assert queries.list_bounces(actor=malik) == ()
    assert not queries.count_letters(actor=malik)
    with pytest.raises(Letter.DoesNotExist):
        queries.get_letter(key=one.key, actor=malik)
    with pytest.raises(Denied, match="missing_right"):
        operations.mark_printed(letter_keys=[one.key], actor=malik)


def test_every_state_has_a_way_in_words_and_something_to_do(system: Actor) -> None:
    reached = {target for _, target, _ in TRANSITIONS} | {S.QUEUED, S.PAPER, S.WITHHELD}
    assert reached == set(S) == set(TONES)
    ways_out = {origin for origin, _, _ in TRANSITIONS}
    assert set(S) - ways_out == {S.CANCELLED}  # the only state that nothing leads out of
    assert set(UNSETTLED) <= ways_out
    assert {event for _, _, event in TRANSITIONS if event} <= set(EVENTS)
    queue_letter(letter=letter(), actor=system)
    (line,) = queries.letters_about(matter_key=MATTER, actor=system)
    for state in S:
        for trouble in Trouble:
            Letter.objects.update(state=state, trouble=trouble, claimed_at=MOMENT)
            (line,) = queries.letters_about(matter_key=MATTER, actor=system)
            assert str(advice(line))
            assert str(letter_row(line).state)


@pytest.mark.django_db
@pytest.mark.parametrize("origin", S)
@pytest.mark.parametrize("target", S)
def test_the_table_alone_says_where_a_letter_goes(origin: LetterState, target: LetterState) -> None:
    said = any((origin, target) == (one, other) for one, other, _ in TRANSITIONS)
    assert bool(policies.may_move(Letter(state=origin), to=target)) == said
    if not said:
        with pytest.raises(Denied, match="letter_not_in_state"):
            move(Letter(state=origin), to=target, actor=system_actor(at=MOMENT))


@pytest.mark.parametrize(
    ("changes", "withheld", "bounced", "code"),
    [
        ({}, Trouble.NONE, False, ""),
        ({"to_email": ""}, Trouble.NONE, False, "letter_without_address"),
        ({}, Trouble.PROTECTED, False, "letter_withheld"),
        ({}, Trouble.NONE, True, "address_bounced"),
        ({"state": S.SENT}, Trouble.NONE, False, "letter_not_in_state"),
    ],
)
def test_when_a_letter_is_sent_again(changes: dict[str, str], withheld: Trouble, bounced: bool, code: str) -> None:
    one = Letter(**({"to_email": "a@b.example", "state": S.FAILED} | changes))
    assert policies.may_resend(one, withheld=withheld, bounced=bounced).code == code


@pytest.mark.parametrize(
    ("changes", "withheld", "opens", "renews"),
    [
        ({}, Trouble.NONE, "", "link_still_open"),
        ({"expires_at": MOMENT}, Trouble.NONE, "link_expired", ""),
        ({"replaced_at": MOMENT}, Trouble.NONE, "link_expired", ""),
        ({"expires_at": MOMENT, "address": ""}, Trouble.NONE, "link_expired", "link_without_address"),
        ({"revoked_at": MOMENT}, Trouble.NONE, "link_revoked", "link_revoked"),
        ({"revoked_at": MOMENT, "expires_at": MOMENT}, Trouble.NONE, "link_revoked", "link_revoked"),
        ({}, Trouble.PROTECTED, "link_revoked", "link_revoked"),
    ],
)
def test_when_a_link_opens(changes: dict[str, object], withheld: Trouble, opens: str, renews: str) -> None:
    link = Link(**({"address": "a@b.example", "expires_at": MOMENT + timedelta(seconds=1)} | changes))
    assert policies.may_open(link, withheld=withheld, at=MOMENT).code == opens
    assert policies.may_renew(link, withheld=withheld, at=MOMENT).code == renews


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"code_hash": ""}, "code_expired"),
        ({"code_until": None}, "code_expired"),
        ({"code_until": MOMENT}, "code_expired"),
        ({"code_tries": 5}, "code_tries_over"),
    ],
)
def test_when_a_code_is_tried(changes: dict[str, object], code: str) -> None:
    link = Link(**({"code_hash": "x", "code_until": MOMENT + timedelta(seconds=1), "code_tries": 4} | changes))
    assert policies.may_try_code(link, at=MOMENT).code == code


@pytest.mark.parametrize("state", S)
def test_what_became_of_a_letter_is_told_by_its_state_alone(state: LetterState) -> None:
    assert policies.was_sent(Letter(state=state)).code == ("" if state == S.SENT else "letter_not_in_state")
    assert policies.is_uncertain(Letter(state=state)).code == ("" if state == S.UNCERTAIN else "letter_not_in_state")


def test_nothing_goes_to_or_about_somebody_protected(asta: Actor, mailoutbox: list[object]) -> None:
    person = make_person(actor=asta)
    waiting = queue_letter(letter=letter(person_key=person.key), actor=asta)
    Person.objects.update(protection=Protection.SEKRETESSMARKERING)
    at_once = queue_letter(letter=letter(person_key=person.key, once="2"), actor=asta)
    on_paper = queue_letter(letter=letter(person_key=person.key, to_email=""), actor=asta)
    deliver_letters(MOMENT)
    waiting.refresh_from_db()
    assert {one.state for one in (waiting, at_once, on_paper)} == {S.WITHHELD}
    assert not mailoutbox
    for attempt in (operations.resend_letter, operations.print_instead):
        with pytest.raises(Denied, match="letter_withheld"):
            attempt(letter_key=waiting.key, actor=asta)
    Person.objects.update(protection="")
    operations.resend_letter(letter_key=waiting.key, actor=asta)
    assert deliver_letters(MOMENT) == 1


def test_nothing_goes_about_somebody_who_is_gone(asta: Actor, mailoutbox: list[object]) -> None:
    person = make_person(actor=asta)
    queue_letter(letter=letter(person_key=person.key), actor=asta)
    Person.objects.all().delete()
    deliver_letters(MOMENT)
    assert Letter.objects.values_list("state", "trouble").get() == (S.WITHHELD, Trouble.PERSON_GONE)
    assert not mailoutbox


def test_a_letter_whose_link_is_taken_back_is_not_sent(system: Actor, mailoutbox: list[object]) -> None:
    queue_letter(letter=letter(link=LinkInput("approval", MATTER), body="{link}"), actor=system)
    operations.revoke_links(purpose="approval", matter_key=MATTER, actor=system)
    assert claim_next(actor=system) is None
    assert Letter.objects.values_list("state", "trouble").get() == (S.CANCELLED, Trouble.LINK_CLOSED)


def test_what_is_known_of_a_matters_links(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=asta)
    said = {"matter_key": MATTER, "needs_code": False, "actor": asta}
    link = operations.make_link(purpose="approval", email="moa@b.example", person_key=person.key, **said)
    operations.make_link(purpose="consultation", email="facket@b.example", **said)
    (line,) = queries.links_about(matter_key=MATTER, actor=asta, purpose="approval")
    assert (line.to, bool(line.may_open)) == ("moa@b.example", True)
    assert len(queries.links_about(matter_key=MATTER, actor=asta)) == 2
    assert queries.address_of(link.key).startswith("http")
    Person.objects.update(protection=Protection.FINGERAD)
    (line,) = queries.links_about(matter_key=MATTER, actor=asta, purpose="approval")
    assert (line.to, line.may_open.code) == ("", "link_revoked")
    (line,) = queries.links_about(matter_key=MATTER, actor=protector, purpose="approval")
    assert line.to == "moa@b.example"


@pytest.mark.django_db
def test_the_words_of_a_letter_are_plain_and_its_subject_one_line() -> None:
    subject, body = render("correspondence/code", {"code": "<b>1 & 2</b>"})
    assert subject == "Din kod"
    assert "    <b>1 & 2</b>\n" in body
    assert "\n\n\n" not in body
    assert "{link}" in render("correspondence/renewed", {"days": 30})[1]
