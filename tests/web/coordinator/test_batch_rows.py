"""What a person does with rows: by plain forms, one or many, with the next row in focus, and two at the same time."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.lists import apply, keys_of, read, row, text_of
from tests.factories.register import later, make_number

from talja.apps.imports.enums import BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch
from talja.apps.imports.operations import discard_batch
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO, THREE, FOUR = (make_number(serial) for serial in (1, 2, 3, 4))


@pytest.fixture
def known(asta: Actor) -> None:
    apply(read(text_of([row(ONE), row(TWO, "Bo", "Ek")]), actor=asta), actor=later(asta))


@pytest.fixture
def unread(asta: Actor) -> Batch:
    """Three rows that cannot be read for the same reason, and one that can."""
    names = (("Dan", "Fält"), ("Ivar", "Borg"), ("Moa", "Lund"))
    rows = [row(make_number(40 + n), *name, first="31/6 2026") for n, name in enumerate(names)]
    return read(text_of([*rows, row(FOUR, "Eva", "Grön")]), actor=asta)


def post(client: Client, name: str, batch: Batch, *more: object, **said: object):
    return client.post(reverse(f"coordinator:{name}", args=[batch.key, *more]), said)


def statuses(batch: Batch) -> list[str]:
    return list(batch.rows.order_by("number", "pk").values_list("status", flat=True))


def test_one_click_takes_the_suggestion_and_the_next_row_has_the_focus(as_asta: Client, unread: Batch) -> None:
    first, second, *_rest = keys_of(unread)
    said = {"field": "first_day", "text": "2026-06-30", "flik": "refused", "rad": first, "sedan": second}
    answer = post(as_asta, "batch_correct", unread, row=first, **said)
    assert answer.status_code == 302
    assert statuses(unread) == [RowStatus.NEW, RowStatus.REFUSED, RowStatus.REFUSED, RowStatus.NEW]
    page = as_asta.get(answer.url).content.decode()
    assert f'id="row-{second}" tabindex="-1" data-focus' in page
    assert page.count("data-focus") == 1
    assert "1 rad är rättad." in page
    assert 'role="status"' in page


def test_a_row_that_still_waits_keeps_the_focus(as_asta: Client, unread: Batch) -> None:
    first, second, *_rest = keys_of(unread)
    said = {"field": "first_day", "text": "32/6", "flik": "refused", "rad": first, "sedan": second}
    answer = post(as_asta, "batch_correct", unread, row=first, **said)
    assert f'id="row-{first}" tabindex="-1" data-focus' in as_asta.get(answer.url).content.decode()


def test_the_same_word_is_mended_in_all_rows_at_once(as_asta: Client, unread: Batch) -> None:
    page = as_asta.get(reverse("coordinator:batch", args=[unread.key]) + "?flik=refused").content.decode()
    assert "Samma sak i flera rader" in page
    assert "Rätta alla 3" in page
    rows = " ".join(map(str, keys_of(unread, status=RowStatus.REFUSED)))
    post(as_asta, "batch_correct", unread, rows=rows, field="first_day", text="2026-06-30", flik="refused")
    assert statuses(unread) == [RowStatus.NEW] * 4


def test_suggestions_are_taken_for_the_chosen_rows_only(as_asta: Client, unread: Batch) -> None:
    first, second, third, _good = keys_of(unread)
    post(as_asta, "batch_decide", unread, row=[first, third], what="suggested", flik="refused")
    assert statuses(unread) == [RowStatus.NEW, RowStatus.REFUSED, RowStatus.NEW, RowStatus.NEW]
    assert unread.rows.get(key=third).values["first_day"] == "2026-06-30"
    assert unread.rows.get(key=second).corrections == {}


def test_the_same_value_is_written_in_the_chosen_rows(as_asta: Client, unread: Batch) -> None:
    keys = keys_of(unread)
    post(as_asta, "batch_decide", unread, row=keys, what="set", field="extent", text="50 %", flik="all")
    assert {one.values["extent"] for one in unread.rows.all()} == {"50"}


def test_rows_are_skipped_and_the_choice_taken_back(as_asta: Client, unread: Batch) -> None:
    keys = keys_of(unread, status=RowStatus.REFUSED)
    answer = post(as_asta, "batch_decide", unread, row=keys, what="skip", flik="refused")
    page = as_asta.get(answer.url).content.decode()
    assert "3 rader hoppas över." in page
    assert "Allt här är avgjort" in page
    assert "Ivar Borg" in as_asta.get(answer.url + "&avgjorda=1").content.decode()
    post(as_asta, "batch_decide", unread, row=keys[0], what="", flik="refused")
    assert [one.decision for one in unread.rows.order_by("number")] == ["", "skip", "skip", ""]


def test_missing_placements_are_ended_or_left(as_asta: Client, asta: Actor, known: None) -> None:
    batch = read(text_of([row(THREE, "Cia", "Dal")]), actor=later(asta, minutes=2))
    first, second = keys_of(batch, status=RowStatus.MISSING)
    post(as_asta, "batch_decide", batch, row=first, what="end", flik="missing")
    post(as_asta, "batch_decide", batch, row=second, what="leave", flik="missing")
    assert {one.decision for one in batch.rows.filter(status=RowStatus.MISSING)} == {"end", "leave"}
    page = as_asta.get(reverse("coordinator:batch_apply", args=[batch.key])).content.decode()
    assert "1 placering avslutas senast 2026-11-22. Vart det ledde är okänt." in page
    assert "1 placering som saknas i listan fortsätter." in page


def test_says_who_a_row_speaks_of(as_asta: Client, asta: Actor, known: None) -> None:
    batch = read(text_of([row("", "Bo", "Ek", first="2026-05-01")]), actor=later(asta, minutes=2))
    (key,) = keys_of(batch, number__gt=0)
    bo = Person.objects.get(given_name="Bo")
    post(as_asta, "batch_settle", batch, key, person=bo.key, flik="needs_you")
    settled = batch.rows.get(key=key)
    assert (settled.decision, settled.person_key) == (RowDecision.SAME_PERSON, bo.key)
    post(as_asta, "batch_settle", batch, key, person="", flik="needs_you")
    settled = batch.rows.get(key=key)
    assert (settled.decision, settled.person_key) == (RowDecision.NEW_PERSON, None)


def test_says_which_placement_a_row_speaks_of(as_asta: Client, asta: Actor, known: None) -> None:
    batch = read(text_of([row(TWO, "Bo", "Ek", measure="Introduktionsjobb")]), actor=later(asta, minutes=2))
    (key,) = keys_of(batch, number__gt=0)
    bo = Person.objects.get(given_name="Bo")
    placement = Placement.objects.get(person=bo)
    page = as_asta.get(reverse("coordinator:batch", args=[batch.key]) + "?flik=needs_you").content.decode()
    assert "Välj vilken placering raden gäller" in page
    post(as_asta, "batch_settle", batch, key, person=bo.key, placement=placement.key)
    assert batch.rows.get(key=key).placement_key == placement.key


def test_a_change_is_unticked_and_ticked_again(as_asta: Client, asta: Actor, known: None) -> None:
    batch = read(text_of([row(ONE, extent="50 %"), row(TWO, "Bo", "Ek")]), actor=later(asta, minutes=2))
    (key,) = keys_of(batch, status=RowStatus.CHANGED)
    answer = post(as_asta, "batch_take", batch, row=key, field="extent", take="0", flik="changed")
    assert 'aria-pressed="false"' in as_asta.get(answer.url).content.decode()
    assert "ändring är inte vald" in as_asta.get(reverse("coordinator:batch_apply", args=[batch.key])).content.decode()
    post(as_asta, "batch_take", batch, row=key, field="extent", take="1", flik="changed")
    assert batch.rows.get(key=key).changes[0]["take"] is True


def test_a_whole_row_can_be_seen_and_mended(as_asta: Client, unread: Batch) -> None:
    key = keys_of(unread)[0]
    page = as_asta.get(reverse("coordinator:batch_row", args=[unread.key, key])).content.decode()
    assert "31/6 2026" in page
    assert "Den dagen finns inte. Skriv rätt dag." in page
    assert page.count("batch_correct") == 0
    assert page.count('name="field"') == 8


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        pytest.param("batch_decide", {"what": "eat"}, "Det valet passar inte", id="no such deed"),
        pytest.param("batch_decide", {"what": "end"}, "Det valet passar inte", id="not for this row"),
        pytest.param("batch_correct", {"field": "hair", "text": "x"}, "finns inte", id="no such field"),
        pytest.param("batch_correct", {"field": "extent", "text": "x", "row": "x"}, "finns inte", id="no key"),
        pytest.param("batch_take", {"field": "extent", "row": uuid4()}, "finns inte", id="row of nobody"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    as_asta: Client, unread: Batch, name: str, said: dict[str, object], words: str
) -> None:
    answer = post(as_asta, name, unread, **{"row": keys_of(unread)[3], **said})
    assert answer.status_code == 302
    assert words in as_asta.get(answer.url).content.decode()


def test_two_at_once_the_later_is_told(as_asta: Client, as_protector: Client, unread: Batch, protector: Actor) -> None:
    key = keys_of(unread)[0]
    as_asta.get(reverse("coordinator:batch", args=[unread.key]))
    discard_batch(batch_key=unread.key, actor=protector)
    answer = post(as_asta, "batch_decide", unread, row=key, what="skip")
    page = as_asta.get(answer.url).content.decode()
    assert "Listan granskas inte längre." in page
    assert "Listan är bortlagd" in page


def test_rows_can_be_changed_by_those_who_may_import_only(as_malik: Client, as_ursula: Client, unread: Batch) -> None:
    key = keys_of(unread)[0]
    for client in (as_malik, as_ursula):
        assert post(client, "batch_decide", unread, row=key, what="skip").status_code == 403
        assert post(client, "batch_correct", unread, row=key, field="extent", text="1").status_code == 403
        assert post(client, "batch_take", unread, row=key, field="extent", take="0").status_code == 403
        assert post(client, "batch_settle", unread, key, person="").status_code == 403
        assert post(client, "batch_search", unread, text="x").status_code == 403
    assert unread.rows.get(key=key).decision == ""
    assert Batch.objects.get(pk=unread.pk).state == BatchState.REVIEW


def test_rows_are_changed_by_post_only(as_asta: Client, unread: Batch) -> None:
    for name in ("batch_decide", "batch_correct", "batch_take", "batch_search"):
        assert as_asta.get(reverse(f"coordinator:{name}", args=[unread.key])).status_code == 405
