"""What Talja is for: three lists that disagree become one register, and every step can be taken back."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from tests.e2e.browsing import Visitors
from tests.e2e.figures import Figures, whole_text
from tests.e2e.importing import AGENCY, PAYROLL, UNIT, apply, hand_in, hand_in_again, undo
from tests.e2e.places import COORDINATOR
from tests.installation import Installation

Arrive = Callable[[Installation], Visitors]


def test_three_lists_become_one_register_and_the_last_is_taken_back(fresh: Installation, arrive: Arrive) -> None:
    visitors = arrive(fresh)
    page = visitors.page(COORDINATOR)
    start = Figures.on_page(page)
    assert start == Figures.in_database(fresh)
    assert start.running["Anställning med stöd"] == 130

    hand_in(page, UNIT, fresh.data)
    settle(page)
    apply(page)
    of_unit = Figures.on_page(page)
    assert of_unit == Figures.in_database(fresh)
    assert of_unit != start, "the unit's list tells of people whom the register did not have"

    hand_in(page, PAYROLL, fresh.data)
    settle(page)
    apply(page)
    before_last, said = Figures.on_page(page), whole_text(page)
    assert before_last == Figures.in_database(fresh)

    hand_in(page, AGENCY, fresh.data)
    settle(page)
    apply(page)
    address = page.url
    assert Figures.on_page(page) == Figures.in_database(fresh)
    assert whole_text(page) != said, "the decisions change nothing that the overview tells"
    reconcile(page)

    page.goto(address)
    undo(page)
    assert whole_text(page) == said
    assert Figures.on_page(page) == before_last == Figures.in_database(fresh)
    assert visitors.complaints() == []


def test_the_same_list_twice_changes_nothing(fresh: Installation, arrive: Arrive) -> None:
    page = arrive(fresh).page(COORDINATOR)
    hand_in(page, AGENCY, fresh.data)
    settle(page)
    apply(page)
    before = Figures.in_database(fresh)
    hand_in_again(page, AGENCY, fresh.data)
    expect(page.get_by_role("main")).to_contain_text("är oförändrade")
    tabs = page.get_by_role("navigation", name="Rader efter läge")
    expect(tabs.get_by_role("link", name="Nya")).to_have_count(0)
    expect(tabs.get_by_role("link", name="Ändras")).to_have_count(0)
    assert Figures.in_database(fresh) == before


def settle(page: Page) -> None:
    """Settle what waits: choose who one row is about, take the suggestions, and leave the rest out."""
    address = page.url.partition("?")[0]
    page.goto(f"{address}?flik=needs_you")
    choices = page.get_by_role("button", name=re.compile("^(Samma person|Den här|Ny person|En ny placering)$"))
    if choices.count():
        send(choices.first)
    for tab, verb in (("needs_you", "Ta förslagen"), ("needs_you", "Hoppa över"), ("refused", "Hoppa över")):
        decide_all(page, f"{address}?flik={tab}", verb)
    decide_all(page, f"{address}?flik=missing", "Låt vara")
    page.goto(address)
    tabs = page.get_by_role("navigation", name="Rader efter läge")
    for name in ("Behöver dig", "Kunde inte läsas", "Saknas i listan"):
        if tabs.get_by_role("link", name=re.compile(f"^{name}")).count():
            assert count(tabs, name) == 0


def decide_all(page: Page, address: str, verb: str) -> None:
    """Choose every row of every page of a tab, and do the same with all."""
    for _page in range(10):
        page.goto(address)
        everything = page.get_by_label("Välj alla på sidan")
        if not everything.count():
            return
        everything.check()
        send(page.get_by_role("region", name="Gör med de valda").get_by_role("button", name=verb, exact=True))
        if verb == "Ta förslagen":
            return


def send(button: Locator) -> None:
    """Press a button that sends something, and wait until it has been answered, however slowly."""
    with button.page.expect_response(lambda answer: answer.request.method == "POST"):
        button.click()
    button.page.wait_for_load_state("networkidle")


def reconcile(page: Page) -> None:
    """See where the lists differ, and settle one difference with a note."""
    page.goto("/avstamning/")
    states = page.get_by_role("navigation", name="Skillnader")
    open_before = count(states, "Alla")
    assert open_before > 0
    page.locator("details summary").first.click()
    page.locator("details[open]").get_by_label("Anteckning").fill("Vi har ringt och frågat.")
    page.locator("details[open]").get_by_role("button", name="Avgör").click()
    expect(page.get_by_text("1 skillnad är avgjord")).to_be_visible()
    assert (count(states, "Alla"), count(states, "Avgjorda")) == (open_before - 1, 1)
    page.get_by_role("link", name=re.compile("^Avgjorda")).click()
    expect(page.get_by_text("Vi har ringt och frågat.")).to_be_visible()


def count(states: Locator, name: str) -> int:
    return int(re.sub(r"\D", "", states.get_by_role("link", name=re.compile(f"^{name}")).inner_text()))
