"""Look a figure or a fact up for one situation on one day."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from talja.core.rules.conditions import version_day
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.plan import Asked, Figure, Found, Table
from talja.core.rules.results import Term

_AS_DECIMAL = {True: Decimal(1), False: Decimal(0)}


@dataclass(frozen=True, slots=True)
class Finder:
    """Answers what a name stands for. Facts that do not change in time are asked for once."""

    situation: Situation
    group: str
    _known: dict[str, Found] = field(default_factory=dict)

    def find(self, source: Figure | Asked, on: date) -> Found:
        """Return the value in force, or the fact, ready to be used in a formula."""
        if isinstance(source, Figure):
            return self._figure(source, on)
        if source.is_in_time:
            return self._fact(source, on)
        if source.name not in self._known:
            self._known[source.name] = self._fact(source, on)
        return self._known[source.name]

    def _figure(self, figure: Figure, on: date) -> Found:
        version = bisect_right(figure.first_days, version_day(figure.parameter, self.situation, on))
        found = figure.values[version - 1] if version else figure.before
        assumed: tuple[str, ...] = ()
        while isinstance(found, Table):
            told = self._told(found.dimension, on)
            if told is None:
                assumed += (found.dimension,)
                told = figure.parameter.assumed.get(found.dimension)
            found = _row(found, told)
        return found if not assumed else Found(found.term, tuple(dict.fromkeys((*assumed, *found.missing))))

    def _told(self, dimension: str, on: date) -> FactValue | None:
        return self.group if dimension == "group" else self.situation.fact(dimension, on=on)

    def _fact(self, asked: Asked, on: date) -> Found:
        told = self.situation.fact(asked.name, on=on)
        if isinstance(told, bool):
            told = _AS_DECIMAL[told]
        if not isinstance(told, Decimal):
            return Found(Term(asked.name, None, asked.unit), (asked.name,))
        return Found(Term(asked.name, told * asked.scale, asked.unit))


def _row(table: Table, told: FactValue | None) -> Found | Table:
    """Return the row of a choice, or the one with the highest lower limit that the number reaches."""
    if table.limits is None:
        if told == "":  # no target group: a condition of its own says so
            return Found(table.outside.term)
        return table.rows.get(str(told), table.outside)
    if not isinstance(told, Decimal):
        return table.outside
    reached = bisect_right(table.limits, told)
    return table.by_limit[reached - 1] if reached else table.outside
