"""The rule book's pages: open to all, built from whatever the files say, honest about what is unsure or unknown."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.clients import signed_in
from tests.factories.organisation import actor_with
from tests.factories.rules import CHANGES, EVERYTHING, everything
from tests.factories.subsidies import NEW_CEILING

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.subsidies.operations import approve_rule, propose_rule
from talja.core.rules.book import RuleBook, load_book
from talja.core.rules.scheme import Condition, Duty
from talja.web.public.views import rulebook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> RuleBook:
    """A book of forms made for tests, as it comes with the program and as it counts here."""
    return use(monkeypatch, everything(), everything())


def use(monkeypatch: pytest.MonkeyPatch, book: RuleBook, ours: RuleBook) -> RuleBook:
    monkeypatch.setattr(rulebook, "book_in_force", lambda: book)
    monkeypatch.setattr(rulebook, "our_book", lambda: ours)
    return book


def page(client: Client, path: str = "", status: int = 200) -> str:
    """Return what the page says, its text with single spaces."""
    response = client.get(f"/regelbok/{path}")
    assert response.status_code == status
    return response.content.decode()


def text(html: str) -> str:
    main = html.partition('id="main"')[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def test_forms_stand_by_phase_and_kind(client: Client, made: RuleBook) -> None:
    told = text(page(client))
    words = ("Finns i dag", "Provform för åländare", "Kommer", "Kommande formen", "Har upphört", "Andra formen")
    places = [told.index(word) for word in words]
    assert places == sorted(places)
    assert "2016-01-01 – 2018-12-31" in told
    assert "kommunens egen" not in told


@pytest.mark.parametrize("code", sorted(load_book().schemes))
def test_every_form_of_the_book_is_told_whole(client: Client, code: str) -> None:
    scheme = load_book().schemes[code]
    html = page(client, f"{code}/")
    told = text(html)
    parts: tuple[Condition | Duty, ...] = (*scheme.groups, *scheme.conditions, *scheme.duties)
    for said in (scheme.title, scheme.legal_basis, scheme.las_remark.text, scheme.union_remark.text):
        assert re.sub(r"\s+", " ", said) in told
    for line in parts:
        assert line.title in told
        assert line.source in told
    shared = load_book().shared
    for key, parameter in scheme.parameters.items():
        if shared.get(key) is not parameter:
            assert f'id="varde-{key}"' in html
            assert all(value.source in told for value in parameter.values)
    assert_links_lead_somewhere(client, html)


def assert_links_lead_somewhere(client: Client, html: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    for path, anchor in set(re.findall(r'href="(/regelbok/[^"#]*)#([^"]+)"', html)):
        assert f'id="{anchor}"' in client.get(path).content.decode(), f"{path}#{anchor}"


def test_a_form_in_the_order_that_one_asks(client: Client, made: RuleBook) -> None:
    told = text(page(client, "provform/"))
    words = ("Om formen", "Vem stödet är till för", "Villkor", "Hur länge", "i ordning", "Så räknas stödet", "Värden")
    places = [told.index(f" {word} ") for word in words]
    assert places == sorted(places)
    assert "Säkerhet: medel, kontrollera mot Arbetsförmedlingen" in told
    assert "Underlag × andel av lönen" in told
    assert "Bara hela månader räknas." in told
    assert "Avrundas nedåt till 1\u00a0kr, månad för månad." in told.replace("1 kr", "1\u00a0kr")


def test_unknown_and_abolished_values_are_said_to_be_so(client: Client, made: RuleBook) -> None:
    html = page(client, "provform/")
    extra = html.partition('id="varde-extra"')[2].partition("</article>")[0]
    assert "avskaffat" in extra
    ceiling = text(f'id="main" {html.partition("varde-ceiling-namn")[2]}')
    assert "2018-01-01 – 2019-12-31 okänt inte hittat Sök i arkivet. Låg" in ceiling
    assert "Från 2027-01-01 kommer" in ceiling
    assert "2020-01-01 – 2026-12-31 gäller nu" in ceiling


@pytest.mark.parametrize(("code", "said"), [("andra", "Formen har upphört"), ("kommande", "Formen finns inte än")])
def test_a_form_that_cannot_be_had_says_so(client: Client, made: RuleBook, code: str, said: str) -> None:
    told = text(page(client, f"{code}/"))
    assert said in told
    assert "Formen ger arbetsgivaren inga pengar" in told


def test_an_unknown_form_is_no_page(client: Client) -> None:
    page(client, "finns_inte/", status=404)


def test_what_the_forms_share(client: Client, made: RuleBook) -> None:
    html = page(client, "gemensamt/")
    assert "Gemensam avgift" in text(html)
    assert "Kostnad före stöd: Andra formen, Kommande formen med flera" in text(html)
    assert "Så byggs kostnaden före stöd upp" in text(page(client, "provform/"))
    assert 'href="/regelbok/provform/"' in html
    assert_links_lead_somewhere(client, html)


def test_what_is_due(client: Client, made: RuleBook) -> None:
    html = page(client, "att-kontrollera/")
    told = text(html)
    assert "Tak för lönen Upphör snart Medelhög säkerhet" in told
    assert "Vad facket ska tillfrågas om Låg säkerhet" in told
    assert "Det som gällde förr: 2 osäkra uppgifter" in told
    assert_links_lead_somewhere(client, html)


def test_the_common_rules_of_the_book(client: Client) -> None:
    assert_links_lead_somewhere(client, page(client, "gemensamt/"))
    assert_links_lead_somewhere(client, page(client, "att-kontrollera/"))


def test_nothing_due(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    book = RuleBook("x", {}, {})
    use(monkeypatch, book, book)
    assert "Inget att kontrollera" in text(page(client, "att-kontrollera/"))
    assert "0 uppgifter bör kontrolleras" in text(page(client))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("åländ", "Provform för åländare"),
        ("aland", "Provform för åländare"),
        ("SFS 2024:1345", "Handledarstöd"),
        ("kollektivavtal", "Lönen följer kollektivavtal"),
        ("ansök tid", "Ansök i tid"),
        ("gemensam", "Gemensam avgift"),
        ("arkivet", "Tak för lönen"),
        ("bea", "Eget avtal styr"),
        ("underl", "Underlag"),
        ("övriga", "Övriga"),
        ("facket först", "Facket"),
    ],
)
def test_search(client: Client, made: RuleBook, asked: str, found: str) -> None:
    html = page(client, f"?q={asked}")
    assert found in text(html)
    assert_links_lead_somewhere(client, html)


@pytest.mark.parametrize("asked", ["ålend", "handledarstöd kollektivavtal", "<qx>", "x" * 500])
def test_search_finds_nothing(client: Client, made: RuleBook, asked: str) -> None:
    html = page(client, f"?q={asked}")
    assert "Inget hittades" in text(html)
    assert "<qx>" not in html


def test_an_empty_question_shows_the_forms(client: Client, made: RuleBook) -> None:
    assert "Finns i dag" in text(page(client, "?q=%20"))


def test_a_title_comes_before_what_only_mentions_it(client: Client) -> None:
    html = page(client, "?q=introduktionsjobb")
    first = re.findall(r'href="(/regelbok/\w+/#[^"]+)"', html)[0]
    assert first == "/regelbok/introduktionsjobb/#formen"


def test_the_municipality_s_own_is_marked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    own = EVERYTHING.replace("code: provform", "code: egen").replace("Provform för åländare", "Vårt <b>feriejobb</b>")
    use(monkeypatch, everything(CHANGES, own), everything())
    html = page(client)
    assert "Vårt <b>feriejobb</b> kommunens egen" in text(html)
    assert "<b>feriejobb" not in html
    assert "Kommunstyrelsen 7 §" in text(page(client, "provform/"))
    assert text(page(client, "provform/")).count("kommunens egen") == 2  # at the value, and at the version
    assert "kommunens egen" in text(page(client, "egen/"))


def test_what_the_municipality_has_approved_is_shown_when_it_has(client: Client, asta: Actor) -> None:
    change = propose_rule(title="Nytt tak", text=NEW_CEILING, actor=asta)
    assert "Påhittat exempel" not in page(client, "nystartsjobb/")
    approve_rule(change_key=change.key, actor=actor_with(RoleKind.ADMINISTRATOR, at=MOMENT))
    told = text(page(client, "nystartsjobb/"))
    assert "Från 2027-01-01 kommer kommunens egen 25 000 kr Påhittat exempel Låg" in told.replace("\u00a0", " ")


def test_the_signed_in_have_it_in_the_navigation(client: Client, asta: Actor) -> None:
    assert 'href="/regelbok/" aria-current' in signed_in(asta).get("/regelbok/").content.decode()
    assert 'id="navigation"' not in page(client)
    assert 'href="/regelbok/"' in client.get("/logga-in/").content.decode()
