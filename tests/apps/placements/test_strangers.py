"""Somebody with an account but no role, and somebody not signed in, get nothing from any query."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.conftest import MOMENT, TODAY
from tests.factories.register import make_placement

from talja.apps.organisation.actors import Actor, outsider
from talja.apps.people import queries as people
from talja.apps.placements import queries
from talja.apps.placements.lines import KnownStock
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Denied

LISTS: dict[str, Callable[[Actor, Placement], Any]] = {
    "list_placements": lambda actor, _: queries.list_placements(actor=actor, on=TODAY).rows,
    "person_timeline": lambda actor, one: queries.person_timeline(person_key=one.person.key, actor=actor, on=TODAY),
    "placements_for_linking": lambda actor, _: queries.placements_for_linking(actor=actor),
    "spells_for_statistics": lambda actor, _: queries.spells_for_statistics(actor=actor),
    "spells_as_known": lambda actor, _: queries.spells_for_statistics(actor=actor, known_at=MOMENT),
    "day_counts": lambda actor, _: queries.day_counts(actor=actor)[0],
    "grouped_day_counts": lambda actor, _: queries.grouped_day_counts(actor=actor, by="category")[0],
    "list_measures": lambda actor, _: queries.list_measures(on=TODAY, actor=actor),
    "data_quality": lambda actor, _: [gap for gap in queries.data_quality(actor=actor, on=TODAY) if gap.count],
    "list_people": lambda actor, _: people.list_people(actor=actor).rows,
    "search_people": lambda actor, _: people.search_people(text="alva", actor=actor),
    "people_for_linking": lambda actor, _: people.people_for_linking(actor=actor),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_empty_for_strangers_and_not_for_others(asta: Actor, ursula: Actor, name: str) -> None:
    placement = make_placement(actor=asta)
    assert LISTS[name](asta, placement)
    assert not LISTS[name](ursula, placement)
    assert not LISTS[name](outsider(at=MOMENT), placement)


def test_one_row_is_unknown_to_strangers(asta: Actor, ursula: Actor) -> None:
    placement = make_placement(actor=asta)
    with pytest.raises(Placement.DoesNotExist):
        queries.get_placement(key=placement.key, actor=ursula, on=TODAY)
    with pytest.raises(Placement.DoesNotExist):
        queries.placement_history(key=placement.key, actor=ursula)


def test_figures_and_files_are_not_for_strangers(asta: Actor, ursula: Actor, malik: Actor) -> None:
    make_placement(actor=asta)
    assert queries.stock_as_known(on=TODAY, known_at=MOMENT, actor=ursula) == KnownStock(0, 0, {}, {})
    for actor in (ursula, malik):
        with pytest.raises(Denied, match="missing_right"):
            queries.export_rows(actor=actor, on=TODAY)
