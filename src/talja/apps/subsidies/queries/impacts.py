"""What changes on 1 January: every running and planned placement that a change of rules touches, old and new."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.subsidies import permissions
from talja.apps.subsidies.amounts import ONE_DAY, Known, Stretch, differences, in_ore, months_in, stretches
from talja.apps.subsidies.book import books_around
from talja.apps.subsidies.lines import Difference, Impact, ImpactLine, Uncounted
from talja.apps.subsidies.models import RuleChange
from talja.apps.subsidies.queries import protecting
from talja.apps.subsidies.queries.placed import Counted, Place, Placed, placed
from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.core.rules.finding import Finder

_ZERO = Decimal(0)
Stretches: TypeAlias = tuple[Stretch, ...]


def impact_of(*, actor: Actor, change_key: UUID, on: date, months: int = 24) -> Impact:
    """Return what a change does from its own day on, or from `on` when that is later. Three queries and a few.

    A proposed change is held against the rules in force, an approved one against those before it. Raises
    `RuleChange.DoesNotExist`, `UnreadableRules` for a proposal that can be read no more, and `Denied`: missing_right.
    """
    permissions.may_see_rules(actor=actor).require()
    change = RuleChange.objects.get(key=change_key)
    first_day = max(on, change.takes_effect_on)
    counting = _Counting(actor, on, first_day, add_months(first_day, months) - ONE_DAY, *books_around(change))
    for one in placed(on=on):
        counting.count(one)
    return counting.told(months)


@dataclass(slots=True)
class _Counting:
    actor: Actor
    on: date
    first_day: date
    horizon: date
    old: RuleBook
    new: RuleBook
    is_exact: bool = field(init=False)
    touched: int = 0
    untouched: int = 0
    lines: list[ImpactLine] = field(default_factory=list)
    sums: dict[Place, protecting.Sum] = field(default_factory=lambda: defaultdict(protecting.Sum))
    uncounted: list[tuple[Placed, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_exact = bool(permissions.may_see_exact_amounts(actor=self.actor))

    def count(self, one: Placed) -> None:
        """Count a placement in: touched, untouched, or not to be counted and why."""
        last_day = min(one.ends(on=self.on) or self.horizon, self.horizon)
        why = self._why_not(one)
        if why:
            self.uncounted.append((one, why))
        elif last_day < self.first_day or one.counted is None or not self._is_changed(one.counted.scheme):
            self.untouched += 1
        else:
            self._compare(one, one.counted, last_day)

    def told(self, months: int) -> Impact:
        """Return the answer, exact or protected."""
        places, total = (protecting.exact if self.is_exact else protecting.protected)(self.sums)
        count = int if self.is_exact else protecting.protected_count
        return Impact(
            first_day=self.first_day,
            months=months,
            is_exact=self.is_exact,
            touched=count(self.touched),
            untouched=count(self.untouched),
            not_counted=count(len(self.uncounted)),
            lines=tuple(sorted(self.lines, key=lambda one: (-abs(one.net), one.placement.key))),
            places=places,
            total=total,
            uncounted=tuple(self._uncounted()) if self.is_exact else (),
        )

    def _why_not(self, one: Placed) -> str:
        if one.counted is None:
            return "no_calculation"
        return "" if one.counted.scheme in self.new.schemes else "scheme_unknown"

    def _is_changed(self, code: str) -> bool:
        """Whether the change says anything of the form: what both books say alike is one and the same scheme."""
        return self.old.schemes.get(code) is not self.new.schemes[code]

    def _compare(self, one: Placed, counted: Counted, last_day: date) -> None:
        before, after = self._before_and_after(one, counted, last_day)
        found = tuple(differences(before, after))
        if any(None in each.amounts for each in (*before, *after)):
            self.uncounted.append((one, "amount_unknown"))
        elif not found:
            self.untouched += 1
        else:
            self._touch(one, found, last_day)

    def _before_and_after(self, one: Placed, counted: Counted, last_day: date) -> tuple[Stretches, Stretches]:
        """Return the old and the new."""
        known, first_day = Known(Finder(counted.situation, "")), max(self.first_day, one.first_day)
        old, new = self.old.schemes.get(counted.scheme), self.new.schemes[counted.scheme]
        after = stretches(new, counted.situation, first_day=first_day, last_day=last_day, known=known)
        if old is None:  # a form that the change brings: nothing was known of it before
            return (), after
        return stretches(old, counted.situation, first_day=first_day, last_day=last_day, known=known), after

    def _touch(self, one: Placed, found: tuple[Difference, ...], last_day: date) -> None:
        spans = [(each, months_in(each.first_day, each.last_day)) for each in found]
        support = in_ore(sum(((each.support or _ZERO) * span for each, span in spans), _ZERO))
        cost = in_ore(
            sum((((each.new_cost or _ZERO) - (each.old_cost or _ZERO)) * span for each, span in spans), _ZERO)
        )
        self.touched += 1
        place = one.place(actor=self.actor)
        if one.is_own:
            self.sums[place].add(support=support, cost=cost)
        if self.is_exact:
            shown = one.shown(actor=self.actor, on=self.on)
            scheme = one.counted.scheme if one.counted else ""
            self.lines.append(ImpactLine(shown, place[1], scheme, found[0], last_day, support, cost))

    def _uncounted(self) -> Iterator[Uncounted]:
        for one, why in self.uncounted:
            yield Uncounted(one.shown(actor=self.actor, on=self.on), why)
