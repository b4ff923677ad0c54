"""Icons are drawn once and kept, and each says what it was asked to say."""

import pytest
from django.template import Context, Template
from lucide import IconDoesNotExist

from talja.web.templatetags.icons import icon


def drawn(tag: str, **values: object) -> str:
    return Template("{% load lucide %}{% lucide " + tag + " %}").render(Context(values))


def test_an_icon_is_an_svg_with_its_attributes() -> None:
    svg = drawn('"search" size=20 aria_hidden="true"')
    assert svg.startswith("<svg")
    assert 'width="20" height="20"' in svg
    assert 'aria-hidden="true"' in svg


def test_icons_that_differ_in_anything_are_told_apart() -> None:
    tags = ('"search"', '"x"', '"search" size=20', '"search" aria_hidden="true"', '"search" aria_hidden="false"')
    assert len({drawn(tag) for tag in tags}) == len(tags)


def test_the_same_icon_is_drawn_once() -> None:
    drawn('"search" size=20')
    before = icon.cache_info()
    assert drawn("name size=20", name="search") == drawn('"search" size=20')
    after = icon.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 2)


def test_what_an_attribute_says_cannot_leave_it() -> None:
    assert '"><script>' not in drawn('"search" aria_label=said', said='"><script>')


def test_an_icon_that_there_is_none_of_is_an_error() -> None:
    with pytest.raises(IconDoesNotExist):
        drawn('"no-such-icon"')
