"""A calculation is stored whole, by those who may, and never changed."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.factories.register import later, make_person, make_placement
from tests.factories.subsidies import make_calculation, make_situation

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import remove_placement
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.models import Calculation
from talja.core.kernel.verdict import Denied
from talja.core.rules.calculate import calculate
from talja.core.rules.stored import load_calculation, load_situation


def test_input_result_and_book_are_stored_whole(asta: Actor, placement: Placement) -> None:
    situation = make_situation(last_day=date(2027, 2, 28), newcomer=False, employer="municipality")
    stored = make_calculation(placement, actor=asta, situation=situation, note="  Enligt samtal  ")
    book = current_book()
    stored.refresh_from_db()
    assert load_situation(stored.situation) == situation
    expected = calculate(book.schemes["nystartsjobb"], situation, book_version=book.version)
    assert load_calculation(stored.result) == expected
    assert (stored.book_version, stored.note, stored.made_by) == (book.version, "Enligt samtal", asta.key)
    event = Event.objects.get(code="calculation.stored")
    assert event.data["placement"] == str(placement.key)


def test_the_latest_counts_also_when_clocks_go_backwards(asta: Actor, placement: Placement) -> None:
    first = make_calculation(placement, actor=later(asta))
    second = make_calculation(placement, actor=asta)
    other = make_calculation(make_placement(actor=asta), actor=asta)
    assert second.made_at == first.made_at
    assert set(Calculation.objects.counting()) == {second, other}
    assert list(Calculation.objects.of(placement.key)) == [second, first]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"wage": Decimal(-1)}, "fact_wrong"),
        ({"wage": Decimal(5_000_000)}, "fact_wrong"),
        ({"wage": Decimal("NaN")}, "fact_wrong"),
        ({"wage": "mycket"}, "fact_wrong"),
        ({"extent": Decimal(101)}, "fact_wrong"),
        ({"newcomer": Decimal(1)}, "fact_wrong"),
        ({"employer": "grannen"}, "fact_wrong"),
        ({"påhittat": True}, "fact_wrong"),
        ({"last_day": date(2026, 2, 28)}, "fact_wrong"),
    ],
)
def test_what_cannot_be_is_refused(asta: Actor, placement: Placement, facts: dict, code: str) -> None:
    with pytest.raises(Denied, match=code):
        make_calculation(placement, actor=asta, situation=make_situation(**facts))
    assert not Calculation.objects.exists()


def test_a_form_outside_the_book_and_a_note_too_long_are_refused(asta: Actor, placement: Placement) -> None:
    with pytest.raises(Denied, match="scheme_unknown"):
        make_calculation(placement, actor=asta, scheme="påhittad")
    with pytest.raises(Denied, match="text_too_long"):
        make_calculation(placement, actor=asta, note="å" * 301)


def test_who_may_not(asta: Actor, malik: Actor, ursula: Actor, protector: Actor, placement: Placement) -> None:
    for actor in (malik, ursula):
        with pytest.raises((Denied, Placement.DoesNotExist)):
            make_calculation(placement, actor=actor)
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="sekretessmarkering"))
    with pytest.raises(Denied, match="protected_person"):
        make_calculation(hidden, actor=asta)
    assert make_calculation(hidden, actor=protector)


def test_an_unknown_placement(asta: Actor, placement: Placement) -> None:
    placement.key = uuid4()
    with pytest.raises(Placement.DoesNotExist):
        make_calculation(placement, actor=asta)


def test_a_calculation_is_never_changed_and_outlives_its_placement(asta: Actor, placement: Placement) -> None:
    make_calculation(placement, actor=asta)
    for change in (lambda: Calculation.objects.update(note="x"), lambda: Calculation.objects.all().delete()):
        with pytest.raises(DatabaseError, match="subsidies_append_only"), transaction.atomic():
            change()
    remove_placement(placement_key=placement.key, actor=later(asta), why="fel")
    assert Calculation.objects.of(placement.key).exists()
