import pytest
from tests.core.inventory.making import line, task

from talja.core.inventory.library import Library, line_of, suggest, suggest_for
from talja.core.inventory.library_merging import compare, settle
from talja.core.inventory.lines import HandOver, Kind


@pytest.mark.parametrize(
    ("low", "high", "minutes"),
    [(10, 20, 15), (10, 15, 15), (12, 12, 12), (10, 11, 10), (1, 2, 2), (60, 120, 90), (11, 14, 13), (90, 150, 120)],
)
def test_typical_minutes_are_the_middle_in_fives(low: int, high: int, minutes: int) -> None:
    assert task(low=low, high=high).minutes == minutes


def test_suggestions_begin_with_what_may_be_handed_over() -> None:
    library = Library(
        (
            task("a", hand_over=HandOver.NO),
            task("b", hand_over=HandOver.PARTLY, occupations=("2343", "5311")),
            task("c"),
            task("d", kind=Kind.SHOP, hand_over=HandOver.UNKNOWN),
        )
    )
    assert [one.key for one in suggest(Kind.PRESCHOOL, library)] == ["c", "b", "a"]
    assert [one.key for one in suggest_for("5311", library)] == ["c", "b", "d", "a"]
    assert [one.key for one in suggest_for("2343", library)] == ["b"]
    assert suggest(Kind.WARD, library) == ()


def test_a_task_becomes_a_line_that_nobody_has_answered() -> None:
    assert line_of(task(), key="7") == line("7", minutes=15, low=10, high=20, votes=0)
    assert line_of(task(occupations=()), key="7").occupation == ""


OURS = Library((task("same"), task("mine"), task("both", low=5)))
THEIRS = Library((task("theirs"), task("both", caution="Akta."), task("same")))


def test_two_libraries_side_by_side() -> None:
    seen = compare(OURS, THEIRS)
    assert [one.key for one in seen.same] == ["same"]
    assert [one.key for one in seen.only_ours] == ["mine"]
    assert [one.key for one in seen.only_theirs] == ["theirs"]
    (differing,) = seen.differing
    assert (differing.ours.low, differing.theirs.low, differing.names) == (5, 10, ("low", "caution"))


def test_nothing_is_taken_that_is_not_chosen() -> None:
    assert settle(OURS, THEIRS, take_theirs=()) == OURS
    assert settle(OURS, THEIRS, take_theirs={"preschool/mine", "preschool/nothing"}) == OURS
    taken = settle(OURS, THEIRS, take_theirs={"preschool/both", "preschool/theirs"})
    assert [(one.key, one.low, one.caution) for one in taken.tasks] == [
        ("same", 10, ""),
        ("mine", 10, ""),
        ("both", 10, "Akta."),
        ("theirs", 10, ""),
    ]


def test_all_of_theirs_chosen_leaves_nothing_to_choose() -> None:
    settled = settle(OURS, THEIRS, take_theirs=THEIRS.by_id)
    assert compare(settled, THEIRS).differing == ()
    assert compare(settled, THEIRS).only_theirs == ()
