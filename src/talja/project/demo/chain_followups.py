"""The demo's plans, follow-ups, answers and calls afterwards: those of a unit that mostly keeps up. All invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from talja.apps.correspondence.carrying import SENT
from talja.apps.correspondence.operations import deliver
from talja.apps.correspondence.queries import links_about
from talja.apps.followups import operations as followups
from talja.apps.followups.queries import FollowUpLine, followups_of
from talja.apps.organisation.actors import Actor, by_link, system_actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.people.operations import ContactInput, set_contact
from talja.core.chain.schedule import CHECK_OPEN_DAYS, add_months
from talja.project.demo.chain_letters import Told
from talja.project.demo.model import Facts, Person, World

_ZONE: Final = ZoneInfo("Europe/Stockholm")
_LONGEST: Final = timedelta(days=200)  # how far back the follow-ups of the demo go
_LANGUAGES: Final = ("sv", "sv", "sv", "ar", "so", "ti", "prs")
_AIMS: Final = (
    "ordinary_municipal_job",
    "ordinary_municipal_job",
    "ordinary_private_job",
    "studies_upper_secondary",
    "studies_basic",
    "other",
)
_STEPS: Final = (
    "Prata med chefen om en tjänst som blir ledig",
    "Boka studievägledare på vuxenutbildningen",
    "Skriva ett nytt cv tillsammans",
    "Studiebesök hos en annan arbetsgivare",
    "Söka jobbet som utannonseras i vår",
)
_NOTES: Final = (
    "Trivs och kommer i tid.",
    "Behöver tydligare instruktioner på morgonen.",
    "Handledaren är nöjd och vill ge fler uppgifter.",
    "",
)
_AGREED: Final = ("Ny avstämning nästa månad.", "Handledaren visar kassasystemet.", "")
_WORDS: Final = ("Mer tid med min handledare.", "Att få prova fler uppgifter.", "")


def load(
    world: World, *, users: Mapping[str, Actor], persons: Mapping[str, UUID], placements: Mapping[str, UUID]
) -> None:
    """Load how to reach people, plans, half a year of follow-ups, and calls to those who have left."""
    chance = Random(world.seed)
    workers = [users[one.key] for one in world.places.staff if one.role in {RoleKind.COORDINATOR, RoleKind.CASE_WORKER}]
    known = {
        placements[one.key]: one.known for one in world.registered() if one.key in placements and one.known is not None
    }
    _reach(world, persons, chance, actor=_at(workers[0], world.on - _LONGEST))
    hidden = {one.key for one in world.persons if one.protection}
    silent = {placements[one.key] for one in world.registered() if one.key in placements and one.person in hidden}
    for number, (key, facts) in enumerate(known.items()):
        worker = workers[number % len(workers)]
        if facts.runs(on=world.on):
            _follow(facts, key, chance, worker=worker, on=world.on, writes=key not in silent)
        elif _has_left(facts, on=world.on):
            _call(facts, key, chance, worker=worker, on=world.on)


def _reach(world: World, persons: Mapping[str, UUID], chance: Random, *, actor: Actor) -> None:
    for number, person in enumerate(world.persons):
        if person.key in persons and not person.protection:
            set_contact(person_key=persons[person.key], said=_contact(person, number, chance), actor=actor)


def _contact(person: Person, number: int, chance: Random) -> ContactInput:
    """Most have an e-mail address, nearly all a telephone; numbers are those that nobody has."""
    return ContactInput(
        email=f"deltagare{number}@post.example" if chance.random() < 0.7 else "",
        phone=f"070-174 06 {5 + number % 95:02d}" if chance.random() < 0.9 else "",
        street=f"Storgatan {1 + number % 90}",
        postcode="999 99",
        town="Tallköping",
        language=chance.choice(_LANGUAGES) if person.born == "abroad" else "sv",
    )


def _follow(placement: Facts, key: UUID, chance: Random, *, worker: Actor, on: date, writes: bool) -> None:
    """Plan as the placement began, hold most of what was due, and leave some late."""
    began = max(placement.first_day, on - _LONGEST)
    early = _at(worker, began)
    followups.plan_followups(placement_key=key, actor=early)
    if chance.random() < 0.8:
        step = on + timedelta(days=chance.randrange(3, 60))
        said = followups.PlanInput(chance.choice(_AIMS), chance.choice(_STEPS), step)
        followups.make_plan(placement_key=key, said=said, actor=_at(worker, max(began, on - timedelta(days=40))))
    shown = followups_of(placement_key=key, actor=early, on=on)
    level = chance.choice((1, 2, 2, 3))
    for line in shown.followups if shown else ():
        if line.kind != "end" and line.due_day < on - timedelta(days=5) and chance.random() < 0.93:
            level = min(5, level + (chance.random() < 0.6))
            _hold(line, level, chance, actor=_at(worker, line.due_day), writes=writes)


def _hold(line: FollowUpLine, level: int, chance: Random, *, actor: Actor, writes: bool) -> None:
    asks_belief = line.kind == "experience"
    if asks_belief and writes and chance.random() < 0.7:
        _answer(line, level, chance, actor=_at(actor, line.due_day - timedelta(days=3)))
    said = followups.HeldInput(
        held_day=line.due_day,
        attended=("person",) if asks_belief else ("person", "workplace"),
        going=chance.choice(("well", "well", "mixed", "badly") if level < 3 else ("well", "well", "mixed")),
        note=chance.choice(_NOTES),
        agreed=chance.choice(_AGREED),
        belief=max(1, level - chance.randrange(2)) if asks_belief else None,
    )
    followups.record_followup(followup_key=UUID(line.key), said=said, actor=actor)


def _answer(line: FollowUpLine, level: int, chance: Random, *, actor: Actor) -> None:
    """Send the participant's form, and let it be answered the day after by the link, or on paper."""
    ask = followups.ask_about(followup_key=UUID(line.key), audience="participant_form", actor=actor)
    deliver(carrier=Told(SENT), actor=system_actor(at=actor.at))
    links = links_about(matter_key=ask.key, actor=actor)
    at = actor.at + timedelta(days=1)
    guest = (
        by_link(link_key=UUID(links[0].key), purpose=ask.audience, matter_key=ask.key, at=at)
        if links
        else replace(actor, at=at)
    )
    said = {"feeling": str(min(5, level + 1)), "managing": str(level), "belief": str(max(1, level - 1))}
    followups.answer_form(ask_key=ask.key, said=said, words=chance.choice(_WORDS), actor=guest)


def _call(facts: Facts, key: UUID, chance: Random, *, worker: Actor, on: date) -> None:
    """Call most of those who left, when it was time; some never answer."""
    last_day = facts.last_day or on
    for months in (3, 6, 12):
        day = add_months(last_day, months) + timedelta(days=chance.randrange(0, 30))
        is_waiting = day > on - timedelta(days=20)
        if not is_waiting and facts.destination != "deceased" and chance.random() < 0.8:
            said = _check(facts.destination, day, chance)
            followups.record_check(placement_key=key, months=months, said=said, actor=_at(worker, day))


def _check(destination: str, day: date, chance: Random) -> followups.CheckInput:
    found = chance.random()
    if destination == "unknown" or found < 0.12:
        return followups.CheckInput(day)
    if found < 0.3:
        return followups.CheckInput(day, "unemployed", "no", "person_told")
    evidence = chance.choice(("person_told", "person_told", "employer_confirmed"))
    return followups.CheckInput(day, destination, "yes", evidence)


def _has_left(facts: Facts, *, on: date) -> bool:
    """Whether it ended within the last year and the time that one is called about."""
    oldest = on - timedelta(days=366 + CHECK_OPEN_DAYS)
    return facts.last_day is not None and oldest < facts.last_day < on


def _at(actor: Actor, day: date) -> Actor:
    return replace(actor, at=datetime.combine(day, time(9, 30), _ZONE))
