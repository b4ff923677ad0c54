"""A week in words: the days that something is done on, and each day with what is done when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from talja.web.shared.charts.week import Slot, clock, span

Start = tuple[int, int]
"""A day (0 is Monday) and minutes from midnight."""


def days_text(days: Iterable[int]) -> str:
    """Return days in short: mån–fre, or mån, ons. Three in a row or more are one stretch."""
    return ", ".join(_stretch([day for _place, day in run]) for _key, run in groupby(enumerate(sorted(days)), _gap))


def times_text(starts: Iterable[Start], minutes: int) -> str:
    """Return when something is done: mån–fre 07.00–07.30; lör 09.00–09.30."""
    days: dict[int, list[int]] = defaultdict(list)
    for day, start in starts:
        days[start].append(day)
    return "; ".join(f"{days_text(found)} {span(start, start + minutes)}" for start, found in sorted(days.items()))


def week_rows(slots: Iterable[Slot]) -> Iterator[Mapping[str, str]]:
    """Yield the days that have something: name, from when to when, and what is done when. Days alike stand together."""
    ordered = sorted(slots, key=lambda slot: (slot.day, slot.start, slot.end))
    days = [(day, _day(found)) for day, found in groupby(ordered, key=lambda slot: slot.day)]
    runs = groupby(enumerate(days), key=lambda placed: (placed[1][1], _gap((placed[0], placed[1][0]))))
    for ((time, tasks), _from), found in runs:
        named = [str(WEEKDAYS[day]) for _place, (day, _same) in found]
        yield {"dag": "–".join(dict.fromkeys((named[0], named[-1]))), "tid": time, "uppgifter": tasks}


def _day(found: Iterable[Slot]) -> tuple[str, str]:
    held = list(found)
    time = span(held[0].start, max(slot.end for slot in held))
    return time, ", ".join(f"{clock(slot.start)} {slot.label}" for slot in held)


def _gap(placed: tuple[int, int]) -> int:
    """Return the same number for all days of an unbroken run."""
    place, day = placed
    return day - place


def _stretch(days: list[int]) -> str:
    names = [str(WEEKDAYS_ABBR[day]) for day in days]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)
