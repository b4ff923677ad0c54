"""From what qualified staff do all day to real positions: the whole way, in the browser, by all who have a say in it.

The strategist, three of the staff on their phones, the union's representative by a link, and the head of the ward.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Locator, Page, expect
from tests.e2e import handbook
from tests.e2e.browsing import Visitors
from tests.e2e.chaining import ZONE, Day, Life, fill
from tests.e2e.inventorying import (
    assess_risk,
    begin,
    decide_what_differs,
    fill_in,
    settle,
    share,
    tell_staff,
)
from tests.e2e.visiting import MANAGER, STRATEGIST
from tests.installation import copied

PLACE: Final = "Björkbackens äldreboende"  # one of the manager's
NAME: Final = "Björkbacken, avdelning Gläntan"
SIX_WEEKS: Final = timedelta(weeks=6)
SOLVED: Final = 180_000  # milliseconds: ten seconds of solving, after it has been compiled once on a busy machine
_WIDE: Final = {"earliest": "08:00", "latest": "17:00"}
_MINUTES: Final = {
    "Tvätta och vika lakan": ("tvätt och kläder", 60),
    "Fylla på skåp med handskar och blöjor": ("förråd och material", 45),
    "Torka av rollatorer och rullstolar": ("städning", 45),
    "Ställa fram kaffe till besökare": ("måltider", 45),
    "Plocka ur diskmaskinen": ("måltider", 40),
    "Köra sopor till miljörummet": ("hämta och lämna", 30),
    "Hämta post och paket i receptionen": ("hämta och lämna", 30),
    "Vattna blommor och krukväxter": ("lokaler och småreparationer", 30),
    "Läsa tidningen högt i dagrummet": ("sällskap och aktiviteter", 60),
    "Gå ut med den som vill promenera": ("sällskap och aktiviteter", 60),
}
ROWS: Final = tuple(
    {"title": title, "family": family, "minutes": str(minutes), "times": "1", "per": "per dag", "days": "vardagar"}
    | {"occupation": "5321", "hand_over": "ja", **_WIDE}
    for title, (family, minutes) in _MINUTES.items()
)
STAFF: Final = {
    "Yrke": "5321",
    "Antal årsarbetare": "4",
    "Heltid är så många timmar i veckan": "40",
    "Vad är en timme värd, i kronor?": "320",
}


@dataclass
class Story:
    """Where it is told from, as it goes on."""

    inventory: str = ""
    carving: str = ""
    locked: str = ""
    position: str = ""


def test_a_ward_tells_of_its_day_and_two_positions_come_of_it(seed: Path, tmp_path: Path, browser: Browser) -> None:
    life, story = Life(copied(seed, tmp_path / "data"), browser), Story()
    tomorrow = datetime.now(ZONE).date() + timedelta(days=1)
    with life.on(tomorrow) as today:
        staff_fill_it_in(today, story)
        what_hinders_is_settled(today, story)
        union_answers(today, story)
        problem_is_set_up(today, story)
        solver_runs(today, story, drafts=1)
        one_task_is_moved_and_one_locked_by_keyboard(today, story)
        solver_runs(today, story, drafts=4)
        lock_has_held(today, story)
        two_are_compared_and_one_is_accepted(today, story)
        position_is_agreed_opened_and_filled(today, story)
    with life.on(tomorrow + SIX_WEEKS) as today:
        freed_hours_are_told(today, story)


def staff_fill_it_in(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    begin(page, place=PLACE, title=NAME, kind="elderly_care", rows=ROWS)
    tell_staff(page, STAFF)
    path = share(page)
    plain = Visitors(today.installation, today.life.browser, {"java_script_enabled": False})
    for number, (whose, minutes) in enumerate(((today.visitors, "10"), (today.visitors, "15"), (plain, "45"))):
        fill_in(whose, f"telefon {number}", path, minutes)
    plain.close()
    decide_what_differs(page, minutes="20")
    story.inventory = page.url


def what_hinders_is_settled(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    settle(page)
    assess_risk(page)


def union_answers(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    page.get_by_role("link", name="Fråga facket").click()
    whom = page.get_by_label("Vem frågas?").locator("option:checked").inner_text()
    today.empty_letterboxes()
    page.get_by_role("button", name="Skicka till facket").click()
    expect(page.get_by_text("Facket är frågat.")).to_be_visible()
    expect(page.get_by_role("link", name="Klar att snickra")).to_have_count(0)
    ((address,),) = today.installation.ask("SELECT email FROM collaboration_representative WHERE name = ?", whom)
    guest = today.opened(address)
    expect(guest.get_by_role("main")).to_contain_text("Tvätta och vika lakan")
    guest.get_by_label("Vi har inget att invända").check()
    guest.get_by_role("button", name="Skicka svaret").click()
    expect(guest.get_by_role("heading", level=1)).to_contain_text("Tack")
    page.reload()
    page.get_by_role("link", name="Klar att snickra").click()
    page.get_by_role("button", name="Klar att snickra").click()
    expect(page.get_by_text("Inventeringen är flyttad vidare.")).to_be_visible()


def problem_is_set_up(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    page.goto("/snickra/ny/")
    page.get_by_label(re.compile(NAME)).check()
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_label("Vad ska arbetet heta?").fill("Gläntans befattningar")
    told = {"där inventeringen inte säger det": "300", "Hur många kan en arbetsplats handleda": "3"}
    for label, number in told.items():
        page.get_by_label(label).fill(number)
    page.get_by_role("button", name="Ställ upp problemet").click()
    page.get_by_role("link", name="Gläntans befattningar").first.click()
    story.carving = page.url


def solver_runs(today: Day, story: Story, *, drafts: int) -> None:
    """Let it run for ten seconds, in the worker, from the latest draft when there is one."""
    page = today.page(STRATEGIST)
    page.get_by_label("Minsta omfattning").fill("25")
    page.get_by_label("Största omfattning").fill("60")
    page.get_by_label("Hur länge får det räknas?").select_option("10")
    page.get_by_role("button", name="Räkna", exact=True).click()
    expect(page.get_by_text("Räknandet har börjat.")).to_be_visible()
    expect(page.get_by_text("Senast räknat: förslag")).to_be_visible(timeout=SOLVED)
    expect(page.get_by_role("group", name="Förslag", exact=True).locator("tbody tr")).to_have_count(drafts)


def one_task_is_moved_and_one_locked_by_keyboard(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    page.get_by_role("group", name="Förslag", exact=True).get_by_role("link").first.click()
    assert len(cards(page)) >= 2
    handbook.keep(page, "snickra-forslag")
    largest, least = cards(page)[0], cards(page)[-1]
    task = titles(largest)[0]
    to = least.get_by_role("heading", level=2).inner_text()
    press_open(page, largest, task)
    tab_to(page, "select")
    while page.evaluate("document.activeElement.selectedOptions[0].text") != to:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Ändringen är gjord"))).to_be_visible()
    assert task in titles(card(page, to))
    story.locked = titles(cards(page)[0])[0]
    press_open(page, cards(page)[0], story.locked)
    tab_to(page, "button[value=lock]")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Ändringen är gjord"))).to_be_visible()
    expect(task_of(cards(page)[0], story.locked)).to_contain_text("låst")
    page.goto(story.carving)


def lock_has_held(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    page.get_by_role("group", name="Förslag", exact=True).get_by_role("link").first.click()
    expect(task_of(page.get_by_role("main"), story.locked)).to_contain_text("låst")
    expect(page.get_by_role("heading", name="Förslaget bryter mot regler")).to_have_count(0)
    page.goto(story.carving)


def two_are_compared_and_one_is_accepted(today: Day, story: Story) -> None:
    page = today.page(STRATEGIST)
    page.get_by_label("Jämför").select_option("1")
    page.get_by_label("med", exact=True).select_option("4")
    page.get_by_role("button", name="Visa sida vid sida").click()
    table = page.get_by_role("group", name="Två förslag sida vid sida")
    expect(table.get_by_role("row", name=re.compile("^Regler som bryts"))).to_contain_text("0")
    expect(table.get_by_role("row", name=re.compile("^Tid som frigörs i veckan"))).to_contain_text("tim")
    table.get_by_role("link", name="Förslag 4").click()
    count = len(cards(page))
    page.get_by_role("link", name="Välj det här förslaget").click()
    for number, field in enumerate(page.get_by_label(re.compile("ska heta")).all(), start=1):
        field.fill(f"Serviceassistent {number}, Gläntan")
    page.get_by_role("button", name="Lägg befattningarna i registret").click()
    expect(page.get_by_text("Befattningarna finns nu i registret.")).to_be_visible()
    made = page.get_by_role("link", name=re.compile("^Serviceassistent ., Gläntan"))
    assert made.count() == count >= 2
    made.first.click()
    story.position = page.url
    for name in ("PDF", "Word"):
        expect(page.get_by_role("link", name=re.compile(name)).first).to_be_visible()


def position_is_agreed_opened_and_filled(today: Day, story: Story) -> None:
    manager, page = today.page(MANAGER), today.page(STRATEGIST)
    moved(manager, story, "Säg ja till befattningen")
    moved(page, story, "Börja söka någon")
    moved(page, story, "Skriv att den är tillsatt", {"Första dag": today.day.isoformat()})
    expect(page.get_by_text(f"kan mätas från {today.day + SIX_WEEKS}")).to_be_visible()


def freed_hours_are_told(today: Day, story: Story) -> None:
    page = today.page(MANAGER)
    page.goto(story_path(story.position))
    page.get_by_role("link", name=re.compile("^Skriv hur det blev")).click()
    promised = [int(text) for text in re.findall(r"Enligt planen (\d+) minuter", page.get_by_role("main").inner_text())]
    assert promised
    fields = page.locator("main input[inputmode=numeric]")
    assert fields.count() == len(promised)
    for field, minutes in zip(fields.all(), promised, strict=True):
        field.fill(str(minutes // 2))
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.get_by_text("Tack! Svaret är sparat.")).to_be_visible()
    share_told = round(100 * sum(minutes // 2 for minutes in promised) / sum(promised))
    expect(page.get_by_text(f"{share_told} % av det utlovade")).to_be_visible()
    handbook.keep(page, "snickra-befattning")
    page.goto("/befattningar/")
    row = page.get_by_role("row").filter(has=page.locator(f"a[href='{story_path(story.position)}']"))
    expect(row.locator("td").last).to_contain_text("tim")


def moved(page: Page, story: Story, verb: str, said: dict[str, str] | None = None) -> None:
    """Move the position on."""
    page.goto(story_path(story.position))
    page.get_by_role("link", name=verb).click()
    fill(page, said or {})
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Befattningen har bytt läge.")).to_be_visible()


def story_path(address: str) -> str:
    """Return the address without the host, which is another each day."""
    return "/" + address.split("/", 3)[3]


def cards(page: Page) -> list[Locator]:
    """Return the positions of the draft that is shown, the most extensive first."""
    found = page.locator("section[data-drop]:not([data-drop=''])").all()
    return sorted(found, key=lambda one: -int(re.findall(r"(\d+) %", one.inner_text())[0]))


def card(page: Page, name: str) -> Locator:
    return page.locator("section[data-drop]").filter(has=page.get_by_role("heading", name=name, exact=True))


def titles(card: Locator) -> list[str]:
    """Return the tasks of a position that could be moved."""
    return [one.inner_text() for one in card.locator("li[data-drag] strong").all()]


def task_of(within: Locator, title: str) -> Locator:
    return within.locator(".t-steer li").filter(has_text=title).first


def press_open(page: Page, within: Locator, title: str) -> None:
    """Open what can be done with a task, with the keyboard."""
    task_of(within, title).locator("summary").focus()
    page.keyboard.press("Enter")


def tab_to(page: Page, what: str) -> None:
    """Press Tab until it stands on such a thing, a few steps away."""
    for _step in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"Tab does not come to: {what}")
