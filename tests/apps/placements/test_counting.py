"""How many placements a choice finds, state by state."""

from datetime import date

from tests.factories.register import make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.placements.filters import PlacementFilter
from talja.apps.placements.operations import end_placement
from talja.apps.placements.queries import count_by_state


def test_each_state_is_counted_whatever_state_is_chosen(asta: Actor, today: date) -> None:
    make_placement(actor=asta)
    make_placement(actor=asta, first_day=date(2027, 1, 1))
    over = make_placement(actor=asta)
    end_placement(
        placement_key=over.key,
        last_day=date(2026, 6, 1),
        reason="moved",
        destination="moved",
        kolada="E",
        actor=asta,
    )
    counts = {"running": 1, "planned": 1, "ended": 1, "all": 3}
    assert count_by_state(actor=asta, on=today) == counts
    assert count_by_state(actor=asta, on=today, filters=PlacementFilter(state="ended")) == counts


def test_a_stranger_counts_nothing(asta: Actor, ursula: Actor, today: date) -> None:
    make_placement(actor=asta)
    assert set(count_by_state(actor=ursula, on=today).values()) == {0}
