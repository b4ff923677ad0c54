"""What changes on 1 January: old and new for every employment that a rule touches, and sums for the budget."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.conftest import TODAY
from tests.factories.organisation import actor_with
from tests.factories.register import later, make_employer, make_person, make_placement, make_unit, make_workplace
from tests.factories.subsidies import NEW_CEILING, NEW_FEE, make_calculation, make_situation

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import RuleChange
from talja.apps.subsidies.operations import approve_rule, propose_rule
from talja.apps.subsidies.queries import Impact, impact_of
from talja.core.kernel.verdict import Denied
from talja.core.rules.book import load_book, make_book, our_files
from talja.core.rules.calculate import monthly

JANUARY, PLANNED_END = date(2027, 1, 1), date(2027, 2, 28)


def month_in_january(text: str = "") -> Decimal:
    """What a month is supported with then, by our own rules or with one more file: as a calculation says it."""
    book = make_book((*our_files(), ("new.yaml", text))) if text else load_book()
    support = monthly(book.schemes["nystartsjobb"], make_situation(), JANUARY).support
    assert support
    return support


MORE_SUPPORT = month_in_january(NEW_FEE) - month_in_january()


@pytest.fixture
def almgarden(db: None) -> Workplace:
    return make_workplace("Almgården", unit=make_unit("Vård och omsorg"), cost_centre="4711")


def propose(actor: Actor, text: str = NEW_FEE) -> RuleChange:
    return propose_rule(title="Ny avgift (exempel)", text=text, actor=actor)


def running(actor: Actor, place: Workplace, **said) -> Placement:
    facts = {"planned_last_day": PLANNED_END} | said
    return make_placement(actor=actor, workplace=place, **facts)


def impact(actor: Actor, text: str = NEW_FEE, *, on: date = TODAY, months: int = 24) -> Impact:
    return impact_of(actor=actor, change_key=propose(actor, text).key, on=on, months=months)


def test_old_and_new_per_month_and_in_all(asta: Actor, almgarden: Workplace) -> None:
    placement = running(asta, almgarden)
    make_calculation(placement, actor=asta)
    found = impact(asta)
    (line,) = found.lines
    assert (line.placement.key, line.cost_centre, line.scheme) == (str(placement.key), "4711", "nystartsjobb")
    assert (line.first.first_day, line.first.last_day, line.last_day) == (JANUARY, PLANNED_END, PLANNED_END)
    assert (line.first.old_support, line.first.new_support) == (12_568, 12_568 + MORE_SUPPORT)
    assert line.first.old_cost == line.first.new_cost == Decimal(24_000) * Decimal("1.40")  # the municipality's own PO
    assert (line.support, line.cost, line.net) == (2 * MORE_SUPPORT, 0, -2 * MORE_SUPPORT)
    (place,) = found.places
    assert (place.administration, place.cost_centre, place.placements) == ("Vård och omsorg", "4711", 1)
    assert (place.support, found.total.net) == (2 * MORE_SUPPORT, -2 * MORE_SUPPORT)
    assert (found.first_day, found.touched, found.untouched, found.not_counted) == (JANUARY, 1, 0, 0)


def test_the_cost_changes_too_where_the_fee_is_what_is_paid(asta: Actor, almgarden: Workplace) -> None:
    make_calculation(running(asta, almgarden), actor=asta, situation=make_situation(without="po"))
    (line,) = impact(asta).lines
    assert line.cost == 2 * Decimal(24_000) * (Decimal("0.40") - Decimal("0.3142"))


def test_parts_of_months_and_the_horizon(asta: Actor, almgarden: Workplace) -> None:
    make_calculation(running(asta, almgarden, planned_last_day=date(2027, 1, 15)), actor=asta)
    open_ended = running(asta, almgarden, planned_last_day=None)
    make_calculation(open_ended, actor=asta)
    short, whole = sorted(impact(asta, months=3).lines, key=lambda one: one.support)
    assert short.support == (MORE_SUPPORT * 15 / 31).quantize(Decimal("0.01"))
    assert (whole.support, whole.last_day) == (3 * MORE_SUPPORT, date(2027, 3, 31))


def test_those_not_touched_and_those_not_counted(asta: Actor, almgarden: Workplace) -> None:
    make_calculation(running(asta, almgarden, planned_last_day=date(2026, 12, 31)), actor=asta)  # over before
    make_calculation(running(asta, almgarden, measure="osa"), actor=asta, scheme="utan_stod")  # the PO is its own
    running(asta, almgarden)
    make_calculation(running(asta, almgarden), actor=asta, situation=make_situation(without="wage"))
    running(asta, almgarden, measure="arbetspraktik")  # no wage there: not asked about
    found = impact(asta)
    assert (found.touched, found.untouched) == (0, 2)
    assert sorted(one.why for one in found.uncounted) == ["amount_unknown", "no_calculation"]
    assert found.total.support == 0


def test_a_form_that_the_change_does_not_touch_is_untouched_also_when_its_amount_is_unknown(
    asta: Actor, almgarden: Workplace
) -> None:
    osa = running(asta, almgarden, measure="osa")
    make_calculation(osa, actor=asta, scheme="osa", situation=make_situation(without="wage"))
    found = impact(asta, NEW_CEILING)
    assert (found.touched, found.untouched, found.not_counted) == (0, 1, 0)


def test_only_the_municipalitys_own_stand_in_the_sums(asta: Actor) -> None:
    bakery = make_workplace("Bageriet", employer=make_employer("Bageriet AB", kind="private"))
    make_calculation(running(asta, bakery), actor=asta)
    found = impact(asta)
    assert (len(found.lines), found.places, found.total.placements) == (1, (), 0)


def test_a_value_dated_by_the_decision_touches_those_decided_later(asta: Actor, almgarden: Workplace) -> None:
    make_calculation(running(asta, almgarden), actor=asta)
    planned = running(asta, almgarden, first_day=date(2027, 2, 1))
    make_calculation(planned, actor=asta)
    found = impact(asta, NEW_CEILING)
    assert [line.placement.key for line in found.lines] == [str(planned.key)]
    assert (found.touched, found.untouched) == (1, 1)
    assert found.lines[0].support == Decimal("0.3142") * 2 * 4_000


def test_an_approved_change_is_held_against_the_rules_before_it(
    asta: Actor, berit: Actor, almgarden: Workplace
) -> None:
    make_calculation(running(asta, almgarden), actor=asta)
    first, second = propose(asta), propose(asta, NEW_FEE.replace('"40"', '"50"'))
    before = impact_of(actor=asta, change_key=first.key, on=TODAY)
    approve_rule(change_key=first.key, actor=berit)
    assert impact_of(actor=asta, change_key=first.key, on=TODAY) == before
    next_one = impact_of(actor=asta, change_key=second.key, on=TODAY)
    assert next_one.lines[0].first.old_support == before.lines[0].first.new_support
    approve_rule(change_key=second.key, actor=later(berit))
    assert impact_of(actor=asta, change_key=first.key, on=TODAY) == before


def test_after_its_day_it_is_counted_from_today(asta: Actor, almgarden: Workplace) -> None:
    make_calculation(running(asta, almgarden), actor=asta)
    assert impact(asta, on=date(2027, 2, 1)).lines[0].support == MORE_SUPPORT


def test_a_protected_persons_place_is_not_told(asta: Actor, protector: Actor, almgarden: Workplace) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering", given_name="Skugga")
    make_calculation(running(protector, almgarden, person=person), actor=protector)
    seen, masked = impact(protector), impact(asta)
    assert seen.places[0].cost_centre == seen.lines[0].cost_centre == "4711"
    assert (masked.places[0].administration, masked.places[0].cost_centre) == ("", "")
    assert (masked.lines[0].cost_centre, masked.lines[0].placement.workplace) == ("", "")
    assert "Skugga" not in masked.lines[0].placement.person_name


def test_an_administrator_sees_sums_but_no_cases(asta: Actor, administrator: Actor, almgarden: Workplace) -> None:
    school = make_workplace("Ekens skola", unit=make_unit("Barn och utbildning"))
    for place in (*[almgarden] * 7, *[school] * 2):
        make_calculation(running(asta, place), actor=asta)
    running(asta, almgarden)
    found = impact(administrator)
    assert (found.is_exact, found.lines, found.uncounted, found.touched, found.not_counted) == (False, (), (), 10, None)
    told = {place.administration: place for place in found.places}
    assert told["Barn och utbildning"].support is None  # two persons
    assert all(place.cost_centre == "" for place in found.places)
    shown = [place for place in (*found.places, found.total) if place.support is not None]
    assert len(shown) < 3  # what is hidden cannot be worked out from the rest
    assert all(place.support % 10_000 == 0 for place in shown if place.support is not None)


@pytest.mark.parametrize("kind", sorted(set(RoleKind) - {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}))
def test_others_are_refused(asta: Actor, kind: RoleKind) -> None:
    change = propose(asta)
    with pytest.raises(Denied, match="missing_right"):
        impact_of(actor=actor_with(kind), change_key=change.key, on=TODAY)


def test_an_unknown_change(asta: Actor) -> None:
    with pytest.raises(RuleChange.DoesNotExist):
        impact_of(actor=asta, change_key=uuid4(), on=TODAY)


def test_as_many_queries_for_two_as_for_twenty(
    asta: Actor, almgarden: Workplace, django_assert_max_num_queries
) -> None:
    change = propose(asta)
    for _ in range(20):
        make_calculation(running(asta, almgarden), actor=asta)
    with django_assert_max_num_queries(6):
        assert impact_of(actor=asta, change_key=change.key, on=TODAY).touched == 20


def test_a_form_that_is_no_longer_in_the_book_is_not_counted(asta: Actor, almgarden: Workplace) -> None:
    row = make_calculation(running(asta, almgarden), actor=asta)
    row.pk, row.key, row.scheme = None, uuid4(), "borttagen"
    row.save()
    assert [one.why for one in impact(asta).uncounted] == ["scheme_unknown"]


def test_a_form_that_the_change_brings_has_no_old_amounts(asta: Actor, berit: Actor, almgarden: Workplace) -> None:
    own = dict(our_files())["nystartsjobb.yaml"].replace("code: nystartsjobb", "code: eget_jobb")
    change = propose_rule(title="Eget jobb", text=own, actor=asta, takes_effect_on=JANUARY)
    approve_rule(change_key=change.key, actor=berit)
    make_calculation(running(asta, almgarden), actor=asta, scheme="eget_jobb")
    found = impact_of(actor=asta, change_key=change.key, on=TODAY)
    assert (found.touched, found.untouched, found.lines) == (0, 1, ())
