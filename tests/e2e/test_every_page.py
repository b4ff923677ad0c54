"""Every page of the URL table in light, in dark and on a phone: nothing for axe to find, nothing to scroll sideways.

The same visit goes through it with the Tab key alone, and compares it with what it says without JavaScript.
"""

import re

import pytest
from playwright.sync_api import Page
from tests.e2e import axe, handbook, stops
from tests.e2e.browsing import DESKTOP, NOBODY, PHONE, Visitors
from tests.e2e.places import DOWNLOADS, MORE, OTHER, PAGES, POSTED, TABLE, reset_letter
from tests.e2e.visiting import Visit

SHOWN = {name: (name, visit) for name, visit in PAGES.items()} | MORE
WORDS = re.compile(r"\w+")
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


def test_every_address_is_visited_or_said_to_be_none() -> None:
    kinds = (set(PAGES), set(POSTED), set(DOWNLOADS), OTHER)
    assert set().union(*kinds) == TABLE
    assert sum(map(len, kinds)) == len(TABLE), "an address stands in two lists"


@pytest.mark.parametrize("name", SHOWN)
def test_page(name: str, prepared: Visitors, plain: Visitors) -> None:
    route, visit = SHOWN[name]
    address = visit.address(route, prepared.installation)
    window = prepared.window(visit.role)
    page = window.look(size=DESKTOP)
    window.said()
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == visit.status
    said = [one for one in window.said() if visit.status == 200 or "Failed to load resource" not in one]
    assert said == []
    assert_is_whole(page)
    said_with = told(page)
    assert {"light": axe.findings(page)} == {"light": []}
    handbook.keep(page, name)
    assert {"dark": axe.findings(window.look(scheme="dark"))} == {"dark": []}
    page = window.look(size=PHONE)
    assert {"phone": axe.findings(page)} == {"phone": []}
    needed, given = page.evaluate(WIDTHS)
    assert needed <= given, f"the page is {needed} wide on a phone of {given}: {too_wide(page)}"
    handbook.keep(page, f"{name}-phone")
    page = window.look(size=DESKTOP)
    if name in PAGES:  # other states of a page have its stops, and are too many to walk
        assert stops.findings(page) == []
    assert window.said() == []
    if name in PAGES and visit.path != reset_letter:  # a link for a new password is looked at once
        assert_says_the_same(visit, address, plain, said_with)


DARK = "@media (prefers-color-scheme: dark)"
SPOILT = {
    "faint": ("h1 { color: #aaa !important }", {"light": "color-contrast"}),
    "faint in the dark": (DARK + " { h1 { color: #444 !important } }", {"dark": "color-contrast"}),
    "hidden in the dark": (DARK + " { h1 { display: none } }", {"dark": "page-has-heading-one"}),
}
ADD = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet) }"


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_page_is_seen_through(way: str, visitors: Visitors) -> None:
    """One page is spoilt in ways that axe should find where they show, and only there."""
    css, said = SPOILT[way]
    window = visitors.window(NOBODY)
    page = window.look(size=DESKTOP)
    page.goto("/logga-in/")
    page.evaluate(ADD, css)
    found = {"light": axe.findings(page), "dark": axe.findings(window.look(scheme="dark"))}
    assert {scheme: "\n".join(faults).partition(":")[0] for scheme, faults in found.items() if faults} == said


def assert_is_whole(page: Page) -> None:
    heading = page.locator("h1")
    assert heading.count() == 1
    assert heading.inner_text().strip()
    assert page.title().endswith("– Talja")
    assert len(page.title()) > len(" – Talja")
    assert page.locator("html").get_attribute("lang") == "sv"


Told = tuple[str, list[str]]


def told(page: Page) -> Told:
    """Return the heading of a page, and the words in it."""
    return page.locator("h1").inner_text(), WORDS.findall(page.get_by_role("main").inner_text())


def assert_says_the_same(visit: Visit, address: str, plain: Visitors, said_with: Told) -> None:
    """Without JavaScript a page has the same heading and the same words to read, give or take what only it can do."""
    page = plain.page(visit.role)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == visit.status
    (heading, with_it), (plain_heading, without) = said_with, told(page)
    assert plain_heading == heading
    assert len(without) >= 0.9 * len(with_it), sorted(set(with_it) - set(without))[:20]


def too_wide(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .slice(0, 5).map(one => one.tagName + "." + one.className)"""
    )
    return found


@pytest.mark.parametrize("name", sorted(DOWNLOADS))
def test_download(name: str, prepared: Visitors) -> None:
    visit = DOWNLOADS[name]
    answer = prepared.page(visit.role).request.get(visit.address(name, prepared.installation))
    assert answer.ok
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.body()


@pytest.mark.parametrize("name", sorted(POSTED))
def test_what_only_takes_in_shows_nothing(name: str, prepared: Visitors) -> None:
    visit = POSTED[name]
    answer = prepared.page(visit.role).request.get(visit.address(name, prepared.installation))
    assert answer.status == 405


def test_the_screenshots_are_those_of_the_pages(request: pytest.FixtureRequest) -> None:
    """The handbook's pictures are few enough to keep, and none is left from a page that is gone."""
    kept = {path.stem for path in handbook.FOLDER.glob("*.webp")}
    shown = {handbook.file_name(name) for page in SHOWN for name in (page, f"{page}-phone")}
    assert kept <= shown | {"snickra-forslag", "snickra-befattning"}  # the last two are of test_hidden_jobs
    assert sum(path.stat().st_size for path in handbook.FOLDER.glob("*.webp")) < 9_000_000
