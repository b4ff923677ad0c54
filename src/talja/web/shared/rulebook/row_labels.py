"""What several rows of a parameter are called together: 0–17 år, från 23 år."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TypeAlias

from talja.core.rules.parameters import Parameter, Rows
from talja.web.shared.rulebook.values import Titles, interval_text, is_number, key_label, sorted_keys

Path: TypeAlias = tuple[str, ...]
"""The keys that lead to a row, one for each dimension."""


@dataclass(frozen=True, slots=True)
class RowLabels:
    """The dimensions of a parameter, with every key that any of its versions has."""

    by: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    titles: Titles

    @classmethod
    def of(cls, parameter: Parameter, titles: Titles) -> "RowLabels":
        """Return the labels of a parameter's rows."""
        return cls(parameter.by, tuple(map(tuple, keys_of_all(parameter))), titles)

    def of_paths(self, paths: list[Path]) -> str:
        """Return what the rows are called together; nothing when they are all there are."""
        return self._label(paths, 0) if self.by else ""

    def _label(self, paths: list[Path], depth: int) -> str:
        if depth == len(self.by):
            return ""
        inner: dict[str, list[str]] = {}
        for key in dict.fromkeys(path[depth] for path in paths):
            rest = self._label([path for path in paths if path[depth] == key], depth + 1)
            inner.setdefault(rest, []).append(key)
        said = (": ".join(filter(None, (self._named(depth, keys), rest))) for rest, keys in inner.items())
        return "; ".join(filter(None, said))

    def _named(self, depth: int, keys: list[str]) -> str:
        if len(keys) == len(self.keys[depth]):
            return ""
        dimension = self.by[depth]
        if not is_number(dimension):
            return ", ".join(key_label(dimension, key, None, self.titles) for key in keys)
        return ", ".join(self._ranges(depth, keys))

    def _ranges(self, depth: int, keys: list[str]) -> Iterator[str]:
        """Yield the intervals, those that meet as one."""
        known = self.keys[depth]
        places = sorted(known.index(key) for key in keys)
        for _gap, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
            run_places = [place for _nth, place in run]
            after = known[run_places[-1] + 1] if run_places[-1] + 1 < len(known) else None
            first = Decimal(known[run_places[0]])
            yield interval_text(self.by[depth], first, None if after is None else Decimal(after))


def keys_of_all(parameter: Parameter) -> Iterator[list[str]]:
    """Yield, for each dimension, the keys of every version together."""
    for depth, dimension in enumerate(parameter.by):
        found = dict.fromkeys(key for value in parameter.values for key in _keys(value.rows, depth))
        yield sorted_keys(dimension, found)


def _keys(rows: Rows | Decimal | None, depth: int) -> Iterator[str]:
    if not isinstance(rows, Mapping):
        return
    if depth == 0:
        yield from rows
    else:
        for inner in rows.values():
            yield from _keys(inner, depth - 1)
