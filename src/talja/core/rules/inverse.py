"""The question turned round: what extent, which form or which wage fits a budget per month.

Every answer is a whole percent, or a whole krona, and is the largest that holds: found by halving where the net cost is
proved never to fall (slopes.py), else by trying one after the other from the top. What is found is then worked out
whole, and the next smaller one is taken where rounding, or another target group, makes it cost more.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate
from talja.core.rules.compare import ORDER
from talja.core.rules.facts import FACTS, Situation
from talja.core.rules.finding import Finder
from talja.core.rules.plan import plan_of
from talja.core.rules.results import Calculation, Segment
from talja.core.rules.scheme import Scheme
from talja.core.rules.slopes import never_falls
from talja.core.rules.steps import amount_on

_ONE = Decimal(1)
_PERCENT = range(1, 101)
_FIVES = range(5, 101, 5)
_COARSE = 100  # kronor between the wages that are tried where nothing is proved


@dataclass(frozen=True, slots=True)
class Fit:
    """The largest extent, or the highest wage, of one form within the budget, with the calculation behind it.

    `calculation` None: not even the least fits. `is_known` False: what is left to pay cannot be told.
    """

    scheme: str
    extent: int | None
    full_time_wage: int | None
    net: Decimal | None  # of the dearest whole month while the support lasts
    calculation: Calculation | None
    is_known: bool = True


def largest_extents(
    book: RuleBook, situation: Situation, *, budget: Decimal, full_time_wage: int, by_five: bool = False
) -> tuple[Fit, ...]:
    """Return, for every form that exists on the first day, the largest extent whose net cost fits the budget.

    `full_time_wage` and `budget` are kronor per month. Extents are whole percent, or steps of five.
    """
    steps = _FIVES if by_five else _PERCENT
    growing = {"wage": Decimal(full_time_wage) / 100, "extent": _ONE}
    found = (
        _Search(scheme, situation, budget, book.version, growing).fit(steps, lambda extent: (extent, full_time_wage))
        for scheme in book.beginning(situation.first_day)
    )
    return tuple(sorted(found, key=_order))


def _order(fit: Fit) -> tuple[bool, bool, int, int, str]:
    """Those that fit and can be had come first, and the larger extent before the smaller."""
    answer = ORDER[fit.calculation.answer] if fit.calculation else 0
    return not fit.is_known, fit.calculation is None, answer, -(fit.extent or 0), fit.scheme


def highest_wage(scheme: Scheme, situation: Situation, *, budget: Decimal, extent: int, book_version: str = "") -> Fit:
    """Return the highest full-time wage whose net cost at the extent fits the budget.

    It is in whole kronor where it is proved that a higher wage never costs less, else in whole hundreds.
    """
    search = _Search(scheme, situation, budget, book_version, {"wage": Decimal(extent) / 100})
    most = int(FACTS["wage"].most)
    steps = range(most + 1) if search.is_proved((extent, most)) else range(0, most + 1, _COARSE)
    return search.fit(steps, lambda wage: (extent, wage))


def dearest_net(calculation: Calculation) -> Decimal | None:
    """Return what is left to pay in the dearest whole month while the support lasts; None when it is not known."""
    return _dearest((one.monthly_cost, one.monthly_support) for one in _supported(calculation))


Offer: TypeAlias = tuple[int, int]  # an extent in percent and a full-time wage


@dataclass(frozen=True, slots=True)
class _Search:
    scheme: Scheme
    situation: Situation
    budget: Decimal
    book_version: str
    growing: dict[str, Decimal]

    def fit(self, steps: range, offer_of: Callable[[int], Offer]) -> Fit:
        """Return the largest of the steps that fits."""
        top = self._calculation(offer_of(steps[-1]))
        if dearest_net(top) is None:
            return Fit(self.scheme.code, None, None, None, None, is_known=False)
        is_proved = self.is_proved(offer_of(steps[-1]))
        for offer in map(offer_of, _largest_first(steps, lambda step: self._fits(offer_of(step), top), is_proved)):
            calculation = self._calculation(offer)
            net = dearest_net(calculation)
            if net is not None and net <= self.budget:
                return Fit(self.scheme.code, *offer, net, calculation)
        return Fit(self.scheme.code, None, None, None, None)

    def is_proved(self, offer: Offer) -> bool:
        """Whether the net cost is proved never to fall, in any month while the support lasts."""
        top = self._calculation(offer)
        finder = Finder(self._with(offer), top.group)
        return all(never_falls(plan_of(self.scheme), finder, one.first_day, self.growing) for one in _supported(top))

    def _fits(self, offer: Offer, top: Calculation) -> bool:
        """Whether the dearest month fits, told the quick way: with the target group and the days of another offer."""
        plan, finder = plan_of(self.scheme), Finder(self._with(offer), top.group)
        months = (
            (amount_on(plan.cost, finder, one.first_day), amount_on(plan.support, finder, one.first_day))
            for one in _supported(top)
        )
        net = _dearest(months)
        return net is not None and net <= self.budget

    def _with(self, offer: Offer) -> Situation:
        extent, full_time_wage = map(Decimal, offer)
        return self.situation.with_facts(wage=full_time_wage * extent / 100, extent=extent)

    def _calculation(self, offer: Offer) -> Calculation:
        return calculate(self.scheme, self._with(offer), book_version=self.book_version)


def _largest_first(steps: range, fits: Callable[[int], bool], is_proved: bool) -> Iterator[int]:
    """Yield the steps that fit from the largest on. Where a larger one is never cheaper, they are found by halving."""
    if is_proved:
        end = bisect_left(steps, True, key=lambda step: not fits(step))
        yield from reversed(steps[:end])
    else:
        yield from (step for step in reversed(steps) if fits(step))


def _supported(calculation: Calculation) -> tuple[Segment, ...]:
    """Return the days while the support lasts: all of them for a form without support, the first for one used up."""
    last_day = calculation.extent.last_day
    during = (one for one in calculation.segments if last_day is None or one.first_day <= last_day)
    return tuple(during) or calculation.segments[:1]


def _dearest(months: Iterable[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    nets = [None if cost is None or support is None else cost - support for cost, support in months]
    known = [net for net in nets if net is not None]
    return max(known) if len(known) == len(nets) else None
