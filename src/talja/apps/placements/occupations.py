"""Occupations as SSYK 2012 names them on its fourth level, and the usual ways to write them."""

import csv
import re
from functools import lru_cache
from pathlib import Path

SSYK = Path(__file__).parent / "data" / "ssyk.csv"
TITLES = Path(__file__).parent / "data" / "ssyk_titles.csv"
_AND_OTHERS = re.compile(r"\s+m\.fl\.$")


@lru_cache
def names() -> dict[str, str]:
    """Return every occupation's official name by its four digits, in order of code."""
    return dict(_rows(SSYK))


def name_of(code: str) -> str:
    """Return the official name of a code, or the code itself when SSYK does not have it; nothing for no code."""
    return names().get(code, code)


@lru_cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Return every spelling of each occupation by its code: the official name first, then what staff call it.

    A title that several occupations share stands under each of them: whoever reads it is told, and chooses.
    """
    spellings = {code: _written(name) for code, name in names().items()}
    for title, codes in _rows(TITLES):
        for code in codes.split():
            spellings[code] = (*spellings[code], title)
    return spellings


def _written(name: str) -> tuple[str, ...]:
    bare = _AND_OTHERS.sub("", name)
    return (name,) if bare == name else (name, bare)


def _rows(path: Path) -> list[tuple[str, str]]:
    """Read two columns under a heading; lines that begin with # say where they come from."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(first, second) for first, second in list(csv.reader(lines, delimiter=";"))[1:]]
