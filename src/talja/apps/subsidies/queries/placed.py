"""The employments that budgets are made of, with input of the calculation that counts for each. Few queries."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.people import masking
from talja.apps.placements.enums import Category
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.apps.placements.queries.rows import COLUMNS, administration_of, line
from talja.apps.subsidies.models import Calculation
from talja.core.rules.facts import Situation
from talja.core.rules.stored import load_situation

EMPLOYMENTS = (Category.SUBSIDISED, Category.MUNICIPAL)
_MORE = {"cost_centre": "workplace__cost_centre", "decision_last_day": "decision_last_day"}
_NAMES = (*COLUMNS, *_MORE)

Place = tuple[str, str]  # administration and cost centre
NOWHERE: Place = ("", "")


@dataclass(frozen=True, slots=True)
class Counted:
    """A form and a situation that somebody has counted with."""

    scheme: str
    situation: Situation


@dataclass(frozen=True, slots=True)
class Placed:
    """An employment that runs or is planned, and what was counted for it, if anything was."""

    row: dict[str, Any]
    counted: Counted | None

    @property
    def key(self) -> UUID:
        """The placement's public key."""
        key: UUID = self.row["key"]
        return key

    @property
    def first_day(self) -> date:
        """The placement's first day."""
        first_day: date = self.row["first_day"]
        return first_day

    @property
    def is_own(self) -> bool:
        """Whether the municipality itself pays the wage."""
        return bool(self.row["employer_kind"] == EmployerKind.MUNICIPAL)

    def ends(self, *, on: date) -> date | None:
        """Return the day it ends or is meant to end; None when nobody knows, or the planned day has passed."""
        planned: date | None = self.row["planned_last_day"]
        last_day: date | None = self.row["last_day"]
        return last_day or (planned if planned is None or planned >= on else None)

    def place(self, *, actor: Actor) -> Place:
        """Return where it is, as far as the actor may know."""
        if masking.is_masked(self.row["protection"], actor=actor):
            return NOWHERE
        return administration_of(self.row), self.row["cost_centre"]

    def shown(self, *, actor: Actor, on: date) -> PlacementLine:
        """Return it as the actor may see it."""
        return line({name: self.row[name] for name in COLUMNS}, actor=actor, on=on)


def placed(*, on: date) -> Iterator[Placed]:
    """Yield every employment that runs or is planned on the day: for sums, and for those who may see each. 2 queries.

    Internships and activities are left out: nobody is paid a wage there. Situations are read one by one, for there
    may be many thousands.
    """
    rows = Placement.objects.filter(Q(last_day=None) | Q(last_day__gte=on), measure__category__in=EMPLOYMENTS)
    counted = dict(_counted(rows))
    ways = COLUMNS | _MORE
    found = rows.order_by("first_day", "key").values_list(*(ways[name] for name in _NAMES))
    for one in found:
        row = dict(zip(_NAMES, one, strict=True))
        scheme, situation = counted.get(row["key"], ("", ""))
        yield Placed(row, Counted(scheme, load_situation(json.loads(situation))) if situation else None)


def _counted(rows: QuerySet[Placement]) -> Iterator[tuple[UUID, tuple[str, str]]]:
    """Yield the form and the situation, unread, of the calculation that counts for each placement."""
    calculations = Calculation.objects.counting().filter(placement_key__in=rows.values("key"))
    asked = calculations.annotate(unread=Cast("situation", TextField()))
    for key, scheme, situation in asked.values_list("placement_key", "scheme", "unread"):
        yield key, (scheme, situation)
