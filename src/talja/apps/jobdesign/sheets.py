"""Tasks out of somebody's spreadsheet: columns known by their headings, and each row read or told why it is not.

The file is read by the import's eyes (`core.intake.workbook`), so that any usual kind of file will do.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from typing import Any, Final

from django.utils.translation import override

from talja.apps.jobdesign import policies
from talja.apps.jobdesign.enums import Family, HandOver, Per, WhyNot
from talja.apps.jobdesign.inputs import LineInput
from talja.apps.placements.queries import occupation_vocabulary
from talja.apps.tasklibrary.editions import effective
from talja.core.intake.workbook import Cell, Sheet, Unreadable, read_workbook
from talja.core.inventory.duplicates import most_alike
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import EVERY_DAY, WEEKDAYS
from talja.core.kernel.swedish import fold
from talja.core.kernel.verdict import Denied

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {  # the first of each is what our own sheet says
    "title": ("Uppgift", "Arbetsuppgift", "Vad", "Moment", "Syssla"),
    "family": ("Slag av uppgift", "Slag", "Kategori", "Område"),
    "occupation": ("Görs i dag av", "Görs av", "Yrke", "SSYK", "Yrkesgrupp", "Vem"),
    "minutes": ("Minuter varje gång", "Minuter", "Tid", "Tidsåtgång", "Min"),
    "times": ("Gånger", "Antal gånger", "Antal", "Hur ofta"),
    "per": ("Per", "Räknas", "Period", "Frekvens"),
    "days": ("Dagar", "Veckodagar", "Vilka dagar"),
    "earliest": ("Börjar tidigast", "Tidigast", "Från", "Start"),
    "latest": ("Slutar senast", "Senast", "Till", "Slut"),
    "people_at_once": ("Personer samtidigt", "Antal personer"),
    "weeks": ("Veckor om året", "Veckor"),
    "place": ("Var", "Plats", "Lokal"),
    "hand_over": ("Får lämnas över", "Kan lämnas över", "Lämna över"),
    "why_not": ("Varför inte", "Skäl"),
    "is_undone": ("Hinns inte med", "Ogjort"),
}
MOST_CELLS: Final = 100_000
_SEARCHED_ROWS = 30
_DAY_WORDS = ("man", "tis", "ons", "tor", "fre", "lor", "son")
_DAY_SETS = {
    "vardagar": WEEKDAYS,
    "vardag": WEEKDAYS,
    "alla dagar": EVERY_DAY,
    "alla": EVERY_DAY,
    "varje dag": EVERY_DAY,
    "helger": EVERY_DAY - WEEKDAYS,
    "helg": EVERY_DAY - WEEKDAYS,
}
_PER_WORDS = {"dag": Per.DAY, "dagligen": Per.DAY, "vecka": Per.WEEK, "veckovis": Per.WEEK, "manad": Per.MONTH} | {
    "kvartal": Per.SEASON,
    "sasong": Per.SEASON,
}
_YES, _NO = ("ja", "x", "1", "sant"), ("", "nej", "0", "falskt")
_RANGE = re.compile(r"(\d{1,4})\s*[-–—]\s*(\d{1,4})")
_NUMBER = re.compile(r"\d{1,5}")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


class _Unread(ValueError):
    """A cell that says nothing that its column can hold; `code` tells why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row was not read. `row` is counted from 1 as in Excel, `column` a code of `HEADINGS`, `code` a reason."""

    row: int
    column: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The tasks of a sheet, and the rows that could not be read. `columns` are those that were found."""

    lines: tuple[LineInput, ...]
    problems: tuple[RowProblem, ...]
    columns: tuple[str, ...]


def read_sheet(content: bytes, *, filename: str) -> SheetRead:
    """Read the first sheet that has a column of tasks.

    Raises `Denied`: file_empty, file_kind_unknown, file_password, file_broken, file_too_large, sheet_without_tasks.
    """
    try:
        book = read_workbook(content, filename=filename, max_cells=MOST_CELLS)
    except Unreadable as unreadable:
        raise Denied(unreadable.code) from None
    for sheet in book.sheets:
        found = None if sheet.hidden else _header(sheet)
        if found is not None:
            return _read(sheet, *found)
    raise Denied("sheet_without_tasks")


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        columns = _columns(row)
        if "title" in columns and len(columns) > 1:
            return number, columns
    return None


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    known = {fold(name): code for code, names in HEADINGS.items() for name in names}
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        code = known.get(fold(re.sub(r"\(.*?\)", "", str(cell)))) if isinstance(cell, str) else None
        if code is not None:
            found.setdefault(code, place)
    return found


def _read(sheet: Sheet, header: int, columns: dict[str, int]) -> SheetRead:
    lines: list[LineInput] = []
    problems: list[RowProblem] = []
    tasks = effective().tasks
    with override("sv"):
        for number, row in enumerate(sheet.rows[header + 1 :], start=header + 2):
            cells = {code: row[place] if place < len(row) else None for code, place in columns.items()}
            if any(cell is not None for cell in cells.values()):
                read = _row(number, cells, problems, tasks)
                lines += [read] if read is not None else []
    return SheetRead(tuple(lines), tuple(problems), tuple(columns))


def _row(
    number: int, cells: Mapping[str, Cell], problems: list[RowProblem], tasks: Sequence[LibraryTask]
) -> LineInput | None:
    told: dict[str, Any] = {"title": _text(cells.get("title")), "family": Family.SUPPLIES.value}
    before = len(problems)
    for code, cell in cells.items():
        try:
            told |= _READERS[code](cell) if cell is not None and code in _READERS else {}
        except _Unread as unread:
            problems.append(RowProblem(number, code, unread.code, _text(cell)))
    if cells.get("family") is None:
        told["family"] = _family_of(told["title"], tasks)
    if len(problems) > before:
        return None
    said = LineInput(**told)
    verdict = policies.may_stand(said)
    if not verdict:
        problems.append(RowProblem(number, "", verdict.code, told["title"]))
        return None
    return said


def _family_of(title: str, tasks: Sequence[LibraryTask]) -> str:
    """Return the kind of work of the task in the library that is most like it; supplies where none is."""
    place = most_alike(title, [task.title for task in tasks])
    return Family.SUPPLIES.value if place is None else tasks[place].family.value


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _words(cell: Cell) -> str:
    return fold(_text(cell)).translate(str.maketrans("åäö", "aao"))


def _choice(field: str, words: Any, more: Mapping[str, str], code: str) -> Callable[[Cell], dict[str, Any]]:
    def read(cell: Cell) -> dict[str, Any]:
        known = {_words(str(one.label)): one.value for one in words} | {_words(one.value): one.value for one in words}
        said = _words(cell)
        if said not in known and said not in more:
            raise _Unread(code)
        return {field: more.get(said) or known[said]}

    return read


def _whole(field: str) -> Callable[[Cell], dict[str, Any]]:
    def read(cell: Cell) -> dict[str, Any]:
        found = _NUMBER.search(_text(cell))
        if found is None or isinstance(cell, float):
            raise _Unread("number_unreadable")
        return {field: int(found[0])}

    return read


def _minutes(cell: Cell) -> dict[str, Any]:
    if isinstance(cell, time):
        return {"minutes": cell.hour * 60 + cell.minute}
    if found := _RANGE.search(_text(cell)):
        low, high = int(found[1]), int(found[2])
        return {"low": low, "high": high, "minutes": (low + high) // 2}
    return _whole("minutes")(cell)


def _times(cell: Cell) -> dict[str, Any]:
    """Read 2, and also 2 per vecka and 3 ggr/dag."""
    said = _words(cell)
    per = next((code for word, code in _PER_WORDS.items() if re.search(rf"\b{word}\b", said)), None)
    if per is not None and not _NUMBER.search(said):
        return {"times": 1, "per": per.value}
    return _whole("times")(cell) | ({} if per is None else {"per": per.value})


def _occupation(cell: Cell) -> dict[str, Any]:
    found = _occupations().get(fold(_text(cell)), frozenset())
    if len(found) != 1:
        raise _Unread("occupation_unknown")
    return {"occupation": next(iter(found))}


@cache
def _occupations() -> Mapping[str, frozenset[str]]:
    """Return the codes by each way of writing an occupation, folded once: a sheet has many rows."""
    known: dict[str, set[str]] = defaultdict(set)
    for code, words in occupation_vocabulary().items():
        for word in (code, *words):
            known[fold(word)].add(code)
    return {word: frozenset(codes) for word, codes in known.items()}


def _days(cell: Cell) -> dict[str, Any]:
    said = _words(cell)
    whole = {_words(name): days for name, days in _DAY_SETS.items()}
    if said in whole:
        return {"days": whole[said]}
    parts = re.split(r"[\s,]+", re.sub(r"\boch\b", " ", re.sub(r"\s*[-–—]\s*", "-", _folded_dash(cell))))
    days = frozenset(day for part in parts if part for day in _span(part))
    return {"days": days}


def _folded_dash(cell: Cell) -> str:
    return _text(cell).lower().translate(str.maketrans("åäö–—", "aao--"))


def _span(part: str) -> Iterator[int]:
    first, _, last = part.partition("-")
    begin, end = _day(first), _day(last or first)
    yield from range(begin, end + 1) if begin <= end else (*range(begin, 7), *range(end + 1))


def _day(word: str) -> int:
    for place, known in enumerate(_DAY_WORDS):
        if word.startswith(known):
            return place
    raise _Unread("days_unreadable")


def _clock(field: str) -> Callable[[Cell], dict[str, Any]]:
    def read(cell: Cell) -> dict[str, Any]:
        if isinstance(cell, time | datetime):
            return {field: cell.hour * 60 + cell.minute}
        found = _CLOCK.fullmatch(_text(cell).removeprefix("kl").strip(". "))
        if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
            raise _Unread("time_unreadable")
        return {field: int(found[1]) * 60 + int(found[2] or 0)}

    return read


def _is_undone(cell: Cell) -> dict[str, Any]:
    said = _words(cell) if not isinstance(cell, bool) else ("ja" if cell else "nej")
    if said not in (*_YES, *_NO):
        raise _Unread("yes_or_no")
    return {"is_undone": said in _YES}


def _place(cell: Cell) -> dict[str, Any]:
    return {"place": _text(cell)}


_READERS: Final[Mapping[str, Callable[[Cell], dict[str, Any]]]] = {
    "family": _choice("family", Family, {}, "family_unknown"),
    "occupation": _occupation,
    "minutes": _minutes,
    "times": _times,
    "per": _choice("per", Per, {word: code.value for word, code in _PER_WORDS.items()}, "per_unknown"),
    "days": _days,
    "earliest": _clock("earliest"),
    "latest": _clock("latest"),
    "people_at_once": _whole("people_at_once"),
    "weeks": _whole("weeks"),
    "place": _place,
    "hand_over": _choice("hand_over", HandOver, {}, "hand_over_unreadable"),
    "why_not": _choice("why_not", WhyNot, {}, "why_not_unreadable"),
    "is_undone": _is_undone,
}
