"""What the chain is for: an intern whom the workplace wants to keep becomes employed, and a year later still is.

Four people act: the manager, the coordinator, a second person who approves, and the union's representative by a link.
The figures of the overview are read around every step, and move as they should: also by not moving.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from playwright.sync_api import Browser, expect
from tests.e2e.chain_places import OWN_INTERN
from tests.e2e.chaining import ZONE, Day, Life, counted, figures, fill, moved, open_task, tasks
from tests.e2e.visiting import COORDINATOR, MANAGER
from tests.installation import ask, copied

from talja.core.chain.schedule import CHECK_MONTHS, add_months

CASE_WORKER = "handläggare"
EMPLOYED, INTERNS = "Anställning med stöd", "Praktik eller träning"
A_DAY = timedelta(days=1)
LENGTH = timedelta(days=182)


@dataclass
class Story:
    """Whom it is about, who helps, and when."""

    name: str
    place: str
    administration: str
    first_day: date  # of the employment: the day after the internship
    request: str = ""
    agreement: str = ""
    placement: str = ""

    @property
    def last_day(self) -> date:
        return self.first_day + LENGTH

    @property
    def ended(self) -> date:
        """The last day that was worked with support: an ordinary job came before the support was over."""
        return self.last_day - timedelta(days=21)


def test_an_intern_is_employed_and_goes_on_to_an_ordinary_job(seed: Path, tmp_path: Path, browser: Browser) -> None:
    life = Life(copied(seed, tmp_path / "data"), browser)
    story = told_of(life.data)
    with life.on(datetime.now(ZONE).date() + A_DAY) as today:  # whatever hour the demo was loaded
        before = figures(today.page(COORDINATOR))
        for step in BEFORE_THE_FIRST_DAY:
            step(today, story)
            assert moved(before, figures(today.page(COORDINATOR))) == {}, f"{step.__name__}, but nobody has begun"
    with life.on(story.first_day) as today:
        employment_starts(today, story)
        somebody_plans_what_comes_after(today, story)
    with life.on(story.last_day - timedelta(days=90)) as today:
        one_is_held_and_one_form_answered(today, story)
    with life.on(story.ended + A_DAY) as today:
        support_nears_its_end(today, story)
        it_ends_in_an_ordinary_job(today, story)
    for months in CHECK_MONTHS:
        with life.on(add_months(story.ended, months) + A_DAY) as today:
            if months == CHECK_MONTHS[-1]:  # until then the demo's own, whom nobody calls, fill the day
                assert tasks(today.page(COORDINATOR), story.name) == ["Ta reda på hur det har gått"]
            it_is_known_how_it_went(today, story, months)
            if months == CHECK_MONTHS[-1]:
                nothing_more_waits(today, story)


def told_of(data: Path) -> Story:
    """Return the story of the first whose internship ends at the manager's workplaces."""
    key = ask(data, OWN_INTERN)[0][0]
    ((given, family, place, administration, last_day),) = ask(
        data,
        "SELECT given_name, family_name, w.name, coalesce(a.name, u.name), planned_last_day "
        "FROM placements_placement p "
        "JOIN people_person q ON q.id = person_id JOIN organisation_workplace w ON w.id = workplace_id "
        "JOIN organisation_unit u ON u.id = w.unit_id LEFT JOIN organisation_unit a ON a.id = u.parent_id "
        "WHERE p.key = ?",
        key,
    )
    return Story(f"{given} {family}", place, administration, date.fromisoformat(last_day) + A_DAY)


def manager_asks(today: Day, story: Story) -> None:
    page = today.page(MANAGER)
    assert tasks(page, story.name) == ["Vill ni behålla praktikanten?"]
    page.get_by_role("link", name="Fråga oss").first.click()
    page.get_by_role("link", name="Jag vill behålla en praktikant").click()
    page.get_by_label(story.place).check()
    person = page.get_by_label("Vem gäller det?")
    person.select_option(person.locator("option", has_text=story.name).get_attribute("value"))
    page.get_by_label("Berätta kort").fill("Köket fungerar bättre än på länge. Vi vill behålla hen.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text(re.compile("^Tack! .* har ditt ärende, och du får svar senast"))).to_be_visible()
    story.request = page.url.rstrip("/").rpartition("/")[2]
    assert tasks(page, story.name) == []


def coordinator_drafts(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    assert tasks(page, story.name, of_all=True) == ["Gör anställning av praktiken"]  # it is the case worker's own
    page.goto(f"/arenden/{story.request}/")
    if (take := page.get_by_role("button", name="Ta ärendet")).count():
        take.click()
    page.get_by_label("Svar", exact=True).fill("Vad roligt! Vi räknar på det, frågar facket och söker stöd.")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("region", name="Vad som har sagts och hänt")).to_contain_text("Vad roligt!")
    page.get_by_role("link", name="Skriv en överenskommelse").click()
    expect(page.get_by_label("Första dag")).to_have_value(story.first_day.isoformat())
    page.get_by_label("Form", exact=True).select_option("introduktionsjobb")
    fill(
        page,
        {
            "Sista dag": story.last_day.isoformat(),
            "Omfattning": "75",
            "Timmar i veckan": "30",
            "Lön i månaden": "18750",
            "Arbetsuppgifter": "Duka, plocka undan, sköta disken och fylla på förråd.",
            "Handledare": "Mona Handledarsson",
            "Vad som händer sedan": "Tre månader före sista dagen ses vi och söker tjänst tillsammans.",
        },
    )
    page.get_by_role("button", name="Spara utkastet").click()
    expect(page.get_by_text("Utkastet är sparat.")).to_be_visible()
    story.agreement = urlsplit(page.url).path
    assert tasks(page, story.name) == ["Gör klart överenskommelsen"]


def coordinator_prices(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    page.goto(story.agreement)
    page.get_by_role("main").get_by_role("link", name="Räkna på stödet").first.click()
    page.get_by_role("button", name="Räkna", exact=True).click()
    page.get_by_role("button", name="Spara med överenskommelsen").click()
    expect(page.get_by_text("Stöd hela tiden")).to_be_visible()


def union_is_asked_and_answers(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    page.goto(story.agreement)
    page.get_by_role("link", name="Fråga facket").first.click()
    whom = page.get_by_label("Vem frågas?").locator("option:checked").inner_text()
    today.empty_letterboxes()
    page.get_by_role("button", name="Skicka till facket").click()
    expect(page.get_by_text("Facket är frågat. Vänta på svaret")).to_be_visible()
    ((address,),) = today.installation.ask("SELECT email FROM collaboration_representative WHERE name = ?", whom)
    guest = today.opened(address)
    expect(guest.get_by_role("heading", level=1)).to_have_text(f"Fråga till facket: {story.place}")
    for part in story.name.split():
        expect(guest.locator("body")).not_to_contain_text(part)
    guest.get_by_label("Vi har inget att invända").check()
    guest.get_by_role("button", name="Skicka svaret").click()
    expect(guest.get_by_role("heading", level=1)).to_contain_text("Tack")
    page.goto(story.agreement)
    expect(page.get_by_text("Facket har fått säga sitt")).to_be_visible()


def everybody_approves(today: Day, story: Story) -> None:
    helper, approver, manager = today.page(COORDINATOR), today.page(CASE_WORKER), today.page(MANAGER)
    helper.goto(story.agreement)
    expect(helper.get_by_role("link", name="Godkänn för arbetsmarknadsenheten")).to_have_count(0)
    assert "Granska och godkänn överenskommelsen" not in tasks(helper, story.name)
    assert "Granska och godkänn överenskommelsen" in tasks(approver, story.name)
    approver.goto(story.agreement)
    approver.get_by_role("link", name="Godkänn (Arbetsmarknadsenheten)").click()
    approver.get_by_role("button", name="Godkänn", exact=True).click()
    expect(approver.get_by_text("Godkännandet är sparat.")).to_be_visible()
    assert "Granska och godkänn överenskommelsen" not in tasks(approver, story.name)

    assert tasks(manager, story.name) == ["Läs och godkänn överenskommelsen"]
    open_task(manager, "Läs och godkänn överenskommelsen", story.name)
    expect(manager.get_by_role("main")).not_to_contain_text("introduktionsjobb")
    manager.get_by_label("Ja, jag godkänner").check()
    manager.get_by_role("button", name="Skicka svaret").click()
    expect(manager.get_by_text("Tack. Svaret är sparat.")).to_be_visible()
    assert tasks(manager, story.name) == []

    helper.goto(story.agreement)
    helper.get_by_role("link", name="Skriv in ett godkännande (Deltagaren)").click()
    fill(helper, {"Vem godkänner?": story.name, "Hur vet du det?": "Skrev under på papper när vi sågs."})
    helper.get_by_role("button", name="Spara godkännandet").click()
    expect(helper.get_by_text("Deltagaren har godkänt")).to_be_visible()


def agency_decides(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    page.goto(story.agreement)
    page.get_by_role("link", name="Ansök hos Arbetsförmedlingen").first.click()
    page.get_by_label("Arbetsförmedlingens ärendenummer").fill("Af-2027/0000 9876")
    page.get_by_role("button", name="Spara ansökan").click()
    expect(page.get_by_text("Ansökan är skickad. Vänta på beslutet")).to_be_visible()
    page.get_by_role("link", name="Skriv in beslutet").click()
    page.get_by_label("Beviljad", exact=True).check()
    days = {"Gäller från och med": story.first_day.isoformat(), "Gäller till och med": story.last_day.isoformat()}
    fill(page, {"Beslutsnummer": "B-98765", "Stöd i månaden": "12500"} | days)
    page.get_by_role("button", name="Spara beslutet").click()
    expect(page.get_by_text("Arbetsförmedlingen har beslutat")).to_be_visible()


def it_is_settled(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    page.goto(story.agreement)
    unread = page.get_by_role("link", name=re.compile("^Jag har läst, gå vidare ändå"))
    for _warning in range(unread.count()):
        unread.first.click()
        page.get_by_label("Varför?").fill("Vi har talat med chefen och HR. Det är som det ska.")
        page.get_by_role("button", name="Gå vidare ändå").click()
        expect(page.get_by_text("Det är antecknat att varningen är läst.")).to_be_visible()
    expect(page.get_by_text("Inget hindrar")).to_be_visible()
    page.get_by_role("link", name="Godkänn överenskommelsen").click()
    page.get_by_role("button", name="Godkänn överenskommelsen").click()
    expect(page.get_by_text("Godkänd.", exact=True)).to_be_visible()
    assert tasks(page, story.name) == []


BEFORE_THE_FIRST_DAY: Final = (
    manager_asks,
    coordinator_drafts,
    coordinator_prices,
    union_is_asked_and_answers,
    everybody_approves,
    agency_decides,
    it_is_settled,
)


def employment_starts(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    before = figures(page)
    assert tasks(page, story.name) == ["Starta: första dagen är här"]
    open_task(page, "Starta", story.name)
    page.get_by_role("link", name="Starta", exact=True).click()
    expect(page.get_by_label("Sista dag")).to_have_value((story.first_day - A_DAY).isoformat())
    page.get_by_label("Varför slutade det?").select_option("got_work")
    page.get_by_label("Vart gick personen?").select_option("other_measure")
    page.get_by_label("Koladas avslutskategori").select_option("A")
    page.get_by_role("button", name="Starta").click()
    expect(page.get_by_text("Placeringen är registrerad och pågår.")).to_be_visible()
    assert moved(before, figures(page)) == {
        f"{EMPLOYED}: Pågående placeringar": 1,
        f"{EMPLOYED}: Personer": 1,
        f"{EMPLOYED}: Började i perioden": 1,
        f"{INTERNS}: Pågående placeringar": -1,
        f"{INTERNS}: Personer": -1,
        f"{INTERNS}: Slutade i perioden": 1,
        "A: arbete: Placeringar": 1,
        f"{story.administration}: Pågående placeringar": 1,
        f"{story.administration}: Slutade": 1,
        f"{story.administration}: Anställning": 1,
        "Alla: Slutade": 1,
        "Alla: Anställning": 1,
    }
    ((key,),) = today.installation.ask(
        "SELECT placement_key FROM agreements_agreement WHERE key = ?", UUID(story.agreement.split("/")[2]).hex
    )
    story.placement = f"/placeringar/{UUID(key)}/"


def somebody_plans_what_comes_after(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    before = figures(page)
    page.goto(story.placement)
    expect(page.locator(".t-status", has_text="182 dagar kvar")).to_be_visible()
    page.get_by_role("link", name="Skriv en plan").click()
    page.get_by_label("Målet efteråt").select_option("ordinary_municipal_job")
    fill(page, {"Nästa steg": "Prata med chefen om en tjänst", "Senast": story.last_day.isoformat()})
    page.get_by_label("Ansvarig").select_option(label="Asta Almgren")
    page.get_by_role("button", name="Spara planen").click()
    expect(page.get_by_text("Planen är sparad.")).to_be_visible()
    assert not any("plan" in one for one in tasks(page, story.name, of_all=True))
    assert moved(before, figures(page)) == {}


def one_is_held_and_one_form_answered(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    before = figures(page)
    page.goto(story.placement)
    expect(page.locator(".t-status", has_text="90 dagar kvar")).to_be_visible()
    assert "Slutar inom 90 dagar: vad händer sedan?" in tasks(page, story.name)
    assert counted(page, "Inom 90 dagar", story.name)
    assert not counted(page, "Inom 60 dagar", story.name)
    page.goto(story.placement)
    page.get_by_role("link", name="Första kontakten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Första kontakten")
    page.get_by_label("personen").check()
    page.get_by_label("bra", exact=True).check()
    fill(page, {"Anteckning": "Trivs i köket och kommer i tid."})
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Uppföljningen är sparad.")).to_be_visible()
    expect(page.get_by_text("Trivs i köket och kommer i tid.")).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="Avstämning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Avstämning")
    today.empty_letterboxes()
    page.get_by_role("button", name="Fråga arbetsplatsen").click()
    expect(page.get_by_text("Formuläret är på väg.")).to_be_visible()
    here = page.url
    guest = today.opened("malik.dahlbom@tallkoping.example")
    guest.get_by_role("group", name="Hur går det?").get_by_label("bra", exact=True).check()
    guest.get_by_role("group", name="Är arbetstiden lagom?").get_by_label("ja").check()
    guest.get_by_role("group", name="Vill ni ha kvar personen?").get_by_label("ja").check()
    guest.get_by_role("button", name="Skicka svaret").click()
    expect(guest.get_by_text("Tack! Vi har fått ditt svar.")).to_be_visible()
    page.goto(here)
    expect(page.get_by_text(f"svarade {today.day}")).to_be_visible()
    assert moved(before, figures(page)) == {}


def support_nears_its_end(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    page.goto(story.placement)
    expect(page.locator(".t-status", has_text="20 dagar kvar")).to_be_visible()
    expect(page.get_by_text("Prata med chefen om en tjänst")).to_be_visible()
    assert "Slutar inom 30 dagar: vad händer sedan?" in tasks(page, story.name)
    assert counted(page, "Inom 30 dagar", story.name)


def it_ends_in_an_ordinary_job(today: Day, story: Story) -> None:
    page = today.page(COORDINATOR)
    before = figures(page)
    page.goto(story.agreement)
    page.get_by_role("link", name="Avsluta").click()
    fill(page, {"Sista dag": story.ended.isoformat(), "Anteckning": "Tills vidare från i dag, på heltid."})
    page.get_by_label("Varför slutade det?").select_option("got_work")
    page.get_by_label("Vart gick personen?").select_option("ordinary_municipal_job")
    expect(page.get_by_text("Förslag utifrån vart personen gick")).to_be_visible()
    page.get_by_label("Koladas avslutskategori").select_option("A")
    page.get_by_label("Hur vet du det?").select_option("contract_seen")
    page.get_by_role("button", name="Avsluta överenskommelsen").click()
    expect(page.get_by_text("Överenskommelsen är avslutad.")).to_be_visible()
    assert moved(before, figures(page)) == {
        f"{EMPLOYED}: Pågående placeringar": -1,
        f"{EMPLOYED}: Personer": -1,
        f"{EMPLOYED}: Slutade i perioden": 1,
        "Inom 30 dagar: Pågående placeringar": -1,
        "Inom 60 dagar: Pågående placeringar": -1,
        "Inom 90 dagar: Pågående placeringar": -1,
        f"{story.administration}: Pågående placeringar": -1,
        f"{story.administration}: Slutade i perioden": 1,
        "Vidare till arbete eller studier: Värde": 1,
        "Alla som slutade: Värde": 1,
        "Ordinarie arbete i kommunen: Placeringar": 1,
        "A: arbete: Placeringar": 1,
    }
    assert tasks(page, story.name, of_all=True) == []


def it_is_known_how_it_went(today: Day, story: Story, months: int) -> None:
    page = today.page(COORDINATOR)
    before = figures(page)
    page.goto("/uppfoljning/ringdag/")
    mine = page.locator(".t-call").filter(has_text=story.name).filter(has_text=f"{months} månader efter {story.ended}")
    while not mine.count():
        page.get_by_role("link", name="Nästa").click()
        expect(page.locator(".t-call").first).to_be_visible()
    mine.get_by_label("ja", exact=True).check()
    mine.get_by_label("Vad vet vi det från?").select_option("employer_confirmed")
    mine.get_by_role("button", name="Spara").click()
    saved = page.get_by_role("status").filter(has_text=story.name)
    expect(saved).to_contain_text("ordinarie arbete i kommunen · kvar där: ja. Sparat.")
    assert moved(before, figures(page)) == {
        f"{months} månader: Vi vet hur det gick": 1,
        f"{months} månader: I arbete eller studier": 1,
        f"{months} månader: Varav kvar på samma ställe": 1,
        f"{months} månader: Okänt": -1,
    }
    page.goto(story.placement)
    told = page.get_by_role("listitem").filter(has_text=f"Efter {months} månader")
    expect(told).to_contain_text("Ordinarie arbete i kommunen · kvar där: ja · arbetsgivaren bekräftade")


def nothing_more_waits(today: Day, story: Story) -> None:
    for role in (COORDINATOR, MANAGER):
        assert tasks(today.page(role), story.name, of_all=True) == []
