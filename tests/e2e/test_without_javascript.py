"""Everything works without JavaScript: the main job can be done. What each page says: test_every_page.py."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.e2e.browsing import Visitors
from tests.e2e.importing import AGENCY, apply, hand_in
from tests.e2e.places import COORDINATOR, NEWCOMER
from tests.installation import Installation


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
