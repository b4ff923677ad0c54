"""Every page of the URL table with the Tab key alone: nothing is out of reach, out of order, out of sight or a trap.

What ought to be a stop is read from the page: links, buttons, fields, summaries, `tabindex=0`; a group of radio
buttons is one stop; what is hidden or disabled is none. Then Tab is pressed, and each stop must be the next of those in
the order of the document, show that it has the focus, and lie in the window with nothing on top, until the focus comes
out of the page. What is folded is unfolded and walked after that. A page with more than `LONG` stops has rows that are
alike: there the first `FIRST` stops are walked and, after a leap, the `LAST` ones, and of what unfolds the first
`FIRST`; the look at the page (nothing taken out of the order, no tabindex above 0, nothing that takes clicks only)
always goes over all of it.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.browsing import DESKTOP, NOBODY, Visitors
from tests.e2e.places import MORE, PAGES

SHOWN = {name: (name, visit) for name, visit in PAGES.items()} | MORE
SCRIPT = (Path(__file__).parent / "tabbing.js").read_text(encoding="utf-8")
LONG, FIRST, LAST = 100, 60, 20
AT_ONCE = 10  # presses before the page is asked how far it is
HELD = 8  # presses: a date field holds the focus for year, month, day and calendar, nothing for longer


@pytest.mark.parametrize("name", SHOWN)
def test_page(name: str, prepared: Visitors) -> None:
    route, visit = SHOWN[name]
    page = prepared.window(visit.role).look(size=DESKTOP)
    page.goto(visit.address(route, prepared.installation))
    page.evaluate(SCRIPT)
    assert faults(page) == []
    assert unfolded(page) == []
    assert_skips(page)


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
    page.evaluate(SCRIPT)
    assert said in "\n".join(faults(page))


def faults(page: Page) -> list[str]:
    """Return what the look at the page and the walk through it find wrong."""
    survey = page.evaluate("() => tabbing.survey()")
    stops = survey["stops"]
    assert stops > 2, "the page has nothing to reach"
    if survey["faults"]:
        return list(survey["faults"])
    if stops <= LONG:
        return walk(page, 0, stops)
    return walk(page, 0, FIRST) + walk(page, stops - LAST, stops)


def unfolded(page: Page) -> list[str]:
    """Return what is wrong from the first thing folded on, once all is unfolded."""
    first = page.evaluate("() => tabbing.unfold()")
    if first is None:
        return []
    survey = page.evaluate("() => tabbing.survey()")
    return list(survey["faults"]) + walk(page, first, min(first + FIRST, survey["stops"]))


def walk(page: Page, start: int, end: int) -> list[str]:
    """Press Tab from before the stop `start` to before `end`, or out of the page; return what is wrong on the way."""
    stops = page.evaluate("at => tabbing.begin(at)", start - 1 if start else None)
    while True:
        for _press in range(AT_ONCE):
            page.keyboard.press("Tab")
        progress = page.evaluate("() => tabbing.progress()")
        if progress["round"] or progress["most"] > HELD or (end < stops and progress["stops"] >= end - start):
            break
    found: list[str] = page.evaluate("([start, end]) => tabbing.verdict(start, end)", [start, end])
    return found


def assert_skips(page: Page) -> None:
    """The first stop leads past the navigation."""
    page.evaluate("() => tabbing.begin(0)")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
