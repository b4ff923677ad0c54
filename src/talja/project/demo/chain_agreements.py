"""The demo's agreements: some on their way, some running, one of each that is over; written through real operations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from talja.apps.accounts.models import User
from talja.apps.agreements import operations
from talja.apps.agreements.enums import Change, Party
from talja.apps.agreements.inputs import AgreementInput, ChangeInput, EndInput
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.queries import get_agreement
from talja.apps.collaboration.inputs import ApplicationInput
from talja.apps.collaboration.models import Union
from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind
from talja.core.rules.facts import FactValue, Situation
from talja.project.demo.model import Person, World

_ZONE = ZoneInfo("Europe/Stockholm")
_WAGE, _EXTENT = Decimal(18_750), Decimal(75)
_OWN, _NEW = "kommunal_anstallning", "nystartsjobb"
_TASKS = "Duka och plocka undan, sköta disken, fylla på förråd och hjälpa till vid måltiderna."
_SAID = {
    "extent": _EXTENT,
    "weekly_hours": Decimal(30),
    "schedule": "Måndag–torsdag 8–15.30",
    "occupation": "9412",
    "wage": _WAGE,
    "tasks": _TASKS,
    "goals": "Klara köket på egen hand, och ta sitt livsmedelsbevis.",
    "offers": "Handledning varje dag, arbetskläder och lunch.",
    "aim": "ordinary_municipal_job",
    "afterwards": "Tre månader före sista dagen ses vi och söker tjänst tillsammans.",
}


@dataclass(frozen=True, slots=True)
class _Story:
    """An agreement: when it was written (days ago), when it begins (days from today), and how far it has come."""

    ago: int
    begins: int
    months: int
    how_far: str
    measure: str = _OWN
    at_manager: bool = False
    by_colleague: bool = False


_STORIES = (
    _Story(2, 45, 6, "draft"),
    _Story(6, 24, 6, "half", at_manager=True),
    _Story(4, 28, 6, "whole", by_colleague=True),
    _Story(9, 30, 6, "refused", at_manager=True),
    _Story(12, 35, 12, "consulted", "introduktionsjobb"),
    _Story(20, 20, 12, "applied", _NEW),
    _Story(14, 16, 6, "ready"),
    _Story(15, 7, 6, "approved"),
    _Story(100, -75, 9, "running", at_manager=True),
    _Story(120, -90, 6, "changing"),
    _Story(150, -120, 12, "resting"),
    _Story(260, -230, 6, "ended"),
    _Story(40, -10, 6, "cancelled"),
)
"""How far: each is one of the functions below, in `_WAYS`."""


class _Teller:
    """Who writes, who approves, who answers for the workplace, and on which day it is told."""

    def __init__(self, world: World, users: Mapping[str, Actor]) -> None:
        by_role = {one.role: users[one.key] for one in reversed(world.places.staff)}
        self.on = world.on
        self._writer, self._approver = by_role[RoleKind.COORDINATOR], by_role[RoleKind.CASE_WORKER]
        self._manager = by_role[RoleKind.MANAGER]

    def writer(self, ago: int, *, hour: int = 9) -> Actor:
        """Return who writes, so many days ago."""
        return _at(self._writer, self.on - timedelta(days=max(ago, 1)), hour)

    def approver(self, ago: int) -> Actor:
        """Return who approves for the unit."""
        return _at(self._approver, self.on - timedelta(days=max(ago, 1)), 11)

    def manager(self, ago: int) -> Actor:
        """Return who answers for the workplace, bound to it as in life."""
        at = _at(self._manager, self.on - timedelta(days=max(ago, 1)), 12).at
        return actor_for(User.objects.get(key=self._manager.key), at=at, today=at.date())


def load(world: World, *, users: Mapping[str, Actor], persons: Mapping[str, UUID], places: Mapping[str, UUID]) -> None:
    """Load the agreements, about people who have no placement now."""
    teller = _Teller(world, users)
    manager = next(one for one in world.places.staff if one.role == RoleKind.MANAGER)
    managed = [key for key in manager.workplaces if world.places.is_municipal(world.places.workplace(key))]
    others = [place.key for place in world.places.workplaces if place.unit and place.key not in managed]
    for number, (story, person) in enumerate(zip(_STORIES, _free(world), strict=False)):
        place = managed[number % len(managed)] if story.at_manager else others[number * 3 % len(others)]
        supervisor = next(iter(world.places.workplace(place).supervisors), "Mona Handledarsson")
        said = _said(story, places[place], supervisor, on=world.on)
        actor = teller.approver(story.ago) if story.by_colleague else teller.writer(story.ago)
        agreement = operations.draft_agreement(person_key=persons[person.key], said=said, actor=actor)
        _WAYS[story.how_far](agreement, story, teller)


def _said(story: _Story, workplace: UUID, supervisor: str, *, on: date) -> AgreementInput:
    first = on + timedelta(days=story.begins)
    last = first + timedelta(days=30 * story.months)
    said = {name: value for name, value in _SAID.items() if story.how_far != "draft" or name in {"tasks", "extent"}}
    return AgreementInput(workplace, story.measure, first, last, supervisor=supervisor, **said)  # type: ignore[arg-type]  # by name


def _free(world: World) -> Iterator[Person]:
    """Yield those with open identities who have had a placement and have none now, nor one that nobody has told of."""
    busy = {
        one.person
        for one in world.placements
        if one.truth.last_day is None or one.truth.last_day > world.on - timedelta(days=300)
    }
    before = {one.person for one in world.registered()}
    return (one for one in world.persons if not one.protection and one.key in before - busy)


def _nothing(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    """Leave it as it was written."""


def _half(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    operations.approve(agreement_key=agreement.key, number=1, party=Party.UNIT, actor=teller.approver(story.ago - 1))


def _refused(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    message = "Vi behöver någon som kan börja klockan 7, när frukosten ställs fram."
    manager = teller.manager(story.ago - 2)
    operations.refuse(agreement_key=agreement.key, number=1, party=Party.WORKPLACE, message=message, actor=manager)


def _consulted(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _price(agreement, story, teller)
    union = Union.objects.order_by("pk").first()
    if union is not None:
        operations.consult_union(
            agreement_key=agreement.key,
            union_key=union.key,
            deadline=teller.on + timedelta(days=9),
            actor=teller.writer(story.ago - 2),
        )


def _applied(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _price(agreement, story, teller)
    actor = teller.writer(story.ago - 3)
    said = ApplicationInput(story.measure, actor.at.date(), reference="Af-2026/0000 1234", wish="Nystartsjobb i ett år")
    operations.apply_to_agency(agreement_key=agreement.key, said=said, actor=actor)
    _everybody(agreement, story.ago - 4, teller)


def _ready(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _everybody(agreement, story.ago - 2, teller)
    actor = teller.writer(story.ago - 3)
    page = get_agreement(key=agreement.key, actor=actor, on=actor.at.date())
    for one in page.checks:
        if one.severity == "warn":
            reason = "Vi har talat med chefen och HR. Det är som det ska."
            operations.acknowledge(agreement_key=agreement.key, finding=one.key, reason=reason, actor=actor)


def _approved(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _ready(agreement, story, teller)
    operations.settle(agreement_key=agreement.key, actor=teller.writer(story.ago - 3, hour=13))


def _running(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _approved(agreement, story, teller)
    operations.start_agreement(agreement_key=agreement.key, actor=teller.writer(-story.begins, hour=14))


def _changing(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _running(agreement, story, teller)
    last = teller.on + timedelta(days=270)
    change = ChangeInput(
        Change.EXTENDED, teller.on + timedelta(days=30), "Det går bra, och köket behöver mer tid.", last
    )
    operations.propose_change(agreement_key=agreement.key, change=change, actor=teller.writer(3))


def _resting(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _running(agreement, story, teller)
    day = teller.on - timedelta(days=20)
    change = ChangeInput(Change.INTERRUPTED, day, "Personen läser svenska i tre månader.")
    operations.propose_change(agreement_key=agreement.key, change=change, actor=teller.writer(25))
    operations.approve(agreement_key=agreement.key, number=2, party=Party.UNIT, actor=teller.approver(20))


def _ended(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    _running(agreement, story, teller)
    end = EndInput(
        last_day=teller.on - timedelta(days=50),
        reason="got_work",
        destination="ordinary_municipal_job",
        kolada="A",
        evidence="contract_seen",
    )
    operations.end_agreement(agreement_key=agreement.key, end=end, actor=teller.writer(49))


def _cancelled(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    actor = teller.writer(story.ago - 20)
    operations.cancel_agreement(agreement_key=agreement.key, reason="Personen fick ett annat arbete.", actor=actor)


_WAYS = {
    "draft": _nothing,
    "whole": _nothing,
    "half": _half,
    "refused": _refused,
    "consulted": _consulted,
    "applied": _applied,
    "ready": _ready,
    "approved": _approved,
    "running": _running,
    "changing": _changing,
    "resting": _resting,
    "ended": _ended,
    "cancelled": _cancelled,
}


def _everybody(agreement: Agreement, ago: int, teller: _Teller) -> None:
    """Let the unit approve by somebody else, and the others on paper."""
    number = get_agreement(key=agreement.key, actor=teller.writer(ago), on=teller.on).current.number
    operations.approve(agreement_key=agreement.key, number=number, party=Party.UNIT, actor=teller.approver(ago))
    for party, who in ((Party.WORKPLACE, "Chefen på arbetsplatsen"), (Party.PARTICIPANT, "Deltagaren själv")):
        operations.approve(
            agreement_key=agreement.key,
            number=number,
            party=party,
            actor=teller.writer(ago, hour=13),
            on_behalf_of=who,
            reason="Skrev under på papper när vi sågs.",
        )


def _price(agreement: Agreement, story: _Story, teller: _Teller) -> None:
    first = teller.on + timedelta(days=story.begins)
    facts: dict[str, FactValue] = {"wage": _WAGE, "extent": _EXTENT, "po": Decimal(45), "employer": "municipality"}
    facts |= {"months_without_work": Decimal(30), "age": Decimal(41)}
    situation = Situation(first_day=first, last_day=first + timedelta(days=30 * story.months), facts=facts)
    actor = teller.writer(story.ago - 1)
    operations.price_agreement(agreement_key=agreement.key, scheme=story.measure, situation=situation, actor=actor)


def _at(actor: Actor, day: date, hour: int) -> Actor:
    return replace(actor, at=datetime.combine(day, time(hour), _ZONE))
