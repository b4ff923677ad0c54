"""Puts the demo world into the database through the apps' own operations, so that its history is a real one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from talja.apps.accounts import operations as accounts
from talja.apps.organisation import operations as organisation
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.organisation.enums import EmployerKind, Right, RoleKind
from talja.apps.organisation.operations.municipality import municipal_employer
from talja.apps.organisation.queries import is_demo
from talja.apps.people import operations as people
from talja.apps.placements import operations as placements
from talja.apps.reports import operations as reports
from talja.project.demo import (
    chain_agreements,
    chain_carvings,
    chain_collaboration,
    chain_documents,
    chain_followups,
    chain_inventories,
    chain_letters,
    chain_library,
    chain_places_facts,
    chain_possibilities,
    chain_servicedesk,
)
from talja.project.demo.lists.making import write_lists
from talja.project.demo.model import Facts, Person, Placement, Places, Staff, Version, World
from talja.project.demo.support import load_support
from talja.project.demo.world import build_world

_FACTS = tuple(each.name for each in fields(placements.PlacementInput))
_GOAL_SOURCE = "Kommunfullmäktige i den påhittade kommunen Tallköping"
_POPULATION_SOURCE = "Påhittade siffror för den påhittade kommunen Tallköping"
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The public keys that the world's own keys have got in the register."""

    users: dict[str, Actor] = field(default_factory=dict)
    workplaces: dict[str, UUID] = field(default_factory=dict)
    persons: dict[str, UUID] = field(default_factory=dict)
    placements: dict[str, UUID] = field(default_factory=dict)


def load_demo(*, on: date, lists_folder: Path | None = None) -> bool:
    """Load Tallköping as it stands on the day, and write its three lists to the data folder.

    Returns False when it is there already. All or nothing. Raises `Denied("not_empty")` over a database that holds
    anybody: the demo is for invented people only.
    """
    if is_demo():
        return False
    world = build_world(on)
    with transaction.atomic():
        loaded = load_world(world)
        _load_support(world, loaded)
        chain_places_facts.load(world, loaded.workplaces, actor=system_actor(at=_midnight(world.on)))
        chain_documents.load(world, loaded.users)
        chain_servicedesk.load(world, loaded.users)
        chain_collaboration.load(
            world,
            users=loaded.users,
            persons=loaded.persons,
            placements=loaded.placements,
            places=loaded.workplaces,
        )
        chain_agreements.load(world, users=loaded.users, persons=loaded.persons, places=loaded.workplaces)
        chain_possibilities.load(world, users=loaded.users, places=loaded.workplaces)
        chain_library.load(world, users=loaded.users)
        chain_inventories.load(world, users=loaded.users, places=loaded.workplaces)
        chain_carvings.load(world, users=loaded.users, places=loaded.workplaces)
        chain_followups.load(world, users=loaded.users, persons=loaded.persons, placements=loaded.placements)
        chain_letters.load(world, persons=loaded.persons)
        write_lists(world, lists_folder or settings.ENVIRONMENT.folder / "demo-lists")
    return True


@transaction.atomic
def load_world(world: World) -> Loaded:
    """Load a world into an empty database, event by event, in the order in which they were told. Raises `Denied`."""
    events = sorted(_events(world), key=lambda event: event[0])
    start = min((at for at, _ in events), default=_midnight(world.on)) - timedelta(days=1)
    loaded = Loaded()
    _load_places(world.places, loaded, actor=system_actor(at=start))
    for _, happen in events:
        happen(loaded)
    _load_goals(world, from_day=start.date())
    return loaded


def _load_support(world: World, loaded: Loaded) -> None:
    """Store what the employments cost, by the two who also decide the municipality's own rules."""
    by_role = {member.role: loaded.users[member.key] for member in reversed(world.places.staff)}
    load_support(
        world,
        loaded.placements,
        coordinator=by_role[RoleKind.COORDINATOR],
        administrator=by_role[RoleKind.ADMINISTRATOR],
    )


def _midnight(day: date) -> datetime:
    return datetime.fromisoformat(f"{day}T00:00+00:00")


def _load_places(places: Places, loaded: Loaded, *, actor: Actor) -> None:
    """Load the measures, the organisation and the staff with their roles."""
    organisation.set_up_municipality(name=places.name, code=places.code, is_demo=True, actor=actor)
    placements.load_measures(actor=actor)
    keys = _load_employers(places, actor=actor)
    for unit in places.units:
        if unit.parent:
            made = organisation.add_unit(administration_key=keys[unit.parent], name=unit.name, actor=actor)
        else:
            top = keys[places.municipality.key]
            made = organisation.add_administration(employer_key=top, name=unit.name, actor=actor)
        keys[unit.key] = made.key
    for place in places.workplaces:
        loaded.workplaces[place.key] = organisation.add_workplace(
            name=place.name,
            employer_key=keys[place.employer],
            unit_key=keys[place.unit] if place.unit else None,
            cost_centre=place.cost_centre,
            actor=actor,
        ).key
    for member in places.staff:
        loaded.users[member.key] = _load_staff(member, loaded, actor=actor)


def _load_goals(world: World, *, from_day: date) -> None:
    """Set the goals as one decided before the years of history, and the unemployed as they were counted lately."""
    goals = world.goals
    actor = system_actor(at=_midnight(world.on - timedelta(days=1)))
    running = reports.RunningGoal(goals.running_baseline, goals.running_target)
    reports.set_goal(numbers=running, valid_from=from_day, actor=actor, source=_GOAL_SOURCE)
    onward = reports.OnwardGoal(goals.onward_share)
    reports.set_goal(numbers=onward, valid_from=from_day, actor=actor, source=_GOAL_SOURCE)
    reports.set_goal(
        numbers=reports.ReferencePopulation(goals.unemployed, goals.unemployed_women, goals.unemployed_born_abroad),
        valid_from=from_day,
        source=_POPULATION_SOURCE,
        source_day=world.on.replace(day=1) - timedelta(days=1),
        actor=actor,
    )


def _load_employers(places: Places, *, actor: Actor) -> dict[str, UUID]:
    own = places.municipality
    made = organisation.change_employer(
        employer_key=municipal_employer().key, name=own.name, org_number=own.org_number, actor=actor
    )
    keys = {own.key: made.key}
    for employer in places.employers:
        if employer.key not in keys:
            keys[employer.key] = organisation.add_employer(
                kind=EmployerKind(employer.kind), name=employer.name, org_number=employer.org_number, actor=actor
            ).key
    return keys


def _load_staff(member: Staff, loaded: Loaded, *, actor: Actor) -> Actor:
    """Make the user with the role, and return them as somebody who can write whatever the history says they wrote."""
    user = accounts.create_user(email=member.email, name=member.name, actor=actor)
    organisation.give_role(
        user_key=user.key,
        kind=RoleKind(member.role),
        first_day=actor.at.date(),
        sees_protected=member.sees_protected,
        workplace_keys=[loaded.workplaces[key] for key in member.workplaces],
        actor=actor,
    )
    return Actor(str(user.key), user.name, actor.at, frozenset(Right), None, (RoleKind(member.role),), user.pk)


Event = tuple[datetime, Callable[[Loaded], None]]


def _events(world: World) -> Iterator[Event]:
    """Yield everything that the register was told, each with its moment."""
    persons = {person.key: person for person in world.persons}
    registered: set[str] = set()
    for placement in sorted(world.registered(), key=lambda each: each.versions[0].at):
        first = placement.versions[0]
        if placement.person not in registered:
            registered.add(placement.person)
            yield first.at - _MINUTE, _person_event(persons[placement.person], first)
        yield first.at, _register_event(placement, first)
        for before, version in zip(placement.versions, placement.versions[1:], strict=False):
            yield version.at, _change_event(placement, before.facts, version)


def _person_event(person: Person, first: Version) -> Callable[[Loaded], None]:
    def register(loaded: Loaded) -> None:
        facts = people.PersonInput(**{each.name: getattr(person, each.name) for each in fields(people.PersonInput)})
        worker = UUID(loaded.users[person.case_worker].key) if person.case_worker else None
        actor = _acting(loaded, first.by, first.at - _MINUTE)
        loaded.persons[person.key] = people.register_person(facts=facts, case_worker=worker, actor=actor).key

    return register


def _register_event(placement: Placement, first: Version) -> Callable[[Loaded], None]:
    def register(loaded: Loaded) -> None:
        facts = first.facts
        loaded.placements[placement.key] = placements.register_placement(
            person_key=loaded.persons[placement.person],
            workplace_key=loaded.workplaces[facts.workplace],
            measure_code=facts.measure,
            facts=placements.PlacementInput(**{name: getattr(facts, name) for name in _FACTS}),
            actor=_acting(loaded, first.by, first.at),
        ).key

    return register


def _change_event(placement: Placement, before: Facts, version: Version) -> Callable[[Loaded], None]:
    facts = version.facts
    if facts.last_day is not None and before.last_day is None:
        return _end_event(placement, facts.last_day, version)

    def change(loaded: Loaded) -> None:
        changes: dict[str, Any] = {
            name: getattr(facts, name) for name in _FACTS if getattr(facts, name) != getattr(before, name)
        }
        placements.change_placement(
            placement_key=loaded.placements[placement.key],
            changes=changes,
            reason=version.reason,
            actor=_acting(loaded, version.by, version.at),
        )

    return change


def _end_event(placement: Placement, last_day: date, version: Version) -> Callable[[Loaded], None]:
    def end(loaded: Loaded) -> None:
        placements.end_placement(
            placement_key=loaded.placements[placement.key],
            last_day=last_day,
            reason=version.facts.end_reason,
            destination=version.facts.destination,
            kolada=version.facts.kolada,
            actor=_acting(loaded, version.by, version.at),
        )

    return end


def _acting(loaded: Loaded, by: str, at: datetime) -> Actor:
    return replace(loaded.users[by], at=at)
