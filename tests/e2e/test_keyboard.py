"""With the keyboard alone: going somewhere, filtering, filling in, menus. Every stop: test_every_stop.py."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.browsing import DESKTOP, PHONE, Visitors
from tests.e2e.places import COORDINATOR


@pytest.fixture
def page(visitors: Visitors) -> Page:
    return visitors.window(COORDINATOR).look(size=DESKTOP)


def test_the_first_stop_leads_past_the_navigation(page: Page) -> None:
    page.goto("/placeringar/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_going_somewhere_by_the_navigation(page: Page) -> None:
    page.goto("/oversikt/")
    goal = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Placeringar")
    tab_to(page, goal)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Placeringar")


def test_filtering_keeps_the_place(page: Page) -> None:
    page.goto("/placeringar/")
    choice = page.locator("#filter select, #filter input[type=checkbox], #filter input[type=radio]").first
    tab_to(page, choice)
    before = page.url
    if choice.evaluate("one => one.tagName") == "SELECT":
        page.keyboard.press("ArrowDown")
    else:
        page.keyboard.press("Space")
    page.wait_for_url(lambda address: address != before)
    expect(choice).to_be_focused()


def test_a_form_is_filled_in_and_told_what_is_wrong(page: Page) -> None:
    page.goto("/personer/ny/")
    button = page.get_by_role("main").locator("form button[type=submit]").last
    tab_to(page, button)
    page.keyboard.press("Enter")
    summary = page.locator("[data-focus]")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('input, select, textarea')")


def test_menus_open_close_and_give_the_focus_back(page: Page) -> None:
    page.goto("/oversikt/")
    button = page.get_by_role("button", name="Utseende")
    tab_to(page, button)
    page.keyboard.press("Enter")
    menu = page.locator("#color-scheme")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_of_a_phone(visitors: Visitors) -> None:
    page = visitors.window(COORDINATOR).look(size=PHONE)
    page.goto("/oversikt/")
    button = page.get_by_role("button", name=re.compile("Meny"))
    tab_to(page, button)
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Placeringar")
    expect(link).to_be_visible()
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Placeringar")


def tab_to(page: Page, goal: Locator, *, at_most: int = 150) -> None:
    """Press Tab until the goal has the focus."""
    for _stop in range(at_most):
        page.keyboard.press("Tab")
        if goal.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError("Tab never comes there")
