"""The demo's unions and officers, what they have been asked, and what they have answered: all invented."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from talja.apps.collaboration import operations
from talja.apps.collaboration.models import Consultation, Officer, Representative, Union
from talja.apps.collaboration.operations import About, ApplicationInput, OutcomeInput
from talja.apps.collaboration.permissions import PURPOSE
from talja.apps.collaboration.queries import Shown, Signal, SignalCode
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.queries import unit_options
from talja.apps.placements.queries import occupation_name
from talja.project.demo.model import Placement, World

_ZONE = ZoneInfo("Europe/Stockholm")
_AGENCY = frozenset({"nystartsjobb", "introduktionsjobb", "lonebidrag_anstallning", "lonebidrag_utveckling"})
_TASKS = {
    "53": "Duka och plocka undan, fylla på förråd och följa med på promenader.",
    "94": "Diska, duka, torka bord och packa upp varor.",
    "91": "Städa gemensamma ytor, tömma papperskorgar och fylla på material.",
}
_OTHER_TASKS = "Plocka i ordning, hämta och lämna material och hjälpa till där det behövs."
_OBJECTION = "Uppgifterna gör våra medlemmar i dag. Vi vill veta vad de ska göra i stället."
_UNIONS = (
    ("Kommunal, sektion Tallköping", "kommunal@fack.example", ("Rut Åberg", "Nils Östling")),
    ("Vision Tallköping", "vision@fack.example", ("Ylva Ängman",)),
    ("Sveriges Lärare Tallköping", "larare@fack.example", ()),
)
_OFFICERS = (
    ("Olof Handlarsson", "Tallköping", "010-000 00 01", "olof.handlarsson@af.example"),
    ("Märta Ansökander", "Tallköping", "010-000 00 02", "marta.ansokander@af.example"),
    ("Åke Beslutare", "Granvik", "010-000 00 03", "ake.beslutare@af.example"),
)


def load(
    world: World,
    *,
    users: Mapping[str, Actor],
    persons: Mapping[str, UUID],
    placements: Mapping[str, UUID],
    places: Mapping[str, UUID],
) -> None:
    """Load whom the municipality works with, and what has gone between them during the last weeks."""
    actor = next(users[one.key] for one in world.places.staff if one.role == RoleKind.COORDINATOR)
    actor = _at(actor, world.on - timedelta(days=1))
    early = _at(actor, world.on - timedelta(days=400))
    unions = [_union(*facts, actor=early) for facts in _UNIONS]
    officers = [_officer(*facts, actor=early) for facts in _OFFICERS]
    _cover(unions, actor=early)
    about = {placement.key: _about(placement, persons, placements, places) for placement in _running(world)}
    running = [placement for placement in _running(world) if placement.key in about]
    _consult(running, about, unions[0], on=world.on, world=world, actor=actor)
    _apply([one for one in running if one.truth.measure in _AGENCY], about, officers, on=world.on, actor=actor)


def _union(name: str, email: str, people: tuple[str, ...], *, actor: Actor) -> Union:
    union = operations.add_union(name=name, email=email, actor=actor)
    for number, somebody in enumerate(people):
        address = f"ombud{number + 1}.{email}"
        operations.add_representative(union_key=union.key, name=somebody, email=address, actor=actor)
    return union


def _officer(name: str, office: str, phone: str, email: str, *, actor: Actor) -> Officer:
    return operations.add_officer(name=name, office=office, phone=phone, email=email, actor=actor)


def _cover(unions: list[Union], *, actor: Actor) -> None:
    """One is asked everywhere, another for office work, a third for teachers; one administration has its own."""
    workers, clerks, teachers = unions
    care = next(unit.key for unit in unit_options(actor=actor) if unit.label.startswith("Vård"))
    somebody = Representative.objects.filter(union=workers).order_by("-pk")[0]
    operations.add_coverage(union_key=workers.key, actor=actor)
    operations.add_coverage(union_key=workers.key, unit_key=care, representative_key=somebody.key, actor=actor)
    operations.add_coverage(union_key=clerks.key, occupation="4", actor=actor)
    operations.add_coverage(union_key=teachers.key, occupation="23", actor=actor)


def _running(world: World) -> Iterator[Placement]:
    """Yield what runs, of those whose identities are open, at the municipality's own workplaces."""
    open_ones = {person.key for person in world.persons if not person.protection}
    own = {place.key for place in world.places.workplaces if place.unit}
    for placement in world.registered():
        known = placement.known
        if known is not None and known.runs(on=world.on) and placement.person in open_ones and known.workplace in own:
            yield placement


def _about(
    placement: Placement, persons: Mapping[str, UUID], placements: Mapping[str, UUID], places: Mapping[str, UUID]
) -> About:
    key = placements[placement.key]
    return About(uuid4(), persons[placement.person], places[(placement.known or placement.truth).workplace], key)


def _consult(
    running: list[Placement], about: Mapping[str, About], union: Union, *, on: date, world: World, actor: Actor
) -> None:
    """Seven questions: two that wait, one whose time is over, and four with answers of each kind."""
    somebody = Representative.objects.filter(union=union).order_by("pk")[0]
    names = {place.key: place.name for place in world.places.workplaces}
    sent = [
        operations.send_consultation(
            about=about[placement.key],
            union_key=union.key,
            representative_key=somebody.key,
            deadline=on + timedelta(days=left),
            basis="mbl_38" if placement.category == "internship" else "f2000_628_9a",
            shown=_shown(placement, names, on=on),
            actor=_at(actor, on - timedelta(days=ago)),
        )
        for placement, (ago, left) in zip(running, _TIMES, strict=False)
    ]
    for consultation, answer in zip(sent, _ANSWERS, strict=False):
        _answer(consultation, answer, on=on, actor=actor)


_TIMES = ((3, 11), (8, 2), (20, -4), (12, 3), (25, -10), (40, -25), (5, 9))
_ANSWERS = ("", "", "", "objects", "agrees", "no_answer", "withdrawn")


def _answer(consultation: Consultation, answer: str, *, on: date, actor: Actor) -> None:
    key, lately = consultation.key, _at(actor, on - timedelta(days=2))
    if answer == "objects":
        guest = by_link(link_key=uuid4(), purpose=PURPOSE, matter_key=key, at=lately.at)
        operations.answer_by_link(
            consultation_key=key, answer=answer, text=_OBJECTION, wants_contact=True, seen=1, actor=guest
        )
    elif answer == "withdrawn":
        operations.withdraw_consultation(consultation_key=key, reason="Platsen blev inte av", actor=lately)
    elif answer:
        how = "" if answer == "no_answer" else "meeting"
        operations.record_answer(consultation_key=key, answer=answer, how=how, actor=lately)


def _shown(placement: Placement, names: Mapping[str, str], *, on: date) -> Shown:
    known = placement.known or placement.truth
    return Shown(
        workplace=names[known.workplace],
        occupation=occupation_name(known.occupation) if known.occupation else "",
        tasks=_TASKS.get(known.occupation[:2], _OTHER_TASKS),
        extent=known.extent,
        first_day=on + timedelta(days=30),
        last_day=on + timedelta(days=210),
        kind=placement.category,
        supported=3,
        workers=21,
        signals=(Signal(SignalCode.MORE_SUPPORTED, 1),),
    )


def _apply(
    running: list[Placement], about: Mapping[str, About], officers: list[Officer], *, on: date, actor: Actor
) -> None:
    """Applications that were decided, one that is refused, one that waits and one for too long, and one to send."""
    for number, placement in enumerate(running[: len(_PACES)]):
        officer, first_day = officers[number % len(officers)], on + timedelta(days=7 * number - 90)
        ago, took = _PACES[number]
        sent = on - timedelta(days=ago)
        said = ApplicationInput(
            measure_code=placement.truth.measure,
            sent_day=sent,
            officer_key=officer.key,
            reference=f"AF-2026-{4100 + number}",
            first_day=first_day,
            last_day=first_day + timedelta(days=180),
        )
        matter = about[placement.key]
        made = operations.send_application(about=matter, said=said, actor=_at(actor, sent))
        if took is not None:
            told = _outcome(number, sent + timedelta(days=took), first_day)
            day = _at(actor, sent + timedelta(days=took))
            operations.record_outcome(application_key=made.key, said=told, actor=day)
    for placement in running[len(_PACES) : len(_PACES) + 1]:
        matter, by = about[placement.key], on + timedelta(days=5)
        operations.plan_application(
            about=matter, measure_code=placement.truth.measure, send_by=by, officer_key=officers[0].key, actor=actor
        )


_PACES = (
    (150, 12),
    (140, 20),
    (120, 9),
    (110, 31),
    (90, 16),
    (60, 14),
    (45, None),
    (6, None),
)  # days ago, days it took
_REFUSED = 5


def _outcome(number: int, day: date, first_day: date) -> OutcomeInput:
    if number == _REFUSED:
        return OutcomeInput("refused", day, decision_reference=f"B-{7300 + number}")
    return OutcomeInput(
        state="granted",
        decided_day=day,
        decision_reference=f"B-{7300 + number}",
        amount=Decimal(9_000 + 400 * number),
        decision_first_day=first_day,
        decision_last_day=first_day + timedelta(days=180 - 20 * number),
    )


def _at(actor: Actor, day: date) -> Actor:
    """Return the actor at ten in the morning of the day."""
    return replace(actor, at=datetime.combine(day, time(10), _ZONE))
