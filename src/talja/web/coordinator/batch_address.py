"""Where in a list's review the user is: tab, page and row. Codes and keys only: never a name, a number or a search."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from talja.apps.imports.enums import RowStatus

READ: Final = "read"  # how the list was read: interpretations, and what was left out
ALL: Final = "all"
TABS: Final = (
    RowStatus.NEEDS_YOU.value,
    RowStatus.REFUSED.value,
    RowStatus.MISSING.value,
    RowStatus.NEW.value,
    RowStatus.CHANGED.value,
    RowStatus.UNCHANGED.value,
    READ,
    ALL,
)
ASKING: Final = frozenset({RowStatus.NEEDS_YOU.value, RowStatus.REFUSED.value, RowStatus.MISSING.value})
_LONGEST_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the review. `tab` is empty for the first that has rows; `decided` shows decided rows too.

    `row` is the row that was just dealt with, `after` the one to go on with.
    """

    batch: UUID
    tab: str = ""
    page: int = 1
    decided: bool = False
    row: str = ""
    after: str = ""

    def url(self) -> str:
        """Return the address of the spot."""
        query = {
            "flik": self.tab,
            "sida": str(self.page) if self.page > 1 else "",
            "avgjorda": "1" if self.decided else "",
            "rad": self.row,
            "sedan": self.after,
        }
        said = urlencode({name: value for name, value in query.items() if value})
        return reverse("coordinator:batch", args=[self.batch]) + (f"?{said}" if said else "")

    def at(self, *, tab: str, page: int = 1, decided: bool = False) -> "Spot":
        """Return another spot in the same review."""
        return Spot(self.batch, tab=tab, page=page, decided=decided)

    def going_on(self, *, row: str, after: str) -> "Spot":
        """Return the same spot after a row has been dealt with."""
        return replace(self, row=row, after=after)


def read_spot(batch: UUID, said: Mapping[str, str]) -> Spot:
    """Return the spot that a query or a form tells of; what makes no sense is left out."""
    tab, page = said.get("flik", ""), said.get("sida", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < _LONGEST_NUMBER else 1
    return Spot(
        batch,
        tab=tab if tab in TABS else "",
        page=max(1, number),
        decided=said.get("avgjorda") == "1",
        row=_key(said.get("rad", "")),
        after=_key(said.get("sedan", "")),
    )


def _key(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""
