"""LAS days on a person's page: what counts, when it is enough, with the steps, and what HR must check."""

from datetime import date

from django.test import Client
from tests.factories.register import later, make_employer, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.placements.operations import end_placement
from talja.apps.subsidies.queries import EmployerLas
from talja.core.kernel.period import Period
from talja.core.rules.book import load_book
from talja.core.rules.las import Employment, Spell, count_time
from talja.core.rules.las_limits import Rule
from talja.web.coordinator.las_words import DOUBTS, RULES, LasEmployer, LasRow, las_words

ON = date(2026, 11, 22)


def shown(client: Client, person: Person) -> str:
    return str(client.get(f"/personer/{person.key}/").content.decode())


def employ(actor: Actor, person: Person, first: date, last: date | None = None, form: str = "nystartsjobb") -> None:
    place = make_workplace(f"Plats {first}")
    made = make_placement(actor=actor, person=person, workplace=place, measure=form, first_day=first)
    if last is not None:
        ended = {"last_day": last, "reason": "time_ran_out", "destination": "unknown", "kolada": "U"}
        end_placement(placement_key=made.key, actor=later(actor), **ended)


def words(*spells: Spell, on: date = ON, by_agreement: bool = True) -> LasEmployer:
    count = count_time(spells, on=on, book=load_book(), by_agreement=by_agreement)
    (found,) = las_words([EmployerLas(make_employer().key, "Demokommun", count)])
    return found


def row(rule: Rule, *spells: Spell, on: date = ON) -> LasRow:
    return next(one for one in words(*spells, on=on).rows if one.title == str(RULES[rule]))


def spell(first: date, last: date | None = None, kind: Employment = Employment.FIXED_TERM) -> Spell:
    return Spell(Period(first, last), kind)


def test_the_page_tells_the_days_with_their_steps_and_doubts(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    employ(asta, person, date(2025, 3, 1), date(2025, 8, 31))
    employ(asta, person, date(2025, 9, 1), date(2025, 12, 31), "introduktionsjobb")
    employ(asta, person, date(2026, 6, 1))
    html = shown(as_asta, person)
    assert "LAS-dagar" in html
    assert "359 av 360 dagar" in html  # 184 + 175
    assert "tidigast 2026-11-24, senast 2026-11-29" in html
    assert "2025-03-01–2025-08-31: 184 dagar" in html
    assert "2026-06-01–2026-11-22: 175 dagar" in html
    assert "Undantagen tid hos arbetsgivaren: 122 dagar." in html
    assert str(DOUBTS["exempt_not_counted"]) in html
    assert "kontrollera med HR" in html
    assert "nära eller över gränsen" in html


def test_nothing_is_said_of_somebody_who_was_never_employed(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, measure="arbetspraktik")
    assert "LAS-dagar" not in shown(as_asta, person)


def test_a_protected_person_s_employers_are_not_told(as_asta: Client, protector: Actor) -> None:
    hidden = make_person(actor=protector, protection="sekretessmarkering")
    employ(protector, hidden, date(2026, 3, 1))
    html = shown(as_asta, hidden)
    assert "LAS-dagar" not in html
    assert "Demokommun" not in html


def test_several_employments_at_an_employer_are_one_part_of_the_page(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    for year in (2023, 2024, 2025):
        employ(asta, person, date(year, 1, 1), date(year, 2, 1))
    html = shown(as_asta, person)
    assert html.count("<h3>Demokommun") == 1
    assert "96 av 360 dagar" in html


def test_what_is_told_about_each_rule_at_each_time(measures: None) -> None:
    assert row(Rule.FIXED_TERM, spell(date(2026, 9, 1))).when == "tidigast 2027-08-27, senast 2027-09-01"
    assert not row(Rule.FIXED_TERM, spell(date(2026, 9, 1))).is_soon
    over = row(Rule.FIXED_TERM, spell(date(2025, 9, 1)))
    assert (over.when, over.is_soon) == ("passerade gränsen 2026-08-27", True)
    ended = row(Rule.FIXED_TERM, spell(date(2026, 9, 1), date(2026, 9, 30)))
    assert (ended.days, ended.when) == ("30 av 360 dagar", "330 dagar kvar")
    priority = spell(date(2025, 1, 1), date(2026, 1, 31))
    assert row(Rule.PRIORITY, priority).when == "gällde till 2026-10-31"
    assert row(Rule.PRIORITY, priority, on=date(2026, 10, 31)).when == "gäller till 2026-10-31"
    substitute = words(spell(date(2026, 9, 1), kind=Employment.SUBSTITUTE), by_agreement=False)
    assert substitute.rows[0].when == "2028-08-31"
    assert substitute.is_unsure, "how many days twelve months are"
    earned = row(Rule.PRIORITY, spell(date(2025, 9, 1)))
    assert (earned.when, earned.is_soon) == ("intjänad 2026-08-27", False)


def test_a_chain_is_told_only_where_it_says_more(measures: None) -> None:
    def titles(*spells: Spell, on: date) -> list[str]:
        return [one.title for one in words(*spells, on=on).rows]

    chain = str(RULES[Rule.CHAIN])
    assert chain not in titles(spell(date(2026, 9, 1)), on=ON)
    long = (
        spell(date(2026, 1, 1), date(2026, 6, 30)),
        spell(date(2026, 7, 1), date(2032, 3, 31), Employment.SUBSTITUTE),
    )
    assert chain in titles(*long, spell(date(2032, 4, 1)), on=date(2032, 5, 1))


def test_an_employer_with_doubts_alone_is_told(measures: None) -> None:
    only = words(spell(date(2026, 1, 1), date(2026, 1, 31), Employment.EXEMPT))
    assert only.rows == ()
    assert only.doubts == (str(DOUBTS["exempt_not_counted"]), "Undantagen tid hos arbetsgivaren: 31 dagar.")
    nothing = count_time((), on=ON, book=load_book(), by_agreement=True)
    assert las_words([EmployerLas(make_employer().key, "Ingen", nothing)]) == ()
