"""Where to look first: by the nearest inventories, and honest where there is nothing to go by."""

from hypothesis import given
from hypothesis import strategies as st

from talja.core.inventory.ranking import Expected, Nearness, Place, Told, expect, rank

CARE = {Nearness.UNIT: "north", Nearness.ADMINISTRATION: "care", Nearness.EMPLOYER_KIND: "municipal"}
SCHOOL = {Nearness.ADMINISTRATION: "school", Nearness.EMPLOYER_KIND: "municipal"}
SHOP = {Nearness.EMPLOYER_KIND: "private"}


def test_without_inventories_nothing_is_expected() -> None:
    assert expect(Place("a", 20, CARE), []) == Expected("a", 20, None, None, None, None, 0)
    assert not expect(Place("a", 20, CARE), []).is_known


def test_without_staff_nothing_is_expected_but_the_basis_is_told() -> None:
    found = expect(Place("a", None, CARE), [Told("b", CARE, 60, 1)])
    assert (found.typical, found.basis, found.count) == (None, Nearness.UNIT, 1)


def test_the_places_own_inventory_goes_before_all_others() -> None:
    told = [Told("b", CARE, 60, 1), Told("a", CARE, 30, 4), Told("a", CARE, 90, 2)]
    found = expect(Place("a", 10, CARE), told)
    assert found == Expected("a", 10, 120, 120, 120, Nearness.SAME, 2)
    assert found.is_known
    assert expect(Place("a", None, CARE), told).typical == 120


def test_the_nearest_inventories_give_a_range() -> None:
    others = {**CARE, Nearness.UNIT: "south"}
    told = [Told("b", others, 60, 2), Told("c", others, 60, 1), Told("d", others, 120, 1), Told("e", SCHOOL, 600, 1)]
    assert expect(Place("a", 10, CARE), told) == Expected("a", 10, 300, 600, 1200, Nearness.ADMINISTRATION, 3)


def test_the_widest_group_is_the_kind_of_employer_and_another_kind_says_nothing() -> None:
    assert expect(Place("a", 1, CARE), [Told("b", SCHOOL, 50, 1)]).basis is Nearness.EMPLOYER_KIND
    assert expect(Place("a", 1, SHOP), [Told("b", SCHOOL, 50, 1)]).basis is None


def test_two_places_without_a_unit_are_not_of_the_same_unit() -> None:
    assert expect(Place("a", 1, SCHOOL), [Told("b", SCHOOL, 50, 1)]).basis is Nearness.ADMINISTRATION


def test_what_is_expected_goes_first_then_what_speaks_for_asking() -> None:
    places = [
        Place("silent", None, SHOP),
        Place("large", 40, SHOP),
        Place("small", 5, SHOP),
        Place("sign", None, SHOP, signs=1),
        Place("few", 2, CARE),
        Place("many", 20, CARE),
        Place("nothing", 0, CARE),
    ]
    found = rank([*places, Place("guess", 90, SCHOOL)], [Told("x", CARE, 30, 1)])
    assert [one.key for one in found] == ["many", "few", "nothing", "guess", "sign", "large", "small", "silent"]


@given(st.permutations([Place(key, staff, CARE) for key, staff in (("a", 3), ("b", 3), ("c", None), ("d", 9))]))
def test_the_order_does_not_depend_on_the_order_they_come_in(places: list[Place]) -> None:
    assert [one.key for one in rank(places, [Told("x", SCHOOL, 10, 1)])] == ["d", "a", "b", "c"]


@given(st.integers(0, 500), st.lists(st.integers(0, 9000), min_size=1, max_size=6), st.integers(0, 500))
def test_the_typical_lies_in_the_range_and_grows_with_the_staff(staff: int, minutes: list[int], more: int) -> None:
    told = [Told(f"p{order}", CARE, each, 3.5) for order, each in enumerate(minutes)]
    one, other = expect(Place("a", staff, CARE), told), expect(Place("a", staff + more, CARE), told)
    assert one.low is not None
    assert one.typical is not None
    assert one.high is not None
    assert other.typical is not None
    assert one.low <= one.typical <= one.high
    assert one.typical <= other.typical
