"""Reply templates and published answers: written, changed as they were seen, found again; and what is named in them."""

from uuid import uuid4

import pytest
from tests.apps.servicedesk.conftest import MONDAY
from tests.apps.servicedesk.test_asking import Asked, refused
from tests.factories.register import later, make_person, make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.servicedesk import queries
from talja.apps.servicedesk.models import PublishedAnswer, ReplyTemplate
from talja.apps.servicedesk.operations import (
    publish_answer,
    remove_template,
    save_template,
    set_away,
    set_desk_rules,
    withdraw_answer,
)


def test_a_template_is_filled_with_the_requests_own_words(asked: Asked, asta: Actor) -> None:
    text = "Hej {namn} på {arbetsplats}! Svar {svarsdag}. /{handläggare}"
    template = save_template(title="Första svaret", text=text, actor=asta)
    page = queries.get_request(key=asked().key, actor=asta)
    filled = queries.filled_template(key=template.key, page=page, actor=later(asta, at=MONDAY))
    assert filled == "Hej Malik på Ekens förskola! Svar 2026-11-24. /Asta Öberg"


def test_templates_are_changed_as_they_were_seen(asta: Actor, malik: Actor) -> None:
    first = save_template(title="Ödmjukt svar", text="Hej", actor=asta)
    save_template(title="Artigt svar", text="Hej", actor=asta)
    assert [line.title for line in queries.list_templates(actor=asta)] == ["Artigt svar", "Ödmjukt svar"]
    save_template(template_key=first.key, version=1, title="Ödmjukt svar", text="Hej igen", actor=asta)
    changed = {"template_key": first.key, "version": 1, "title": "x", "text": "x", "actor": asta}
    assert refused(lambda: save_template(**changed)) == "changed_by_other"
    assert refused(lambda: save_template(title="ödmjukt SVAR", text="x", actor=asta)) == "template_title_taken"
    assert refused(lambda: save_template(title=" ", text="x", actor=asta)) == "template_empty"
    assert refused(lambda: save_template(title="x", text="{personnummer}", actor=asta)) == "placeholder_unknown"
    assert refused(lambda: save_template(title="x" * 121, text="x", actor=asta)) == "text_too_long"
    assert refused(lambda: save_template(title="x", text="x", actor=malik)) == "missing_right"
    remove_template(template_key=first.key, version=2, actor=asta)
    save_template(title="Ödmjukt svar", text="En ny med samma namn", actor=asta)
    assert queries.list_templates(actor=malik) == ()
    for actor in (asta, malik):
        with pytest.raises(ReplyTemplate.DoesNotExist):
            queries.get_template(key=first.key, actor=actor)


def test_answers_are_found_by_their_words(asta: Actor, malik: Actor, ursula: Actor) -> None:
    publish_answer(question="Hur länge kan en praktik vara?", text="Högst sex månader.", actor=asta)
    publish_answer(question="Vem betalar arbetskläder?", text="Arbetsplatsen, även under praktiken.", actor=asta)
    asked = [line.question for line in queries.suggest_answers(actor=malik, text="Hur länge får praktiken vara?")]
    assert asked[0] == "Hur länge kan en praktik vara?"
    assert [line.text for line in queries.list_answers(actor=malik, text="arbetsklader")] == [
        "Arbetsplatsen, även under praktiken."
    ]
    assert len(queries.list_answers(actor=malik)) == 2
    assert queries.suggest_answers(actor=malik, text="och när ska vi") == ()
    assert queries.suggest_answers(actor=malik, text="fika") == ()
    assert len(queries.suggest_answers(actor=malik, text="praktik")) == 2
    assert queries.list_answers(actor=malik, text="praktik fika") == ()
    assert queries.list_answers(actor=ursula) == ()


def test_answers_are_changed_and_taken_back(asta: Actor, malik: Actor, asked: Asked, ursula: Actor) -> None:
    answer = publish_answer(question="Fråga?", text="Svar", request_key=asked().key, actor=asta)
    publish_answer(question="Fråga?", text="Bättre", answer_key=answer.key, version=1, actor=asta)
    assert queries.get_answer(key=answer.key, actor=malik).text == "Bättre"
    old = {"question": "x", "text": "x", "answer_key": answer.key, "version": 1, "actor": asta}
    assert refused(lambda: publish_answer(**old)) == "changed_by_other"
    assert refused(lambda: publish_answer(question="x", text=" ", actor=asta)) == "answer_empty"
    assert refused(lambda: publish_answer(question="x" * 201, text="x", actor=asta)) == "text_too_long"
    assert refused(lambda: publish_answer(question="x", text="x", actor=malik)) == "missing_right"
    withdraw_answer(answer_key=answer.key, version=2, actor=asta)
    for actor in (malik, ursula):
        with pytest.raises(PublishedAnswer.DoesNotExist):
            queries.get_answer(key=answer.key, actor=actor)


def test_names_and_numbers_are_warned_of(
    asked: Asked, asta: Actor, protector: Actor, ekens_forskola: Workplace, intern: Placement
) -> None:
    assert intern.workplace == ekens_forskola
    secret = make_person(actor=protector, given_name="Skugga", family_name="Dold", protection="sekretessmarkering")
    make_placement(actor=protector, person=secret, workplace=ekens_forskola)
    key = asked().key
    text = "Iris kan stanna, sa Skugga till Asta. En intern plats."
    assert queries.names_in(text, request_key=key, actor=asta) == ("Iris",)
    assert queries.names_in(text, request_key=key, actor=protector) == ("Iris", "Skugga")
    assert queries.names_in("iris är en blomma", request_key=key, actor=asta) == ()
    assert queries.names_in(text, request_key=uuid4(), actor=asta) == ()
    assert queries.numbers_in("Hon är 19900101-9812.")
    assert queries.numbers_in("", "900101 9812")
    assert not queries.numbers_in("Ring 070-123 45 67 före 2026-11-23")


def test_what_is_not_kept_by_others_than_the_desk(malik: Actor, asta: Actor) -> None:
    assert queries.desk_rules() == queries.DeskPromise(answer_days=1, waiting_days=5)
    assert refused(lambda: set_desk_rules(answer_days=2, waiting_days=5, actor=malik)) == "missing_right"
    assert refused(lambda: set_away(until=None, actor=malik)) == "missing_right"
    set_away(until=MONDAY.date(), actor=asta)
    workers = queries.desk_workers(actor=asta, on=MONDAY.date())
    assert [(each.name, each.away_until, each.open_requests) for each in workers] == [("Asta Öberg", MONDAY.date(), 0)]
    assert queries.desk_workers(actor=malik, on=MONDAY.date()) == ()
