"""What must be asked before somebody begins: the union and Arbetsförmedlingen, form by form, with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

_FILE: Final = files("talja.core.chain") / "data" / "procedures.yaml"
LONGEST: Final = 365
"""The most days that anybody can be given to answer."""


class Basis(StrEnum):
    """By what law the union is asked; `local` is the municipality's own agreement."""

    REGULATION_9A = "f2000_628_9a"
    MBL_11 = "mbl_11"
    MBL_19 = "mbl_19"
    MBL_38 = "mbl_38"
    LOCAL = "local"


class Certainty(StrEnum):
    """How sure the answer is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Procedure:
    """Whom to ask about a form, and how long before it begins. Days are calendar days.

    `shows_form`: the union is told which form it is, and not just its kind. `is_own`: the municipality's own choice.
    """

    needs_union: bool
    basis: Basis
    union_days: int
    needs_agency: bool
    agency_days: int
    shows_form: bool
    source: str
    certainty: Certainty
    note: str = ""
    is_own: bool = False

    @property
    def days(self) -> int:
        """How many days before the first day the asking must begin: both can be asked at the same time."""
        return max(self.union_days if self.needs_union else 0, self.agency_days if self.needs_agency else 0)


@dataclass(frozen=True, slots=True)
class Procedures:
    """Every form's procedure, and what is done for a form of a kind that is not named."""

    forms: Mapping[str, Procedure]
    categories: Mapping[str, Procedure]

    def of(self, code: str, category: str) -> Procedure:
        """Return a form's procedure, else its kind's. Raises `KeyError` for an unknown kind."""
        return self.forms.get(code) or self.categories[category]

    @property
    def longest_agency_days(self) -> int:
        """The most calendar days that the agency is given for any form."""
        return max(one.agency_days for one in (*self.forms.values(), *self.categories.values()))


@cache
def load_procedures() -> Procedures:
    """Return the procedures that come with the program."""
    return read_procedures(_FILE.read_text(encoding="utf-8"))


def read_procedures(text: str) -> Procedures:
    """Read procedures as data/procedures.yaml writes them. Raises `ValueError` for what is no procedure."""
    tree = yaml.safe_load(text)
    read = {
        part: {code: _procedure(code, said) for code, said in tree[part].items()} for part in ("forms", "categories")
    }
    return Procedures(**read)


def _procedure(code: str, said: Mapping[str, Any]) -> Procedure:
    names = {field.name for field in fields(Procedure)} - {"is_own"}
    if said.keys() != names:
        raise ValueError(f"{code}: {sorted(said.keys() ^ names)}")
    days = (said["union_days"], said["agency_days"])
    if not all(isinstance(count, int) and 0 <= count <= LONGEST for count in days):
        raise ValueError(f"{code}: days {days}")
    basis, certainty = Basis(said["basis"]), Certainty(said["certainty"])
    return Procedure(**{**said, "basis": basis, "certainty": certainty})
