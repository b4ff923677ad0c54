"""Look a figure or a fact up for one situation on one day."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from talja.core.rules.blocks import Number
from talja.core.rules.conditions import version_day
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.plan import Asked, Figure, Found, Line, Table
from talja.core.rules.results import Term

_AS_DECIMAL = {True: Decimal(1), False: Decimal(0)}


@dataclass(frozen=True, slots=True)
class Finder:
    """Answers what a name stands for. What is the same on all days and for all groups is looked up once.

    `kept` are lines that have been worked out, with what they were made of: on another day, for another group or by
    other rules they come to the same of the same.
    """

    situation: Situation
    group: str
    kept: dict[Line, tuple[list[Term | Number], Number]] = field(default_factory=dict)
    _known: dict[Figure | Asked, Found] = field(default_factory=dict)

    def find(self, source: Figure | Asked, on: date) -> Found:
        """Return the value in force, or the fact, ready to be used in a formula."""
        if source.varies:
            return self._look_up(source, on)
        found = self._known.get(source)
        if found is None:
            found = self._known[source] = self._look_up(source, on)
        return found

    def _look_up(self, source: Figure | Asked, on: date) -> Found:
        return self._figure(source, on) if isinstance(source, Figure) else self._fact(source, on)

    def _figure(self, figure: Figure, on: date) -> Found:
        version = bisect_right(figure.first_days, version_day(figure.parameter, self.situation, on))
        found = figure.values[version - 1] if version else figure.before
        if not isinstance(found, Table):
            return found
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
