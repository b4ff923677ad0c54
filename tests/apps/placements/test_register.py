"""Registering a placement by hand or by import: the same door, the same rules."""

from datetime import date

import pytest
from tests.factories.register import make_person, make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import PlacementVersion
from talja.apps.placements.queries import PlacementFilter, get_placement, list_placements
from talja.core.kernel.verdict import Denied


def test_a_registered_placement_stands_in_the_list_and_in_the_history(asta: Actor, today: date) -> None:
    placement = make_placement(actor=asta)
    page = list_placements(actor=asta, on=today, filters=PlacementFilter(text="åkes alva"))
    assert [line.key for line in page.rows] == [str(placement.key)]
    assert PlacementVersion.objects.get().placement_key == placement.key
    assert get_placement(key=placement.key, actor=asta, on=today).may_end


def test_overlapping_support_is_refused(asta: Actor) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, first_day=date(2026, 1, 1))
    with pytest.raises(Denied, match="overlaps"):
        make_placement(actor=asta, person=person, measure="introduktionsjobb")
