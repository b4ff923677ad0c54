"""A ward tells of its day: the strategist begins, three phones fill it in, and what they differ about is settled."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect
from tests.e2e.browsing import PHONE, Visitors
from tests.e2e.visiting import STRATEGIST
from tests.installation import Installation

TASK = "Duka fram frukost"
PHONES = (
    "SELECT COUNT(DISTINCT contributor) FROM jobdesign_contribution WHERE line_id = "
    "(SELECT MAX(id) FROM jobdesign_line WHERE title = 'Duka fram frukost')"
)


def test_three_phones_fill_in_an_inventory(fresh: Installation, arrive: Callable[..., Visitors]) -> None:
    visitors, plain = arrive(fresh), arrive(fresh, java_script_enabled=False)
    page = visitors.page(STRATEGIST)
    address = begin(page)
    for number, (whose, minutes) in enumerate(((visitors, "10"), (visitors, "15"), (plain, "45"))):
        phone = whose.unknown(f"telefon {number}")
        phone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        fill_in(phone, urlsplit(address).path, minutes)
    page.reload()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=TASK))
    expect(row).to_contain_text("15 min, en gång per dag")
    expect(row).to_contain_text("3 ja, 0 nej")
    row.get_by_text("Svaren skiljer sig").click()
    expect(row).to_contain_text("Tid: 10 min (1), 15 min (1), 45 min (1)")
    decide(page, minutes="20")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=TASK))
    expect(row).to_contain_text("20 min, en gång per dag")
    expect(row).to_contain_text("avgjord")
    expect(page.get_by_role("link", name="Vika små pappershattar", exact=True)).to_be_visible()
    page.get_by_role("link", name="Stäng och börja granska").click()
    page.get_by_role("button", name="Stäng och börja granska").click()
    expect(page.get_by_text("Risken är inte bedömd.")).to_be_visible()
    assert fresh.ask(PHONES) == [(3,)]


def begin(page: Page) -> str:
    """Begin an inventory at a preschool, choose from the library, open it, and return the address of its form."""
    page.goto("/inventeringar/ny/")
    place = page.get_by_role("option").filter(has_text="Förskolan Ärlan").get_attribute("value")
    page.get_by_label("Arbetsplats", exact=True).select_option(place)
    page.get_by_label("Namn").fill("Ärlans vardag")
    page.get_by_label("Slag av arbetsplats").select_option("preschool")
    page.get_by_role("button", name="Börja").click()
    page.get_by_role("link", name="Välj ur biblioteket").click()
    page.get_by_role("button", name="Lägg till de valda").click()
    page.get_by_role("link", name="Öppna för personalen").click()
    page.get_by_role("button", name="Öppna för personalen").click()
    page.get_by_role("link", name="Gör en länk").click()
    page.get_by_role("button", name="Gör länken").click()
    return page.locator(".i-address").inner_text()


def fill_in(phone: Page, path: str, minutes: str) -> None:
    """Begin, answer one task, say no to another, and add one of one's own."""
    phone.goto(path)
    phone.get_by_role("button", name="Börja").click()
    phone.get_by_role("link", name=TASK).click()
    phone.get_by_label("Hur många minuter tar det varje gång?").fill(minutes)
    phone.get_by_role("group", name="Kan någon annan ta över det?").get_by_label("ja", exact=True).check()
    phone.get_by_role("button", name="Ja, spara och nästa").click()
    expect(phone.get_by_role("heading", level=1)).not_to_have_text(TASK)
    phone.get_by_role("button", name="Nej, det gör vi inte").click()
    phone.goto(f"{path}ny/")
    phone.get_by_label("Vad gör ni?").fill("Vika små pappershattar")
    phone.get_by_label("Vad är det mest?").select_option("children")
    phone.get_by_label("Hur många minuter tar det varje gång?").fill("5")
    phone.get_by_role("button", name="Lägg till").click()
    expect(phone.get_by_role("progressbar")).to_have_attribute("value", "3")


def decide(page: Page, *, minutes: str) -> None:
    """Let the owner say what holds."""
    page.get_by_role("link", name=TASK).first.click()
    page.get_by_label("Minuter varje gång").fill(minutes)
    page.get_by_role("button", name="Spara").click()
