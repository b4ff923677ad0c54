"""A list under review: what it would do, tab by tab, for those who may import, and for two at once."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.factories.clients import HTMX
from tests.factories.lists import apply, keys_of, make_source, read, row, text_of
from tests.factories.register import later, make_number, make_person, make_placement, make_workplace

from talja.apps.audit.models import ReadEvent
from talja.apps.imports import progress
from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person

pytestmark = pytest.mark.usefixtures("ekens_forskola")
UUID_IN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ONE, TWO, THREE, FOUR = (make_number(serial) for serial in (1, 2, 3, 4))


def page(client: Client, batch: Batch, query: str = "", **extra: str) -> str:
    answer = client.get(reverse("coordinator:batch", args=[batch.key]) + query, **extra)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def mixed(asta: Actor) -> Batch:
    """A list with a row of every kind, and a running placement that it does not hold."""
    apply(read(text_of([row(ONE), row(TWO, "Bo", "Ek"), row(THREE, "Cia", "Dal")]), actor=asta), actor=later(asta))
    rows = [
        row(ONE),
        row(TWO, "Bo", "Ek", extent="50 %"),
        row(FOUR, "Dan", "Fält"),
        row("", "Bo", "Ek", first="2026-05-01"),
        row(make_number(5), "Eva", "Grön", first="31/6 2026"),
    ]
    return read(text_of(rows), actor=later(asta, minutes=2))


def test_says_in_plain_words_what_the_list_holds(as_asta: Client, mixed: Batch) -> None:
    text = page(as_asta, mixed)
    assert "5 rader lästa. 1 är oförändrad, 1 ändras, 1 är ny, 1 behöver dig och 1 kunde inte läsas." in text
    assert "1 pågående placering saknas i listan." in text
    assert "För in 2 rader" in text


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("needs_you", ["Bo Ek", "Välj vem raden gäller", "Samma namn.", "Ny person", "Samma person"]),
        ("refused", ["Eva Grön", "31/6 2026", "Den dagen finns inte. Skriv rätt dag.", "2026-06-30"]),
        ("missing", ["Cia Dal", "Pågår här, men finns inte i listan.", "Avsluta", "Låt vara"]),
        ("new", ["Dan Fält", "Nystartsjobb", "Ekens förskola", "2026-03-01"]),
        ("changed", ["Bo Ek", "Omfattning", "75 %", "50 %", 'aria-pressed="true"']),
        ("unchanged", ["Alva Åkesson"]),
        ("read", ["Allt i bladet är med."]),
        ("all", ["Alva Åkesson", "Dan Fält", "Eva Grön", "Sök bland raderna"]),
    ],
)
def test_every_tab_shows_its_rows(as_asta: Client, mixed: Batch, tab: str, words: list[str]) -> None:
    text = page(as_asta, mixed, f"?flik={tab}")
    assert [word for word in words if word not in text] == []


def test_begins_with_what_needs_somebody(as_asta: Client, mixed: Batch) -> None:
    assert "Välj vem raden gäller" in page(as_asta, mixed)
    assert "Välj vem raden gäller" in page(as_asta, mixed, "?flik=hittepå&sida=99x")


def test_what_htmx_gets_is_what_a_reload_shows(as_asta: Client, mixed: Batch) -> None:
    def bare(text: str) -> str:
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]+', "", text)

    assert bare(page(as_asta, mixed, "?flik=new", **HTMX)) == bare(page(as_asta, mixed, "?flik=new"))


def test_neither_names_nor_numbers_stand_in_any_address(as_asta: Client, mixed: Batch) -> None:
    for tab in ("needs_you", "missing", "all"):
        addresses = re.findall(r'(?:href|action|hx-get)="([^"]+)"', page(as_asta, mixed, f"?flik={tab}"))
        assert addresses
        bare = [UUID_IN.sub("", one) for one in addresses]
        assert not [one for one in bare if re.search(r"Bo|Ek\b|Cia|\d{6}-?\d{4}", one)]


def test_the_search_is_posted_and_kept_out_of_the_address(as_asta: Client, mixed: Batch) -> None:
    answer = as_asta.post(reverse("coordinator:batch_search", args=[mixed.key]), {"text": "fält"})
    assert (answer.status_code, "f" in answer.url.rpartition("?")[2].replace("flik", "")) == (302, False)
    text = as_asta.get(answer.url).content.decode()
    assert "Dan Fält" in text
    assert "Alva Åkesson" not in text
    as_asta.post(reverse("coordinator:batch_search", args=[mixed.key]), {"text": ""})
    assert "Alva Åkesson" in page(as_asta, mixed, "?flik=all")


def test_reading_persons_is_recorded(as_asta: Client, mixed: Batch) -> None:
    page(as_asta, mixed, "?flik=needs_you")
    event = ReadEvent.objects.order_by("pk").last()
    assert event is not None
    assert event.code == "batch"
    assert event.persons == str(Person.objects.get(number=TWO).key)


def test_progress_is_told_while_the_work_goes_on(as_asta: Client, mixed: Batch) -> None:
    Batch.objects.filter(pk=mixed.pk).update(state=BatchState.APPLYING, moved_at=timezone.now())
    progress.tell(mixed.key, step="applying", done=25, total=100)
    text = page(as_asta, mixed)
    assert "25 av 100" in text
    assert '<progress id="progress" value="25" max="100">' in text
    assert 'hx-trigger="every 1s"' in text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in text
    assert "börja om" not in text


def test_work_that_has_died_can_be_started_over(as_asta: Client, mixed: Batch) -> None:
    Batch.objects.filter(pk=mixed.pk).update(state=BatchState.APPLYING, moved_at=timezone.now() - timedelta(minutes=11))
    progress.forget(mixed.key)
    assert "Det har stannat: börja om" in page(as_asta, mixed)
    as_asta.post(reverse("coordinator:batch_recover", args=[mixed.key]))
    mixed.refresh_from_db()
    assert mixed.state == BatchState.REVIEW
    assert "Arbetet stannade av" in page(as_asta, mixed)


def test_a_protected_person_is_masked_in_somebody_elses_list(as_asta: Client, protector: Actor) -> None:
    person = make_person(
        actor=protector, number=ONE, given_name="Hemlig", family_name="Sten", protection="sekretessmarkering"
    )
    make_placement(person=person, workplace=make_workplace("Gömda vägen"), actor=protector)
    batch = read(text_of([row(ONE, "Hemlig", "Sten", workplace="Gömda vägen")]), actor=protector)
    for tab in ("all", "needs_you", "changed", "unchanged", "missing"):
        text = page(as_asta, batch, f"?flik={tab}")
        assert "Hemlig" not in text
        assert not [line for line in text.splitlines() if "Gömda" in line and "<option" not in line], tab


def test_as_many_queries_for_two_rows_as_for_twenty(as_asta: Client, asta: Actor) -> None:
    def count(rows: int) -> int:
        source = make_source(asta, name=f"Lista {rows}")
        content = text_of([row(make_number(100 + serial)) for serial in range(rows)])
        batch = read(content, actor=asta, source=source)
        page(as_asta, batch)
        with CaptureQueriesContext(connection) as found:
            page(as_asta, batch)
        return len(found)

    assert count(2) == count(20)


def test_only_those_who_may_import_see_a_list(as_malik: Client, as_ursula: Client, mixed: Batch) -> None:
    row_key = keys_of(mixed)[0]
    for client in (as_malik, as_ursula):
        for path in (
            reverse("coordinator:batch", args=[mixed.key]),
            reverse("coordinator:batch_row", args=[mixed.key, row_key]),
            reverse("coordinator:batch_columns", args=[mixed.key]),
        ):
            assert client.get(path).status_code == 403


def test_a_list_that_does_not_exist_is_not_found(as_asta: Client, mixed: Batch) -> None:
    assert as_asta.get(reverse("coordinator:batch", args=[keys_of(mixed)[0]])).status_code == 404
    assert as_asta.get(reverse("coordinator:batch_row", args=[mixed.key, mixed.key])).status_code == 404
