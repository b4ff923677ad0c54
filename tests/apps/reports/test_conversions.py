"""How many internships lead to an employment: counted from the register, protected for those without the cases."""

from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories.figures import days, over
from tests.factories.register import make_person, make_placement

from talja.apps.agreements.operations import give_up
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.reports.queries import conversions
from talja.core.kernel.verdict import Denied
from talja.core.statistics.conversions import quarter_of


@pytest.fixture
def internships(system: Actor, measures: None, places: list[Workplace]) -> list[Placement]:
    """Twelve that ended ten days ago in two administrations: four each led on, led nowhere, and are unknown."""
    return [ended(system, places[number % 2 * 2], number) for number in range(12)]


def ended(actor: Actor, workplace: Workplace, number: int, *, ago: int = 10, **person: Any) -> Placement:
    who = make_person(actor=actor, **person)
    said: dict[str, Any] = {"actor": actor, "person": who, "workplace": workplace}
    one = make_placement(**said, measure="arbetspraktik", first_day=days(-ago - 60))
    destination = ("other_measure", "unemployed", "unknown")[number % 3]
    over(one, last_day=days(-ago), actor=actor, destination=destination, kolada="U")
    if number % 3 == 0:
        make_placement(**said, measure="nystartsjobb", first_day=days(5 - ago))
    return one


def counts(share: Any) -> tuple[int | None, ...]:
    return (share.yes.count, share.no.count, share.unknown.count, share.total.count)


def test_they_are_counted_by_administration(internships: list[Placement], asta: Actor) -> None:
    found = conversions(actor=asta, on=TODAY)
    assert counts(found.whole) == (4, 4, 4, 12)
    assert (found.whole.known, found.whole.low, found.whole.high) == (0.5, 4 / 12, 8 / 12)
    assert [(one.name, counts(one.share)) for one in found.places] == [
        ("Barn och utbildning", (2, 2, 2, 6)),
        ("Vård och omsorg", (2, 2, 2, 6)),
    ]
    cases = found.places[0].share.total.cases
    assert cases is not None
    assert (cases.categories, cases.ended_to, cases.units) == (("internship",), TODAY, (found.places[0].key,))


def test_they_are_counted_by_quarter(internships: list[Placement], asta: Actor, system: Actor) -> None:
    before = quarter_of(TODAY).first_day - timedelta(days=1)
    ended(system, internships[0].workplace, 1, ago=(TODAY - before).days)
    found = conversions(actor=asta, on=TODAY)
    assert [counts(one.share) for one in found.quarters[-2:]] == [(0, 1, 0, 1), (4, 4, 4, 12)]
    assert len(found.quarters) == 8
    assert found.quarters[-1].quarter.covers(TODAY)


def test_why_not_is_told_of_those_that_led_nowhere(asta: Actor, system: Actor, places: list[Workplace]) -> None:
    person = {"actor": system, "measure": "arbetspraktik", "workplace": places[0], "first_day": days(-70)}
    said, silent = make_placement(**person), make_placement(**person)
    give_up(placement_key=said.key, cause="money", explanation="Ingen budget", actor=asta)
    assert conversions(actor=asta, on=TODAY).causes == ()  # while it runs
    for one in (said, silent):
        over(one, last_day=days(-1), actor=system, destination="unemployed", kolada="D")
    causes = conversions(actor=asta, on=TODAY).causes
    assert [(code, figure.count) for code, figure in causes] == [("money", 1), ("not_said", 1)]


def test_what_is_protected_is_at_no_place(asta: Actor, system: Actor, measures: None, places: list[Workplace]) -> None:
    ended(system, places[0], 0, protection="sekretessmarkering")
    (line,) = conversions(actor=asta, on=TODAY).places
    assert (line.key, line.name, line.share.total.cases) == (None, "", None)


def test_those_without_the_cases_get_whole_months_and_few_are_hidden(
    internships: list[Placement], analyst: Actor, system: Actor, places: list[Workplace]
) -> None:
    for number in range(24):
        ended(system, places[number % 2 * 2], number if number < 2 else 1, ago=60)
    found = conversions(actor=analyst, on=TODAY)
    assert not found.is_exact
    assert found.period.last_day == TODAY.replace(day=1) - timedelta(days=1)
    assert found.quarters[-1].quarter.last_day == quarter_of(TODAY).first_day - timedelta(days=1)
    shares = [found.whole, *(one.share for one in found.places), *(one.share for one in found.quarters)]
    for share in shares:
        assert all(number is None or number % 5 == 0 for number in counts(share))
        assert (share.exact, share.total.cases) == (None, None)
    assert counts(found.whole)[0] is None
    assert (found.whole.known, found.whole.low, found.whole.high) == (None, None, None)
    assert found.whole.withheld


@pytest.mark.parametrize("who", ["malik", "ursula"])
def test_a_stranger_gets_none(who: str, internships: list[Placement], request: pytest.FixtureRequest) -> None:
    with pytest.raises(Denied, match="missing_right"):
        conversions(actor=request.getfixturevalue(who), on=TODAY)


def test_nothing_ended(asta: Actor) -> None:
    found = conversions(actor=asta, on=TODAY)
    assert counts(found.whole) == (0, 0, 0, 0)
    assert (found.whole.known, found.whole.withheld, found.places, found.causes) == (None, "", (), ())


def test_as_many_queries_however_many(
    internships: list[Placement], asta: Actor, system: Actor, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        conversions(actor=asta, on=TODAY)
    for number in range(6):
        ended(system, internships[0].workplace, number, ago=40)
    with django_assert_num_queries(4):
        conversions(actor=asta, on=TODAY)
