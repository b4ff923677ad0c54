"""Every measure says where it comes from, when it was checked and how certain that is; no spelling means two things."""

from datetime import date
from typing import Any

import pytest
import yaml

from talja.apps.placements.enums import Category
from talja.apps.placements.operations.measures import MEASURES
from talja.core.kernel.swedish import fold

SAID: dict[str, dict[str, Any]] = yaml.safe_load(MEASURES.read_text(encoding="utf-8"))
KEYS = {"name", "category", "exclusive_group", "can_reveal_health", "first_day", "last_day", "spellings"}


@pytest.mark.parametrize("code", SAID)
def test_a_measure_is_whole(code: str) -> None:
    measure = SAID[code]
    assert measure.keys() == KEYS | {"source", "certainty", "checked"}
    assert code.isascii()
    assert code == code.lower()
    assert measure["category"] in Category.values
    assert measure["source"].strip()
    assert measure["certainty"].split()[0] in {"hög", "medel", "låg"}
    assert isinstance(measure["checked"], date)
    assert measure["first_day"] is None or measure["last_day"] is None or measure["first_day"] < measure["last_day"]
    assert measure["spellings"]


def test_no_spelling_means_two_measures() -> None:
    meanings: dict[str, set[str]] = {}
    for code, measure in SAID.items():
        for spelling in (measure["name"], *measure["spellings"]):
            meanings.setdefault(fold(spelling), set()).add(code)
    assert not {spelling: codes for spelling, codes in meanings.items() if len(codes) > 1}


def test_what_implies_reduced_capacity_is_marked() -> None:
    marked = {code for code, measure in SAID.items() if measure["can_reveal_health"]}
    assert {
        "lonebidrag_utveckling",
        "lonebidrag_anstallning",
        "lonebidrag_trygghet",
        "osa",
        "samhall",
        "sius",
    } <= marked
