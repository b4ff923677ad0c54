"""Every purpose of a link leads to a page that is opened by a link of that purpose."""

import pytest
from django.urls import resolve, reverse
from tests.factories.correspondence import MATTER

from talja.web.guest.door import opened_by
from talja.web.guest.purposes import PURPOSES


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_page_is_there_and_stands_behind_the_link(purpose: str) -> None:
    view = resolve(reverse(PURPOSES[purpose].url, args=[MATTER])).func
    assert view.purpose == purpose  # type: ignore[attr-defined]  # set by the door


def test_a_purpose_that_is_not_there_is_refused_when_the_page_is_written() -> None:
    with pytest.raises(LookupError):
        opened_by("strange")
