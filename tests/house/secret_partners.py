"""Questions to unions and applications in the municipality with secrets: about Skugga, and about somebody open."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from tests.factories.register import later

from talja.apps.collaboration import operations
from talja.apps.collaboration.models import Application, Consultation, Coverage, Officer, Representative, Union
from talja.apps.collaboration.operations import About, ApplicationInput, OutcomeInput
from talja.apps.collaboration.queries import Shown
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person

DECIDED = date(2026, 11, 10)


def make_partners(*, berit: Actor, protector: Actor, hidden: Workplace, ekens: Workplace) -> None:
    """Ask a union about both, and apply for both; what is said about Skugga is said in secret words."""
    union = operations.add_union(name="Facket", email="facket@fack.example", actor=berit)
    somebody = operations.add_representative(union_key=union.key, name="Rut", email="rut@fack.example", actor=berit)
    operations.add_coverage(union_key=union.key, representative_key=somebody.key, actor=berit)
    officer = operations.add_officer(name="Olle", actor=berit)
    skugga, seen = (Person.objects.get(given_name=name) for name in ("Skuggvina", "Öppnadis"))
    for actor, person, place, reference in (
        (protector, skugga, hidden, "AF-DOLD-77"),
        (berit, seen, ekens, "AF-ÖPPEN-11"),
    ):
        about = About(uuid4(), person.key, place.key)
        for move in ("said", "waits"):
            _ask(about, union, place, move, actor=actor)
        _apply(about, officer, reference, actor=actor)


def _ask(about: About, union: Union, place: Workplace, move: str, *, actor: Actor) -> None:
    asked = operations.send_consultation(
        about=about,
        union_key=union.key,
        deadline=date(2026, 12, 4),
        basis="mbl_38",
        shown=Shown(workplace=place.name, tasks="hemligt skäl" if place.name == "Gömstället" else "Duka"),
        actor=actor,
    )
    if move == "said":
        operations.record_answer(
            consultation_key=asked.key, answer="objects", text=_said(place), how="phone", actor=later(actor)
        )


def _apply(about: About, officer: Officer, reference: str, *, actor: Actor) -> None:
    said = ApplicationInput(
        "lonebidrag_utveckling", date(2026, 11, 2), officer.key, reference=reference, wish=reference
    )
    made = operations.send_application(about=about, said=said, actor=actor)
    told = OutcomeInput("granted", DECIDED, reference, Decimal(12_000), Decimal(60))
    operations.record_outcome(application_key=made.key, said=told, actor=later(actor))
    operations.decline_renewal(application_key=made.key, reason=reference, actor=later(actor, minutes=2))
    operations.send_application(about=about, said=said, actor=later(actor, minutes=3))


def _said(place: Workplace) -> str:
    return "hemlig anteckning" if place.name == "Gömstället" else "öppen anteckning"


def partner_keys() -> dict[str, list[UUID]]:
    """Return what there is to ask about, by the word that addresses begin with."""
    models = (Application, Consultation, Coverage, Officer, Representative, Union)
    return {
        model.__name__.lower(): list(model.objects.order_by("pk").values_list("key", flat=True)) for model in models
    }
