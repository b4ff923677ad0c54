"""A placeholder of a template: its name, what it means, and an example. Names are ASCII: å and ä as a, ö as o."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise

from talja.apps.documents.enums import Holds

Row: TypeAlias = Mapping[str, str]
Value: TypeAlias = str | bool | tuple[str, ...] | tuple[Row, ...]
Data: TypeAlias = Mapping[str, object]
"""What a document is made of, by group and as plain values: `{"person": {"namn": "…"}, "uppgifter": ["…"]}`."""

_FOLD = str.maketrans("åäöÅÄÖéÉ", "aaoAAOeE")


@dataclass(frozen=True, slots=True)
class Column:
    """A named part of each row of a list."""

    name: str
    meaning: str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder. `item` is what a loop calls one of a list, `columns` the parts of it; no columns: plain text."""

    name: str
    meaning: str | Promise
    example: Value
    item: str = ""
    columns: tuple[Column, ...] = ()

    @property
    def holds(self) -> Holds:
        """What it holds, told from its example."""
        if isinstance(self.example, bool):
            return Holds.YES_NO
        return Holds.TEXT if isinstance(self.example, str) else Holds.LIST


def text(name: str, meaning: str | Promise, example: str) -> Field:
    """Return a placeholder for text: a name, a day or an amount, written as it is to be read."""
    return Field(name, meaning, example)


def yes_no(name: str, meaning: str | Promise, *, example: bool) -> Field:
    """Return a placeholder for a yes or a no, to choose text by."""
    return Field(name, meaning, example)


def lines(name: str, item: str, meaning: str | Promise, example: Iterable[str]) -> Field:
    """Return a placeholder for a list of texts."""
    return Field(name, meaning, tuple(example), item)


def rows(
    name: str, item: str, meaning: str | Promise, columns: Mapping[str, str | Promise], example: Iterable[Iterable[str]]
) -> Field:
    """Return a placeholder for a list whose items have named parts; each example is in the order of the columns."""
    shown = tuple(dict(zip(columns, values, strict=True)) for values in example)
    return Field(name, meaning, shown, item, tuple(Column(name, told) for name, told in columns.items()))


def folded(name: str) -> str:
    """Return the name in lower case and ASCII: somebody may write `första_dag` where we say `forsta_dag`."""
    return name.translate(_FOLD).casefold()
