"""The rules: all forms side by side, and what a change of a value does to many running placements."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from benchmarks.steps.timing import timed
from talja.core.rules.book import RuleBook, load_book, make_book, our_files
from talja.core.rules.calculate import calculate, monthly
from talja.core.rules.compare import compare
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.results import Calculation

SEED = 2027
ON = date(2027, 1, 1)
FORMS = ("nystartsjobb", "introduktionsjobb", "utan_stod")
_GROUPS = {"nystartsjobb": ("short", "middle", "long", "newcomer", "guarantee")}
_CHANGE = """\
changes:
  shared/employer_contribution:
    values:
      2027-01-01: {rows: {0: "30.42"}, source: Påhittad, certainty: low, checked: 2026-11-22}
"""
Placed = tuple[str, Situation]


def comparison(*, loops: int) -> dict[str, Any]:
    """Compare all forms for somebody well known, and for somebody of whom only the wage is known."""
    book = load_book()
    wage: dict[str, FactValue] = {"wage": Decimal(26_000), "extent": Decimal(100)}
    known = Situation(ON, group="", facts={**wage, **_known(random.Random(SEED))})  # noqa: S311 - chance with a seed
    compare(book, known)
    found, well_known = timed(lambda: compare(book, known), times=loops)
    _, little_known = timed(lambda: compare(book, Situation(ON, facts=wage)), times=loops)
    return {"forms": len(found), "months": len(found[0].months), "known": well_known, "unknown": little_known}


def january(*, placements: int, loops: int) -> dict[str, Any]:
    """Work out the month of a change for many running placements, under the old book and under the new one."""
    old, new = load_book(), make_book((*our_files(), ("change.yaml", _CHANGE)))
    placed = placements_of(placements)
    _both(placed[:50], old, new)
    found, took = timed(lambda: _both(placed, old, new), times=min(loops, 3))
    return {"took": took, "changed": sum(before != after for before, after in found), "placements": len(found)}


def ours(*, placements: int, loops: int) -> dict[str, Any]:
    """Work out three forms: one case over two years, and one month of many cases."""
    book, placed = load_book(), placements_of(placements)
    cases = first_cases(placed)

    def one_case() -> list[Calculation]:
        return [calculate(book.schemes[form], told) for form, told in cases]

    one_case()
    calculations, one = timed(one_case, times=loops)
    amounts, many = timed(lambda: [monthly(book.schemes[form], told, ON) for form, told in placed], times=min(loops, 3))
    return {
        "one": one,
        "many": many,
        "cases": [[form, *_totals(each)] for (form, _), each in zip(cases, calculations, strict=True)],
        "nets": [float(each.net or 0) for each in amounts],
    }


def placements_of(count: int, *, seed: int = SEED) -> list[Placed]:
    """Return running placements of three forms, with all that is known of them. The same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - chance with a seed, no secrets
    placed = []
    for number in range(count):
        form = FORMS[number % len(FORMS)]
        extent = chance.choice((50, 75, 100))
        wage = {"wage": Decimal(chance.randrange(18_000, 32_000, 100)) * extent / 100, "extent": Decimal(extent)}
        first_day = ON - timedelta(days=chance.randrange(1, 150))
        group = chance.choice(_GROUPS.get(form, ("",)))
        placed.append((form, Situation(first_day, group=group, facts={**wage, **_known(chance)})))
    return placed


def first_cases(placed: list[Placed]) -> list[Placed]:
    """Return one case of each form, from the first of a month."""
    firsts = (next(told for form, told in placed if form == wanted) for wanted in FORMS)
    return [(form, replace(told, first_day=ON)) for form, told in zip(FORMS, firsts, strict=True)]


def _known(chance: random.Random) -> dict[str, FactValue]:
    return {
        "po": Decimal("43.5"),
        "age": Decimal(chance.randrange(26, 55)),
        "months_without_work": Decimal(60),
        "months_used": Decimal(0),
        "newcomer": False,
        "programme": "none",
        "decided_level": Decimal(75),
        "insurance_rate": Decimal(1),
        "holiday_rate": Decimal(12),
    }


def _both(placed: list[Placed], old: RuleBook, new: RuleBook) -> list[tuple[Any, Any]]:
    return [
        (monthly(old.schemes[form], told, ON).support, monthly(new.schemes[form], told, ON).support)
        for form, told in placed
    ]


def _totals(calculation: Any) -> tuple[float, float]:
    return float(calculation.cost), float(calculation.support)
