"""Budgets over many stored calculations: what a change of rules does to them, and the forecast, queries and all."""

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import worlds
from benchmarks.steps.register import fill_with
from benchmarks.steps.timing import timed
from talja.apps.organisation.actors import system_actor
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations import propose_rule
from talja.apps.subsidies.queries import forecast, impact_of
from talja.core.rules.book import load_book
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.stored import dump_calculation, dump_situation
from talja.project.demo import model

SEED = 2027
_EMPLOYMENTS = {"subsidised", "municipal"}
_NOON = datetime.combine(worlds.ON, time(12), timezone.get_default_timezone())
_CHANGE = """\
title: Nytt lönetak och nya avgifter (exempel)
changes:
  nystartsjobb/wage_ceiling:
    values:
      2027-01-01: {value: "22000", source: Påhittad, certainty: low, checked: 2026-11-22}
  introduktionsjobb/wage_ceiling:
    values:
      2027-01-01: {value: "22000", source: Påhittad, certainty: low, checked: 2026-11-22}
  shared/full_contribution:
    values:
      2027-01-01: {value: "32.10", source: Påhittad, certainty: low, checked: 2026-11-22}
  shared/employer_contribution:
    values:
      2027-01-01: {rows: {0: "32.10", 67: "10.21"}, source: Påhittad, certainty: low, checked: 2026-11-22}
"""


def fill(*, factor: int, placements: int) -> dict[str, Any]:
    """Fill an empty database with so many running and planned employments, a stored calculation for each, and a change.

    The change touches every form that there are employments under.
    """
    world = worlds.mixed(factor)
    found = {each.key: each for each in islice(_employments(world), placements)}
    keys = fill_with(world, list(found.values()))
    chance = random.Random(SEED)  # noqa: S311 - chance with a seed, no secrets
    persons = {person.key: person for person in world.persons}
    rows = (
        _calculation(UUID(key), found[name], persons[found[name].person], chance)
        for key, name in keys.placements.items()
    )
    Calculation.objects.bulk_create(rows, batch_size=1000)
    change = propose_rule(title="Nya avgifter", text=_CHANGE, actor=system_actor(at=_NOON))
    return {"placements": len(found), "change": str(change.key)}


def january(*, change: str, loops: int) -> dict[str, Any]:
    """Ask what the change does, and count the queries; the books are read before, as in a server that runs."""
    ask = partial(impact_of, actor=system_actor(at=_NOON), change_key=UUID(change), on=worlds.ON)
    with CaptureQueriesContext(connection) as captured:
        ask()
    found, took = timed(ask, times=loops)
    counts = {"touched": found.touched, "untouched": found.untouched, "not_counted": found.not_counted}
    return took | counts | {"queries": len(captured)}


def ahead(*, loops: int) -> dict[str, Any]:
    """Ask for the forecast of the municipality's own employments."""
    ask = partial(forecast, actor=system_actor(at=_NOON), on=worlds.ON)
    with CaptureQueriesContext(connection) as captured:
        ask()
    found, took = timed(ask, times=loops)
    return took | {"counted": found.counted, "months": len(found.months), "queries": len(captured)}


def _employments(world: model.World) -> Iterator[model.Placement]:
    """Yield the employments that run or are planned, as the register knows them."""
    for placement in world.registered():
        last_day = placement.versions[-1].facts.last_day
        if placement.category in _EMPLOYMENTS and (last_day is None or last_day >= world.on):
            yield placement


def _calculation(key: UUID, placement: model.Placement, person: model.Person, chance: random.Random) -> Calculation:
    known, book = placement.versions[-1].facts, load_book()
    situation = Situation(
        known.first_day,
        known.planned_last_day,
        decision_day=known.decision_first_day,
        birth_date=person.birth_date,
        facts=_facts(known, chance),
    )
    result = calculate(book.schemes[known.measure], situation, book_version=book.version)
    return Calculation(
        placement_key=key,
        scheme=known.measure,
        situation=dump_situation(situation),
        result=dump_calculation(result),
        book_version=book.version,
        made_at=_NOON,
        made_by="system",
    )


def _facts(known: model.Facts, chance: random.Random) -> Mapping[str, FactValue]:
    extent = known.extent or Decimal(100)
    return {
        "wage": Decimal(chance.randrange(21_800, 27_600, 100)) * extent / 100,
        "extent": extent,
        "employer": "municipality",
        "months_used": Decimal(chance.choice((0, 0, 6, 12))),
        "months_without_work": Decimal(chance.choice((14, 18, 26, 30, 38, 60))),
        "registered_unemployed": True,
        "newcomer": chance.random() < 0.2,
        "programme": chance.choice(("none", "job_guarantee")),
        "decided_level": Decimal(chance.choice((30, 40, 50, 65, 80))),
        "reduced_capacity": True,
    }
