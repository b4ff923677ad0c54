"""Agreements in the municipality with secrets: about Skugga, about somebody open, and about somebody elsewhere."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.factories.agreements import agreed
from tests.factories.register import later
from tests.factories.subsidies import make_situation

from talja.apps.agreements.enums import Party
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import (
    acknowledge,
    apply_to_agency,
    approve,
    draft_agreement,
    edit_agreement,
    price_agreement,
    record_agency_outcome,
)
from talja.apps.collaboration.inputs import ApplicationInput, OutcomeInput
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person

FORM = "lonebidrag_utveckling"
_SECRET = {"supervisor": "Handledarlöv", **dict.fromkeys(("tasks", "goals", "offers", "afterwards"), "hemligt skäl")}


def make_agreements(*, berit: Actor, protector: Actor, hidden: Workplace, ekens: Workplace, other: Workplace) -> None:
    """Write one about each: told on paper, priced, applied for and decided, with every field that is free text."""
    skugga, seen, away = (Person.objects.get(given_name=name) for name in ("Skuggvina", "Öppnadis", "Annanvida"))
    _agreement(skugga, hidden, actor=protector, secret="hemlig anteckning", reference="AF-DOLD-77", **_SECRET)
    _agreement(seen, ekens, actor=berit, secret="öppen anteckning", reference="AF-ÖPPEN-11")
    _agreement(away, other, actor=berit, secret="Bortadal", reference="AF-ANNAN-3", tasks="annan önskan")


def _agreement(person: Person, place: Workplace, *, actor: Actor, secret: str, reference: str, **said: Any) -> None:
    first = draft_agreement(person_key=person.key, said=agreed(place, measure=FORM, **said), actor=actor)
    key, day = first.key, date(2026, 12, 1)
    paper = {"agreement_key": key, "party": Party.PARTICIPANT, "on_behalf_of": "Någon", "actor": actor}
    approve(**paper, number=1, reason="skrev under")
    changed = agreed(place, measure=FORM, **{**said, "extent": Decimal(50)})
    edit_agreement(agreement_key=key, said=changed, number=1, revoke=True, reason="timmarna ändras", actor=later(actor))
    situation = make_situation(first_day=day, reduced_capacity=True, decided_level=Decimal(60))
    said_so = {"agreement_key": key, "scheme": FORM, "situation": situation, "note": secret}
    price_agreement(**said_so, actor=later(actor, minutes=2))
    application = apply_to_agency(
        agreement_key=key,
        said=ApplicationInput(FORM, date(2026, 11, 2), reference=reference, wish=reference),
        actor=later(actor, minutes=3),
    )
    outcome = OutcomeInput("granted", date(2026, 11, 10), reference, Decimal(12_000), Decimal(60), day)
    told = {"agreement_key": key, "application_key": application.key, "said": outcome}
    record_agency_outcome(**told, actor=later(actor, minutes=4))
    acknowledge(agreement_key=key, finding="priority_right", reason="läst", actor=later(actor, minutes=5))


def agreement_keys() -> dict[str, list[UUID]]:
    """Return what there is to ask about."""
    return {"agreement": list(Agreement.objects.order_by("pk").values_list("key", flat=True))}
