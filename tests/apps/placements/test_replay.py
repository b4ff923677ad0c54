"""Random lives of a small register: what was shown at each moment is what replay says was known then."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import MOMENT, TODAY
from tests.factories.register import later, make_person, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement, PlacementVersion
from talja.apps.placements.operations import (
    PlacementInput,
    change_placement,
    end_placement,
    register_placement,
    remove_placement,
    reopen_placement,
    restore_placement,
)
from talja.apps.placements.queries import PlacementFilter, list_placements, spells_for_statistics, stock_as_known
from talja.apps.placements.queries.figures import day_counts
from talja.core.kernel.verdict import Denied
from talja.core.statistics.stock import (
    departures_per_month,
    monthly_stock,
    series_from_counts,
    slow_stock,
    starts_per_month,
)

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 400).map(lambda days: FIRST + timedelta(days=days))
MEASURES = st.sampled_from(["nystartsjobb", "introduktionsjobb", "arbetspraktik", "feriejobb"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["register", "register", "change", "end", "reopen", "remove", "restore"]),
        st.integers(0, 9),
        DAYS,
        MEASURES,
        st.integers(0, 2),  # minutes since the step before: none is a moment shared
    ),
    max_size=14,
)


class UndoError(Exception):
    """Takes back one example, so that the next begins with an empty register."""


@pytest.fixture
def cast(asta: Actor) -> tuple[list[Person], Workplace]:
    return [make_person(actor=asta) for _ in range(3)], make_workplace()


def act(step: tuple[Any, ...], *, actor: Actor, cast: tuple[list[Person], Workplace]) -> None:
    """Try one operation on some placement; a refusal is an answer too."""
    what, which, day, measure, _ = step
    keys = list(PlacementVersion.objects.order_by("placement_key").values_list("placement_key", flat=True).distinct())
    key = keys[which % len(keys)] if keys else None
    try:
        if what == "register" or key is None:
            people, workplace = cast
            register_placement(
                person_key=people[which % len(people)].key,
                workplace_key=workplace.key,
                measure_code=measure,
                facts=PlacementInput(first_day=day),
                actor=actor,
            )
        elif what == "change":
            change_placement(placement_key=key, changes={"first_day": day, "measure_code": measure}, actor=actor)
        elif what == "end":
            end_placement(placement_key=key, last_day=day, reason="", destination="", kolada="", actor=actor)
        elif what == "reopen":
            reopen_placement(placement_key=key, why="fel", actor=actor)
        elif what == "remove":
            remove_placement(placement_key=key, why="fel", actor=actor)
        else:
            restore_placement(placement_key=key, before=later(actor, minutes=-which).at, why="ångra", actor=actor)
    except (Denied, Placement.DoesNotExist):
        return


def shown(actor: Actor) -> tuple[int, dict[str, int]]:
    rows = list_placements(actor=actor, on=TODAY, filters=PlacementFilter(state="running")).rows
    return len(rows), dict(Counter(row.measure_code for row in rows))


def check_identities(actor: Actor, *, known_at: datetime) -> None:
    spells = spells_for_statistics(actor=actor)
    starts, ends = day_counts(actor=actor)
    series = series_from_counts(starts_per_month(starts), departures_per_month(ends), first_month=202601, months=18)
    assert series == monthly_stock(spells, first_month=202601, months=18)
    assert tuple(month.stock for month in series) == slow_stock(spells, first_month=202601, months=18)
    for before, month in pairwise(series):
        assert month.stock == before.stock + month.starts - month.departures
    assert set(spells) == set(spells_for_statistics(actor=actor, known_at=known_at))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_as_known_replay_equals_what_was_shown(
    asta: Actor, cast: tuple[list[Person], Workplace], steps: list[tuple[Any, ...]]
) -> None:
    at, frames = MOMENT, dict[datetime, tuple[int, dict[str, int]]]()
    try:
        with transaction.atomic():
            for step in steps:
                at += timedelta(minutes=step[-1])
                actor = later(asta, at=at)
                act(step, actor=actor, cast=cast)
                frames[at] = shown(actor)
            for moment, (count, by_measure) in frames.items():
                known = stock_as_known(on=TODAY, known_at=moment, actor=asta)
                assert (known.placements, known.by_measure) == (count, by_measure)
            check_identities(asta, known_at=at)
            assert PlacementVersion.objects.filter(recorded_to=None).count() == Placement.objects.count()
            raise UndoError
    except UndoError:
        assert not Placement.objects.exists()
