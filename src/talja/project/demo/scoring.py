"""Scores an import of a made list against its truth: cells read, rows found, rows linked to the right one.

What the import did is told in plain structures, so that any importer can be scored: a place is (sheet, row number from
1), a reading is field -> text, a link is a key. In a text file the name of the sheet does not matter.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, TypeVar

from talja.core.kernel.swedish import fold
from talja.project.demo.lists.truth import MadeList, TrueCell, TrueRow

_T = TypeVar("_T")
Place: TypeAlias = tuple[str, int]
_NAMES = frozenset({"given_name", "family_name", "workplace", "employer", "supervisor", "case_worker"})
_NUMBERS = frozenset({"extent", "wage"})


@dataclass(frozen=True, slots=True)
class Score:
    """Right ones, wrong ones (read otherwise), missed ones (there, not read) and invented ones (read, not there)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 when nothing was read."""
        read = self.right + self.wrong + self.invented
        return self.right / read if read else 1.0

    @property
    def recall(self) -> float:
        """The share of what was there that was read right; 1 when nothing was there."""
        there = self.right + self.wrong + self.missed
        return self.right / there if there else 1.0


@dataclass(frozen=True, slots=True)
class CellScores:
    """Scores of cells: all of them, by field, and by what was wrong with the cell ("" for plain cells)."""

    total: Score
    by_field: Mapping[str, Score] = field(default_factory=dict)
    by_fault: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How rows were linked. Only what was settled without asking can be wrong.

    `wrong_merges` were settled on somebody else, `wrong_new` were taken for new although known. `asked` waits for a
    person to decide.
    """

    right: int = 0
    wrong_merges: int = 0
    wrong_new: int = 0
    asked: int = 0

    @property
    def precision(self) -> float:
        """The share of the silently settled that is right; 1 when nothing was settled."""
        settled = self.right + self.wrong_merges + self.wrong_new
        return self.right / settled if settled else 1.0

    @property
    def recall(self) -> float:
        """The share of all rows that was settled right; 1 when there are no rows."""
        rows = self.right + self.wrong_merges + self.wrong_new + self.asked
        return self.right / rows if rows else 1.0


def score_cells(made: MadeList, read: Mapping[Place, Mapping[str, str]]) -> CellScores:
    """Score what was read from each row. Fields that the list does not have are not looked at."""
    readings = _by_place(made, read)
    total: Counter[str] = Counter()
    fields: dict[str, Counter[str]] = {}
    faults: dict[str, Counter[str]] = {}
    for row in made.rows:
        reading = readings.get((row.sheet, row.number), {})
        for cell in row.cells:
            verdict = _judge(cell, reading.get(cell.field, ""))
            if verdict:
                total[verdict] += 1
                fields.setdefault(cell.field, Counter())[verdict] += 1
                faults.setdefault(cell.fault, Counter())[verdict] += 1
    return CellScores(
        Score(**total),
        {name: Score(**counts) for name, counts in fields.items()},
        {name: Score(**counts) for name, counts in faults.items()},
    )


def score_rows(made: MadeList, taken: Iterable[Place]) -> Score:
    """Score which rows were taken for rows about a person: titles, totals and footnotes must be left."""
    there = {(row.sheet, row.number) for row in made.rows}
    found = set(_by_place(made, dict.fromkeys(taken, "")))
    return Score(right=len(there & found), missed=len(there - found), invented=len(found - there))


def score_persons(made: MadeList, settled: Mapping[Place, str | None], *, known: Collection[str]) -> LinkScore:
    """Score who each row was said to be about: a person's key, "" for somebody new, None when a person is asked.

    `known` are the keys of the persons whom the import could know.
    """
    return _score_links(made, settled, known, lambda row: row.person)


def score_placements(made: MadeList, settled: Mapping[Place, str | None], *, known: Collection[str]) -> LinkScore:
    """Score which placement each row was said to be about, as `score_persons` does."""
    return _score_links(made, settled, known, lambda row: row.placement)


def together(scores: Iterable[Score]) -> Score:
    """Return the scores of several lists as one."""
    return Score(*(sum(counts) for counts in zip((0, 0, 0, 0), *map(_counts, scores), strict=True)))


def _counts(score: Score) -> tuple[int, int, int, int]:
    return score.right, score.wrong, score.missed, score.invented


def _score_links(
    made: MadeList, settled: Mapping[Place, str | None], known: Collection[str], truth: Callable[[TrueRow], str]
) -> LinkScore:
    links = _by_place(made, settled)
    counts: Counter[str] = Counter()
    for row in made.rows:
        link = links.get((row.sheet, row.number))
        right = truth(row) if truth(row) in known else ""
        if link is None:
            counts["asked"] += 1
        elif link == right:
            counts["right"] += 1
        else:
            counts["wrong_merges" if link else "wrong_new"] += 1
    return LinkScore(**counts)


def _judge(cell: TrueCell, read: str) -> str:
    if not cell.says:
        return "invented" if read else ""
    if not read:
        return "missed"
    return "right" if _same(cell.field, cell.says, read) else "wrong"


def _same(name: str, says: str, read: str) -> bool:
    """Compare as the register does: names without case and marks, numbers by value, everything else to the letter."""
    if name in _NAMES:
        return fold(says) == fold(read)
    if name in _NUMBERS:
        try:
            return Decimal(says) == Decimal(read)
        except InvalidOperation:
            return False
    return says == read


def _by_place(made: MadeList, told: Mapping[Place, _T]) -> dict[Place, _T]:
    """Return what was told by place, without the sheet's name where the list has none."""
    named = any(row.sheet for row in made.rows)
    return {(sheet if named else "", number): value for (sheet, number), value in told.items()}
