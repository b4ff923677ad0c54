"""The address of the placement list: what is chosen, as codes, keys and days. The words of a search never stand in it.

Parameters may be repeated, or hold several values with commas between: measure, category, unit, workplace, employer,
employer_kind, case_worker, destination, end_reason, kolada, sex, born, missing. One value: state (running, planned,
ended or all; running when left out), ends_within (days), started_from, started_to, ended_from, ended_to (days, both
included), order, page, and search=1 where the words kept in the session hold too. An unknown sex or birth is
`unknown`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from talja.apps.organisation.enums import EmployerKind
from talja.apps.people.enums import Born, Sex
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada, Missing, Order, State
from talja.apps.placements.queries import PlacementFilter

ALL: Final = "all"
UNKNOWN: Final = "unknown"
ENDS_WITHIN: Final = ("30", "60", "90")
MOST_DAYS: Final = 3660
CODES: Final[Mapping[str, frozenset[str]]] = {
    "category": frozenset(Category.values),
    "employer_kind": frozenset(EmployerKind.values),
    "destination": frozenset(Destination.values),
    "end_reason": frozenset(EndReason.values),
    "kolada": frozenset(Kolada.values),
    "sex": frozenset({*Sex.values, UNKNOWN}) - {""},
    "born": frozenset({*Born.values, UNKNOWN}) - {""},
    "missing": frozenset(Missing.values),
}
KEYS: Final = ("unit", "workplace", "employer", "case_worker")
DAYS: Final = ("started_from", "started_to", "ended_from", "ended_to")
_PLACES = ("category", "measure", "unit", "workplace", "employer", "employer_kind", "case_worker")
SEVERAL: Final = (*_PLACES, "destination", "end_reason", "kolada", "sex", "born", "missing")
_PLURALS: Final[Mapping[str, str]] = {
    "category": "categories",
    "measure": "measures",
    "unit": "units",
    "workplace": "workplaces",
    "employer": "employers",
    "employer_kind": "employer_kinds",
    "case_worker": "case_workers",
    "destination": "destinations",
    "end_reason": "end_reasons",
}
_MEASURE_LENGTH = 30
_STATES = frozenset({*State.values, ALL})


@dataclass(frozen=True, slots=True)
class ListAddress:
    """What is chosen, every value checked: `values` holds only parameters that narrow the list.

    `refused` are the parameters whose value made no sense and was left out. `text` is what is searched for.
    """

    values: Mapping[str, tuple[str, ...]]
    text: str = ""
    order: str = ""
    page: int = 1
    refused: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """The state asked for, or `ALL`; running when nothing is said."""
        return self.one("state") or State.RUNNING.value

    def one(self, name: str) -> str:
        """Return the single value of a parameter, or the empty string."""
        return next(iter(self.values.get(name, ())), "")

    def filters(self) -> PlacementFilter:
        """Return the choice as the queries ask for it."""
        said: dict[str, Any] = {_PLURALS.get(name, name): self._several(name) for name in SEVERAL}
        days: dict[str, Any] = {name: date.fromisoformat(day) for name in DAYS if (day := self.one(name))}
        within = self.one("ends_within")
        return PlacementFilter(
            state="" if self.state == ALL else self.state,
            text=self.text,
            ends_within=int(within) if within else None,
            **said,
            **days,
        )

    def query(self, *, page: int | None = None, order: str | None = None) -> str:
        """Return the query string with the page and order given, or its own."""
        query = QueryDict(mutable=True)
        for name, values in self.values.items():
            query.setlist(name, list(values))
        more = {
            "search": "1" if self.text else "",
            "order": self.order if order is None else order,
            "page": str(page) if page and page > 1 else "",
        }
        query.update({name: value for name, value in more.items() if value})
        return query.urlencode()

    def url(self, **changes: Any) -> str:
        """Return the list's address; see `query`."""
        query = self.query(**changes)
        return reverse("coordinator:placement_list") + (f"?{query}" if query else "")

    def without(self, name: str, value: str) -> "ListAddress":
        """Return the same choice without one value of one parameter, from its first page."""
        kept = tuple(one for one in self.values.get(name, ()) if one != value)
        return self.having(name, *kept)

    def having(self, name: str, *values: str) -> "ListAddress":
        """Return the same choice with these values, or none, for one parameter, from its first page."""
        others = {other: said for other, said in self.values.items() if other != name}
        return replace(self, values=others | ({name: values} if values else {}), page=1)

    def without_text(self) -> "ListAddress":
        """Return the same choice without what is searched for."""
        return replace(self, text="", page=1)

    def _several(self, name: str) -> tuple[Any, ...]:
        values = self.values.get(name, ())
        if name in KEYS:
            return tuple(UUID(value) for value in values)
        return tuple("" if value == UNKNOWN and name in {"sex", "born"} else value for value in values)


def read_address(query: QueryDict, *, text: str = "") -> ListAddress:
    """Read what a query string says. What makes no sense is left out and told in `refused`, never an error."""
    values: dict[str, tuple[str, ...]] = {}
    refused = []
    for name in ("state", "ends_within", *DAYS, *SEVERAL):
        said = _said(query.getlist(name))
        kept = tuple(one for one in said if _makes_sense(name, one))
        if kept:
            values[name] = kept if name in SEVERAL else kept[:1]
        if len(kept) < len(said):
            refused.append(name)
    order = query.get("order", "")
    page = query.get("page", "1")
    return ListAddress(
        values,
        text=text if "search" in query else "",
        order=order if order.removeprefix("-") in Order.values else "",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        refused=tuple(refused),
    )


def address_for(filters: PlacementFilter) -> ListAddress:
    """Return the address that shows what a filter finds, for pages that lead to the cases of a figure."""
    values: dict[str, tuple[str, ...]] = {"state": (filters.state or ALL,)}
    for name in SEVERAL:
        said = tuple(str(value) or UNKNOWN for value in getattr(filters, _PLURALS.get(name, name)))
        values |= {name: said} if said else {}
    for name in DAYS:
        day = getattr(filters, name)
        values |= {name: (day.isoformat(),)} if day else {}
    if filters.ends_within is not None:
        values["ends_within"] = (str(filters.ends_within),)
    return ListAddress(values, text=filters.text)


def _said(values: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _makes_sense(name: str, value: str) -> bool:
    if name in CODES:
        return value in CODES[name]
    if name in KEYS:
        return _is_key(value)
    if name in DAYS:
        return _is_day(value)
    if name == "state":
        return value in _STATES
    if name == "ends_within":
        return value.isascii() and value.isdigit() and int(value[:7]) <= MOST_DAYS
    return len(value) <= _MEASURE_LENGTH and value.replace("_", "").isalnum()


def _is_key(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
