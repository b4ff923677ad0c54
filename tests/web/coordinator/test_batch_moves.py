"""Into the register, back out of it, and aside: asked first, said after."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.lists import apply, read, row, text_of
from tests.factories.register import later, make_number

from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch
from talja.apps.imports.operations import start_applying
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO = make_number(1), make_number(2)


@pytest.fixture
def two(asta: Actor) -> Batch:
    return read(text_of([row(ONE), row(TWO, "Bo", "Ek"), row("", "", "")]), actor=asta)


def to(name: str, batch: Batch) -> str:
    return reverse(f"coordinator:{name}", args=[batch.key])


def text(client: Client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_says_exactly_what_will_be_written_and_what_is_left(as_asta: Client, two: Batch) -> None:
    page = text(as_asta, to("batch_apply", two))
    assert "2 nya placeringar läggs till." in page
    assert "2 nya personer läggs till." in page
    assert "1 rad går inte att läsa." in page
    assert not Placement.objects.exists()


def test_is_written_in_the_background_and_the_page_tells_what_came(as_asta: Client, two: Batch) -> None:
    answer = as_asta.post(to("batch_apply", two))
    assert (answer.status_code, answer.url) == (302, to("batch", two))
    page = text(as_asta, answer.url)
    assert "Listan är införd" in page
    assert "2 rader skrevs i registret." in page
    assert Placement.objects.count() == 2
    for placement in Placement.objects.all():
        assert reverse("coordinator:placement", args=[placement.key]) in page


def test_a_list_that_says_nothing_new_can_still_join_the_reconciliation(as_asta: Client, asta: Actor) -> None:
    content = text_of([row(ONE)])
    apply(read(content, actor=asta), actor=later(asta))
    again = read(content, actor=later(asta, minutes=2))
    page = text(as_asta, to("batch_apply", again))
    assert "Listan ändrar ingenting" in page
    assert "Spara till avstämningen" in page


def test_is_undone_and_says_what_was_left(as_asta: Client, asta: Actor, two: Batch) -> None:
    apply(two, actor=later(asta))
    bo = Placement.objects.get(person__given_name="Bo")
    change_placement(placement_key=bo.key, changes={"supervisor": "Moa"}, actor=later(asta, minutes=5))
    assert "2 rader går tillbaka" in text(as_asta, to("batch_undo", two))
    as_asta.post(to("batch_undo", two))
    page = text(as_asta, to("batch", two))
    assert "Listan är tillbakatagen" in page
    assert "Lämnades, för att någon har ändrat efteråt: 1 person och 1 placering." in page
    assert "Någon har ändrat efteråt." in page
    assert [one.person.given_name for one in Placement.objects.all()] == ["Bo"]


def test_is_laid_aside_with_nothing_written(as_asta: Client, two: Batch) -> None:
    assert "Inget av listan förs in" in text(as_asta, to("batch_discard", two))
    as_asta.post(to("batch_discard", two))
    assert "Listan är bortlagd" in text(as_asta, to("batch", two))
    assert not Placement.objects.exists()


def test_what_is_too_late_is_said(as_asta: Client, asta: Actor, two: Batch) -> None:
    assert "Det går inte i listans läge nu" in text(as_asta, to("batch_undo", two))
    start_applying(batch_key=two.key, actor=asta)
    for name in ("batch_apply", "batch_discard", "batch_columns"):
        page = text(as_asta, to(name, two))
        assert "Listan granskas inte längre" in page or "Det går inte i listans läge nu" in page
    answer = as_asta.post(to("batch_discard", two), follow=True)
    assert "Det går inte i listans läge nu" in answer.content.decode()
    assert Batch.objects.get().state == BatchState.APPLYING


def test_only_those_who_may_import_move_a_list(as_malik: Client, as_ursula: Client, two: Batch) -> None:
    for client in (as_malik, as_ursula):
        for name in ("batch_apply", "batch_undo", "batch_discard", "batch_recover"):
            assert client.post(to(name, two)).status_code == 403
    assert Batch.objects.get().state == BatchState.REVIEW
