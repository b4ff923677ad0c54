"""Rows and counts for statistics: what they hold, for whom, and as known when."""

from datetime import date
from decimal import Decimal

import pytest
from tests.conftest import MOMENT, TODAY
from tests.factories.register import later, make_person, make_placement, make_unit, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.operations import change_person
from talja.apps.placements.operations import change_placement, remove_placement
from talja.apps.placements.queries import (
    PlacementFilter,
    data_quality,
    day_counts,
    grouped_day_counts,
    list_placements,
    spells_for_statistics,
    stock_as_known,
)
from talja.core.kernel.period import Period
from talja.core.statistics.spells import Born, Category, Destination, Kolada, Sex

YEAR = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}


def analyst() -> Actor:
    rights = frozenset({Right.SIGNED_IN, Right.FIGURES_VIEW})
    return Actor(key="x", name="x", at=MOMENT, rights=rights)


def test_a_spell_holds_what_statistics_needs(asta: Actor) -> None:
    unit = make_unit("Skola")
    person = make_person(actor=asta, sex="woman", born="abroad")
    workplace = make_workplace(unit=unit)
    end = {"end_reason": "got_work", "destination": "studies_basic", "kolada": "B"}
    placement = make_placement(actor=asta, person=person, workplace=workplace, **YEAR, **end)
    open_one = make_placement(actor=asta, person=make_person(actor=asta, local_number="L1"), measure="feriejobb")
    ended, running = spells_for_statistics(actor=asta)
    assert (ended.placement_key, ended.person_key) == (str(placement.key), str(person.key))
    assert (ended.category, ended.measure) == (Category.SUBSIDISED, "nystartsjobb")
    assert (ended.first_day, ended.last_day) == (YEAR["first_day"], YEAR["last_day"])
    assert (ended.destination, ended.kolada) == (Destination.STUDIES_BASIC, Kolada.STUDIES)
    assert (ended.sex, ended.born) == (Sex.WOMAN, Born.ABROAD)
    assert (ended.unit_key, ended.workplace_key) == (str(unit.key), str(workplace.key))
    assert (running.placement_key, running.last_day, running.unit_key) == (str(open_one.key), None, "")
    assert (running.sex, running.born, running.destination) == (Sex.UNKNOWN, Born.UNKNOWN, Destination.UNKNOWN)


def test_an_analyst_gets_spells_without_the_measure(asta: Actor) -> None:
    make_placement(actor=asta)
    (spell,) = spells_for_statistics(actor=analyst())
    assert (spell.category, spell.measure) == (Category.SUBSIDISED, "")
    assert grouped_day_counts(actor=analyst(), by="measure") == ((), ())
    assert grouped_day_counts(actor=analyst(), by="category")[0] == (("subsidised", date(2026, 3, 1), 1),)
    assert stock_as_known(on=TODAY, known_at=MOMENT, actor=analyst()).by_measure == {}


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (Period(date(2024, 1, 1), date(2024, 12, 31)), 0),
        (Period(date(2025, 12, 31), date(2026, 2, 28)), 1),
        (Period(date(2026, 1, 1)), 1),
        (Period(date(2025, 6, 1)), 2),
    ],
)
def test_spells_that_touch_a_period(asta: Actor, period: Period, found: int) -> None:
    make_placement(actor=asta, **YEAR)
    make_placement(actor=asta)
    assert len(spells_for_statistics(actor=asta, touching=period)) == found
    assert len(spells_for_statistics(actor=asta, touching=period, known_at=MOMENT)) == found


def test_figures_as_known_stay_as_they_were(asta: Actor) -> None:
    person = make_person(actor=asta, sex="woman")
    changed, removed = make_placement(actor=asta, person=person), make_placement(actor=asta)
    before = spells_for_statistics(actor=asta)
    after = later(asta)
    change_person(person_key=person.key, facts={"sex": "man"}, actor=after)
    change_placement(placement_key=changed.key, changes={"measure_code": "arbetspraktik"}, actor=after)
    remove_placement(placement_key=removed.key, why="fel", actor=after)
    assert spells_for_statistics(actor=asta, known_at=MOMENT) == before
    (now,) = spells_for_statistics(actor=asta)
    assert spells_for_statistics(actor=asta, known_at=after.at) == (now,)
    assert (now.sex, now.category) == (Sex.MAN, Category.INTERNSHIP)
    assert stock_as_known(on=TODAY, known_at=MOMENT, actor=asta).by_category == {"subsidised": 2}
    assert stock_as_known(on=TODAY, known_at=after.at, actor=asta).by_category == {"internship": 1}


def test_days_are_counted_by_group_and_category(asta: Actor) -> None:
    make_placement(actor=asta, **YEAR)
    make_placement(actor=asta, measure="introduktionsjobb", **YEAR)
    make_placement(actor=asta, measure="feriejobb")
    starts, ends = day_counts(actor=asta)
    assert starts == ((date(2025, 1, 1), 2), (date(2026, 3, 1), 1))
    assert ends == ((date(2025, 12, 31), 2),)
    assert day_counts(actor=asta, categories=("municipal",)) == (((date(2026, 3, 1), 1),), ())
    by_category, _ = grouped_day_counts(actor=asta, by="category")
    assert by_category == (("municipal", date(2026, 3, 1), 1), ("subsidised", date(2025, 1, 1), 2))
    by_measure, _ = grouped_day_counts(actor=asta, by="measure", categories=("subsidised",))
    assert [(code, number) for code, _, number in by_measure] == [("introduktionsjobb", 1), ("nystartsjobb", 1)]


def test_gaps_are_counted_and_the_filter_finds_the_same_cases(asta: Actor) -> None:
    whole = {"extent": Decimal(50), "occupation": "9412", "supervisor": "Eva", "decision_reference": "1"}
    facts = {"born": "abroad", "education": "primary"}
    make_placement(actor=asta, person=make_person(actor=asta, **facts), planned_last_day=TODAY, **whole)
    make_placement(actor=asta, person=make_person(actor=asta, local_number="L1"), planned_last_day=date(2026, 11, 21))
    make_placement(actor=asta, measure="extratjanst", first_day=date(2022, 1, 1), decision_first_day=TODAY)
    make_placement(actor=asta, **YEAR)
    make_placement(actor=asta, first_day=date(2027, 1, 1))
    counts = {gap.kind: gap.count for gap in data_quality(actor=asta, on=TODAY)}
    found = {
        kind: list_placements(actor=asta, on=TODAY, filters=PlacementFilter(missing=(kind,))).count for kind in counts
    }
    assert counts == found
    assert counts == {
        "extent": 2,
        "occupation": 2,
        "supervisor": 2,
        "planned_last_day": 1,
        "overdue": 1,
        "decision": 2,
        "decision_over": 0,
        "measure_over": 1,
        "end_reason": 1,
        "destination": 1,
        "kolada": 1,
        "case_worker": 3,
        "number": 1,
        "sex": 1,
        "born": 2,
        "education": 2,
    }
