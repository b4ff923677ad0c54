"""Time of employment by the rules in force: for a person at each employer, and for an employment to come."""

from datetime import date
from typing import Any

import pytest
from tests.conftest import MOMENT
from tests.factories.organisation import RoleFactory, UserFactory
from tests.factories.register import later, make_employer, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Employer
from talja.apps.people.models import Person
from talja.apps.placements.operations import end_placement
from talja.apps.subsidies.queries.las import las_by_employer, protection_of
from talja.core.chain.checks import Protection
from talja.core.kernel.period import Period
from talja.core.rules.las import Employment
from talja.core.rules.las_limits import Rule

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


@pytest.fixture
def person(asta: Actor) -> Person:
    return make_person(actor=asta)


@pytest.fixture
def kommunen(measures: None) -> Employer:
    return make_employer()


def employ(actor: Actor, person: Person, first: date, last: date | None, *, form: str = "nystartsjobb") -> Any:
    place = make_workplace(f"Plats {first}")
    made = make_placement(actor=actor, person=person, workplace=place, measure=form, first_day=first)
    if last is not None:
        ended = {"last_day": last, "reason": "time_ran_out", "destination": "unknown", "kolada": "U"}
        end_placement(placement_key=made.key, actor=later(actor), **ended)
    return made


def protection(person: Person, employer: Employer, actor: Actor, period: Period, **said: Any) -> Protection:
    given = {"form": "nystartsjobb", **said}
    return protection_of(person_key=person.key, employer_key=employer.key, period=period, actor=actor, **given)


def test_time_is_counted_at_each_employer_by_itself(asta: Actor, person: Person, kommunen: Employer) -> None:
    employ(asta, person, date(2025, 1, 1), date(2025, 6, 30))
    employ(asta, person, date(2025, 7, 1), date(2025, 12, 31), form="introduktionsjobb")
    bygg = make_workplace("Bygg", employer=make_employer("Bygg AB", kind="private"))
    make_placement(actor=asta, person=person, workplace=bygg, first_day=date(2026, 3, 1))
    own, other = las_by_employer(person_key=person.key, actor=asta, on=ON)
    assert (own.employer, other.employer) == ("Demokommun", "Bygg AB")
    days = {one.rule: one.days for one in own.count.tallies}
    assert days[Rule.FIXED_TERM] == 181
    assert "kind_assumed" in own.count.doubts
    assert own.count.exempt_days == 184
    assert other.count.converts_on == date(2027, 2, 24)


def test_the_queries_are_two_however_long_the_history(
    asta: Actor, person: Person, kommunen: Employer, django_assert_num_queries: Any
) -> None:
    for year in (2023, 2024, 2025):
        employ(asta, person, date(year, 1, 1), date(year, 2, 1))
    with django_assert_num_queries(2):
        las_by_employer(person_key=person.key, actor=asta, on=ON)


def test_an_employment_to_come_is_counted_with_those_before_it(asta: Actor, person: Person, kommunen: Employer) -> None:
    employ(asta, person, date(2025, 7, 1), date(2025, 12, 31))  # 184 days, and 177 more are 361: 26 June
    short = Period(date(2026, 1, 1), date(2026, 3, 31))
    assert protection(person, kommunen, asta, short).converts_on == date(2026, 6, 26), "if it goes on"
    found = protection(person, kommunen, asta, Period(date(2026, 1, 1), date(2026, 7, 31)))
    assert (found.converts_on, found.converts_latest_on) == (date(2026, 6, 26), date(2026, 7, 1))
    assert (found.is_known, found.is_exempt, found.converted_on) == (True, False, None)
    assert "kind_assumed" in found.doubts
    open_end = protection(person, kommunen, asta, Period(date(2026, 1, 1)))
    assert open_end.converts_on == date(2026, 6, 26)


def test_what_has_become_permanent_already_is_told(asta: Actor, person: Person, kommunen: Employer) -> None:
    employ(asta, person, date(2025, 1, 1), date(2026, 1, 31))
    found = protection(person, kommunen, asta, Period(date(2026, 12, 1), date(2027, 5, 31)))
    assert found.converted_on == date(2025, 12, 27)


def test_the_placement_that_is_judged_is_not_counted_twice(asta: Actor, person: Person, kommunen: Employer) -> None:
    made = employ(asta, person, date(2026, 3, 1), None)
    period = Period(date(2027, 3, 1), date(2027, 12, 31))  # it is moved a year ahead
    found = protection(person, kommunen, asta, period, other_than=made.key)
    assert (found.converted_on, found.converts_on) == (None, date(2028, 2, 24))
    assert protection(person, kommunen, asta, period).converted_on == date(2027, 2, 24)


@pytest.mark.parametrize("form", ["introduktionsjobb", "osa", "arbetspraktik"])
def test_what_the_act_does_not_hold_for_is_exempt(asta: Actor, person: Person, kommunen: Employer, form: str) -> None:
    assert protection(person, kommunen, asta, Period(ON), form=form) == Protection(is_exempt=True)


@pytest.mark.parametrize("form", ["etableringsjobb", "plusjobb"])
def test_what_nobody_has_established_is_unknown(asta: Actor, person: Person, kommunen: Employer, form: str) -> None:
    assert not protection(person, kommunen, asta, Period(ON), form=form).is_known


def test_unknown_time_before_makes_it_unknown(asta: Actor, person: Person, kommunen: Employer) -> None:
    employ(asta, person, date(2025, 1, 1), date(2025, 6, 30), form="etableringsjobb")
    assert not protection(person, kommunen, asta, Period(ON)).is_known


def test_those_who_do_not_see_it_all_are_told_that_it_is_not_known(
    asta: Actor, protector: Actor, kommunen: Employer
) -> None:
    hidden = make_person(actor=protector, protection="sekretessmarkering")
    employ(protector, hidden, date(2025, 1, 1), date(2026, 1, 31))
    assert protection(hidden, kommunen, protector, Period(ON)).converted_on is not None
    masked = protection(hidden, kommunen, asta, Period(ON))
    assert (masked.is_known, masked.converted_on) == (False, None)
    assert las_by_employer(person_key=hidden.key, actor=asta, on=ON) == ()
    user = UserFactory()
    RoleFactory(user=user, kind=RoleKind.MANAGER, workplaces=[make_workplace("Eken")])
    malik = actor_for(user, at=MOMENT, today=ON)
    assert not protection(hidden, kommunen, malik, Period(ON)).is_known


def test_what_is_agreed_is_counted_as_that(asta: Actor, person: Person, kommunen: Employer) -> None:
    first = employ(asta, person, date(2025, 1, 1), date(2025, 12, 31))
    kinds = {first.key: Employment.SUBSTITUTE}
    (own,) = las_by_employer(person_key=person.key, actor=asta, on=ON, kinds=kinds)
    assert {one.rule for one in own.count.tallies} == {Rule.SUBSTITUTE, Rule.PRIORITY}
    assert "kind_assumed" not in own.count.doubts
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    assumed = protection(person, kommunen, asta, period)
    assert (assumed.is_kind_known, assumed.converted_on is None) == (False, False)
    for kind in (Employment.PERMANENT, Employment.TRIAL):
        known = protection(person, kommunen, asta, period, kind=kind, kinds=kinds)
        assert (known.is_kind_known, known.converts_on, known.converted_on) == (True, None, None)
