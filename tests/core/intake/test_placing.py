from dataclasses import replace
from datetime import date

import pytest
from tests.core.intake.listing import ASTAS_JOB, row

from talja.core.intake.known import KnownPlacement, Register
from talja.core.intake.links import PlacementLink, Placing, Reason
from talja.core.intake.placing import place
from talja.core.intake.record import ReadRow, Value

FIRST, PLANNED = date(2025, 9, 1), date(2026, 8, 31)


def said(**values: Value) -> ReadRow:
    return row("", **{"measure": "nystartsjobb", "first_day": FIRST, "workplace": "Ängens förskola", **values})


def without(one: ReadRow, *codes: str) -> ReadRow:
    return ReadRow(one.number, {key: value for key, value in one.values.items() if key not in codes})


def place_one(one: ReadRow, *placements: KnownPlacement) -> PlacementLink:
    return place({0: one}, placements or (ASTAS_JOB,))[0]


def codes(link: PlacementLink) -> list[str]:
    return [reason.code for reason in link.reasons]


@pytest.mark.parametrize("workplace", ["w1", "Ängens förskola", "ÄNGENS  FÖRSKOLA"])
def test_same_measure_and_first_day_is_the_same(workplace: str) -> None:
    found = place_one(said(workplace=workplace))
    assert (found.placing, found.placement_key) == (Placing.SAME, "astas-job")
    assert codes(found) == ["same_first_day", "same_measure", "same_workplace"]


def test_same_measure_and_first_day_at_another_workplace_is_the_same_and_told() -> None:
    assert codes(place_one(said(workplace="Lundens skola"))) == ["same_first_day", "same_measure", "workplace_differs"]


def test_a_list_that_does_not_tell_the_measure_is_matched_by_its_days() -> None:
    assert place_one(without(said(), "measure")).placement_key == "astas-job"
    moved = without(said(first_day=date(2025, 9, 8)), "measure")
    assert place_one(moved).placement_key == "astas-job"
    assert place_one(without(moved, "workplace")).placing is Placing.CANDIDATE


@pytest.mark.parametrize(
    ("first_day", "workplace", "expected"),
    [
        pytest.param(date(2025, 9, 8), "w1", Placing.SAME, id="a week later"),
        pytest.param(date(2025, 9, 8), "", Placing.SAME, id="no workplace told"),
        pytest.param(date(2025, 9, 8), "Lundens skola", Placing.CANDIDATE, id="another workplace"),
        pytest.param(date(2025, 12, 10), "w1", Placing.SAME, id="100 days"),
        pytest.param(date(2025, 12, 11), "w1", Placing.CANDIDATE, id="101 days"),
        pytest.param(date(2025, 5, 24), "w1", Placing.SAME, id="100 days before"),
    ],
)
def test_same_measure_with_days_in_common(first_day: date, workplace: str, expected: Placing) -> None:
    found = place_one(said(first_day=first_day, workplace=workplace))
    assert found.placing is expected
    days = str(abs((first_day - FIRST).days))
    assert found.reasons[0] == Reason("first_day_differs", {"days": days})


def test_a_workplace_that_the_register_lacks_is_not_another_one() -> None:
    nowhere = replace(ASTAS_JOB, workplace="", workplace_name="")
    assert place_one(said(first_day=date(2025, 9, 8)), nowhere).placing is Placing.SAME


@pytest.mark.parametrize(("first_day", "workplace"), [(FIRST, "Lundens skola"), (date(2025, 10, 1), "Ängens förskola")])
def test_another_measure_with_the_same_days_or_place_is_for_a_person(first_day: date, workplace: str) -> None:
    found = place_one(said(measure="lonebidrag", first_day=first_day, workplace=workplace))
    assert (found.placing, found.candidates) == (Placing.CANDIDATE, ("astas-job",))
    assert codes(found)[0] == "measure_differs"


def test_another_measure_on_other_days_is_a_new_one() -> None:
    assert place_one(said(measure="praktik", first_day=date(2025, 10, 1), workplace="Lundens skola")) == PlacementLink(
        Placing.NEW
    )
    assert (
        place_one(said(measure="praktik", first_day=date(2025, 1, 1), last_day=date(2025, 3, 1))).placing is Placing.NEW
    )


def test_a_row_that_goes_on_from_a_running_one_extends_it() -> None:
    found = place_one(said(first_day=date(2026, 9, 1), last_day=date(2027, 2, 28)))
    assert (found.placing, found.placement_key) == (Placing.SAME, "astas-job")
    assert codes(found) == ["extends", "same_measure", "same_workplace"]


def test_a_row_that_goes_on_is_new_when_it_tells_no_end_or_the_first_really_ended() -> None:
    assert place_one(said(first_day=date(2026, 9, 1))) == PlacementLink(Placing.NEW, reasons=(Reason("extends"),))
    ended = replace(ASTAS_JOB, last_day=PLANNED)
    found = place_one(said(first_day=date(2026, 9, 1), last_day=date(2027, 2, 28)), ended)
    assert found == PlacementLink(Placing.NEW, reasons=(Reason("extends"),))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"first_day": date(2026, 9, 5)}, id="a gap of four days"),
        pytest.param({"first_day": date(2026, 9, 1), "workplace": "Lundens skola"}, id="another workplace"),
        pytest.param({"first_day": date(2025, 2, 1), "last_day": date(2025, 8, 31)}, id="before it"),
    ],
)
def test_a_row_that_does_not_go_on_is_simply_new(values: dict[str, Value]) -> None:
    assert place_one(said(**values)) == PlacementLink(Placing.NEW)


def test_a_row_before_an_open_placement_or_without_a_measure_is_new() -> None:
    still_open = replace(ASTAS_JOB, planned_last_day=None)
    assert place_one(said(first_day=date(2025, 2, 1), last_day=date(2025, 3, 1)), still_open).placing is Placing.NEW
    assert place_one(without(said(first_day=date(2026, 9, 1)), "measure")).placing is Placing.NEW


def test_a_last_day_before_the_first_does_not_stop_the_placing() -> None:
    assert place_one(said(first_day=date(2025, 9, 8), last_day=date(2025, 1, 1))).placing is Placing.SAME


def test_without_a_first_day_the_measure_or_the_workplace_tells() -> None:
    undated = without(said(), "first_day")
    assert codes(place_one(undated)) == ["first_day_not_said", "same_measure", "same_workplace"]
    assert place_one(without(undated, "workplace")).placing is Placing.SAME
    assert place_one(without(undated, "measure")).placing is Placing.SAME
    assert place_one(without(undated, "measure", "workplace")).placing is Placing.CANDIDATE
    assert place_one(without(said(workplace="Lundens skola"), "first_day")).placing is Placing.CANDIDATE
    assert place_one(without(said(measure="praktik"), "first_day")).placing is Placing.NEW
    assert place_one(without(said(last_day=date(2025, 1, 31)), "first_day")).placing is Placing.NEW


def test_without_a_first_day_an_ended_placement_is_taken_only_by_its_last_day() -> None:
    ended = replace(ASTAS_JOB, last_day=date(2026, 1, 31))
    assert place_one(without(said(), "first_day"), ended).placing is Placing.CANDIDATE
    assert place_one(without(said(last_day=date(2026, 1, 31)), "first_day"), ended).placing is Placing.SAME


def test_the_exact_one_of_several_is_taken_and_else_the_one_at_the_workplace() -> None:
    other = replace(ASTAS_JOB, key="other", first_day=date(2025, 9, 15), workplace="w2", workplace_name="Lundens skola")
    assert place_one(said(workplace=""), ASTAS_JOB, other).placement_key == "astas-job"
    assert place_one(said(first_day=date(2025, 9, 8)), ASTAS_JOB, other).placement_key == "astas-job"
    both = place_one(said(first_day=date(2025, 9, 8), workplace=""), other, ASTAS_JOB)
    assert both.candidates == ("astas-job", "other")
    assert both.reasons == (Reason("several_placements"),)


def test_rows_that_say_the_same_are_one() -> None:
    links = place({3: said(), 5: said(), 7: said(measure="praktik", first_day=PLANNED, workplace="w9")}, [ASTAS_JOB])
    assert (links[3].repeats, links[5].repeats, links[7].repeats) == (None, 3, None)
    assert links[5].placement_key == links[3].placement_key == "astas-job"


def test_rows_that_say_different_things_of_one_placement_need_a_person() -> None:
    links = place({0: said(extent=1), 1: said(extent=2)}, [ASTAS_JOB])
    assert {link.placing for link in links.values()} == {Placing.CANDIDATE}
    assert links[0].reasons[0] == Reason("several_rows", {"rows": "2"})
    new = place({0: said(extent=1), 1: said(extent=2)}, [])
    assert {link.placing for link in new.values()} == {Placing.CANDIDATE}


def test_the_exact_row_keeps_the_placement_and_the_other_needs_a_person() -> None:
    links = place({0: said(first_day=date(2025, 9, 8)), 1: said()}, [ASTAS_JOB])
    assert (links[0].placing, links[1].placing) == (Placing.CANDIDATE, Placing.SAME)


def test_a_row_that_goes_on_is_new_when_the_list_also_tells_of_the_first() -> None:
    links = place({0: said(), 1: said(first_day=date(2026, 9, 1), last_day=date(2027, 2, 28))}, [ASTAS_JOB])
    assert (links[0].placing, links[1].placing) == (Placing.SAME, Placing.NEW)
    assert links[1].because("extends")


def test_the_register_gives_each_persons_placements_in_order() -> None:
    later = replace(ASTAS_JOB, key="later", first_day=date(2026, 9, 1), planned_last_day=None)
    assert Register((), (later, ASTAS_JOB)).by_person() == {"asta": (ASTAS_JOB, later)}
