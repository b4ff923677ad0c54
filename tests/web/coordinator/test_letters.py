"""What goes out: who sees it, what of it, and what can be done about what did not arrive."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
from tests.conftest import MOMENT, TODAY
from tests.factories.correspondence import MATTER, letter
from tests.factories.register import make_person

from talja.apps.accounts.models import User
from talja.apps.audit.models import ReadEvent
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.inputs import LinkInput
from talja.apps.correspondence.models import Bounce, Letter
from talja.apps.correspondence.operations import queue_letter
from talja.apps.correspondence.tasks import deliver_letters
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role
from talja.apps.people.models import Person

S = LetterState
LIST = "coordinator:letter_list"
PAPERS = "coordinator:letter_papers"


def put(state: LetterState, **changes: object) -> Letter:
    """Put the only letter somewhere."""
    claimed = {"claimed_at": MOMENT} if state == S.SENDING else {}
    Letter.objects.update(state=state, **claimed, **changes)
    return Letter.objects.get()


def page_of(client: Client, one: Letter) -> str:
    return client.get(reverse("coordinator:letter", args=[one.key])).content.decode()


def do(client: Client, one: Letter, what: str) -> str:
    return client.post(reverse("coordinator:letter_move", args=[one.key, what]), follow=True).content.decode()


def test_the_list_begins_with_what_needs_somebody(as_asta: Client, asta: Actor) -> None:
    queue_letter(letter=letter(subject="Väntar"), actor=asta)
    assert "Väntar" in as_asta.get(reverse(LIST)).content.decode()  # nothing to do: all of them
    put(S.FAILED, trouble=Trouble.NO_CONNECTION)
    queue_letter(letter=letter(subject="I kön", once="2"), actor=asta)
    first = as_asta.get(reverse(LIST)).content.decode()
    assert "Väntar" in first
    assert "E-postservern svarar inte" in first
    assert "I kön" not in first
    assert "I kön" in as_asta.get(reverse(LIST), {"lage": "ko"}).content.decode()
    assert as_asta.get(reverse(LIST), {"lage": "finns inte", "page": "åäö"}).status_code == 200


def test_the_list_asks_as_many_questions_for_two_as_for_twenty(as_asta: Client, asta: Actor) -> None:
    as_asta.get(reverse(LIST))  # the first visit asks for the municipality's name
    asked = []
    for count in (2, 20):
        for number in range(count):
            person = make_person(actor=asta)
            queue_letter(letter=letter(once=f"{count}-{number}", person_key=person.key), actor=asta)
        with CaptureQueriesContext(connection) as queries:
            as_asta.get(reverse(LIST), {"lage": "alla"})
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_protected_persons_letter_tells_nothing_but_that_it_is_there(
    as_asta: Client, as_protector: Client, protector: Actor
) -> None:
    person = make_person(actor=protector, given_name="Skuggvina", family_name="Fordomsson")
    said = letter(person_key=person.key, to_name="Skuggvina", to_email="skugga@b.example", subject="Till Skuggvina")
    one = queue_letter(letter=said, actor=protector)
    Person.objects.update(protection="sekretessmarkering")
    deliver_letters(MOMENT)
    for page in (as_asta.get(reverse(LIST)).content.decode(), page_of(as_asta, one)):
        assert "kugg" not in page
        assert "hålls inne" in page
    assert "dags för en uppföljning" not in page_of(as_asta, one)
    assert not ReadEvent.objects.filter(code="letter").exists()
    assert "Till Skuggvina" in page_of(as_protector, one)
    assert str(person.key) in ReadEvent.objects.get(code="letter").persons
    said_no = page_of(as_asta, one)
    assert "hålls inne: personen har skyddade personuppgifter" in said_no
    assert "letter_withheld" not in said_no
    assert "Ställ in brevet" in said_no


def test_somebody_who_sees_no_persons_sees_no_persons_letters(asta: Actor, as_ursula: Client) -> None:
    user = User.objects.get(email="ursula@demo.example")
    Role.objects.create(user=user, kind=RoleKind.ADMINISTRATOR, first_day=TODAY)
    person = make_person(actor=asta)
    private = queue_letter(letter=letter(person_key=person.key, to_email="moa@b.example"), actor=asta)
    open_one = queue_letter(letter=letter(once="2", to_email="enhet@b.example"), actor=asta)
    page = as_ursula.get(reverse(LIST)).content.decode()
    assert "moa@b.example" not in page
    assert "enhet@b.example" in page
    assert "dags för" not in page_of(as_ursula, private)
    assert "dags för" in page_of(as_ursula, open_one)


@pytest.mark.parametrize("name", [LIST, PAPERS, "coordinator:letter_papers_pdf", "coordinator:bounce_list"])
def test_others_do_not_get_in(name: str, as_malik: Client, as_ursula: Client) -> None:
    assert as_malik.get(reverse(name)).status_code == 403
    assert as_ursula.get(reverse(name)).status_code == 403


def test_a_letter_that_is_not_there(as_asta: Client) -> None:
    assert as_asta.get(reverse("coordinator:letter", args=[uuid4()])).status_code == 404
    for what in ("skicka-igen", "kom-fram", "finns-inte"):
        assert as_asta.post(reverse("coordinator:letter_move", args=[uuid4(), what])).status_code == 404


def test_an_uncertain_letter_is_said_to_have_arrived_or_sent_again(as_asta: Client, asta: Actor) -> None:
    queue_letter(letter=letter(), actor=asta)
    one = put(S.UNCERTAIN, trouble=Trouble.NO_ANSWER)
    page = page_of(as_asta, one)
    assert all(word in page for word in ("Brevet kom fram", "Skicka igen", "Låt det gå på papper"))
    assert "kom fram" in do(as_asta, one, "kom-fram")
    assert Letter.objects.get().state == S.SENT
    assert "Någon annan kan ha hunnit före" in do(as_asta, one, "skicka-igen")
    put(S.UNCERTAIN)
    do(as_asta, one, "skicka-igen")
    assert (Letter.objects.get().state, Letter.objects.get().attempts) == (S.QUEUED, 0)
    assert deliver_letters(MOMENT) == 1


def test_a_letter_that_came_back_stops_those_that_follow_until_the_address_is_lifted(
    as_asta: Client, asta: Actor
) -> None:
    one = queue_letter(letter=letter(), actor=asta)
    deliver_letters(MOMENT)
    assert "kommit tillbaka" in page_of(as_asta, one)
    do(as_asta, one, "kom-tillbaka")
    assert Letter.objects.get().state == S.BOUNCED
    assert "Ta bort den ur listan över adresser som inte tar emot först" in page_of(as_asta, one)
    bounces = as_asta.get(reverse("coordinator:bounce_list")).content.decode()
    assert "asta@kommun.example" in bounces
    assert "noterat för hand" in bounces
    bounce = Bounce.objects.get()
    lifted = as_asta.post(reverse("coordinator:bounce_lift", args=[bounce.key]), follow=True)
    assert "Adressen får brev igen" in lifted.content.decode()
    again = as_asta.post(reverse("coordinator:bounce_lift", args=[bounce.key]), follow=True)
    assert "redan borttagen" in again.content.decode()
    do(as_asta, one, "skicka-igen")
    assert deliver_letters(MOMENT + timedelta(minutes=1)) == 1


def test_letters_on_paper_are_printed_together_and_marked_once(as_asta: Client, asta: Actor) -> None:
    assert as_asta.get(reverse("coordinator:letter_papers_pdf")).status_code == 404
    said = {"to_email": "", "postal": ("Storgatan 1", "123 45 Tallköping")}
    link = LinkInput("workplace_form", MATTER)
    first = queue_letter(
        letter=letter(to_name="Åsa Öberg", body="Hej!\n\nSvara: {link}", link=link, **said), actor=asta
    )
    coded = LinkInput("approval", MATTER, needs_code=True)
    second = queue_letter(letter=letter(to_name="Malik Haddad", body="Svara: {link}", link=coded, **said), actor=asta)
    assert "2 brev att skriva ut" in as_asta.get(reverse(LIST)).content.decode()
    answer = as_asta.get(reverse("coordinator:letter_papers_pdf"))
    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    assert len(pages) == 2
    assert "Åsa Öberg\nStorgatan 1\n123 45 Tallköping" in pages[0]
    assert "/l/" in pages[0].replace("\n", "")  # a long address is broken where it fits
    assert "Länken finns bara i e-post" in pages[1]
    keys = [str(first.key), "inte en nyckel", str(uuid4())]
    marked = as_asta.post(reverse(PAPERS), {"letter": keys}, follow=True).content.decode()
    assert "1 brev är utskrivet." in marked
    assert "Åsa" not in marked
    assert "0 brev" in as_asta.post(reverse(PAPERS), {"letter": keys}, follow=True).content.decode()
    assert "redan utskrivet" in do(as_asta, first, "stall-in")
    do(as_asta, second, "stall-in")
    assert Letter.objects.get(pk=second.pk).state == S.CANCELLED


def test_somebody_who_becomes_protected_is_not_printed(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    one = queue_letter(letter=letter(to_email="", to_name="Moa", person_key=person.key), actor=asta)
    assert "Moa" in as_asta.get(reverse(PAPERS)).content.decode()
    Person.objects.update(protection="skyddad_folkbokforing")
    assert "Moa" not in as_asta.get(reverse(PAPERS)).content.decode()
    assert as_asta.get(reverse("coordinator:letter_papers_pdf")).status_code == 404
    as_asta.post(reverse(PAPERS), {"letter": [str(one.key)]})
    assert Letter.objects.get().printed_at is None
    deliver_letters(MOMENT)
    assert (Letter.objects.get().state, Letter.objects.get().trouble) == (S.WITHHELD, Trouble.PROTECTED)
    assert "hålls inne" in as_asta.get(reverse(LIST)).content.decode()


def test_a_letter_goes_on_paper_instead(as_asta: Client, asta: Actor) -> None:
    queue_letter(letter=letter(to_name="Moa"), actor=asta)
    one = put(S.FAILED, trouble=Trouble.REFUSED)
    do(as_asta, one, "papper")
    assert "Moa" in as_asta.get(reverse(PAPERS)).content.decode()
