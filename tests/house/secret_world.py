"""A small municipality with secrets, each a word that stands nowhere else: what must not be seen by whom.

Two are protected. Skugga always was. Mitten was an open person, and stands in another coordinator's list, in its
claims and in the history, before somebody protected her. Öppna and Annan are ordinary people, at Malik's workplace and
at another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from tests.factories.correspondence import letter
from tests.factories.lists import apply, keys_of, make_source, read, row, text_of
from tests.factories.register import later, make_number, make_person, make_placement, make_unit, make_workplace
from tests.factories.subsidies import make_calculation
from tests.house.secret_agreements import agreement_keys, make_agreements
from tests.house.secret_followups import OPEN_WORDS, PROTECTED_WORDS, followup_keys, make_followups
from tests.house.secret_inventories import inventory_keys, make_inventories
from tests.house.secret_partners import make_partners, partner_keys
from tests.house.secret_positions import make_positions, position_keys
from tests.house.secret_possibilities import make_possibilities, possibility_keys

from talja.apps.correspondence.enums import LetterState
from talja.apps.correspondence.models import Bounce, Letter
from talja.apps.correspondence.operations import note_bounce, queue_letter
from talja.apps.imports.models import Batch, Source
from talja.apps.imports.operations import settle_difference
from talja.apps.imports.queries import differences_now
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Contact, Unit, Workplace, WorkplaceFacts
from talja.apps.organisation.operations import FactsInput, record_workplace_facts
from talja.apps.people.models import Person
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Measure, Placement
from talja.apps.placements.operations import change_placement, end_placement
from talja.apps.reports.models import SavedView
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Wish, ask, note, reply
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations import DecisionInput, record_decision

SKUGGA, MITTEN, OPEN, OTHER = (make_number(serial) for serial in (101, 102, 103, 104))
PROTECTED: Final = (
    *("Skuggvina", "Dunkelström", "Fordomsson", "Mittfrid", "Halvdolsson"),
    *(f"{number[:8]}-{number[8:]}" for number in (SKUGGA, MITTEN)),
    *(SKUGGA, MITTEN, SKUGGA[2:], MITTEN[2:]),
    *("Handledarlöv", "AF-DOLD-77", "hemligt skäl", "hemlig anteckning"),
    *("hemlig önskan", "hemligt svar", "hemlig intern anteckning"),
    *PROTECTED_WORDS,
)
"""Of protected persons: names now and before, numbers, who supervises them, AF's reference, what is said in words."""
PLACES: Final = ("Gömstället", "Förra gömstället", "Mittens gård")
"""Where protected persons are. The places are no secret by themselves: they stand in the organisation."""
SUPPORT: Final = ("AF-ÖPPEN-11", "2026-02-03", "sjukdom", "Kolada", "öppen anteckning", *OPEN_WORDS)
"""How open persons are supported and why that ended: with the measures' names, what a manager never sees."""
ELSEWHERE: Final = ("Annanvida", "Bortadal", "Annan skola", "annan önskan")
"""Somebody at a workplace that is not Malik's."""


@dataclass(frozen=True, slots=True)
class World:
    """What there is to ask about: keys for addresses by kind, and rows with the list that each stands in."""

    keys: Mapping[str, Sequence[UUID]]
    rows: tuple[tuple[UUID, UUID], ...]
    measures: tuple[str, ...]


def make_world(*, berit: Actor, protector: Actor, malik: Actor, ekens: Workplace) -> World:
    """Fill the register. `berit` is a coordinator like Asta, who handed in the list that Mitten stood in."""
    unit = make_unit("Dolda enheten", parent=make_unit("Dolda förvaltningen"))
    hidden, before, middle = (make_workplace(name, unit=unit) for name in PLACES)
    other = make_workplace("Annan skola")
    _skugga(protector, hidden, before)
    _mitten(berit, protector, middle)
    _open_ones(berit, ekens, other)
    for place in (ekens, hidden):
        told = FactsInput(as_of=date(2026, 10, 1), ordinary_staff=12, source="Kim Kontakt")
        record_workplace_facts(workplace_key=place.key, said=told, actor=berit)
    _waiting_list(protector)
    make_partners(berit=berit, protector=protector, hidden=hidden, ekens=ekens)
    make_inventories(berit=berit, ekens=ekens)
    make_possibilities(berit=berit, ekens=ekens)
    make_positions(berit=berit, ekens=ekens, hidden=hidden)
    make_agreements(berit=berit, protector=protector, hidden=hidden, ekens=ekens, other=other)
    _requests(malik, protector, ekens=ekens, hidden=hidden, other=other)
    _letters(protector)
    make_followups(berit=berit, protector=protector)
    SavedView.objects.create(user_id=berit.user_id, list_code="placements", name="Berits vy", filters={})
    Contact.objects.create(employer=ekens.employer, workplace=ekens, name="Kim Kontakt", phone="1")
    return world_of(tuple(Measure.objects.values_list("name", flat=True)))


def world_of(measures: tuple[str, ...]) -> World:
    """Return what there is to ask about now."""
    rows = tuple((batch.key, key) for batch in Batch.objects.order_by("pk") for key in keys_of(batch))
    return World(keys=_keys(), rows=rows, measures=measures)


def _skugga(protector: Actor, hidden: Workplace, before: Workplace) -> None:
    facts = {"given_name": "Skuggvina", "family_name": "Fordomsson", "number": SKUGGA}
    person = make_person(actor=protector, protection="sekretessmarkering", **facts)
    renamed = {"family_name": "Dunkelström"}
    change_person(person_key=person.key, facts=renamed, reason="hemligt skäl", actor=later(protector))
    decision = {"decision_reference": "AF-DOLD-77", "decision_first_day": date(2026, 1, 5)}
    placement = make_placement(
        actor=protector,
        person=person,
        workplace=before,
        measure="lonebidrag_utveckling",
        supervisor="Handledarlöv",
        **decision,
    )
    moved = {"workplace_key": hidden.key}
    change_placement(placement_key=placement.key, changes=moved, reason="hemligt skäl", actor=later(protector))
    _support(placement, protector, note="hemlig anteckning", reference="AF-DOLD-77")


def _mitten(berit: Actor, protector: Actor, middle: Workplace) -> None:
    rows = [
        row(MITTEN, "Mittfrid", "Halvdolsson", workplace=middle.name),
        row(SKUGGA, "Skuggvina", "Dunkelström", workplace="Gömstället", extent="lite"),
    ]
    own, pay = make_source(berit, "Berits lista"), make_source(berit, "Lönelistan", kind="payroll")
    early = replace(berit, at=berit.at)
    apply(read(text_of(rows), actor=early, source=own), actor=later(berit))
    changed = [row(MITTEN, "Mittfrid", "Halvdolsson", workplace=middle.name, extent="50 %", measure="obegripligt")]
    apply(read(text_of(changed), actor=later(berit, minutes=2), source=pay), actor=later(berit, minutes=3))
    read(text_of(rows), actor=later(berit, minutes=4), source=own, name="augusti.csv")
    mitten = Person.objects.get(number=MITTEN)
    protect = {"protection": "skyddad_folkbokforing"}
    change_person(person_key=mitten.key, facts=protect, reason="hemligt skäl", actor=later(berit, minutes=5))
    found = differences_now(actor=protector, on=berit.at.date())
    mine = next(one for one in found.page.rows if one.person and one.person.key == str(mitten.key))
    said = {"difference_key": mine.key, "fingerprint": mine.fingerprint}
    settle_difference(**said, note="hemlig anteckning", actor=protector)


def _open_ones(berit: Actor, ekens: Workplace, other: Workplace) -> None:
    seen = make_person(actor=berit, given_name="Öppnadis", family_name="Synligsson", number=OPEN)
    decision = {"decision_reference": "AF-ÖPPEN-11", "decision_first_day": date(2026, 2, 3)}
    placement = make_placement(actor=berit, person=seen, workplace=ekens, measure="lonebidrag_utveckling", **decision)
    ended = {"last_day": date(2026, 9, 30), "reason": "ill", "destination": "ill", "kolada": "E"}
    end_placement(placement_key=placement.key, actor=later(berit), **ended)
    running = make_placement(
        actor=berit, person=seen, workplace=ekens, measure="nystartsjobb", first_day=date(2026, 10, 1)
    )
    _support(running, berit, note="öppen anteckning", reference="AF-ÖPPEN-11")
    person = make_person(actor=berit, given_name="Annanvida", family_name="Bortadal", number=OTHER)
    make_placement(actor=berit, person=person, workplace=other, measure="nystartsjobb")


def _support(placement: Placement, actor: Actor, *, note: str, reference: str) -> None:
    """Count for the placement, and enter what was decided."""
    make_calculation(placement, actor=later(actor), note=note)
    said = DecisionInput(reference=reference, first_day=placement.first_day, amount=Decimal(12_000))
    record_decision(placement_key=placement.key, said=said, actor=later(actor))


def _requests(malik: Actor, protector: Actor, *, ekens: Workplace, hidden: Workplace, other: Workplace) -> None:
    """What managers have asked: one about Skugga, asked by somebody who may know; one elsewhere; one of Malik's."""
    skugga = Placement.objects.get(workplace=hidden)
    knowing = replace(malik, workplaces=frozenset({hidden.pk, other.pk}), rights=malik.rights | protector.rights)
    wish = Wish("keep_intern", "hemlig önskan om Skuggvina", placement_key=skugga.key)
    secret = ask(workplace_key=hidden.key, wish=wish, actor=knowing)
    reply(request_key=secret.key, text="hemligt svar", version=1, actor=later(protector))
    note(request_key=secret.key, text="hemlig intern anteckning", actor=later(protector, minutes=2))
    ask(workplace_key=other.key, wish=Wish("hands", "annan önskan"), actor=knowing)
    ask(workplace_key=ekens.key, wish=Wish("question", "egen önskan"), actor=malik)


def _waiting_list(protector: Actor) -> None:
    """A list under review, handed in by somebody who sees protected identities."""
    rows = [
        row(SKUGGA, "Skuggvina", "Dunkelström", workplace="Gömstället", extent="sjuttiofem kanske"),
        row("", "Mittfrid", "Halvdolsson", workplace="Mittens gård", extent="sjuttiofem kanske"),
        row(OPEN, "Öppnadis", "Synligsson", extent="sjuttiofem kanske"),
    ]
    read(text_of(rows), actor=later(protector, minutes=9), source=make_source(protector, "Petras lista"))


def _letters(protector: Actor) -> None:
    """What was written to the protected while they could be written to, in every place that a letter can be."""
    people = Person.objects.filter(number__in=[SKUGGA, MITTEN]).order_by("pk")
    names = [("Skuggvina", "Skuggvina Dunkelström"), ("Mittfrid", "Mittfrid Halvdolsson")]
    for person, (word, name) in zip(people, names, strict=True):
        said = letter(to_name=name, person_key=person.key, subject=f"Till {word}", body=f"Hej {word}!", postal=(name,))
        for state in LetterState:
            address = f"{word}@{state}.example"
            one = queue_letter(letter=replace(said, to_email=address, once=state), actor=protector)
            Letter.objects.filter(pk=one.pk).update(state=state, claimed_at=protector.at)
        sent = Letter.objects.get(state=LetterState.SENT, person_key=person.key)
        note_bounce(letter_key=sent.key, actor=later(protector))


def _keys() -> dict[str, Sequence[UUID]]:
    return {
        **partner_keys(),
        **agreement_keys(),
        **followup_keys(),
        **inventory_keys(),
        **possibility_keys(),
        **position_keys(),
        "person": list(Person.objects.order_by("pk").values_list("key", flat=True)),
        "request": list(Request.objects.order_by("pk").values_list("key", flat=True)),
        "placement": list(Placement.objects.order_by("pk").values_list("key", flat=True)),
        "batch": list(Batch.objects.order_by("pk").values_list("key", flat=True)),
        "calculation": list(Calculation.objects.order_by("pk").values_list("key", flat=True)),
        "source": list(Source.objects.order_by("pk").values_list("key", flat=True)),
        "workplace": list(Workplace.objects.order_by("pk").values_list("key", flat=True)),
        "unit": list(Unit.objects.order_by("pk").values_list("key", flat=True)),
        "facts": list(WorkplaceFacts.objects.order_by("pk").values_list("key", flat=True)),
        "letter": list(Letter.objects.order_by("pk").values_list("key", flat=True)),
        "bounce": list(Bounce.objects.order_by("pk").values_list("key", flat=True)),
        "contact": list(Contact.objects.order_by("pk").values_list("key", flat=True)),
    }
