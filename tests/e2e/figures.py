"""The figures of the overview twice: as the page says them, and as a plain question to the database gives them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from playwright.sync_api import Page
from tests.installation import Installation

OF_CATEGORY = (
    "FROM placements_placement p JOIN placements_measure m ON m.id = p.measure_id "
    "JOIN people_person q ON q.id = p.person_id WHERE m.category = ?"
)
RUNNING = "AND p.first_day <= ? AND (p.last_day IS NULL OR p.last_day >= ?)"
ENDED = "AND p.last_day BETWEEN ? AND ?"
CATEGORIES = {
    "Anställning med stöd": "subsidised",
    "Kommunal anställning": "municipal",
    "Praktik eller träning": "internship",
    "Aktivitet": "activity",
}


@dataclass(frozen=True)
class Figures:
    """Running and ended (the latest year) by category; of those employed with support: women, born abroad; onward."""

    running: dict[str, int]
    ended: dict[str, int]
    women: int
    born_abroad: int
    unknown_onward: int

    @classmethod
    def in_database(cls, installation: Installation) -> Self:
        today = datetime.now(ZoneInfo("Europe/Stockholm")).date()
        year = (_a_year_before(today).isoformat(), today.isoformat())

        def count(what: str, *values: str) -> int:
            return int(installation.ask(f"SELECT count(*) {OF_CATEGORY} {what}", *values)[0][0])

        now = (today.isoformat(), today.isoformat())
        return cls(
            running={name: count(RUNNING, code, *now) for name, code in CATEGORIES.items()},
            ended={name: count(ENDED, code, *year) for name, code in CATEGORIES.items()},
            women=count(f"{RUNNING} AND q.sex = 'woman'", "subsidised", *now),
            born_abroad=count(f"{RUNNING} AND q.born = 'abroad'", "subsidised", *now),
            unknown_onward=count(f"{ENDED} AND p.destination = 'unknown'", "subsidised", *year),
        )

    @classmethod
    def on_page(cls, page: Page) -> Self:
        page.goto("/oversikt/")
        kinds = {name: _numbers(page, name) for name in CATEGORIES}
        tile = page.locator(".t-stat").filter(has_text="Pågående anställningar med stöd").locator(".t-stat__figure")
        assert _number(tile.inner_text()) == kinds["Anställning med stöd"][0], "the tile and the table differ"
        return cls(
            running={name: numbers[0] for name, numbers in kinds.items()},
            ended={name: numbers[3] for name, numbers in kinds.items()},
            women=_numbers(page, "Kvinnor")[3],
            born_abroad=_numbers(page, "Födda utomlands")[3],
            unknown_onward=_numbers(page, "Okänt", table="Vart anställningar med stöd ledde")[0],
        )


def whole_text(page: Page) -> str:
    """Return everything that the overview says."""
    page.goto("/oversikt/")
    return page.get_by_role("main").inner_text()


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1) + timedelta(days=1)
    except ValueError:  # the day after 28 February, the year before
        return date(day.year - 1, 3, 1)


def _numbers(page: Page, heading: str, *, table: str = "") -> list[int]:
    place = page.get_by_role("group", name=table, exact=True) if table else page.get_by_role("main")
    rows = place.get_by_role("row").filter(has=page.get_by_role("rowheader", name=heading, exact=True))
    return [_number(text) for text in rows.first.get_by_role("cell").all_inner_texts()]


def _number(text: str) -> int:
    found = re.match(r"[−-]?\d+", text.replace("\xa0", ""))
    assert found, text
    return int(found.group().replace("−", "-"))
