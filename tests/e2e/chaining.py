"""A life in the demo municipality: days that pass, letters that come, what each has to do, and the overview's figures.

Nothing in the product knows of it: the server is stopped, and started again on a later day in the same data folder.
"""

import email
import email.policy
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, Page, expect
from tests.e2e.browsing import Visitors
from tests.installation import Installation, environment, serving, talja

ZONE: Final = ZoneInfo("Europe/Stockholm")
_LATER: Final = Path(__file__).with_name("later")
_PARTS: Final = ("late", "today", "soon", "later")
_BETWEEN_LETTERS: Final = f"{'-' * 79}\n"
_LINK: Final = re.compile(r"https?://\S+?(/l/\S+)")
_SOMEBODY_ELSE: Final = "Någon annan"  # ticks already, says `talja tick`
_SEVERAL_TICKS: Final = 20

Figures = dict[tuple[str, str, str], int]
"""The overview's whole numbers, by table, row and column."""


@dataclass
class Life:
    """One installation through the days."""

    data: Path
    browser: Browser
    read: set[str] = field(default_factory=set)

    @contextmanager
    def on(self, day: date) -> Iterator["Day"]:
        """Serve on a day, from ten in the morning, and see that no browser had anything to complain about."""
        later = datetime.combine(day, time(10), ZONE) - datetime.now(ZONE)
        path = os.pathsep.join(filter(None, (str(_LATER), os.environ.get("PYTHONPATH"))))
        clock = {"PYTHONPATH": path, "SECONDS_LATER": str(later.total_seconds())}
        with (
            serving(self.data, env=environment(self.data, **clock)) as installation,
            Visitors.to(installation, self.browser) as visitors,
        ):
            yield Day(self, day, visitors, clock)
            assert visitors.complaints() == []


@dataclass
class Day:
    """One day of it: who is at work, and the letters that go out."""

    life: Life
    day: date
    visitors: Visitors
    clock: dict[str, str]

    @property
    def installation(self) -> Installation:
        return self.visitors.installation

    def page(self, role: str) -> Page:
        return self.visitors.page(role)

    def empty_letterboxes(self) -> None:
        """Send what waits, and count all that has come as read: what comes next is an answer to what is done next."""
        while _SOMEBODY_ELSE in self._tick():
            pass
        self.life.read |= set(self._letters())

    def opened(self, address: str) -> Page:
        """Return a stranger's page, come to by the link in a new letter to the address."""
        page = self.visitors.unknown(address)
        page.goto(self._link_to(address))
        page.get_by_role("button", name="Öppna").click()
        return page

    def _link_to(self, address: str) -> str:
        for _tick in range(_SEVERAL_TICKS):
            for letter in self._letters(address):
                if found := _LINK.search(letter):
                    return found.group(1)
            self._tick()
        raise AssertionError(f"no new letter with a link has come to {address}")

    def _tick(self) -> str:
        return talja(self.life.data, "tick", check=True, **self.clock).stdout

    def _letters(self, address: str = "") -> Iterator[str]:
        for file in sorted((self.life.data / "mail").glob("*")):
            for raw in file.read_text(encoding="utf-8").split(_BETWEEN_LETTERS):
                letter = email.message_from_string(raw, policy=email.policy.default)
                body = letter.get_body(("plain",)) if raw.strip() else None
                if body and address in letter.get("To", "") and (text := body.get_content()) not in self.life.read:
                    yield text


def tasks(page: Page, about: str, *, of_all: bool = False) -> list[str]:
    """Return what "Min dag" says waits about somebody, everything unfolded: one's own and nobody's, or everybody's."""
    whose = "vem=alla&" if of_all else ""
    page.goto(f"/min-dag/?{whose}")
    found = []
    for part in _PARTS:
        if page.locator(f"a[href*='visa={part}']").count():
            page.goto(f"/min-dag/?{whose}visa={part}")
        section = page.locator("section").filter(has=page.locator(f"#part-{part}"))
        found += [_what(task) for task in section.locator(".t-task").filter(has_text=about).all()]
    return found


def _what(task: Locator) -> str:
    return task.locator(".t-task__what strong").inner_text()


def open_task(page: Page, what: str, about: str) -> None:
    """Follow what "Min dag" says waits about somebody."""
    task = page.locator(".t-task").filter(has_text=what).filter(has_text=about)
    for part in _PARTS:
        page.goto(f"/min-dag/?visa={part}")
        if task.count():
            task.first.click()
            return
    raise AssertionError(f"Min dag does not say: {what}")


def figures(page: Page) -> Figures:
    """Return what the overview says, and its page about internships that became employments."""
    rows: list[tuple[str, str, str, str]] = []
    for path, heading in _OVERVIEW.items():
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        rows += page.get_by_role("main").evaluate(_CELLS)
    return {(table, row, column): int(said) for table, row, column, said in rows if said.isdigit()}


def counted(page: Page, row: str, about: str) -> bool:
    """Return whether somebody is among those that the overview counts in a row: follow the figure to its cases."""
    page.goto("/oversikt/")
    rows = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row, exact=True))
    rows.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Placeringar")
    return page.get_by_role("main").get_by_role("row").filter(has_text=about).count() > 0


def moved(before: Figures, after: Figures) -> dict[str, int]:
    """Return what has changed, as row and column, and by how much. Months are counted elsewhere."""
    keys = {key for key in before | after if key[0] in MOVING}
    changes = {key: after.get(key, 0) - before.get(key, 0) for key in keys}
    return {f"{row}: {column}": change for (_table, row, column), change in changes.items() if change}


_OVERVIEW: Final = {"/oversikt/": "Översikt", "/oversikt/praktik/": "Från praktik till anställning"}
MOVING: Final = {
    "Alla insatser efter kategori",
    "Anställningar med stöd efter förvaltning",
    "Praktik som slutade, efter förvaltning",
    "Andel vidare av anställningar med stöd som slutade",
    "Kvar efter 3, 6 och 12 månader",
    "Vart anställningar med stöd ledde",
    "Koladas avslutskategorier, alla insatser",
    "Anställningar med stöd som tar slut",
}
_CELLS: Final = """main => [...main.querySelectorAll('[role=group] table')]
  .flatMap(table => {
    const group = table.closest('[role=group]')
    const label = group.getAttribute('aria-label') ?? ''
    return [...table.querySelectorAll('tbody tr')].flatMap(row => [...row.querySelectorAll('td')].map(cell => [
      label, row.querySelector('th').textContent, cell.dataset.label, cell.textContent.replace(/\\s/g, '')]))
  })"""


def fill(page: Page, said: dict[str, str]) -> None:
    """Fill in fields by their labels; a label may be followed by a word in brackets."""
    for label, text in said.items():
        page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(.*\))?\s*$")).fill(text)
