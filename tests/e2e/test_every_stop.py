"""The walk with the Tab key, which test_every_page.py takes through every page, sees what is wrong where it is."""

import pytest
from tests.e2e import stops
from tests.e2e.browsing import DESKTOP, NOBODY, Visitors

SPOILT = {
    "above": ("link => link.tabIndex = 3", "has a tabindex above 0"),
    "left out": ("link => link.tabIndex = -1", "is taken out of the order"),
    "clicks": ("link => link.parentElement.setAttribute('hx-get', '/')", "takes clicks only"),
    "pointer": ("link => link.parentElement.style.cursor = 'pointer'", "takes clicks only"),
    "ring": ("link => link.style = 'outline: none !important; box-shadow: none !important'", "shows no focus"),
    "same ring": ("link => link.style = 'outline: 3px solid red !important; box-shadow: none !important'", "no focus"),
    "away": ("link => link.style = 'position: fixed; left: -900px'", "is off screen"),
    "under": ("() => document.querySelector('.t-footer').style = 'position: fixed; inset: 0'", "is covered"),
    "flat": ("link => link.style = 'display: inline-block; width: 0; height: 0; overflow: hidden'", "has no size"),
    "trap": ("link => link.onkeydown = press => press.preventDefault()", "does not come out of the page"),
    "back again": ("link => document.querySelector('.t-footer a').onfocus = () => link.focus()", "is none and not a"),
    "elsewhere": ("link => link.onfocus = () => document.querySelector('#main').focus()", "is no stop"),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_page_is_seen_through(way: str, visitors: Visitors) -> None:
    """One link of a page is spoilt in each way that the walk should see."""
    spoil, said = SPOILT[way]
    page = visitors.window(NOBODY).look(size=DESKTOP)
    page.goto("/logga-in/")
    page.get_by_role("link", name="Jag har glömt mitt lösenord").evaluate(spoil)
    page.evaluate(stops.SCRIPT)
    assert said in "\n".join(stops.faults(page))
