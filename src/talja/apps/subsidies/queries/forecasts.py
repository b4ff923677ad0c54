"""The budget ahead: what the municipality's own employments cost month by month, and what happens as support ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.subsidies import permissions
from talja.apps.subsidies.amounts import (
    ONE_DAY,
    Known,
    Stretch,
    cut,
    in_ore,
    joined,
    months_of,
    stretches,
    support_ends,
)
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.lines import (
    Forecast,
    ForecastMonth,
    ForecastPlace,
    PlaceSum,
    SupportEnd,
    Uncounted,
)
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.queries import protecting
from talja.apps.subsidies.queries.placed import Counted, Place, Placed, placed
from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.core.rules.finding import Finder

_ZERO = Decimal(0)


def forecast(*, actor: Actor, on: date, months: int = 24) -> Forecast:
    """Return the budget of running and planned employments from the month of the day, so many months ahead.

    What was decided wins over the estimate: an amount while its decision lasts, and no support after the last decided
    day. Amounts follow the rules in force, also those that are known to change. Four queries and the rule book's.
    Raises `Denied`: missing_right.
    """
    permissions.may_see_budget(actor=actor).require()
    counting = _Counting(actor, on, months, current_book(), _decided())
    for one in placed(on=on):
        if one.is_own:
            counting.count(one)
    return counting.told()


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was decided: from when to when, as far as it is known, and how much a month, when that is."""

    first_day: date
    last_day: date
    amount: Decimal | None


def _decided() -> dict[UUID, list[_Decision]]:
    """Return the decisions that count, by placement, those entered later last."""
    rows = SupportDecision.objects.current().order_by("pk")
    found: dict[UUID, list[_Decision]] = defaultdict(list)
    for key, first_day, last_day, amount in rows.values_list("placement_key", "first_day", "last_day", "amount"):
        found[key].append(_Decision(first_day or date.min, last_day or date.max, amount))
    return found


@dataclass(slots=True)
class _Counting:
    actor: Actor
    on: date
    months: int
    book: RuleBook
    decided: dict[UUID, list[_Decision]]
    is_exact: bool = field(init=False)
    first_day: date = field(init=False)
    horizon: date = field(init=False)
    counted: int = 0
    open_ended: int = 0
    expired: int = 0
    sums: dict[Place, dict[date, protecting.Sum]] = field(default_factory=dict)
    placements: dict[Place, int] = field(default_factory=lambda: defaultdict(int))
    ends: list[SupportEnd] = field(default_factory=list)
    uncounted: list[tuple[Placed, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_exact = bool(permissions.may_see_exact_amounts(actor=self.actor))
        self.first_day = self.on.replace(day=1)
        self.horizon = add_months(self.first_day, self.months) - ONE_DAY

    def count(self, one: Placed) -> None:
        """Count an employment in, or say why it cannot be."""
        counted = one.counted
        if counted is None:
            self.uncounted.append((one, "no_calculation"))
        elif counted.scheme not in self.book.schemes:
            self.uncounted.append((one, "scheme_unknown"))
        else:
            self._count(one, counted)

    def _count(self, one: Placed, counted: Counted) -> None:
        ends = one.ends(on=self.on)
        first_day, last_day = max(self.first_day, one.first_day), min(ends or self.horizon, self.horizon)
        if first_day > last_day:
            return
        scheme = self.book.schemes[counted.scheme]
        known = Known(Finder(counted.situation, ""))
        whole = stretches(scheme, counted.situation, first_day=first_day, last_day=last_day, known=known)
        decisions = self.decided.get(one.key, [])
        decided_end = _decided_end(decisions, one.row["decision_last_day"])
        found = tuple(joined(_as_decided(whole, decisions, decided_end)))
        if any(each.cost is None or each.support is None for each in found):
            self.uncounted.append((one, "amount_unknown"))
            return
        self.counted += 1
        self.open_ended += ends is None
        self.expired += decided_end is not None and decided_end < self.on
        place = one.place(actor=self.actor)
        self.placements[place] += 1
        self._add(place, found)
        if self.is_exact:
            last = support_ends(scheme, known) if decided_end is None else decided_end
            self._note_end(one, place, found, last, ends=ends, is_decided=decided_end is not None)

    def _add(self, place: Place, found: Iterable[Stretch]) -> None:
        held = self.sums.setdefault(place, {})
        seen: set[date] = set()
        for each in found:
            cost, support = each.cost or _ZERO, each.support or _ZERO
            for month, share in months_of(each.first_day, each.last_day):
                if month not in held:
                    held[month] = protecting.Sum()
                held[month].add(support=support * share, cost=cost * share, placements=month not in seen)
                seen.add(month)

    def _note_end(
        self,
        one: Placed,
        place: Place,
        found: tuple[Stretch, ...],
        last_day: date | None,
        *,
        ends: date | None,
        is_decided: bool,
    ) -> None:
        """Tell of a support that ends within the time, when there is any to end."""
        before = [each for each in found if each.support and (last_day is None or each.first_day <= last_day)]
        if last_day is None or not before or not self.on <= last_day <= min(ends or self.horizon, self.horizon):
            return
        last = before[-1]
        cost_after = next((each.cost for each in found if each.first_day > last_day), last.cost) or _ZERO
        self.ends.append(
            SupportEnd(
                placement=one.shown(actor=self.actor, on=self.on),
                cost_centre=place[1],
                scheme=one.counted.scheme if one.counted else "",
                last_day=last_day,
                is_decided=is_decided,
                net_before=in_ore((last.cost or _ZERO) - (last.support or _ZERO)),
                net_after=in_ore(cost_after),
                employed_to=ends,
            )
        )

    def told(self) -> Forecast:
        """Return the answer, exact or protected."""
        count = int if self.is_exact else protecting.protected_count
        return Forecast(
            on=self.on,
            is_exact=self.is_exact,
            months=tuple(self._months()),
            places=tuple(self._places()),
            ends=tuple(sorted(self.ends, key=lambda one: (one.last_day, one.placement.key))),
            counted=count(self.counted),
            open_ended=count(self.open_ended),
            expired=count(self.expired),
            not_counted=count(len(self.uncounted)),
            uncounted=tuple(self._uncounted()) if self.is_exact else (),
        )

    def _months(self) -> Iterator[ForecastMonth]:
        for number in range(self.months):
            month = add_months(self.first_day, number)
            whole = protecting.Sum()
            for held in self.sums.values():
                if month in held:
                    one = held[month]
                    whole.add(support=one.support, cost=one.cost, placements=one.placements)
            told = _month(month, whole)
            yield told if self.is_exact else protecting.protected_month(told)

    def _places(self) -> Iterator[ForecastPlace]:
        if not self.is_exact:
            sums, _ = protecting.protected(self._by_place())
            yield from (ForecastPlace(one, ()) for one in sums)
            return
        sums, _ = protecting.exact(self._by_place())
        for one in sums:
            held = self.sums[one.administration, one.cost_centre]
            months = (add_months(self.first_day, number) for number in range(self.months))
            told = tuple(_month(month, held.get(month, protecting.Sum())) for month in months)
            yield ForecastPlace(_in_ore(one), told)

    def _by_place(self) -> dict[Place, protecting.Sum]:
        found: dict[Place, protecting.Sum] = {}
        for place, held in self.sums.items():
            found[place] = protecting.Sum(self.placements[place])
            for one in held.values():
                found[place].add(support=one.support, cost=one.cost, placements=0)
        return found

    def _uncounted(self) -> Iterator[Uncounted]:
        for one, why in self.uncounted:
            yield Uncounted(one.shown(actor=self.actor, on=self.on), why)


def _decided_end(decisions: list[_Decision], registered: date | None) -> date | None:
    """Return the last decided day, None when nobody has said one. What was entered here wins over the register's."""
    days = [one.last_day for one in decisions if one.last_day < date.max]
    if any(one.last_day == date.max and one.amount is not None for one in decisions):
        return None  # decided, and still without an end
    return max(days, default=registered)


def _as_decided(whole: Iterable[Stretch], decisions: list[_Decision], end: date | None) -> Iterator[Stretch]:
    """Yield the stretches with what was decided in place of the estimate."""
    days = {one.first_day for one in decisions} | {
        one.last_day + ONE_DAY for one in decisions if one.last_day < date.max
    }
    days |= {end + ONE_DAY} if end is not None else set()
    for each in cut(whole, days):
        amounts = [one.amount for one in decisions if one.first_day <= each.first_day <= one.last_day]
        decided = next((amount for amount in reversed(amounts) if amount is not None), None)
        if end is not None and each.first_day > end:
            yield replace(each, support=_ZERO)
        else:
            yield each if decided is None else replace(each, support=decided)


def _month(first_day: date, one: protecting.Sum) -> ForecastMonth:
    return ForecastMonth(first_day, one.placements, in_ore(one.cost), in_ore(one.support))


def _in_ore(one: PlaceSum) -> PlaceSum:
    cost, support = one.cost or _ZERO, one.support or _ZERO
    return replace(one, cost=in_ore(cost), support=in_ore(support))
