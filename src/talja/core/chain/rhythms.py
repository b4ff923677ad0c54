"""How often a placement is followed up, by its form or else its category: data with source and certainty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

_FILE: Final = files("talja.core.chain") / "data" / "rhythms.yaml"
CERTAIN: Final = "hög"


@dataclass(frozen=True, slots=True)
class ThreeParty:
    """How often Arbetsförmedlingen, the workplace and the unit meet about somebody, as far as is known."""

    every_months: int
    source: str
    certainty: str
    checked: date

    @property
    def must_be_checked(self) -> bool:
        """Whether the page should ask people to check with Arbetsförmedlingen."""
        return self.certainty != CERTAIN


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When something is followed up. Days and months count from the first day, `end_talk_days` back from the last.

    `first_contact_days` is the latest, the first day counted as the first. No `three_party` = none is known.
    """

    first_contact_days: int
    check_in_months: int
    experience_months: int
    end_talk_days: int
    three_party: ThreeParty | None = None


def rhythm_for(*, category: str, form: str = "") -> Rhythm:
    """Return the rhythm of a form (a measure's code), else of its category. Raises `KeyError` for no such category."""
    categories, forms = _book()
    return forms.get(form) or categories[category]


def forms_with_rhythm() -> frozenset[str]:
    """Return the codes of the measures that have a rhythm of their own."""
    return frozenset(_book()[1])


@cache
def _book() -> tuple[Mapping[str, Rhythm], Mapping[str, Rhythm]]:
    told = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    categories = {code: _rhythm(said) for code, said in told["categories"].items()}
    forms = {code: _rhythm(told["categories"][said["category"]] | said) for code, said in told["forms"].items()}
    return categories, forms


def _rhythm(said: Mapping[str, Any]) -> Rhythm:
    agency = said.get("three_party")
    return Rhythm(
        first_contact_days=said["first_contact_days"],
        check_in_months=said["check_in_months"],
        experience_months=said["experience_months"],
        end_talk_days=said["end_talk_days"],
        three_party=None if agency is None else ThreeParty(**agency),
    )
