"""What people do in an inventory, in the browser: who begins and settles it, and the staff on their phones."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit

import xlsxwriter
from playwright.sync_api import Page, expect
from tests.e2e.browsing import PHONE, Visitors
from tests.e2e.chaining import fill

from talja.apps.jobdesign.sheets import HEADINGS

TASK: Final = "Duka fram frukost"
OWN_TASK: Final = "Vika små pappershattar"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def begin(page: Page, *, place: str, title: str, kind: str, rows: Iterable[dict[str, str]]) -> None:
    """Begin an inventory with what the library suggests and with a sheet that the workplace had already."""
    page.goto("/inventeringar/ny/")
    option = page.get_by_role("option").filter(has_text=place).get_attribute("value")
    page.get_by_label("Arbetsplats", exact=True).select_option(option)
    page.get_by_label("Namn").fill(title)
    page.get_by_label("Slag av arbetsplats").select_option(kind)
    page.get_by_role("button", name="Börja").click()
    page.get_by_role("link", name="Välj ur biblioteket").click()
    page.get_by_role("button", name="Lägg till de valda").click()
    page.get_by_role("link", name="Läs in ett kalkylblad").click()
    file = {"name": "uppgifter.xlsx", "mimeType": _XLSX, "buffer": workbook(rows)}
    page.get_by_label("Fil", exact=True).set_input_files(file)  # type: ignore[arg-type]  # a file of bytes
    page.get_by_role("button", name="Läs in", exact=True).click()
    expect(page.get_by_text("uppgifter är tillagda")).to_be_visible()


def workbook(rows: Iterable[dict[str, str]]) -> bytes:
    """Return a spreadsheet under the headings of our own sheet; each row holds cells by the code of their column."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [names[0] for names in HEADINGS.values()])
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, [row.get(code, "") for code in HEADINGS])
    return stream.getvalue()


def tell_staff(page: Page, said: dict[str, str]) -> None:
    """Say who works at the place."""
    page.get_by_role("link", name="Lägg till ett yrke").click()
    fill(page, said)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Yrket är sparat.")).to_be_visible()


def share(page: Page) -> str:
    """Open the inventory for the staff, and return the address of its form."""
    page.get_by_role("link", name="Öppna för personalen").click()
    page.get_by_role("button", name="Öppna för personalen").click()
    page.get_by_role("link", name="Gör en länk").click()
    page.get_by_role("button", name="Gör länken").click()
    return urlsplit(page.locator(".i-address").inner_text()).path


def fill_in(visitors: Visitors, name: str, path: str, minutes: str) -> None:
    """On somebody's phone: begin, answer one task, say no to another, and add one of one's own."""
    phone = visitors.unknown(name)
    phone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    phone.goto(path)
    phone.get_by_role("button", name="Börja").click()
    phone.get_by_role("link", name=TASK).click()
    phone.get_by_label("Hur många minuter tar det varje gång?").fill(minutes)
    phone.get_by_role("group", name="Kan någon annan ta över det?").get_by_label("ja", exact=True).check()
    phone.get_by_role("button", name="Ja, spara och nästa").click()
    expect(phone.get_by_role("heading", level=1)).not_to_have_text(TASK)
    phone.get_by_role("button", name="Nej, det gör vi inte").click()
    phone.goto(f"{path}ny/")
    phone.get_by_label("Vad gör ni?").fill(OWN_TASK)
    phone.get_by_label("Vad är det mest?").select_option("company")
    phone.get_by_label("Hur många minuter tar det varje gång?").fill("5")
    phone.get_by_role("button", name="Lägg till").click()
    expect(phone.get_by_role("progressbar")).to_have_attribute("value", "3")


def decide_what_differs(page: Page, *, minutes: str) -> None:
    """Read what three phones have said of a task, and let the owner say what holds."""
    page.reload()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=TASK, exact=True))
    expect(row).to_contain_text("15 min")
    expect(row).to_contain_text("3 ja, 0 nej")
    row.get_by_text("Svaren skiljer sig").click()
    expect(row).to_contain_text("Tid: 10 min (1), 15 min (1), 45 min (1)")
    expect(page.get_by_role("link", name=OWN_TASK, exact=True)).to_be_visible()
    row.get_by_role("link", name=TASK, exact=True).click()
    page.get_by_label("Minuter varje gång").fill(minutes)
    page.get_by_role("button", name="Spara").click()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=TASK, exact=True))
    expect(row).to_contain_text(f"{minutes} min")
    expect(row).to_contain_text("avgjord")


def settle(page: Page) -> None:
    """Close it, and say why each question may stand."""
    page.get_by_role("link", name="Stäng och börja granska").click()
    page.get_by_role("button", name="Stäng och börja granska").click()
    expect(page.get_by_text("Risken är inte bedömd.")).to_be_visible()
    settling = page.get_by_role("button", name="Avgör", exact=True)
    assert settling.count(), "nothing to settle"
    for _question in range(settling.count()):
        page.get_by_label("Varför får det stå?").first.fill("Vi har talat om det på arbetsplatsträffen.")
        settling.first.click()
        expect(page.get_by_text("Det är avgjort.")).to_be_visible()
    expect(page.get_by_text("Inget att avgöra just nu.")).to_be_visible()


def assess_risk(page: Page) -> None:
    """Write what risks there are, and what is done about them."""
    page.get_by_role("link", name="Bedöm risken").click()
    page.get_by_label("Vilka risker ser ni?").fill("Fler att lära känna för dem som bor här.")
    page.get_by_label("Vad gör ni åt dem?").fill("En handledare på varje pass den första månaden.")
    page.get_by_label("Vilka var med?").fill("Chef, skyddsombud och två undersköterskor")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Riskbedömningen är sparad.")).to_be_visible()
