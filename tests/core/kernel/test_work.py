"""Lists of what waits: put together whole, and cut with what is left out told."""

from talja.core.kernel.work import NOTHING, Rest, WorkItem, WorkList, cut, joined

ITEM = WorkItem(code="request.answer", key="1", due=None)
OTHER = WorkItem(code="check.due", key="2", due=None)


def test_several_lists_are_one() -> None:
    one, other = WorkList((ITEM,), (Rest("requests", 3),)), WorkList((OTHER,))
    assert joined([one, NOTHING, other]) == WorkList((ITEM, OTHER), (Rest("requests", 3),))
    assert joined([]) == NOTHING


def test_what_there_is_no_room_for_is_told() -> None:
    assert cut("checks", [1, 2, 3], most=2, count=7) == ([1, 2], (Rest("checks", 5),))
    assert cut("checks", [1, 2, 3], most=2, count=None) == ([1, 2], (Rest("checks", None),))


def test_where_all_have_room_nothing_more_is_told() -> None:
    assert cut("checks", [1, 2], most=2, count=2) == ([1, 2], ())
    assert cut("checks", [1, 2], most=2, count=None) == ([1, 2], ())
