"""What a test needs of agreements: people, drafts, and agreements that have come some way."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from talja.apps.agreements.enums import Party
from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import acknowledge, approve, draft_agreement, settle, start_agreement
from talja.apps.agreements.queries import get_agreement
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from tests.factories.register import later, make_person

FIRST_DAY, LAST_DAY = date(2026, 12, 1), date(2027, 5, 31)


def agreed(workplace: Workplace, *, measure: str = "kommunal_anstallning", **said: Any) -> AgreementInput:
    """Return everything that an agreement needs to say, of a form that asks neither union nor agency unless told so."""
    facts: dict[str, Any] = {
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "extent": Decimal(75),
        "weekly_hours": Decimal(30),
        "schedule": "måndag–torsdag 8–15",
        "occupation": "5311",
        "tasks": "Duka, diska och följa med barnen ut.",
        "wage": Decimal(18_000),
        "supervisor": "Märta Ås",
        "goals": "Klara köket på egen hand.",
        "offers": "Handledning varje dag.",
        "afterwards": "Söka tjänst som köksbiträde.",
    }
    return AgreementInput(workplace_key=workplace.key, measure_code=measure, **{**facts, **said})


def make_draft(*, actor: Actor, workplace: Workplace, person: Person | None = None, **said: Any) -> Agreement:
    """Draft an agreement for an invented person, unless told otherwise."""
    ways = {name: said.pop(name) for name in ("request_key", "converts_key") if name in said}
    person = person or make_person(actor=actor)
    return draft_agreement(person_key=person.key, said=agreed(workplace, **said), actor=actor, **ways)


def current_of(agreement: Agreement) -> AgreementVersion:
    """Return the version that counts."""
    return AgreementVersion.objects.get(agreement=agreement, standing="current")


def latest_of(agreement: Agreement) -> AgreementVersion:
    """Return the version written last, whatever its standing."""
    return AgreementVersion.objects.filter(agreement=agreement).order_by("-number")[0]


def read_warnings(agreement: Agreement, *, actor: Actor) -> None:
    """Say of every warning that it has been read."""
    page = get_agreement(key=agreement.key, actor=actor, on=actor.at.date())
    for one in page.checks:
        if one.severity == "warn":
            acknowledge(agreement_key=agreement.key, finding=one.key, reason="Läst och bedömt.", actor=actor)


def approve_all(agreement: Agreement, *, drafter: Actor, approver: Actor) -> None:
    """Let the unit approve by somebody else than the drafter, and the others on paper."""
    number = latest_of(agreement).number
    approve(agreement_key=agreement.key, number=number, party=Party.UNIT, actor=approver)
    for party in (Party.WORKPLACE, Party.PARTICIPANT):
        approve(
            agreement_key=agreement.key,
            number=number,
            party=party,
            actor=drafter,
            on_behalf_of="Den som skrev under",
            reason="Påskrivet papper",
        )


def make_running(*, drafter: Actor, approver: Actor, workplace: Workplace, **said: Any) -> Agreement:
    """Bring an agreement all the way to where it runs."""
    agreement = make_draft(actor=drafter, workplace=workplace, **said)
    approve_all(agreement, drafter=drafter, approver=approver)
    read_warnings(agreement, actor=drafter)
    settle(agreement_key=agreement.key, actor=later(drafter))
    return start_agreement(agreement_key=agreement.key, actor=later(drafter, minutes=2))


def days(count: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=count)
