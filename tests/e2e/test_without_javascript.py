"""Everything works without JavaScript: each page shows what it is for, and the main job can be done."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.browsing import Visitors
from tests.e2e.importing import AGENCY, apply, hand_in
from tests.e2e.places import COORDINATOR, MORE, NEWCOMER, PAGES
from tests.e2e.preparing import open_by_link, sign_in_newcomer
from tests.installation import Installation

SHOWN = {name: (name, visit) for name, visit in PAGES.items()} | MORE
WORDS = re.compile(r"\w+")


@pytest.fixture(scope="module")
def plain(prepared: Visitors, browser: Browser) -> Iterator[Visitors]:
    """The same people with JavaScript turned off."""
    visitors = Visitors(prepared.installation, browser, {"java_script_enabled": False})
    sign_in_newcomer(visitors)
    open_by_link(visitors)
    yield visitors
    visitors.close()


@pytest.mark.parametrize("name", SHOWN)
def test_page_says_the_same(name: str, plain: Visitors, prepared: Visitors) -> None:
    """Without JavaScript a page has the same heading and the same words to read, give or take what only it can do."""
    route, visit = SHOWN[name]
    address = visit.address(route, plain.installation)
    if visit.path and visit.role != COORDINATOR and "nytt" in address:
        pytest.skip("a link for a new password is looked at once by each")
    page, other = plain.page(visit.role), prepared.page(visit.role)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == visit.status
    other.goto(address)
    assert page.locator("h1").inner_text() == other.locator("h1").inner_text()
    without, with_it = words(page), words(other)
    assert len(without) >= 0.9 * len(with_it), sorted(set(with_it) - set(without))[:20]


def words(page: Page) -> list[str]:
    return WORDS.findall(page.get_by_role("main").inner_text())


def test_a_list_is_filtered_and_searched(plain: Visitors) -> None:
    page = plain.page(COORDINATOR)
    page.goto("/placeringar/")
    everything = total(page)
    page.goto("/placeringar/?ends_within=60")
    assert 0 < total(page) < everything
    name = page.get_by_role("main").get_by_role("rowheader").first.inner_text().splitlines()[0]
    page.goto("/placeringar/")
    page.get_by_role("searchbox").fill(name)
    page.get_by_role("search").get_by_role("button", name="Sök").click()
    expect(page.get_by_role("rowheader", name=name).first).to_be_visible()
    assert total(page) < everything
    assert name.split()[0] not in page.url


def total(page: Page) -> int:
    text = page.get_by_text(re.compile(r"Visar \d+–\d+ av \d+")).inner_text()
    return int(text.rsplit(" ", 1)[1])


def test_a_list_is_handed_in_applied_and_undone(fresh: Installation, arrive: Callable[..., Visitors]) -> None:
    """The page asks again by itself while the list is worked on, by the browser's own means."""
    page = arrive(fresh, java_script_enabled=False).page(COORDINATOR)
    hand_in(page, AGENCY, fresh.data)
    page.get_by_role("button", name="Hoppa över").first.click()
    expect(page.get_by_role("link", name="Ändra kolumner")).to_be_visible()
    apply(page)
    assert fresh.ask("SELECT state FROM imports_batch") == [("applied",)]


def test_the_newcomer_is_told_what_to_do(plain: Visitors) -> None:
    page = plain.page(NEWCOMER)
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("roll")
