"""What each column holds: shown with reasons, chosen by a person, and remembered for next time."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.lists import HEADINGS, make_source, read, row, text_of
from tests.factories.register import make_number

from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch
from talja.apps.organisation.actors import Actor

pytestmark = pytest.mark.usefixtures("ekens_forskola")
CONTENT = text_of([(*row(make_number(1)), "Moa Lind")], headings=(*HEADINGS, "Anm"))


@pytest.fixture
def batch(asta: Actor) -> Batch:
    return read(CONTENT, actor=asta)


def to(batch: Batch) -> str:
    return reverse("coordinator:batch_columns", args=[batch.key])


def chosen(batch: Batch, **other: str) -> dict[str, str]:
    """What the form sends when nothing but the others is changed."""
    columns = {f"column-{one['index']}": one["field"] or "" for one in batch.columns}
    return columns | {name.replace("_", "-"): code for name, code in other.items()}


def test_shows_heading_examples_field_and_how_sure(as_asta: Client, batch: Batch) -> None:
    page = as_asta.get(to(batch)).content.decode()
    for words in ("Personnummer", "Fr.o.m.", "2026-03-01", "säker", "Rubriken är välkänd.", "läses inte", "Anm"):
        assert words in page
    assert '<option value="first_day" selected>' in page
    assert "Valet gäller också nästa gång listan kommer." in page


def test_a_choice_is_remembered_for_the_source(as_asta: Client, asta: Actor, batch: Batch) -> None:
    answer = as_asta.post(to(batch), chosen(batch, column_8="supervisor"))
    assert answer.url == reverse("coordinator:batch", args=[batch.key])
    assert "Valet är sparat" in as_asta.get(answer.url).content.decode()
    batch.refresh_from_db()
    assert batch.state == BatchState.REVIEW
    assert batch.rows.get().values["supervisor"] == "Moa Lind"
    again = read(CONTENT, actor=asta, source=make_source(asta))
    assert again.rows.get().values["supervisor"] == "Moa Lind"
    assert "Du valde det förra gången." in as_asta.get(to(again)).content.decode()


def test_one_field_cannot_stand_in_two_columns(as_asta: Client, batch: Batch) -> None:
    answer = as_asta.post(to(batch), chosen(batch, column_8="workplace"), follow=True)
    assert "Två kolumner har samma innehåll" in answer.content.decode()
    batch.refresh_from_db()
    assert batch.state == BatchState.REVIEW


def test_a_sheet_that_does_not_exist_is_refused(as_asta: Client, batch: Batch) -> None:
    answer = as_asta.post(to(batch), {"sheet": "Hittepå"}, follow=True)
    assert "finns inte" in answer.content.decode()


def test_only_those_who_may_import(as_malik: Client, as_ursula: Client, batch: Batch) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(to(batch)).status_code == 403
        assert client.post(to(batch), {}).status_code == 403
