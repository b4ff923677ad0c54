"""A parameter's whole history as a chart: one line for each of its rows, those that have always been alike as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, product, zip_longest

from django.utils.translation import gettext as _

from talja.core.rules.parameters import Parameter, Rows, Value
from talja.web.shared.charts.history import MOST, Era, History, HistoryLine, draw_history
from talja.web.shared.charts.svg import Svg
from talja.web.shared.rule_words import quantity
from talja.web.shared.rulebook.row_labels import Path, RowLabels, keys_of_all
from talja.web.shared.rulebook.values import Titles, ended_text, is_number, sorted_keys

_ONE_DAY = timedelta(days=1)
_ROOM_AHEAD = timedelta(days=300)  # so that a value that has just come, or is to come, is seen


@dataclass(frozen=True, slots=True)
class Drawn:
    """A parameter's chart. `is_whole` is False where only the widest of many rows are drawn."""

    drawing: Svg
    is_whole: bool


def history_drawing(parameter: Parameter, titles: Titles, *, today: date) -> Drawn | None:
    """Return the chart; None where there is nothing to see over time: one version, or more lines than can be told."""
    lines = history_lines(parameter, titles, until=_until(parameter, today))
    if len(parameter.values) < 2 or not any(era.value is not None for line in lines for era in line.eras):
        return None
    shown = lines if len(lines) <= MOST else _widest(parameter, titles, today)
    if not shown:
        return None
    chart = History(
        key=f"h-{parameter.key.replace('_', '-')}",
        title=parameter.title,
        description=_("Värdet över tid. Alla värden med källa står i tabellen."),
        lines=shown,
        today=today,
    )
    return Drawn(draw_history(chart), len(shown) == len(lines))


def history_lines(parameter: Parameter, titles: Titles, *, until: date) -> tuple[HistoryLine, ...]:
    """Return a line for each row, over all versions; rows that have always been alike share one."""
    labels = RowLabels.of(parameter, titles)
    return tuple(HistoryLine(labels.of_paths(paths), eras) for eras, paths in _alike(parameter, until).items())


def _alike(parameter: Parameter, until: date) -> dict[tuple[Era, ...], list[Path]]:
    told: dict[tuple[Era, ...], list[Path]] = {}
    for path in product(*keys_of_all(parameter)):
        told.setdefault(tuple(_eras(parameter, path, until)), []).append(path)
    return told


def _widest(parameter: Parameter, titles: Titles, today: date) -> tuple[HistoryLine, ...]:
    """Return the lines of the widest intervals; nothing where the rows are no intervals."""
    if len(parameter.by) != 1 or not is_number(parameter.by[0]):
        return ()
    alike = _alike(parameter, _until(parameter, today))
    (keys,) = keys_of_all(parameter)
    ends = dict(zip_longest(map(Decimal, keys), map(Decimal, keys[1:]), fillvalue=Decimal("Infinity")))
    widths = {eras: sum(ends[Decimal(key)] - Decimal(key) for (key,) in paths) for eras, paths in alike.items()}
    kept = sorted(widths, key=widths.__getitem__, reverse=True)[:MOST]
    labels = RowLabels.of(parameter, titles)
    return tuple(HistoryLine(labels.of_paths(paths), eras) for eras, paths in alike.items() if eras in kept)


def _until(parameter: Parameter, today: date) -> date:
    return max(today, parameter.values[-1].first_day) + _ROOM_AHEAD


def _eras(parameter: Parameter, path: tuple[str, ...], until: date) -> Iterator[Era]:
    """Yield the row's values over time; versions that did not change it make one era."""
    spans = [
        (value, _row(value, parameter.by, path), following.first_day - _ONE_DAY if following else until)
        for value, following in zip_longest(parameter.values, parameter.values[1:])
    ]
    for (number, is_ended), run in groupby(spans, key=lambda span: (span[1], span[0].is_ended)):
        same = list(run)
        label = ended_text(parameter, same[0][0]) if is_ended else quantity(number, parameter.unit)
        drawn = None if number is None else float(number)
        yield Era(same[0][0].first_day, same[-1][2], drawn, label)


def _row(value: Value, by: tuple[str, ...], path: tuple[str, ...]) -> Decimal | None:
    found: Rows | Decimal | None = value.number if not by else value.rows
    for dimension, key in zip(by, path, strict=True):
        found = _reached(found, dimension, key)
    return found if isinstance(found, Decimal) else None


def _reached(rows: Rows | Decimal | None, dimension: str, key: str) -> Rows | Decimal | None:
    """Return the row of a choice, or the one with the highest lower limit that the key reaches."""
    if not isinstance(rows, Mapping):
        return None
    if not is_number(dimension):
        return rows.get(key)
    reached = [limit for limit in sorted_keys(dimension, rows) if Decimal(limit) <= Decimal(key)]
    return rows[reached[-1]] if reached else None
