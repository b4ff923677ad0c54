"""Handing in lists and carrying them into the register and out again, as a coordinator does it in the browser."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect

WORK_MS: Final = 90_000  # a list of some hundred rows, in the background, on a slow machine


@dataclass(frozen=True)
class List:
    """One of the demo municipality's lists: how its file begins, what to call it, what kind it is."""

    start: str
    name: str
    kind: str

    def file(self, data: Path) -> Path:
        (found,) = [path for path in (data / "demo-lists").glob(f"{self.start}*") if path.suffix != ".json"]
        return found


UNIT = List("inventering", "Enhetens inventering", "own")
PAYROLL = List("loneutdrag", "Löneutdraget", "payroll")
AGENCY = List("af-beslut", "Arbetsförmedlingens beslut", "decisions")
LISTS: Final = (UNIT, PAYROLL, AGENCY)


def hand_in(page: Page, given: List, data: Path) -> None:
    """Hand a list in as a new one, and wait until it can be reviewed."""
    page.goto("/import/")
    page.get_by_label("Fil").set_input_files(given.file(data))
    page.get_by_label("Vilken lista är det?").select_option(label="En ny lista")
    page.get_by_label("Vad heter den nya listan?").fill(given.name)
    page.get_by_label("Vad är det för slags lista?").select_option(given.kind)
    _sent(page, given)


def hand_in_again(page: Page, given: List, data: Path) -> None:
    """Hand in a list that has come before."""
    page.goto("/import/")
    page.get_by_label("Fil").set_input_files(given.file(data))
    page.get_by_label("Vilken lista är det?").select_option(label=given.name)
    _sent(page, given)


def _sent(page: Page, given: List) -> None:
    page.get_by_role("button", name="Lämna in listan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(given.name)
    expect(page.get_by_role("link", name="Ändra kolumner")).to_be_visible(timeout=WORK_MS)


def apply(page: Page) -> None:
    """Carry the list under review into the register, and wait until it is there."""
    page.get_by_role("link", name=re.compile(r"^För in")).click()
    page.get_by_role("main").get_by_role(
        "button", name=re.compile("^(För in i registret|Spara till avstämningen)$")
    ).click()
    expect(page.get_by_role("heading", name="Listan är införd")).to_be_visible(timeout=WORK_MS)


def undo(page: Page) -> None:
    """Take the applied list on the page back, and wait until it is out of the register."""
    page.get_by_role("link", name="Ångra importen").click()
    page.get_by_role("main").get_by_role("button", name="Ångra importen").click()
    expect(page.get_by_role("heading", name="Listan är tillbakatagen")).to_be_visible(timeout=WORK_MS)
