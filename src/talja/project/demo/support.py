"""What the demo's employments cost and are supported with: stored calculations, decisions, and two rules of its own.

The facts are shapes of life, as in `terms`. Wages, decisions and rules are invented, and the rules say so.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.subsidies import operations, queries
from talja.apps.subsidies.models import Calculation
from talja.core.rules.facts import FactValue
from talja.core.rules.stored import load_calculation
from talja.project.demo.chance import maybe, stream
from talja.project.demo.model import Facts, Placement, World

_HUNDRED = Decimal(100)
_WAGES = range(21_800, 27_600, 100)  # full-time, kronor per month
_LEVELS = (30, 40, 50, 55, 60, 65, 70, 75, 80)
_NOT_CALCULATED, _NOT_ENTERED, _DIFFERS = 0.08, 0.5, 0.3
_EMPLOYMENTS = frozenset({"subsidised", "municipal"})
_Maker = Callable[[random.Random], Mapping[str, FactValue]]


def _nystart(rng: random.Random) -> Mapping[str, FactValue]:
    months = Decimal(rng.choice((14, 18, 26, 30, 34, 38, 44, 60)))
    return {"months_without_work": months, "registered_unemployed": True, "newcomer": maybe(rng, 0.2)}


def _intro(rng: random.Random) -> Mapping[str, FactValue]:
    return {"programme": "job_guarantee", "programme_days": Decimal(rng.randrange(220, 900, 10))}


def _wage_subsidy(rng: random.Random) -> Mapping[str, FactValue]:
    return {"decided_level": Decimal(rng.choice(_LEVELS)), "reduced_capacity": True}


_FACTS: Mapping[str, _Maker] = {
    "nystartsjobb": _nystart,
    "introduktionsjobb": _intro,
    "lonebidrag_anstallning": _wage_subsidy,
    "lonebidrag_utveckling": _wage_subsidy,
    "lonebidrag_trygghet": _wage_subsidy,
    "osa": _wage_subsidy,
    "kommunal_anstallning": lambda _: {"collective_agreement": True},
}


def load_support(world: World, placements: Mapping[str, UUID], *, coordinator: Actor, administrator: Actor) -> None:
    """Store what is known of the world's support, during the last afternoon before its day.

    The municipality's own on-cost is a rule that two persons have decided; next year's rules wait to be decided.
    """
    moments = _moments(world.on)
    _load_rules(world.on, coordinator=coordinator, administrator=administrator, moments=moments)
    rng = stream(world.seed, "support")
    for placement in _employments(world):
        calculation = _calculate(
            placement, placements[placement.key], rng, actor=replace(coordinator, at=next(moments))
        )
        if calculation is not None:
            _decide(placement, calculation, rng, actor=replace(coordinator, at=next(moments)))


def _moments(on: date) -> Iterator[datetime]:
    """Yield moments of the afternoon before the day, each after the one before."""
    at = datetime.fromisoformat(f"{on - timedelta(days=1)}T11:00+00:00")
    while True:
        yield at
        at += timedelta(seconds=30)


def _load_rules(on: date, *, coordinator: Actor, administrator: Actor, moments: Iterator[datetime]) -> None:
    own = operations.propose_rule(
        title=f"Tallköpings pensions- och försäkringspålägg {on.year} (exempel)",
        text=_OWN_ON_COST.format(year=on.year, earlier=on.year - 2, checked=on - timedelta(days=30)),
        actor=replace(coordinator, at=next(moments)),
    )
    operations.approve_rule(change_key=own.key, actor=replace(administrator, at=next(moments)))
    operations.propose_rule(
        title=f"Nytt lönetak och nya avgifter {on.year + 1} (exempel)",
        text=_NEXT_YEAR.format(year=on.year + 1, checked=on - timedelta(days=1)),
        actor=replace(administrator, at=next(moments)),
    )


def _employments(world: World) -> Iterator[Placement]:
    """Yield the employments that run or are planned, as the register knows them."""
    for placement in world.registered():
        known = placement.known
        is_over = known is not None and known.last_day is not None and known.last_day < world.on
        if placement.category in _EMPLOYMENTS and not is_over:
            yield placement


def _calculate(placement: Placement, key: UUID, rng: random.Random, *, actor: Actor) -> Calculation | None:
    """Store a calculation; of some employments nobody has told the wage, and of others not the extent."""
    known = queries.known_situation(actor=actor, placement_key=key)
    wage, is_left_out = Decimal(rng.choice(_WAGES)), maybe(rng, _NOT_CALCULATED)
    more = _FACTS[placement.truth.measure](rng)
    extent = known.situation.facts.get("extent")
    if is_left_out or not isinstance(extent, Decimal):
        return None
    facts = {"months_used": Decimal(0), **more, **known.situation.facts, "wage": (wage * extent / _HUNDRED).quantize(1)}
    situation = replace(known.situation, facts=facts)
    return operations.store_calculation(
        placement_key=key, scheme=placement.truth.measure, situation=situation, actor=actor
    )


def _decide(placement: Placement, calculation: Calculation, rng: random.Random, *, actor: Actor) -> None:
    """Enter the decision, for some of those that the register knows of: most as estimated, some not."""
    is_entered, differs = not maybe(rng, _NOT_ENTERED), maybe(rng, _DIFFERS)
    known = placement.known
    if known is None or not is_entered or not known.decision_reference or known.decision_first_day is None:
        return
    amount = _estimate(known, calculation)
    if amount is None:
        return
    said = operations.DecisionInput(
        reference=known.decision_reference,
        first_day=known.decision_first_day,
        last_day=known.decision_last_day,
        amount=(amount * Decimal("0.9")).quantize(_HUNDRED.scaleb(-2)) if differs else amount,
    )
    operations.record_decision(placement_key=calculation.placement_key, said=said, actor=actor)


def _estimate(known: Facts, calculation: Calculation) -> Decimal | None:
    """Return what a month was estimated to be supported with when the decision began; None when it was not."""
    segments = load_calculation(calculation.result).segments
    on = max(known.decision_first_day or known.first_day, known.first_day)
    amount = next((one.monthly_support for one in segments if one.first_day <= on <= one.last_day), None)
    return amount.quantize(Decimal("0.01")) if amount else None


_OWN_ON_COST = """\
title: Tallköpings pensions- och försäkringspålägg (exempel)
changes:
  shared/pension_and_insurance:
    values:
      {earlier}-01-01:
        value: "9.10"
        source: "Påhittad internbudget för den påhittade kommunen Tallköping"
        certainty: low
        checked: {checked}
      {year}-01-01:
        value: "9.40"
        source: "Påhittad internbudget för den påhittade kommunen Tallköping"
        certainty: low
        checked: {checked}
"""
_NEXT_YEAR = """\
title: Nytt lönetak och nya avgifter (exempel)
changes:
  nystartsjobb/wage_ceiling:
    values:
      {year}-01-01: {{value: "22000", source: "Påhittat exempel, inget beslut", certainty: low, checked: {checked}}}
  introduktionsjobb/wage_ceiling:
    values:
      {year}-01-01: {{value: "22000", source: "Påhittat exempel, inget beslut", certainty: low, checked: {checked}}}
  shared/full_contribution:
    values:
      {year}-01-01: {{value: "32.10", source: "Påhittat exempel, inget beslut", certainty: low, checked: {checked}}}
  shared/employer_contribution:
    values:
      {year}-01-01:
        rows: {{0: "32.10", 15: "10.21", 18: "21.50", 23: "32.10", 67: "10.21"}}
        source: "Påhittat exempel, inget beslut"
        certainty: low
        checked: {checked}
      {year}-10-01:
        rows: {{0: "32.10", 15: "10.21", 67: "10.21"}}
        source: "Påhittat exempel, inget beslut"
        certainty: low
        checked: {checked}
"""
