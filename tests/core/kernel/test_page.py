"""Pages of a list: the edges, and the empty list."""

import pytest

from talja.core.kernel.page import Page, page_within


@pytest.mark.parametrize(
    ("number", "rows", "count", "first", "last", "previous", "after", "pages"),
    [
        pytest.param(1, 0, 0, 0, 0, False, False, 1, id="empty"),
        pytest.param(1, 3, 3, 1, 3, False, False, 1, id="one full page"),
        pytest.param(1, 3, 4, 1, 3, False, True, 2, id="first of two"),
        pytest.param(2, 1, 4, 4, 4, True, False, 2, id="last of two"),
    ],
)
def test_a_page_knows_its_place(
    number: int, rows: int, count: int, first: int, last: int, previous: bool, after: bool, pages: int
) -> None:
    page = Page(tuple(range(rows)), number=number, size=3, count=count)
    assert (page.first, page.last, page.has_previous, page.has_next, page.pages) == (
        first,
        last,
        previous,
        after,
        pages,
    )


@pytest.mark.parametrize(
    ("asked", "count", "given"), [(1, 0, 1), (0, 9, 1), (-2, 9, 1), (3, 9, 3), (4, 9, 3), (2, 3, 1)]
)
def test_a_page_that_does_not_exist_becomes_the_nearest(asked: int, count: int, given: int) -> None:
    assert page_within(asked, count=count, size=3) == given
