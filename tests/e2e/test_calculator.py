"""A manager works out an employment and takes a decision basis along: on a computer, and on a phone without scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e import axe
from tests.e2e.browsing import DESKTOP, PHONE, Visitors
from tests.e2e.places import COORDINATOR
from tests.papers import pages_of

WAGE, EXTENT, FIRST = "27 000", "75", "2027-02-01"
ANSWERS = {
    "Hur länge har personen varit utan arbete?": "mer än 3 år",
    "Är personen inskriven hos Arbetsförmedlingen?": "ja",
    "Är personen nyanländ?": "nej",
    "Har någon blivit uppsagd för arbetsbrist på arbetsplatsen de senaste tolv månaderna?": "nej",
}
Kept = Callable[[Page, str], Path]


@pytest.fixture
def keep(tmp_path: Path) -> Kept:
    """Take a file that a link sends."""

    def take(page: Page, link: str) -> Path:
        with page.expect_download() as sent:
            page.get_by_role("link", name=link).click()
        path = tmp_path / sent.value.suggested_filename
        sent.value.save_as(path)
        return path

    return take


def fill(page: Page) -> None:
    """Tell the few things that are needed, and then what makes the answer sure."""
    page.get_by_label("Månadslön på heltid").fill(WAGE)
    page.get_by_label("Omfattning").fill(EXTENT)
    page.get_by_label("Första dag").fill(FIRST)
    page.get_by_label("Ert PO-pålägg").fill("45")
    page.locator("summary", has_text="Fler frågor").click()
    for question, answer in ANSWERS.items():
        page.get_by_label(question, exact=True).select_option(answer)


def test_a_manager_goes_from_the_calculator_to_a_printed_decision_basis(visitors: Visitors, keep: Kept) -> None:
    page = visitors.window().look(size=DESKTOP)
    visitors.complaints()  # of earlier tests
    page.goto("/demo/")
    page.get_by_role("link", name="Räkna på en anställning").click()
    fill(page)
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_role("heading", name=re.compile("Lägst kostnad ger nystartsjobb"))).to_be_in_viewport()
    page.get_by_role("row", name=re.compile("^Nystartsjobb")).get_by_role("link").click()
    body = page.locator("#nystartsjobb")
    expect(body.get_by_role("heading", name="Det här gör ni, i ordning")).to_be_visible()
    assert axe.findings(page) == []
    paper = keep(page, "Beslutsunderlag för Nystartsjobb (PDF)")
    said = " ".join(pages_of(paper.read_bytes()))
    assert "Beslutsunderlag: nystartsjobb" in said
    assert "17 580 kr" in said
    assert visitors.complaints() == []


def test_a_manager_does_the_same_on_a_phone_without_javascript(
    visitors: Visitors, browser: Browser, keep: Kept
) -> None:
    plain = Visitors(visitors.installation, browser, {"java_script_enabled": False, "has_touch": True})
    page = plain.window().look(size=PHONE)
    page.goto("/rakna/")
    fill(page)
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_role("heading", name=re.compile("Lägst kostnad ger nystartsjobb"))).to_be_visible()
    card = page.get_by_role("row", name=re.compile("^Nystartsjobb"))
    expect(card.get_by_text("Att betala i månaden")).to_have_count(0)  # the label is drawn, the number is read
    expect(card).to_contain_text("17 580")
    assert keep(page, "Beslutsunderlag (PDF)").read_bytes().startswith(b"%PDF")
    assert keep(page, "Alla steg (Excel)").suffix == ".xlsx"
    plain.close()


def test_what_is_wrong_is_told_and_can_be_corrected_without_writing_it_all_again(visitors: Visitors) -> None:
    page = visitors.window().look(size=PHONE)
    page.goto("/rakna/")
    fill(page)
    page.get_by_label("Omfattning").fill("750")
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_role("heading", name="Något behöver rättas")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Omfattning:")).click()
    page.get_by_label("Omfattning").fill(EXTENT)
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_role("heading", name=re.compile("Lägst kostnad ger nystartsjobb"))).to_be_visible()
    visitors.complaints()  # the browser notes that the page with what was wrong had a status of its own


def test_an_answer_can_be_shared_as_an_address(visitors: Visitors) -> None:
    page = visitors.window().look(size=DESKTOP)
    page.goto("/rakna/")
    fill(page)
    page.get_by_role("button", name="Räkna").click()
    heading = page.locator("#svar-rubrik").inner_text()
    address = page.get_by_label("Dela adressen").input_value()
    page.goto(address)
    assert page.locator("#svar-rubrik").inner_text() == heading


def test_a_budget_leads_to_an_extent_and_on_to_its_answer(visitors: Visitors) -> None:
    page = visitors.window().look(size=DESKTOP)
    page.goto("/rakna/")
    page.get_by_role("link", name="Vad räcker pengarna till?").click()
    page.get_by_label("Jag har i månaden").fill("9 000")
    page.get_by_role("button", name="Räkna").click()
    expect(page.locator("#svar-rubrik")).to_contain_text("9 000 kr i månaden räcker till")
    page.locator("#svar").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Räkna på en anställning")).to_be_visible()


def test_the_comparison_is_seen_whole_beside_the_navigation(visitors: Visitors) -> None:
    page = visitors.window(COORDINATOR).look(size=DESKTOP)
    page.goto("/rakna")
    table = page.get_by_role("group", name="Alla former sida vid sida")
    expect(table.get_by_role("columnheader", name="Säkerhet")).to_be_visible()
    assert table.evaluate("region => region.scrollWidth - region.clientWidth") == 0
