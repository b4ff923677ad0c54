"""The pages of the municipality's own rules: proposed by one person, looked through, decided by another."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.conftest import MOMENT
from tests.factories.clients import signed_in
from tests.factories.organisation import user_with
from tests.factories.register import make_person, make_placement, make_unit, make_workplace
from tests.factories.subsidies import NEW_CEILING, NEW_FEE, make_calculation

from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind
from talja.apps.subsidies.models import RuleChange
from talja.apps.subsidies.operations import approve_rule, propose_rule
from talja.apps.subsidies.queries import current_book

VALUE = {
    "title": "Nytt tak (exempel)",
    "parameter": "nystartsjobb/wage_ceiling",
    "first_day": "2027-01-01",
    "what": "number",
    "number": "25 000,50",
    "source": "Påhittat <b>exempel</b>",
    "certainty": "low",
    "checked": "2026-11-22",
}


@pytest.fixture(autouse=True)
def the_day(db: None):
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def adil(measures: None) -> Actor:
    """The administrator."""
    return actor_for(user_with(RoleKind.ADMINISTRATOR, name="Adil Ek"), at=MOMENT, today=MOMENT.date())


@pytest.fixture
def change(asta: Actor) -> RuleChange:
    return propose_rule(title="Ny avgift (exempel)", text=NEW_FEE, actor=asta)


def page(name: str, actor: Actor, *args: object, status: int = 200) -> str:
    response = signed_in(actor).get(reverse(f"settings:{name}", args=args))
    assert response.status_code == status
    return response.content.decode()


def post(name: str, actor: Actor, *args: object, **said: object) -> HttpResponse:
    return signed_in(actor).post(reverse(f"settings:{name}", args=args), said, follow=True)


def text_of(response: HttpResponse) -> str:
    return str(response.content.decode())


def test_the_list_is_empty_until_something_is_proposed(asta: Actor, adil: Actor) -> None:
    assert "Inga egna regler än" in page("rule_list", asta)
    propose_rule(title="Ny <i>avgift</i>", text=NEW_FEE, actor=adil)
    shown = page("rule_list", asta)
    assert "Ny &lt;i&gt;avgift&lt;/i&gt;" in shown
    assert "föreslagen" in shown
    assert "Adil Ek" in shown


def test_a_value_is_proposed_by_a_form_and_approved_by_another(asta: Actor, adil: Actor) -> None:
    response = post("rule_value_add", asta, **VALUE)
    assert "En annan person måste godkänna det" in text_of(response)
    change = RuleChange.objects.get()
    shown = page("rule", asta, change.key)
    assert "Påhittat &lt;b&gt;exempel&lt;/b&gt;" in shown
    assert "Du har föreslagit ändringen själv" in shown
    assert "Regeln används i alla nya uträkningar" in page("rule_approve", adil, change.key)
    assert "Regeln är godkänd" in text_of(post("rule_approve", adil, change.key))
    value = current_book().schemes["nystartsjobb"].parameters["wage_ceiling"].at(change.takes_effect_on)
    assert value is not None
    assert str(value.number) == "25000.50"
    assert "Adil Ek" in page("rule", asta, change.key)


def test_a_table_and_an_end_can_be_proposed(asta: Actor) -> None:
    table = {"parameter": "shared/employer_contribution", "number": "", "rows": "0: 31,42\n\n 67 : 10,21 "}
    assert post("rule_value_add", asta, **VALUE | table).redirect_chain
    assert "'67': '10.21'" in RuleChange.objects.get().text
    ended = {"what": "ended", "number": ""}
    assert post("rule_value_add", asta, **VALUE | ended).redirect_chain
    assert "value: ended" in RuleChange.objects.latest("pk").text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"number": ""}, "Skriv ett tal, eller en tabell"),
        ({"rows": "0: 1"}, "Skriv ett tal, eller en tabell"),
        ({"number": "mycket"}, "Filen går inte att läsa"),
        ({"number": "", "rows": "skräp"}, "Filen går inte att läsa"),
        ({"parameter": "påhittat/värde"}, "Välj"),
        ({"first_day": "2027-02-30"}, "datum"),
        ({"title": ""}, "title"),
        ({"source": ""}, "source"),
    ],
)
def test_what_is_wrong_in_the_form_is_said_and_what_was_written_stays(asta: Actor, said: dict, words: str) -> None:
    response = post("rule_value_add", asta, **VALUE | said)
    assert response.status_code == 422
    assert words in text_of(response)
    assert "Påhittat" in text_of(response) or "source" in said
    assert not RuleChange.objects.exists()


def upload(content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("regel.yaml", content.encode() if isinstance(content, str) else content)


def test_a_file_is_proposed(asta: Actor) -> None:
    assert post("rule_file_add", asta, title="Fil", file=upload("\ufeff" + NEW_FEE)).redirect_chain
    assert post("rule_file_add", asta, title="Text", text=NEW_FEE, takes_effect_on="2026-12-01").redirect_chain
    assert {str(one.takes_effect_on) for one in RuleChange.objects.all()} == {"2027-01-01", "2026-12-01"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Välj en fil eller skriv regeln"),
        ({"text": NEW_FEE, "file": "a: 1"}, "Välj en fil eller skriv regeln"),
        ({"file": b"\xff\xfe\x00"}, "UTF-8"),
        ({"text": "shared: {}"}, "det gemensamma"),
        ({"text": "changes: {}"}, "ändrar ingenting"),
        ({"text": NEW_FEE, "takes_effect_on": "2027-01-02"}, "efter den första dag"),
        ({"text": NEW_FEE, "takes_effect_on": "9999-12-31"}, "årtalet"),
        ({"text": NEW_FEE.replace('"40"', "fyrtio").replace("certainty: low", "certainty: x")}, "Rad 6"),
        ({"text": "<script>alert(1)</script>"}, "Filen går inte att läsa"),
        ({"text": "a: &x 1"}, "Filen går inte att läsa"),
    ],
)
def test_a_faulty_file_is_told_line_by_line(asta: Actor, said: dict, words: str) -> None:
    if "file" in said:
        said = said | {"file": upload(said["file"])}
    response = post("rule_file_add", asta, title="Fil", **said)
    assert response.status_code == 422
    assert words in text_of(response)
    assert "<script>alert" not in text_of(response)


def test_a_proposal_is_rejected_with_a_reason_or_taken_back(asta: Actor, adil: Actor, change: RuleChange) -> None:
    assert post("rule_reject", adil, change.key, reason=" ").status_code == 422
    assert "Förslaget är avslaget" in text_of(post("rule_reject", adil, change.key, reason="Fel <tal>"))
    assert "Fel &lt;tal&gt;" in page("rule", asta, change.key)
    again = text_of(post("rule_approve", adil, change.key))
    assert "redan avgjort" in again
    own = propose_rule(title="Igen", text=NEW_FEE, actor=asta)
    assert "återtaget" in page("rule_withdraw", asta, own.key)
    assert "Förslaget är återtaget" in text_of(post("rule_withdraw", asta, own.key))
    assert "Bara den som föreslog" in text_of(post("rule_withdraw", adil, own.key))


def test_ones_own_proposal_is_not_approved(asta: Actor, change: RuleChange) -> None:
    assert "Du har föreslagit ändringen själv" in text_of(post("rule_approve", asta, change.key))
    assert RuleChange.objects.get().state == "proposed"


@pytest.fixture
def employed(asta: Actor, protector: Actor) -> None:
    """Six at Almgården, one of whom is protected, and one whom nobody has counted."""
    place = make_workplace("Almgården", unit=make_unit("Vård och omsorg"), cost_centre="4711")
    for _ in range(5):
        make_calculation(make_placement(actor=asta, workplace=place), actor=asta)
    hidden = make_person(actor=protector, protection="sekretessmarkering", given_name="Skugga", family_name="Dold")
    make_calculation(make_placement(actor=protector, person=hidden, workplace=place), actor=protector)
    make_placement(actor=asta, workplace=place, person=make_person(actor=asta, given_name="Oräknad"))


def test_the_values_that_change_are_told_in_words(asta: Actor, adil: Actor, change: RuleChange) -> None:
    told = page("rule", adil, change.key)
    assert "Värden som ändras" in told
    assert "<strong>40 %</strong>" in told.replace("\u00a0", " ")
    own = propose_rule(title="Eget", text=NEW_CEILING, actor=asta)
    told = page("rule", adil, own.key).replace("\u00a0", " ")
    assert "<strong>25 000 kr" in told
    assert "20 000 kr" in told
    assert reverse("rulebook_form", args=["nystartsjobb"]) in told


def test_the_impact_is_shown_before_it_is_decided(asta: Actor, adil: Actor, change: RuleChange, employed: None) -> None:
    shown = page("rule_impact", asta, change.key)
    for words in (
        "Kommunens kostnad minskar med",
        "Vård och omsorg · 4711",
        "6 anställningar får andra belopp",
        "1 är inte räknade",
        "Alva Åkesson",
        "Oräknad",
        "Skyddad person",
    ):
        assert words in shown
    assert "Skugga" not in shown
    seen = ReadEvent.objects.get(code="rule_impact")
    assert seen.person_count == 7
    sums = page("rule_impact", adil, change.key)
    assert "Beloppen är avrundade" in sums
    assert not any(words in sums for words in ("Alva", "4711", "Oräknad", "Skyddad person"))
    assert ReadEvent.objects.count() == 1


def test_a_change_that_touches_nobody_says_so(asta: Actor, change: RuleChange) -> None:
    assert "får andra belopp" in page("rule_impact", asta, change.key)


def test_a_proposal_that_can_be_read_no_more_is_told(asta: Actor, adil: Actor) -> None:
    lost = RuleChange.objects.create(
        title="Gammal",
        text=NEW_FEE.replace("employer_contribution", "renamed_away"),
        takes_effect_on=MOMENT.date(),
        proposed_at=MOMENT,
        proposed_by=asta.key,
    )
    assert "Filen går inte att läsa" in page("rule_impact", adil, lost.key)
    assert "går inte att läsa längre" in text_of(post("rule_approve", adil, lost.key))
    RuleChange.objects.update(state="approved", decided_at=MOMENT, decided_by=adil.key)
    assert "Talja använder inte regeln" in page("rule", adil, lost.key)
    assert "går inte att läsa" in page("rule_list", adil)


@pytest.mark.parametrize("name", ["rule", "rule_impact", "rule_approve", "rule_reject", "rule_withdraw"])
def test_outsiders_are_shut_out(malik: Actor, ursula: Actor, asta: Actor, change: RuleChange, name: str) -> None:
    for actor in (malik, ursula):
        page(name, actor, change.key, status=403)
    assert signed_in(asta).get(reverse(f"settings:{name}", args=[asta.key])).status_code == 404
    assert Client().get(reverse(f"settings:{name}", args=[change.key])).status_code == 302


def test_two_and_twenty_take_as_many_questions(asta: Actor, adil: Actor, django_assert_max_num_queries) -> None:
    client = signed_in(asta)
    for number in range(20):
        change = propose_rule(title=f"Nummer {number}", text=NEW_FEE, actor=asta)
        approve_rule(change_key=change.key, actor=adil)
    client.get(reverse("settings:rule_list"))
    with django_assert_max_num_queries(12):
        assert "Nummer 19" in client.get(reverse("settings:rule_list")).content.decode()
