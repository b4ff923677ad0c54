"""Forms by link: to whoever is there, once, with a code for the participant; answers in versions until the last day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.apps.followups.making import ANSWERS, HERS, asked, at, make_contact, make_manager, planned, reached
from tests.factories.register import later

from talja.apps.correspondence.models import Letter, Link
from talja.apps.followups.models import Answer, Ask
from talja.apps.followups.operations import HeldInput, answer_form, ask_about, record_followup
from talja.apps.followups.queries import followups_of, form_page
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Denied

FINE = {"going": "well", "hours_right": "yes", "keep": "maybe"}


def guest(ask: Ask, actor: Actor) -> Actor:
    return by_link(link_key=ask.key, purpose=ask.audience, matter_key=ask.key, at=actor.at)


def test_the_participant_gets_a_link_that_demands_a_code(placement: Placement, asta: Actor) -> None:
    reached(placement, actor=asta)
    ask = asked(placement, actor=asta)
    letter, link = Letter.objects.get(), Link.objects.get()
    assert (letter.to_email, letter.person_key, letter.state) == (HERS, placement.person.key, "queued")
    assert (link.purpose, link.matter_key, link.needs_code) == ("participant_form", ask.key, True)
    assert ask.last_day == date(2026, 12, 20)
    for secret in ("Alva", "Åkesson", "introduktionsjobb"):
        assert secret not in letter.subject + letter.body


def test_without_email_it_goes_on_paper_with_the_questions(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta)
    letter = Letter.objects.get()
    assert (letter.state, letter.to_name, letter.link, ask.to_email) == ("paper", "Alva Åkesson", None, "")
    assert "{link}" not in letter.body
    assert "Klarar du dina uppgifter?" in letter.body


def test_the_workplace_is_whoever_answers_for_it_now(placement: Placement, asta: Actor) -> None:
    with pytest.raises(Denied, match="nobody_at_workplace"):
        asked(placement, actor=asta, audience="workplace_form")
    make_contact(placement)
    gone = make_manager(placement, email="borta@exempel.example")
    gone.last_day = date(2026, 11, 21)
    gone.save()
    ask = asked(placement, actor=asta, audience="workplace_form")
    assert ask.to_email == "kim@exempel.example"
    make_manager(placement)
    again = asked(placement, actor=later(asta), audience="workplace_form", kind="check_in")
    assert again.to_email == "chef@exempel.example"
    assert not Link.objects.filter(needs_code=True).exists()


def test_a_form_is_sent_once_and_anew_when_it_has_run_out(placement: Placement, asta: Actor) -> None:
    reached(placement, actor=asta)
    first = asked(placement, actor=asta)
    with pytest.raises(Denied, match="already_asked"):
        asked(placement, actor=later(asta))
    in_january = later(asta, at=at(2027, 1, 4))
    second = asked(placement, actor=in_january)
    assert second.last_day == date(2027, 2, 1)
    assert Link.objects.get(matter_key=first.key).revoked_at == in_january.at
    with pytest.raises(Denied, match="form_closed"):
        answer_form(ask_key=first.key, said=ANSWERS, words="", actor=guest(first, in_january))


def test_answers_are_versions_and_the_same_again_is_none(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta)
    by = guest(ask, asta)
    answer_form(ask_key=ask.key, said=ANSWERS, words=" Mer tid. ", actor=by)
    answer_form(ask_key=ask.key, said=ANSWERS, words="Mer tid.", actor=by)
    answer_form(
        ask_key=ask.key, said=ANSWERS | {"belief": "5"}, words="Mer tid.", actor=replace(by, at=by.at + timedelta(1))
    )
    assert [one.version for one in Answer.objects.order_by("pk")] == [1, 2]
    shown = followups_of(placement_key=placement.key, actor=asta, on=date(2026, 11, 24))
    assert shown is not None
    (one,) = shown.progress
    assert (one.managing, one.own_belief, one.worker_belief) == (3, 5, None)
    (line,) = (ask for followup in shown.followups for ask in followup.asks)
    assert (line.words, line.versions, line.is_on_paper) == ("Mer tid.", 2, True)
    assert form_page(ask_key=ask.key, actor=by).said["belief"] == "5"


@pytest.mark.parametrize(
    ("said", "words", "code"),
    [
        ({}, "", "unknown_code"),
        (ANSWERS | {"belief": "6"}, "", "unknown_code"),
        (ANSWERS, "x" * 1001, "text_too_long"),
    ],
)
def test_answers_that_cannot_be(said: dict[str, str], words: str, code: str, placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta)
    with pytest.raises(Denied, match=code):
        answer_form(ask_key=ask.key, said=said, words=words, actor=guest(ask, asta))


def test_how_one_is_may_be_left_unanswered(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta)
    said = {code: answer for code, answer in ANSWERS.items() if code != "feeling"} | {"annat": "x"}
    answer = answer_form(ask_key=ask.key, said=said, words="", actor=guest(ask, asta))
    assert answer.said == {"managing": "3", "belief": "2"}


def test_after_the_last_day_the_form_is_closed(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta)
    on_the_day = replace(guest(ask, asta), at=at(2026, 12, 20, 23))
    answer_form(ask_key=ask.key, said=ANSWERS, words="", actor=on_the_day)
    after = replace(on_the_day, at=at(2026, 12, 21, 0))
    with pytest.raises(Denied, match="form_closed"):
        answer_form(ask_key=ask.key, said=ANSWERS, words="ny", actor=after)
    assert form_page(ask_key=ask.key, actor=after).takes_answers.code == "form_closed"


def test_staff_may_write_what_they_were_told_and_others_may_not(
    placement: Placement, asta: Actor, malik: Actor, ursula: Actor
) -> None:
    ask = asked(placement, actor=asta)
    answer_form(ask_key=ask.key, said=ANSWERS, words="", actor=asta)
    assert Answer.objects.get().answered_by == asta.key
    other = by_link(link_key=ask.key, purpose="workplace_form", matter_key=ask.key, at=asta.at)
    for stranger in (malik, ursula, other):
        with pytest.raises(Placement.DoesNotExist):
            answer_form(ask_key=ask.key, said=ANSWERS, words="", actor=stranger)
        with pytest.raises(Placement.DoesNotExist):
            form_page(ask_key=ask.key, actor=stranger)


def test_nothing_goes_out_about_somebody_protected(
    placement: Placement, hidden: Placement, asta: Actor, protector: Actor
) -> None:
    for audience in ("participant_form", "workplace_form"):
        with pytest.raises(Denied, match="protected_gets_no_letters"):
            asked(hidden, actor=protector, audience=audience)
    ask = asked(placement, actor=asta)
    protect = {"protection": "sekretessmarkering"}
    change_person(person_key=placement.person.key, facts=protect, actor=later(asta))
    with pytest.raises(Ask.DoesNotExist):
        form_page(ask_key=ask.key, actor=guest(ask, asta))


def test_what_is_held_or_is_an_end_is_not_asked_about(placement: Placement, asta: Actor) -> None:
    make_contact(placement)
    with pytest.raises(Denied, match="end_is_assessed"):
        asked(placement, actor=asta, audience="workplace_form", kind="end")
    held = planned(placement, actor=asta, kind="check_in")
    record_followup(followup_key=held.key, said=HeldInput(date(2026, 11, 22)), actor=asta)
    with pytest.raises(Denied, match="already_held"):
        ask_about(followup_key=held.key, audience="workplace_form", actor=asta)
    with pytest.raises(Denied, match="unknown_code"):
        ask_about(followup_key=planned(placement, actor=asta).key, audience="alla", actor=asta)


def test_the_workplaces_own_answers(placement: Placement, asta: Actor) -> None:
    make_manager(placement)
    ask = asked(placement, actor=asta, audience="workplace_form")
    answer_form(ask_key=ask.key, said=FINE, words="", actor=guest(ask, asta))
    page = form_page(ask_key=ask.key, actor=guest(ask, asta))
    assert (page.said, page.given_name, page.workplace) == (FINE, "Alva", "Almgården")
