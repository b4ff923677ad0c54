"""What a test needs of support: situations, rule files, and the people who propose and decide."""

from datetime import date
from decimal import Decimal
from typing import Any

from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations import store_calculation
from talja.core.rules.facts import FactValue, Situation

NEW_CEILING = """
title: Nytt lönetak (exempel)
changes:
  nystartsjobb/wage_ceiling:
    values:
      2027-01-01: {value: "25000", source: "Påhittat exempel", certainty: low, checked: 2026-11-22}
"""

NEW_FEE = """
title: Ny arbetsgivaravgift (exempel)
changes:
  shared/employer_contribution:
    values:
      2027-01-01: {rows: {0: "40"}, source: "Påhittat exempel", certainty: low, checked: 2026-11-22}
"""


def make_situation(
    *, first_day: date = date(2026, 3, 1), last_day: date | None = None, without: str = "", **facts: FactValue
) -> Situation:
    """Return the situation of a nystartsjobb where everything that decides the amount is known, `without` one fact."""
    known: dict[str, FactValue] = {"wage": Decimal(24_000), "extent": Decimal(100), "po": Decimal(40)}
    known |= {"months_without_work": Decimal(30), "age": Decimal(40), **facts}
    known.pop(without, None)
    return Situation(first_day=first_day, last_day=last_day, facts=known)


def make_calculation(
    placement: Placement, *, actor: Actor, scheme: str = "nystartsjobb", situation: Situation | None = None, **said: Any
) -> Calculation:
    """Store a calculation of a nystartsjobb from the placement's first day on, unless told otherwise."""
    situation = situation or make_situation(first_day=placement.first_day)
    return store_calculation(placement_key=placement.key, scheme=scheme, situation=situation, actor=actor, **said)
