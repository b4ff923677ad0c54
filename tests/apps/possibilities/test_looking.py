"""Where to look first: what is known of each workplace, and nothing that tells of one person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories.possibilities import make_possibility
from tests.factories.register import make_employer, make_person, make_placement, make_unit, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import ROLE_RIGHTS, RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.operations import FactsInput, record_workplace_facts
from talja.apps.people.enums import Protection
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.operations import end_placement
from talja.apps.possibilities.inputs import Handed
from talja.apps.possibilities.lines import Band, Earlier
from talja.apps.possibilities.queries.looking import known_of_workplace, where_to_look
from talja.apps.servicedesk.models import Request
from talja.core.inventory.ranking import Nearness

SINCE = date(2026, 3, 1)


@pytest.fixture
def selma(asta: Actor) -> Actor:
    """A strategist: finds work, and may not open the register."""
    return replace(asta, rights=ROLE_RIGHTS[RoleKind.STRATEGIST])


def tell_staff(place: Workplace, staff: int | None, *, actor: Actor, **facts: Any) -> None:
    said = FactsInput(as_of=TODAY - timedelta(days=9), source="Chefen", ordinary_staff=staff, **facts)
    record_workplace_facts(workplace_key=place.key, said=said, actor=actor)


def place_persons(place: Workplace, count: int, *, actor: Actor, destination: str = "", **facts: Any) -> None:
    for _ in range(count):
        made = make_placement(actor=actor, workplace=place, first_day=SINCE, **facts)
        if destination:
            end_placement(
                placement_key=made.key,
                last_day=SINCE + timedelta(days=60),
                reason=EndReason.GOT_WORK,
                destination=destination,
                kolada=Kolada.WORK,
                actor=actor,
            )


def test_inventories_nearby_go_first_and_the_rest_is_unknown(asta: Actor) -> None:
    care = make_unit("Vård och omsorg")
    north = make_unit("Norr", parent=care)
    home, other = make_workplace("Gården", unit=north), make_workplace("Åsen", unit=north)
    school = make_workplace("Lindens skola", unit=make_unit("Barn och utbildning"))
    shop = make_workplace("Lanthandeln", employer=make_employer("Lanthandeln AB", kind="private"))
    for place in (home, other, school, shop):
        tell_staff(place, 10, actor=asta)
    handed = [Handed(home.key, minutes=600, full_time=5.0, is_short=True)]
    found = where_to_look(actor=asta, on=TODAY, handed=handed)
    told = {one.name: (one.expected.typical, one.expected.basis) for one in found}
    assert told == {
        "Gården": (600, Nearness.SAME),
        "Åsen": (1200, Nearness.UNIT),
        "Lindens skola": (1200, Nearness.EMPLOYER_KIND),
        "Lanthandeln": (None, None),
    }
    assert found[-1].name == "Lanthandeln"
    assert {one.name: one.within for one in found}["Lanthandeln"] == "Lanthandeln AB"
    assert [one.name for one in found if one.is_short] == ["Gården"]


def test_staff_that_nobody_has_told_is_unknown(asta: Actor, ekens_forskola: Workplace) -> None:
    handed = [Handed(ekens_forskola.key, 600, 5.0)]
    unit = make_unit("Vård och omsorg")
    make_workplace("Gården", unit=unit)
    (here, other) = where_to_look(actor=asta, on=TODAY, handed=handed)
    assert (here.expected.typical, here.expected.basis, here.staff_as_of) == (600, Nearness.SAME, None)
    assert (other.expected.typical, other.expected.basis) == (None, Nearness.EMPLOYER_KIND)
    none_told = [Handed(ekens_forskola.key, 600, 0.0)]
    assert where_to_look(actor=asta, on=TODAY, handed=none_told)[0].expected.basis is None


def test_each_fact_is_the_latest_told_and_a_notice_is_not_forgotten(asta: Actor, ekens_forskola: Workplace) -> None:
    early = FactsInput(
        as_of=TODAY - timedelta(days=300),
        source="Chefen",
        ordinary_staff=30,
        supervisor_capacity=2,
        redundancy="given",
        redundancy_day=TODAY - timedelta(days=310),
    )
    record_workplace_facts(workplace_key=ekens_forskola.key, said=early, actor=asta)
    tell_staff(ekens_forskola, 12, actor=asta, redundancy="none")
    (line,) = where_to_look(actor=asta, on=TODAY, handed=[])
    assert (line.expected.staff, line.room, line.notice_day) == (12, 2, TODAY - timedelta(days=310))
    (before,) = where_to_look(actor=asta, on=TODAY - timedelta(days=20), handed=[])
    assert before.expected.staff == 30


def test_closed_places_are_left_out_and_what_is_begun_is_told(asta: Actor, ekens_forskola: Workplace) -> None:
    closed = make_workplace("Nedlagd", closed_day=TODAY)
    begun = make_possibility(actor=asta, workplace=ekens_forskola)
    (line,) = where_to_look(actor=asta, on=TODAY, handed=[])
    assert line.possibility_key == str(begun.key)
    alone = known_of_workplace(closed.key, actor=asta, on=TODAY, handed=[])
    assert alone is not None
    assert alone.name == "Nedlagd"


def test_only_those_who_find_work_look(malik: Actor, ursula: Actor, ekens_forskola: Workplace) -> None:
    for actor in (malik, ursula):
        assert where_to_look(actor=actor, on=TODAY, handed=[]) == ()
        assert known_of_workplace(ekens_forskola.key, actor=actor, on=TODAY, handed=[]) is None


def test_a_few_are_not_told_apart_for_who_may_not_open_them(
    asta: Actor, selma: Actor, ekens_forskola: Workplace
) -> None:
    place_persons(ekens_forskola, 4, actor=asta, occupation="5343", destination=Destination.ORDINARY_MUNICIPAL_JOB)
    (line,) = where_to_look(actor=selma, on=TODAY, handed=[])
    assert line.earlier == Earlier(Band.FEW)
    (exact,) = where_to_look(actor=asta, on=TODAY, handed=[])
    assert exact.earlier == Earlier(Band.FEW, 4, 4, 4, ("5343",))


def test_many_are_rounded_and_a_share_of_few_is_withheld(asta: Actor, selma: Actor, ekens_forskola: Workplace) -> None:
    place_persons(ekens_forskola, 7, actor=asta, occupation="5343", destination=Destination.ORDINARY_PRIVATE_JOB)
    place_persons(ekens_forskola, 1, actor=asta, occupation="2221")
    (line,) = where_to_look(actor=selma, on=TODAY, handed=[])
    assert line.earlier == Earlier(Band.SOME, 10, occupations=("5343",))
    place_persons(ekens_forskola, 6, actor=asta, destination=Destination.UNEMPLOYED)
    place_persons(ekens_forskola, 3, actor=asta, destination=Destination.UNKNOWN)
    (line,) = where_to_look(actor=selma, on=TODAY, handed=[])
    assert line.earlier == Earlier(Band.SOME, 15, onward=5, ended=15, occupations=("5343",))
    (exact,) = where_to_look(actor=asta, on=TODAY, handed=[])
    assert (exact.earlier.count, exact.earlier.onward, exact.earlier.ended) == (17, 7, 13)


def test_a_protected_person_and_those_of_long_ago_are_never_counted(
    asta: Actor, protector: Actor, ekens_forskola: Workplace
) -> None:
    hidden = make_person(actor=protector, protection=Protection.SEKRETESSMARKERING)
    make_placement(actor=protector, person=hidden, workplace=ekens_forskola, occupation="5343")
    old = make_placement(actor=asta, workplace=ekens_forskola, first_day=date(2022, 1, 1))
    end_placement(
        placement_key=old.key,
        last_day=date(2023, 11, 21),
        reason=EndReason.GOT_WORK,
        destination=Destination.ORDINARY_MUNICIPAL_JOB,
        kolada=Kolada.WORK,
        actor=asta,
    )
    make_placement(actor=asta, workplace=ekens_forskola, first_day=TODAY + timedelta(days=1), extent=Decimal(50))
    for actor in (asta, protector):
        (line,) = where_to_look(actor=actor, on=TODAY, handed=[])
        assert line.earlier == Earlier()


def test_somebody_who_was_there_twice_is_one(asta: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=asta)
    first = make_placement(actor=asta, person=person, workplace=ekens_forskola)
    end_placement(
        placement_key=first.key,
        last_day=date(2026, 5, 1),
        reason=EndReason.TIME_RAN_OUT,
        destination=Destination.OTHER_MEASURE,
        kolada=Kolada.OTHER,
        actor=asta,
    )
    make_placement(actor=asta, person=person, workplace=ekens_forskola, first_day=date(2026, 6, 1))
    (line,) = where_to_look(actor=asta, on=TODAY, handed=[])
    assert (line.earlier.count, line.earlier.ended, line.earlier.onward) == (1, 1, 0)


def test_having_asked_for_hands_lately_speaks_for_a_place(asta: Actor) -> None:
    asking, silent = make_workplace("Åsen"), make_workplace("Gården")
    for days in (30, 10, 400):
        at = asta.at - timedelta(days=days)
        Request.objects.create(
            kind="hands",
            origin="account",
            workplace=asking,
            asked_by=asta.key,
            wish="Två till frukosten",
            state_since=at,
            made_at=at,
            asked_at=at,
            promised_day=TODAY,
        )
    found = where_to_look(actor=asta, on=TODAY, handed=[])
    assert [(one.name, one.asked_hands) for one in found] == [
        ("Åsen", TODAY - timedelta(days=10)),
        (silent.name, None),
    ]


def test_it_asks_as_often_for_two_as_for_twenty(
    selma: Actor, asta: Actor, django_assert_num_queries: Callable[[int], object]
) -> None:
    for count in (2, 20):
        while Workplace.objects.count() < count:
            place = make_workplace(f"Plats {Workplace.objects.count()}")
            tell_staff(place, 10, actor=asta)
            place_persons(place, 1, actor=asta)
        handed = [Handed(key, 100, 2.0) for key in Workplace.objects.values_list("key", flat=True)]
        with django_assert_num_queries(7):  # type: ignore[attr-defined] # a context manager
            assert len(where_to_look(actor=selma, on=TODAY, handed=handed)) == count
