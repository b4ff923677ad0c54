"""The budget ahead: month by month, by cost centre, with what was decided in place of the estimate."""

from datetime import date
from decimal import Decimal

import pytest
from tests.conftest import TODAY
from tests.factories.organisation import actor_with
from tests.factories.register import make_employer, make_person, make_placement, make_unit, make_workplace
from tests.factories.subsidies import make_calculation, make_situation

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations import DecisionInput, record_decision
from talja.apps.subsidies.queries import Forecast, forecast
from talja.core.kernel.verdict import Denied

NOVEMBER, FIRST = date(2026, 11, 1), date(2026, 3, 1)
COST, SUPPORT = Decimal(24_000) * Decimal("1.40"), Decimal(12_568)


@pytest.fixture
def almgarden(db: None) -> Workplace:
    return make_workplace("Almgården", unit=make_unit("Vård och omsorg"), cost_centre="4711")


def employed(actor: Actor, place: Workplace, **said) -> Placement:
    placement = make_placement(actor=actor, workplace=place, **said)
    make_calculation(placement, actor=actor)
    return placement


def decide(placement: Placement, *, actor: Actor, **said) -> None:
    record_decision(placement_key=placement.key, said=DecisionInput(**said), actor=actor)


def ahead(actor: Actor, months: int = 6) -> Forecast:
    return forecast(actor=actor, on=TODAY, months=months)


def supports(found: Forecast) -> list[Decimal | None]:
    return [month.support for month in found.months]


def test_month_by_month_until_the_planned_end(asta: Actor, almgarden: Workplace) -> None:
    employed(asta, almgarden, planned_last_day=date(2027, 1, 15))
    found = ahead(asta)
    assert [month.first_day for month in found.months] == [
        NOVEMBER,
        *(date(2026 + n // 12, n % 12 + 1, 1) for n in range(11, 16)),
    ]
    half = (15 * SUPPORT / 31).quantize(Decimal("0.01"))
    assert supports(found) == [SUPPORT, SUPPORT, half, 0, 0, 0]
    assert [month.placements for month in found.months] == [1, 1, 1, 0, 0, 0]
    assert found.months[0].net == COST - SUPPORT
    (place,) = found.places
    assert (place.sum.administration, place.sum.cost_centre, place.sum.placements) == ("Vård och omsorg", "4711", 1)
    assert place.sum.support == sum(month.support or 0 for month in place.months) == 2 * SUPPORT + half
    assert (found.counted, found.open_ended, found.expired, found.not_counted, found.ends) == (1, 0, 0, 0, ())


def test_the_support_ends_and_the_cost_goes_on(asta: Actor, almgarden: Workplace) -> None:
    """A nystartsjobb since March 2025 lasts two years."""
    first_day = date(2025, 3, 1)
    placement = make_placement(actor=asta, workplace=almgarden, first_day=first_day)
    make_calculation(placement, actor=asta, situation=make_situation(first_day=first_day))
    found = ahead(asta)
    assert supports(found) == [SUPPORT] * 4 + [0, 0]
    assert [month.cost for month in found.months] == [COST] * 6
    (end,) = found.ends
    assert (end.last_day, end.is_decided, end.employed_to) == (date(2027, 2, 28), False, None)
    assert (end.net_before, end.net_after, end.cost_centre) == (COST - SUPPORT, COST, "4711")
    assert found.open_ended == 1


def test_what_was_decided_wins(asta: Actor, almgarden: Workplace) -> None:
    placement = employed(asta, almgarden)
    decide(placement, actor=asta, first_day=FIRST, last_day=date(2026, 12, 31), amount=Decimal(10_000))
    decide(placement, actor=asta, first_day=date(2027, 1, 1), last_day=date(2027, 2, 28), amount=Decimal(9_000))
    found = ahead(asta)
    assert supports(found) == [10_000, 10_000, 9_000, 9_000, 0, 0]
    (end,) = found.ends
    assert (end.last_day, end.is_decided, end.net_before) == (date(2027, 2, 28), True, COST - 9_000)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"amount": Decimal(10_000)}, [10_000] * 6),
        ({"amount": Decimal(10_000), "first_day": date(2027, 1, 1)}, [SUPPORT, SUPPORT, *[10_000] * 4]),
        ({"first_day": FIRST, "last_day": date(2027, 1, 31)}, [SUPPORT] * 3 + [0, 0, 0]),
        ({"reference": "AF-1"}, [SUPPORT] * 6),
    ],
)
def test_any_part_of_a_decision_counts(asta: Actor, almgarden: Workplace, said, expected) -> None:
    decide(employed(asta, almgarden), actor=asta, **said)
    assert supports(ahead(asta)) == expected


def test_the_registers_own_decided_day_counts_when_no_other_is_entered(asta: Actor, almgarden: Workplace) -> None:
    days = {"decision_first_day": FIRST, "decision_last_day": date(2026, 12, 31)}
    employed(asta, almgarden, **days)
    over = {"decision_first_day": FIRST, "decision_last_day": date(2026, 10, 31)}
    expired = employed(asta, almgarden, **over)
    found = ahead(asta)
    assert supports(found) == [SUPPORT, SUPPORT, 0, 0, 0, 0]
    assert (found.expired, len(found.ends)) == (1, 1)
    decide(expired, actor=asta, first_day=FIRST, last_day=date(2027, 2, 28))
    assert ahead(asta).expired == 0


def test_planned_ones_begin_and_others_employers_are_left_out(asta: Actor, almgarden: Workplace) -> None:
    planned = make_placement(actor=asta, workplace=almgarden, first_day=date(2027, 1, 1))
    make_calculation(planned, actor=asta, situation=make_situation(first_day=date(2027, 1, 1)))
    bakery = make_workplace("Bageriet", employer=make_employer("Bageriet AB", kind="private"))
    employed(asta, bakery)
    make_placement(actor=asta, workplace=bakery)
    late = make_placement(actor=asta, workplace=almgarden, first_day=date(2028, 1, 1))
    make_calculation(late, actor=asta, situation=make_situation(first_day=date(2028, 1, 1)))
    found = ahead(asta)
    assert supports(found) == [0, 0, SUPPORT, SUPPORT, SUPPORT, SUPPORT]
    assert (found.counted, found.uncounted) == (1, ())


def test_what_cannot_be_counted_is_listed_with_why(asta: Actor, almgarden: Workplace) -> None:
    make_placement(actor=asta, workplace=almgarden)
    no_wage = make_placement(actor=asta, workplace=almgarden)
    make_calculation(no_wage, actor=asta, situation=make_situation(without="wage"))
    gone = employed(asta, almgarden)
    row = Calculation.objects.of(gone.key).first()
    row.pk, row.key, row.scheme = None, gone.person.key, "borttagen"
    row.save()
    found = ahead(asta)
    assert sorted(one.why for one in found.uncounted) == ["amount_unknown", "no_calculation", "scheme_unknown"]
    assert (found.not_counted, found.counted) == (3, 0)
    assert {one.placement.workplace for one in found.uncounted} == {"Almgården"}


def test_a_protected_persons_place_is_not_told(asta: Actor, protector: Actor, almgarden: Workplace) -> None:
    person = make_person(actor=protector, protection="fingerad")
    employed(protector, almgarden, person=person)
    assert ahead(protector).places[0].sum.cost_centre == "4711"
    (place,) = ahead(asta).places
    assert (place.sum.administration, place.sum.cost_centre, place.sum.support) == ("", "", 6 * SUPPORT)


def test_an_analyst_sees_rounded_sums_and_no_cases(asta: Actor, almgarden: Workplace) -> None:
    school = make_workplace("Ekens skola", unit=make_unit("Barn och utbildning"), cost_centre="1")
    for place, count in ((almgarden, 10), (school, 3)):
        for _ in range(count):
            employed(asta, place, planned_last_day=date(2027, 1, 31))
    make_placement(actor=asta, workplace=almgarden)
    found = ahead(actor_with(RoleKind.ANALYST))
    assert (found.is_exact, found.ends, found.uncounted, found.not_counted) == (False, (), (), None)
    assert found.counted == 15  # thirteen, rounded
    assert [month.support for month in found.months] == [150_000, 150_000, 150_000, 0, 0, 0]
    assert all(place.months == () and place.sum.cost_centre == "" for place in found.places)
    assert {place.sum.administration: place.sum.support for place in found.places}["Barn och utbildning"] is None


def test_few_in_a_month_are_hidden(asta: Actor, almgarden: Workplace) -> None:
    for _ in range(9):
        employed(asta, almgarden)
    assert supports(ahead(actor_with(RoleKind.ANALYST))) == [None] * 6


@pytest.mark.parametrize("kind", sorted(set(RoleKind) - {RoleKind.COORDINATOR, RoleKind.ANALYST}))
def test_others_are_refused(measures: None, kind: RoleKind) -> None:
    with pytest.raises(Denied, match="missing_right"):
        ahead(actor_with(kind))


def test_as_many_queries_for_two_as_for_twenty(
    asta: Actor, almgarden: Workplace, django_assert_max_num_queries
) -> None:
    for _ in range(20):
        decide(employed(asta, almgarden), actor=asta, amount=Decimal(1))
    with django_assert_max_num_queries(5):
        assert ahead(asta).counted == 20
