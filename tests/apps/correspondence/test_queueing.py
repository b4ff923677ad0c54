"""A letter is queued once per kind, matter, occasion and address; what is wrong with it is said at once."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core import mail
from tests.conftest import MOMENT
from tests.factories.correspondence import MATTER, letter
from tests.together import at_once

from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.inputs import Attachment, LinkInput
from talja.apps.correspondence.models import Letter, Link
from talja.apps.correspondence.operations import queue_letter, withdraw_letters
from talja.apps.correspondence.tasks import deliver_letters
from talja.apps.organisation.actors import Actor, system_actor
from talja.core.kernel.verdict import Denied


def test_the_same_letter_asked_for_again_is_the_first_one(system: Actor) -> None:
    first = queue_letter(letter=letter(), actor=system)
    again = queue_letter(letter=letter(to_email=" ASTA@Kommun.Example ", subject="Annat"), actor=system)
    assert again == first
    assert again.subject == "En påminnelse"
    other = queue_letter(letter=letter(once="2026-12"), actor=system)
    assert other != first


@pytest.mark.django_db(transaction=True)
def test_the_same_letter_asked_for_at_the_same_moment_is_one() -> None:
    at_once(lambda _number: queue_letter(letter=letter(), actor=system_actor(at=MOMENT)))
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to_email": "ingen adress"}, "address_invalid"),
        ({"to_email": "åsa@kommun.example"}, "address_invalid"),
        ({"to_email": f"{'a' * 250}@b.example"}, "address_invalid"),
        ({"to_email": "a@b.example\nBcc: c@d.example"}, "address_invalid"),
        ({"subject": " "}, "letter_empty"),
        ({"body": ""}, "letter_empty"),
        ({"body": "Se {link}"}, "letter_link_missing"),
        ({"subject": "x" * 201}, "text_too_long"),
        ({"once": "x" * 81}, "text_too_long"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, str], code: str, system: Actor) -> None:
    with pytest.raises(Denied, match=f"^{code}$"):
        queue_letter(letter=letter(**changes), actor=system)
    assert not Letter.objects.exists()


def test_without_an_address_it_is_printed_once_per_name(system: Actor) -> None:
    on_paper = letter(to_email="", to_name="Åsa Öberg", postal=("Storgatan 1", "", "123 45 Tallköping"))
    first = queue_letter(letter=on_paper, actor=system)
    assert (first.state, first.postal) == (LetterState.PAPER, ["Storgatan 1", "123 45 Tallköping"])
    assert queue_letter(letter=replace(on_paper, to_name=" åsa  öberg"), actor=system) == first
    assert queue_letter(letter=replace(on_paper, to_name="Åke Öberg"), actor=system) != first


def test_its_link_opens_for_its_address_and_is_never_stored(system: Actor) -> None:
    said = letter(body="Svara här: {link}", link=LinkInput("workplace_form", MATTER))
    queued = queue_letter(letter=said, actor=system)
    link = Link.objects.get()
    assert (queued.link, link.email, link.needs_code) == (link, "asta@kommun.example", False)
    assert "/l/" not in queued.body
    deliver_letters(MOMENT)
    assert "/l/" in mail.outbox[0].body
    assert queue_letter(letter=letter(to_email="", body="{link}", link=said.link), actor=system).link != link


def test_on_paper_no_link_that_needs_a_code(system: Actor) -> None:
    said = letter(to_email="", body="Svara här: {link}", link=LinkInput("approval", MATTER, needs_code=True))
    assert queue_letter(letter=said, actor=system).link is None


def test_an_attachment_goes_with_it(system: Actor) -> None:
    calendar = Attachment("traff.ics", "text/calendar", "BEGIN:VCALENDAR\r\nSUMMARY:Träff\r\nEND:VCALENDAR\r\n")
    queue_letter(letter=letter(attachment=calendar), actor=system)
    deliver_letters(MOMENT)
    assert [part[0] for part in mail.outbox[0].attachments] == ["traff.ics"]
    assert "Träff" in str(mail.outbox[0].attachments[0][1])


def test_what_is_done_is_written_about_no_more(system: Actor) -> None:
    queue_letter(letter=letter(once="1"), actor=system)
    queue_letter(letter=letter(once="2", kind="followups.other"), actor=system)
    queue_letter(letter=letter(once="3", to_email=""), actor=system)
    queue_letter(letter=letter(once="4", matter_key=uuid4()), actor=system)
    assert withdraw_letters(matter_key=MATTER, kinds=["followups.reminder"], actor=system) == 2
    assert withdraw_letters(matter_key=MATTER, actor=system) == 1
    assert set(Letter.objects.filter(matter_key=MATTER).values_list("state", "trouble")) == {
        (LetterState.CANCELLED, Trouble.WITHDRAWN)
    }
    assert deliver_letters(MOMENT) == 1
