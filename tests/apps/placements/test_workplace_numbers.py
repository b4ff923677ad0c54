"""A workplace in numbers, its supervisors' loads, and a person's employments: who may see them, and what they count."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from tests.conftest import MOMENT
from tests.factories.organisation import MunicipalityFactory, RoleFactory, UserFactory, actor_with
from tests.factories.register import later, make_employer, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor, actor_for, outsider
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.operations import FactsInput, record_workplace_facts, set_share_limit
from talja.apps.placements.operations import end_placement
from talja.apps.placements.queries.workplace_numbers import (
    SupervisorLoad,
    employment_spells,
    load_of,
    supervisor_load,
    workplace_numbers,
)
from talja.core.chain.signals import Signal
from talja.core.kernel.period import Period

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


@pytest.fixture
def eken(measures: None) -> Workplace:
    return make_workplace("Eken")


def manager_of(*places: Workplace) -> Actor:
    user = UserFactory()
    RoleFactory(user=user, kind=RoleKind.MANAGER, workplaces=list(places))
    return actor_for(user, at=MOMENT, today=ON)


def place_and_end(place: Workplace, actor: Actor, *, year: int, destination: str, occupation: str = "5311") -> None:
    made = make_placement(
        actor=actor, workplace=place, first_day=date(year, 1, 1), occupation=occupation, measure="nystartsjobb"
    )
    kolada = "A" if destination.startswith("ordinary") else "U"
    ended = {"last_day": date(year, 12, 1), "reason": "time_ran_out", "destination": destination, "kolada": kolada}
    end_placement(placement_key=made.key, actor=later(actor), **ended)


def test_those_with_support_and_interns_are_counted_now_and_a_year_ago(asta: Actor, eken: Workplace) -> None:
    for year, measure in ((2025, "nystartsjobb"), (2026, "kommunal_anstallning"), (2026, "arbetspraktik")):
        make_placement(actor=asta, workplace=eken, first_day=date(year, 1, 1), measure=measure)
    make_placement(actor=asta, workplace=eken, first_day=date(2026, 12, 1))
    make_placement(actor=asta, first_day=date(2026, 1, 1))
    place_and_end(eken, asta, year=2025, destination="unknown")
    for day, staff in ((date(2025, 5, 1), 20), (date(2026, 9, 1), 18)):
        facts = FactsInput(as_of=day, ordinary_staff=staff, source="Chefen")
        record_workplace_facts(workplace_key=eken.key, said=facts, actor=asta)
    found = workplace_numbers(workplace_key=eken.key, actor=asta, on=ON)
    now, before = found.course.now, found.course.before
    assert (now.supported, now.interns, now.ordinary) == (2, 1, 18)
    assert (before.on, before.supported, before.interns, before.ordinary) == (date(2025, 11, 22), 2, 0, 20)
    assert found.signals == ()
    make_placement(actor=asta, workplace=eken, first_day=date(2026, 2, 1))
    assert workplace_numbers(workplace_key=eken.key, actor=asta, on=ON).signals == (Signal("fewer_ordinary", 2),)


def test_several_in_a_row_without_an_ordinary_post_are_a_sign(asta: Actor, eken: Workplace) -> None:
    def in_a_row() -> int:
        return workplace_numbers(workplace_key=eken.key, actor=asta, on=ON).course.in_a_row

    assert in_a_row() == 0
    for year in (2023, 2024, 2025):
        place_and_end(eken, asta, year=year, destination="unemployed")
    make_placement(actor=asta, workplace=eken, first_day=date(2026, 1, 1), occupation="5311")
    make_placement(actor=asta, workplace=eken, first_day=date(2026, 1, 1), occupation="9111")
    make_placement(actor=asta, workplace=eken, first_day=date(2026, 1, 1), measure="arbetspraktik", occupation="5311")
    make_placement(actor=asta, workplace=eken, first_day=date(2026, 1, 1))
    assert in_a_row() == 4
    place_and_end(eken, asta, year=2022, destination="unemployed")
    assert in_a_row() == 4, "longer than three years ago"
    place_and_end(eken, asta, year=2024, destination="ordinary_municipal_job")
    assert in_a_row() == 2, "somebody stayed in 2024: those of 2025 and 2026 are left"


def test_the_municipality_s_own_limit_and_a_notice_are_told(asta: Actor, eken: Workplace) -> None:
    MunicipalityFactory()
    set_share_limit(percent=Decimal(10), actor=asta)
    make_placement(actor=asta, workplace=eken)
    facts = FactsInput(
        as_of=date(2026, 9, 1),
        ordinary_staff=4,
        source="HR",
        redundancy="given",
        redundancy_day=date(2025, 11, 22),
    )
    record_workplace_facts(workplace_key=eken.key, said=facts, actor=asta)
    found = workplace_numbers(workplace_key=eken.key, actor=asta, on=ON)
    assert found.signals == (Signal("many_supported", 20), Signal("redundancy", day=date(2025, 11, 22)))
    assert found.facts.ordinary_source == "HR"


def test_nobody_with_a_protected_identity_is_counted_whoever_asks(
    asta: Actor, eken: Workplace, protector: Actor
) -> None:
    hidden = make_person(actor=protector, protection="sekretessmarkering")
    make_placement(actor=protector, person=hidden, workplace=eken, occupation="5311", supervisor="Kim")
    for actor in (asta, protector):
        course = workplace_numbers(workplace_key=eken.key, actor=actor, on=ON).course
        assert (course.now.supported, course.in_a_row) == (0, 0)
    assert supervisor_load(workplace_key=eken.key, actor=asta, on=ON) == ()
    assert supervisor_load(workplace_key=eken.key, actor=protector, on=ON) == (SupervisorLoad("Kim", 1),)
    assert employment_spells(person_key=hidden.key, actor=asta) == ()
    assert len(employment_spells(person_key=hidden.key, actor=protector)) == 1


def test_supervisors_are_the_same_however_their_names_are_written(asta: Actor, eken: Workplace) -> None:
    for name in ("Åsa Öberg", "åsa  öberg", "Kim", ""):
        make_placement(actor=asta, workplace=eken, supervisor=name)
    make_placement(actor=asta, workplace=eken, supervisor="Kim", first_day=date(2026, 12, 1))
    mine = make_placement(actor=asta, workplace=eken, supervisor="Kim")
    loads = supervisor_load(workplace_key=eken.key, actor=asta, on=ON, other_than=mine.key)
    assert [one.load for one in loads] == [2, 1]
    assert (load_of("ÅSA ÖBERG ", loads), load_of("Kim", loads), load_of("Någon", loads)) == (2, 1, 0)
    assert load_of("kim", supervisor_load(workplace_key=eken.key, actor=asta, on=date(2026, 12, 1))) == 3


def test_who_may_see_the_numbers(asta: Actor, eken: Workplace) -> None:
    other = make_workplace("Björken")
    own, hr = manager_of(eken), actor_with(RoleKind.HR)
    assert workplace_numbers(workplace_key=eken.key, actor=own, on=ON).workplace_key == eken.key
    refused = [(own, other.key), (hr, eken.key), (outsider(at=MOMENT), eken.key), (asta, uuid4())]
    for actor, key in refused:
        for query in (workplace_numbers, supervisor_load):
            with pytest.raises(Workplace.DoesNotExist):
                query(workplace_key=key, actor=actor, on=ON)


def test_the_numbers_take_as_many_queries_for_many_as_for_one(
    asta: Actor, eken: Workplace, django_assert_num_queries: Any
) -> None:
    for _ in range(8):
        make_placement(actor=asta, workplace=eken, supervisor="Kim")
    with django_assert_num_queries(4):
        workplace_numbers(workplace_key=eken.key, actor=asta, on=ON)
    with django_assert_num_queries(2):
        supervisor_load(workplace_key=eken.key, actor=asta, on=ON)


def test_a_person_s_employments_at_an_employer(asta: Actor, eken: Workplace) -> None:
    person = make_person(actor=asta)
    bygg = make_workplace("Bygg", employer=make_employer("Bygg AB", kind="private"))
    place_and_end(make_workplace("Någon annans"), asta, year=2024, destination="unknown")
    make_placement(actor=asta, person=person, workplace=eken, measure="arbetspraktik", first_day=date(2025, 1, 1))
    first = make_placement(actor=asta, person=person, workplace=eken, measure="osa", first_day=date(2024, 1, 1))
    ended = {"last_day": date(2024, 6, 30), "reason": "moved", "destination": "moved", "kolada": "E"}
    end_placement(placement_key=first.key, actor=later(asta), **ended)
    make_placement(actor=asta, person=person, workplace=bygg, first_day=date(2026, 1, 1))
    spells = employment_spells(person_key=person.key, actor=asta)
    assert [(one.form, one.period, one.is_municipal) for one in spells] == [
        ("osa", Period(date(2024, 1, 1), date(2024, 6, 30)), True),
        ("nystartsjobb", Period(date(2026, 1, 1)), False),
    ]
    at_eken = employment_spells(person_key=person.key, actor=asta, employer_key=eken.employer.key)
    assert [one.key for one in at_eken] == [first.key]
    assert employment_spells(person_key=person.key, actor=asta, other_than=first.key) == spells[1:]


def test_employments_tell_the_form_and_are_not_for_managers(asta: Actor, eken: Workplace) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, workplace=eken)
    assert employment_spells(person_key=person.key, actor=manager_of(eken)) == ()
