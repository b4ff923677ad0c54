"""What is told of Tallköping's workplaces: how many work there, whom they can supervise, whom to write to, one notice.

Some managers have answered twice, with a year between, most once, and a few never: what is unknown must show too.
"""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.operations import FactsInput, add_contact, record_workplace_facts
from talja.apps.organisation.queries import get_workplace
from talja.project.demo.chance import stream
from talja.project.demo.model import Workplace, World

_NEVER, _ONCE = 0.15, 0.7  # shares of the workplaces; the rest have answered twice
_NOTICES_AT = 7  # the workplace, in order, where somebody was given notice
_NOBODY_AT = 9  # every so many workplaces have nobody to write to: that must show too
_SOURCES = ("Chefen per telefon", "Personalsystemet", "Chefens svar i enkäten")


def load(world: World, workplaces: Mapping[str, UUID], *, actor: Actor) -> None:
    """Tell what is known of each workplace, by somebody who edits the organisation."""
    rng = stream(world.seed, "workplace facts")
    for order, place in enumerate(world.places.workplaces):
        answered = rng.random()
        staff, room = rng.randint(6, 45), rng.choice((1, 2, 2, 3))
        days = [world.on - timedelta(days=rng.randint(20, 75))]
        if answered >= _NEVER + _ONCE:
            days.append(world.on - timedelta(days=rng.randint(380, 440)))
        if answered < _NEVER and order != _NOTICES_AT:
            continue
        for ago, day in enumerate(days):
            said = _said(rng, day, staff + 2 * ago, room, has_notice=order == _NOTICES_AT and not ago)
            record_workplace_facts(workplace_key=workplaces[place.key], said=said, actor=actor)
    for order, place in enumerate(world.places.workplaces):
        if place.supervisors and order % _NOBODY_AT:
            _contact(place, order, workplaces[place.key], actor=actor, on=world.on)


def _contact(place: Workplace, order: int, key: UUID, *, actor: Actor, on: date) -> None:
    """Let the first of the supervisors be whom to write to, so that forms and invitations reach the workplace."""
    employer = get_workplace(key=key, actor=actor, on=on).employer
    add_contact(
        employer_key=UUID(str(employer.key)),
        workplace_key=key,
        name=place.supervisors[0],
        title="Handledare",
        email=f"handledare{order}@arbetsplats.example",
        actor=actor,
    )


def _said(rng: random.Random, day: date, staff: int, room: int, *, has_notice: bool) -> FactsInput:
    return FactsInput(
        as_of=day,
        source=rng.choice(_SOURCES),
        ordinary_staff=staff,
        supervisor_capacity=room,
        redundancy="given" if has_notice else "none",
        redundancy_day=day - timedelta(days=90) if has_notice else None,
    )
