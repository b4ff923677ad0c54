"""What the demo municipality lacks, made by its people in the browser: a contact, a user with a password, lists."""

import re

from playwright.sync_api import Page
from tests.e2e.browsing import NOBODY, Visitors
from tests.e2e.chain_places import BY_LINK, FOLLOWED_UP, GUEST, LIVE, link_token
from tests.e2e.importing import AGENCY, PAYROLL, UNIT, apply, hand_in, undo
from tests.e2e.inventory_places import STAFF, shared_token
from tests.e2e.partner_places import OBJECTED, UNION, WAITING
from tests.e2e.places import ADMINISTRATOR, COORDINATOR, NEWCOMER, PAGES, STRATEGIST, WORKPLACE, reset_letter
from tests.e2e.visiting import Visit, key_of
from tests.installation import Installation

CODE = re.compile(r"^ +(\d{6})$", re.MULTILINE)
EMAIL, PASSWORD = "nils.nyman@tallkoping.example", "tre korta ord i rad"


def prepare(visitors: Visitors) -> None:
    """Make what pages need, through the pages themselves."""
    add_contact(visitors)
    add_newcomer(visitors)
    hand_in_lists(visitors)
    ask_guests(visitors)
    open_by_link(visitors)


def add_contact(visitors: Visitors) -> None:
    """Add somebody to ask at the first workplace, and at the one of the first check-in."""
    page = visitors.page(STRATEGIST)
    name = "settings:contact_add_to_workplace"
    for workplace in (WORKPLACE, FOLLOWED_UP):
        visit = Visit(STRATEGIST, key_of(workplace, "workplace_key"))
        page.goto(visit.address(name, visitors.installation))
        page.get_by_label("Namn").fill("Göran Åberg")
        page.get_by_label("Befattning").fill("Enhetschef")
        page.get_by_label("Telefon").fill("010-000 00 00")
        page.get_by_label("E-post").fill("goran.aberg@tallkoping.example")
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


def ask_guests(visitors: Visitors) -> None:
    """Let the coordinator ask a workplace how it goes, and the parties of an agreement for their approval."""
    page = visitors.page(COORDINATOR)
    page.goto(PAGES["coordinator:followup"].address("coordinator:followup", visitors.installation))
    page.get_by_role("button", name="Fråga arbetsplatsen").click()
    page.get_by_text("Formuläret är på väg.").wait_for()
    ask = PAGES["coordinator:agreement_ask"].address("coordinator:agreement_ask", visitors.installation)
    for party in ("workplace", "participant"):
        page.goto(ask.replace("participant", party))
        page.get_by_label("Namn").fill("Göran Åberg")
        page.get_by_label("E-post").fill(f"{party}@goran.example")
        page.get_by_role("button", name="Skicka länken").click()
        page.get_by_text("Brevet med länken är på väg.").wait_for()


def open_by_link(visitors: Visitors) -> None:
    """Open links in the letters: a union's representative two, somebody else one for each other purpose."""
    open_questions(visitors)
    begin_on_a_phone(visitors)
    page = visitors.unknown(GUEST)
    for purpose in BY_LINK:
        token = link_token(f"purpose = '{purpose}' AND {LIVE}")(visitors.installation)
        start = f"/l/{token}/"
        page.goto(start)
        page.get_by_role("button", name=re.compile("Öppna|Skicka koden")).click()
        page.wait_for_url(re.compile(f"^((?!{re.escape(start)}$).)+$"))
        if "/kod/" in page.url:
            page.get_by_label("Kod").fill(code_letter(visitors.installation))
            page.get_by_role("button", name="Öppna").click()
            page.wait_for_url(lambda address: "/l/" not in address)


def begin_on_a_phone(visitors: Visitors) -> None:
    """Let somebody at a workplace begin to fill in its inventory."""
    page = visitors.unknown(STAFF)
    page.goto(f"/i/{shared_token(visitors.installation)}/")
    page.get_by_role("button", name="Börja").click()
    page.get_by_role("heading", level=1).get_by_text("Gör ni det här?").wait_for()


def code_letter(installation: Installation) -> str:
    """Return the code in the latest letter that has one."""
    letters = sorted((installation.data / "mail").iterdir(), key=lambda path: path.stat().st_mtime)
    texts = (letter.read_text(encoding="utf-8") for letter in reversed(letters))
    return str(next(found[-1] for text in texts if (found := CODE.findall(text))))


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
