"""What the demo municipality lacks, made by its people in the browser: a contact, a user with a password, lists."""

from playwright.sync_api import Page
from tests.e2e.browsing import NOBODY, Visitors
from tests.e2e.chain_places import link_token
from tests.e2e.importing import AGENCY, PAYROLL, UNIT, apply, hand_in, undo
from tests.e2e.partner_places import OBJECTED, UNION, WAITING
from tests.e2e.places import ADMINISTRATOR, COORDINATOR, NEWCOMER, PAGES, STRATEGIST, reset_letter

EMAIL, PASSWORD = "nils.nyman@tallkoping.example", "tre korta ord i rad"


def prepare(visitors: Visitors) -> None:
    """Make what pages need, through the pages themselves."""
    add_contact(visitors)
    add_newcomer(visitors)
    hand_in_lists(visitors)
    open_questions(visitors)


def add_contact(visitors: Visitors) -> None:
    page = visitors.page(STRATEGIST)
    name = "settings:contact_add_to_workplace"
    page.goto(PAGES[name].address(name, visitors.installation))
    page.get_by_label("Namn").fill("Göran Åberg")
    page.get_by_label("Befattning").fill("Enhetschef")
    page.get_by_label("Telefon").fill("010-000 00 00")
    page.get_by_role("button", name="Lägg till").click()
    page.get_by_text("Göran Åberg").first.wait_for()


def add_newcomer(visitors: Visitors) -> None:
    """Add a user, let them choose a password by the link in the letter, and ask for one more link."""
    page = visitors.page(ADMINISTRATOR)
    page.goto("/installningar/anvandare/ny/")
    page.get_by_label("Namn").fill("Nils Nyman")
    page.get_by_label("E-post").fill(EMAIL)
    page.get_by_role("button", name="Lägg till").click()
    page.get_by_role("link", name="Nils Nyman").click()
    page.get_by_role("button", name="Skicka").click()
    page.get_by_role("status").first.wait_for()
    window = visitors.window(NOBODY).page
    window.goto(reset_letter(visitors.installation))
    for field in window.locator("input[type=password]").all():
        field.fill(PASSWORD)
    window.locator("main form button[type=submit], main form button:not([type])").first.click()
    window.wait_for_url("**/klart/")
    ask_for_link(visitors)
    sign_in_newcomer(visitors)


def ask_for_link(visitors: Visitors) -> None:
    page = visitors.page(NOBODY)
    page.goto("/losenord/glomt/")
    page.get_by_label("E-post").fill(EMAIL)
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url("**/skickat/")


def sign_in_newcomer(visitors: Visitors) -> None:
    page = visitors.unknown(NEWCOMER)
    page.goto("/logga-in/")
    page.get_by_label("E-post").fill(EMAIL)
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    page.wait_for_url(lambda address: "logga-in" not in address)


def open_questions(visitors: Visitors) -> None:
    """Let a union's representative open the links of one question that waits and one that is answered."""
    page = visitors.unknown(UNION)
    for asked in (WAITING, OBJECTED):
        first = f"matter_key = ({asked} LIMIT 1) AND revoked_at IS NULL"
        page.goto(f"/l/{link_token(first)(visitors.installation)}/")
        page.get_by_role("button", name="Öppna").click()
        page.get_by_role("heading", level=1).get_by_text("Fråga till facket").wait_for()


def hand_in_lists(visitors: Visitors) -> None:
    """Leave one list applied, one taken back and one under review; and one difference settled."""
    page, data = visitors.page(COORDINATOR), visitors.installation.data
    hand_in(page, PAYROLL, data)
    apply(page)
    undo(page)
    hand_in(page, AGENCY, data)
    apply(page)
    settle_one(page)
    hand_in(page, UNIT, data)


def settle_one(page: Page) -> None:
    page.goto("/avstamning/")
    page.locator("details summary").first.click()
    page.locator("details[open]").get_by_label("Anteckning").fill("Beslutet gäller från månadsskiftet.")
    page.locator("details[open]").get_by_role("button", name="Avgör").click()
    page.get_by_text("1 skillnad är avgjord").wait_for()
