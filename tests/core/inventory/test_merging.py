from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.inventory.making import line

from talja.core.inventory.lines import Company, Family, HandOver, Per, TaskLine, WhyNot
from talja.core.inventory.merging import Disagreement, Merged, merge

YES, NO, PARTLY, UNKNOWN = HandOver.YES, HandOver.NO, HandOver.PARTLY, HandOver.UNKNOWN


def merged(*told: dict[str, Any]) -> Merged:
    return merge([line(**one) for one in told])


def told(answers: Merged) -> dict[str, tuple[tuple[str, int], ...]]:
    return {one.field: one.said for one in answers.disagreements}


def test_one_answer_is_itself() -> None:
    assert merge([line(low=20, high=40)]) == Merged(line(low=20, high=40), ())


@pytest.mark.parametrize("answers", [[], [line("a"), line("b")]])
def test_answers_about_no_line_or_several_are_refused(answers: list[TaskLine]) -> None:
    with pytest.raises(ValueError, match="one line"):
        merge(answers)


def test_the_middle_minutes_and_the_whole_range() -> None:
    answers = merged({"minutes": 20}, {"minutes": 60, "high": 90}, {"minutes": 30, "low": 10})
    assert (answers.line.minutes, answers.line.low, answers.line.high) == (30, 10, 90)
    assert answers.line.votes == 3
    assert told(answers) == {"minutes": (("20", 1), ("30", 1), ("60", 1))}


def test_minutes_that_are_not_told_do_not_count() -> None:
    answers = merged({"minutes": 0}, {"minutes": 0}, {"minutes": 40})
    assert (answers.line.minutes, answers.line.low, answers.line.high) == (40, 40, 40)
    assert answers.disagreements == ()
    nobody = merged({"minutes": 0}, {"minutes": 0}).line
    assert (nobody.minutes, nobody.low, nobody.high) == (0, 0, 0)


@pytest.mark.parametrize(("one", "other"), [(5, 15), (60, 90), (30, 30)])
def test_minutes_that_are_close_are_no_disagreement(one: int, other: int) -> None:
    assert merged({"minutes": one}, {"minutes": other}).disagreements == ()


def test_how_often_is_what_somebody_said() -> None:
    answers = merged({"per": Per.MONTH}, {"per": Per.WEEK, "times": 2}, {"per": Per.DAY, "days": frozenset({0, 1, 2})})
    assert (answers.line.per, answers.line.times) == (Per.WEEK, 2)
    assert told(answers)["often"] == (("1 day", 1), ("1 month", 1), ("2 week", 1))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (({0, 1}, {0, 1}, {0, 6}), {0, 1}),
        (({0}, {1}), {0, 1}),
        (({0}, {1}, {2}), {0, 1, 2}),
    ],
)
def test_days_that_half_say_or_all_when_none_has_so_many(days: tuple[set[int], ...], expected: set[int]) -> None:
    answers = merged(*({"days": frozenset(one), "per": Per.WEEK} for one in days))
    assert answers.line.days == expected
    assert "days" in told(answers)


def test_the_middle_window_or_the_widest_when_the_task_has_no_room() -> None:
    middle = merged(*({"earliest": start, "latest": start + 120} for start in (420, 480, 540)))
    assert (middle.line.earliest, middle.line.latest) == (480, 600)
    assert set(told(middle)) == {"earliest", "latest"}
    # two windows of half an hour; the middle of three is too short for what the third says takes an hour
    widest = merged({"earliest": 420, "latest": 450}, {"earliest": 430, "latest": 460, "minutes": 60}, {"minutes": 60})
    assert (widest.line.earliest, widest.line.latest) == (0, 1440)


@pytest.mark.parametrize(
    ("answers", "hand_over", "why_not"),
    [
        pytest.param([(YES, ""), (YES, ""), (NO, "")], YES, "", id="most say yes"),
        pytest.param([(YES, ""), (YES, ""), (NO, "safety")], NO, "safety", id="a no with a reason stands"),
        pytest.param([(YES, ""), (PARTLY, "law")], PARTLY, "law", id="of equals the careful"),
        pytest.param([(YES, ""), (NO, "")], NO, "", id="a no of equals, without why"),
        pytest.param([(UNKNOWN, ""), (UNKNOWN, ""), (YES, "")], YES, "", id="who does not know does not count"),
        pytest.param([(UNKNOWN, ""), (UNKNOWN, "")], UNKNOWN, "", id="nobody knows"),
        pytest.param([(NO, "law"), (NO, "safety"), (NO, "safety")], NO, "safety", id="the most usual reason"),
    ],
)
def test_whether_it_may_be_handed_over(answers: list[tuple[HandOver, str]], hand_over: HandOver, why_not: str) -> None:
    found = merged(*({"hand_over": may, "why_not": WhyNot(why)} for may, why in answers))
    assert (found.line.hand_over, found.line.why_not) == (hand_over, why_not)
    assert ("hand_over" in told(found)) == (len({may for may, _ in answers} - {UNKNOWN}) > 1)


def test_a_task_demands_what_anybody_says() -> None:
    answers = merged(
        {"demands": {"swedish": 1}}, {"demands": {"swedish": 3, "lifting": 2}}, {"demands": {"swedish": 1}}
    )
    assert answers.line.demands == {"swedish": 3, "lifting": 2}
    assert answers.disagreements == (
        Disagreement("demands.swedish", (("1", 2), ("3", 1))),
        Disagreement("demands.lifting", (("0", 2), ("2", 1))),
    )


def test_the_most_usual_words_and_the_careful_half() -> None:
    answers = merged(
        {"title": "Duka", "place": "köket", "is_movable": True, "is_undone": True, "feeling": -1, "occupation": ""},
        {"title": "Duka fram", "company": Company.PAIR, "is_movable": False, "feeling": 2, "people_at_once": 2},
        {"title": "Duka", "family": Family.CHILDREN, "company": Company.PAIR, "is_undone": True, "feeling": 1},
        {"title": "Duka fram", "is_movable": False},
    ).line
    assert (answers.title, answers.place, answers.occupation) == ("Duka", "köket", "5311")
    assert (answers.family, answers.company) == (Family.MEALS, Company.ALONE)
    assert (answers.is_movable, answers.is_undone, answers.feeling, answers.people_at_once) == (False, False, 0, 1)


def test_what_else_people_disagree_on_is_told() -> None:
    answers = merged({"people_at_once": 2, "feeling": -1}, {"is_undone": True, "feeling": 1})
    assert told(answers) == {
        "people_at_once": (("1", 1), ("2", 1)),
        "is_undone": (("0", 1), ("1", 1)),
        "feeling": (("-1", 1), ("1", 1)),
    }


def test_nobody_tells_of_an_occupation() -> None:
    assert merged({"occupation": ""}, {"occupation": ""}).line.occupation == ""


answers = st.builds(
    line,
    st.just("a"),
    title=st.sampled_from(["Duka", "Duka fram", "Ställa fram"]),
    minutes=st.integers(1, 300),
    per=st.sampled_from(Per),
    times=st.integers(1, 5),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    earliest=st.integers(0, 700),
    latest=st.integers(701, 1440),
    hand_over=st.sampled_from(HandOver),
    why_not=st.sampled_from(WhyNot),
    demands=st.dictionaries(st.sampled_from(["swedish", "lifting"]), st.integers(1, 3)),
    feeling=st.integers(-2, 2),
    is_movable=st.booleans(),
)


@given(st.lists(answers, min_size=1, max_size=6), st.randoms())
def test_the_order_of_answers_does_not_matter(several: list[TaskLine], rng: Any) -> None:
    mixed = rng.sample(several, len(several))
    assert merge(mixed) == merge(several)


@given(answers, st.integers(1, 4))
def test_the_same_answer_many_times_is_that_answer(one: TaskLine, many: int) -> None:
    found = merge([one] * many)
    assert found.disagreements == ()
    assert (found.line.minutes, found.line.days, found.line.demands) == (one.minutes, one.days, one.demands)
    assert found.line.votes == many


@given(st.lists(answers, min_size=1, max_size=6))
def test_nothing_is_invented(several: list[TaskLine]) -> None:
    found = merge(several).line
    assert found.minutes in {one.minutes for one in several}
    assert (found.per, found.times) in {(one.per, one.times) for one in several}
    assert found.days <= frozenset().union(*(one.days for one in several))
    if any(one.hand_over is HandOver.NO and one.why_not for one in several):
        assert found.hand_over is HandOver.NO
