"""A page with the Tab key alone: nothing is out of reach, out of order, out of sight or a trap.

What ought to be a stop is read from the page: links, buttons, fields, summaries, `tabindex=0`; a group of radio
buttons is one stop; what is hidden or disabled is none. Then Tab is pressed, and each stop must be the next of those in
the order of the document, show that it has the focus, and lie in the window with nothing on top, until the focus comes
out of the page. What is folded is unfolded and walked after that. A page with more than `LONG` stops has rows that are
alike: there the first `FIRST` stops are walked and, after a leap, the `LAST` ones, and of what unfolds the first
`FIRST`; the look at the page (nothing taken out of the order, no tabindex above 0, nothing that takes clicks only)
always goes over all of it.
"""

from pathlib import Path

from playwright.sync_api import Page, expect

SCRIPT = (Path(__file__).parent / "tabbing.js").read_text(encoding="utf-8")
LONG, FIRST, LAST = 100, 60, 20
AT_ONCE = 10  # presses before the page is asked how far it is
HELD = 8  # presses: a date field holds the focus for year, month, day and calendar, nothing for longer


def findings(page: Page) -> list[str]:
    """Return what is wrong, folded and unfolded. The first stop must lead past the navigation."""
    page.evaluate(SCRIPT)
    found = faults(page) or unfolded(page)
    assert_skips(page)
    return found


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
