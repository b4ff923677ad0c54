"""The two ways to tell a number: as it is, with its cases; or protected, without."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from talja.apps.placements.filters import PlacementFilter
from talja.apps.reports.lines import Figure, ShownShare
from talja.core.disclosure.rounding import may_show_share, round_count, round_series
from talja.core.disclosure.suppress import THRESHOLD, suppress
from talja.core.disclosure.table import Cell, Table
from talja.core.statistics.shares import BoundedShare, Interval
from talja.core.statistics.stock import Series

Counts = Mapping[Cell, int | None]
_WHOLE_PERCENT = 2


@dataclass(frozen=True, slots=True)
class Teller:
    """How numbers are told to an actor. `is_linked`: the cases behind them can be listed, as the register is now.

    Protected: counts from 1 to 4 are hidden, and as many others as it takes; the rest are rounded to multiples of 5,
    so that the same table on two days does not tell of one person; shares are told in whole per cent.
    """

    is_exact: bool
    is_linked: bool

    def table(self, table: Table) -> Counts:
        """Return the counts that may be told, before rounding; None for a hidden one."""
        if self.is_exact:
            return table.counts
        protected = suppress(table)
        return {cell: protected.count(*cell) for cell in table.counts}

    def figure(self, count: int | None, cases: PlacementFilter) -> Figure:
        """Return a count that the table tells, with its cases where they may be listed."""
        return Figure(self.count(count), cases if self.is_linked else None)

    def count(self, count: int | None) -> int | None:
        """Return a count of the table as it is told."""
        return count if count is None or self.is_exact else round_count(count)

    def persons(self, persons: int, *, beside: int | None) -> int | None:
        """Return a count of persons as it is told: hidden with the count of their placements, or when small itself."""
        if self.is_exact:
            return persons
        return None if beside is None or 0 < persons < THRESHOLD else round_count(persons)

    def series(self, series: Series) -> Series:
        """Return the series as it is told: every count rounded on its own."""
        if self.is_exact:
            return series
        return tuple(
            replace(one, stock=stock, starts=starts, departures=departures)
            for one in series
            for stock, starts, departures in [round_series((one.stock, one.starts, one.departures))]
        )

    def withheld(self, share: BoundedShare) -> str:
        """Return the reason code why the share among the known may not be told; empty when it may."""
        return "" if self.is_exact else may_show_share(share.yes, share.yes + share.no).code

    def share(self, value: float | None) -> float | None:
        """Return a share as it is told."""
        return value if value is None or self.is_exact else round(value, _WHOLE_PERCENT)

    def shown(self, share: BoundedShare, *, yes: Figure, no: Figure, unknown: Figure, total: Figure) -> ShownShare:
        """Return the share beside its counts as they are told. A share follows its counts: hidden with any of them."""
        is_hidden = None in (yes.count, no.count, unknown.count)
        withheld = self.withheld(share) or ("share_reveals_few" if is_hidden else "")
        known, low, high = (None if withheld else self.share(value) for value in (share.known, share.low, share.high))
        return ShownShare(
            yes=yes,
            no=no,
            unknown=unknown,
            total=total,
            known=known,
            low=low,
            high=high,
            exact=share if self.is_exact else None,
            withheld=withheld if share.total else "",
        )

    def interval(self, interval: Interval | None, *, whole: int) -> Interval | None:
        """Return the bounds among `whole` placements as they are told; None when they would tell of a few."""
        if interval is None or self.is_exact:
            return interval
        ends = (interval.low, interval.high)
        if not all(may_show_share(round(end * whole), whole) for end in ends):
            return None
        return Interval(*(round(end, _WHOLE_PERCENT) for end in ends))
