"""How much a month's amounts can grow when the wage or the extent grows: bounds that hold everywhere.

Proves that a net cost never falls as the wage rises, so that the highest wage within a budget can be found by halving.
Where nothing is proved (an amount that jumps, two things that grow multiplied by each other) the answer is None.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from talja.core.rules.blocks import Terms
from talja.core.rules.finding import Finder
from talja.core.rules.plan import Figure, Formula, Line, Plan, Source
from talja.core.rules.results import Term
from talja.core.rules.steps import work_out

_ZERO, _ONE = Decimal(0), Decimal(1)


class Growth(NamedTuple):
    """The least and the most that an amount grows when what is looked for grows by one."""

    least: Decimal
    most: Decimal


_STILL = Growth(_ZERO, _ZERO)
Given = Mapping[str, list[tuple[Term, Growth]]]


def never_falls(plan: Plan, finder: Finder, on: date, growing: Mapping[str, Decimal]) -> bool:
    """Whether what is left to pay for a month, before rounding, is proved never to fall as some facts grow.

    `growing`: how much each of them grows when what is looked for grows by one.
    """
    cost, support = _growth(plan.cost, finder, on, growing), _growth(plan.support, finder, on, growing)
    return cost is not None and support is not None and cost.least >= support.most


def _growth(formula: Formula, finder: Finder, on: date, growing: Mapping[str, Decimal]) -> Growth | None:
    """Return how a formula's result grows, or None when that is not proved."""
    found: list[Growth | None] = []
    for line, worked in zip(formula.lines, work_out(formula, finder, on), strict=True):
        terms = iter(worked.step.terms)
        pairs = [
            (name, term, _of(source, found, growing))
            for name, sources in zip(line.names, line.sources, strict=True)
            for source, term in zip(sources, terms, strict=False)
        ]
        found.append(_rule(line, pairs[-1:] if line.kind.takes_first else pairs))
    return found[-1] if found else _STILL


def _rule(line: Line, pairs: list[tuple[str, Term, Growth | None]]) -> Growth | None:
    given: dict[str, list[tuple[Term, Growth]]] = {}
    for name, term, growth in pairs:
        if growth is None:
            return None
        given.setdefault(name, []).append((term, growth))
    return _RULES.get(line.block.kind, _unproved)(line, given)


def _of(source: Source, found: list[Growth | None], growing: Mapping[str, Decimal]) -> Growth | None:
    """Return how a term grows; None for a table whose rows go by what grows, for that jumps."""
    if isinstance(source, int):
        return found[source]
    if isinstance(source, Figure):
        return None if growing.keys() & set(source.parameter.by) else _STILL
    slope = growing.get(source.name, _ZERO) * source.scale
    return Growth(slope, slope)


def _unproved(_line: Line, given: Given) -> Growth | None:
    """Nothing is proved of a block that may jump, unless nothing that it is made of grows."""
    return _STILL if all(growth == _STILL for ones in given.values() for _, growth in ones) else None


def _linear(line: Line, given: Given) -> Growth | None:
    """A product: so much as it is for one of what grows, when just one of its terms does."""
    moving = [(name, growth) for name, ones in given.items() for _, growth in ones if growth != _STILL]
    if len(moving) != 1 or (line.block.kind == "multiples" and moving[0][0] != "of"):
        return _unproved(line, given)
    ((name, growth),) = moving
    by_name = {one: [term for term, _ in ones] for one, ones in given.items()}
    by_name[name] = [replace(by_name[name][0], number=_ONE)]
    each = line.kind.work_out(Terms(by_name, line.words))
    return None if each is None else Growth(growth.least * each, growth.most * each)


def _either(line: Line, given: Given) -> Growth | None:
    """The least or the largest of several: as one or another of them."""
    held = [growth for name, ones in given.items() for _, growth in ones if name not in {"scale", "quantity"}]
    scaled = {name: given[name] for name in ("at", "ceiling", "scale", "quantity") if name in given}
    if len(scaled) > 1:
        limit = _product(scaled)
        if limit is None:
            return None
        held = [*(growth for name, ones in given.items() for _, growth in ones if name not in scaled), limit]
    return Growth(min(one.least for one in held), max(one.most for one in held))


def _product(factors: Given) -> Growth | None:
    moving = [growth for ones in factors.values() for _, growth in ones if growth != _STILL]
    still = [term.number for ones in factors.values() for term, growth in ones if growth == _STILL]
    if len(moving) > 1 or None in still:
        return None
    if not moving:
        return _STILL
    each = _ONE
    for number in still:
        each *= number or _ZERO
    return Growth(moving[0].least * each, moving[0].most * each)


def _banded(line: Line, given: Given) -> Growth | None:
    ((_, growth),) = given["of"]
    rates = [given[name][0][0].number for name in ("share", "above")]
    others = [one for name, ones in given.items() for _, one in ones if name != "of"]
    if None in rates or any(one != _STILL for one in others) or growth.least < 0:
        return _unproved(line, given)
    known = [rate or _ZERO for rate in rates]
    return Growth(growth.least * min(known), growth.most * max(known))


def _sum(_line: Line, given: Given) -> Growth:
    growths = [growth for _, growth in given["of"]]
    return Growth(sum((one.least for one in growths), _ZERO), sum((one.most for one in growths), _ZERO))


def _less(_line: Line, given: Given) -> Growth:
    ((_, whole),) = given["of"]
    less = _sum(_line, {"of": given["less"]})
    return Growth(min(_ZERO, whole.least - less.most), max(_ZERO, whole.most - less.least))


def _at_first(_line: Line, given: Given) -> Growth:
    ((_, growth),) = given["of"]
    return Growth(min(_ZERO, growth.least), max(_ZERO, growth.most))


def _chosen(_line: Line, given: Given) -> Growth:
    return given["of"][-1][1]


_RULES: dict[str, Callable[[Line, Given], Growth | None]] = {
    **dict.fromkeys(("amount", "share_of", "fixed", "multiples"), _linear),
    **dict.fromkeys(("eligible_wage", "capped", "raised", "smallest", "largest"), _either),
    "banded_share": _banded,
    "sum_of": _sum,
    "difference": _less,
    "for_first_months": _at_first,
    "first_known": _chosen,
}
