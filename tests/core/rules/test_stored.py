"""A calculation kept whole: what comes back is what was put in, and what is not ours is refused."""

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.rules.making import situation

from talja.core.rules.book import load_book
from talja.core.rules.calculate import calculate
from talja.core.rules.compare import compare
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.stored import (
    UnreadableCalculation,
    dump_calculation,
    dump_situation,
    load_calculation,
    load_situation,
)

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-1_000_000, max_value=1_000_000)
FACTS: st.SearchStrategy[dict[str, FactValue]] = st.dictionaries(
    st.text(max_size=10), st.one_of(NUMBERS, st.booleans(), st.text(max_size=10)), max_size=5
)
DAYS = st.dates(date(1980, 1, 1), date(2060, 1, 1))


@settings(deadline=None)
@given(st.builds(Situation, DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.text(max_size=5), FACTS))
def test_a_situation_comes_back_as_it_was(one: Situation) -> None:
    back = load_situation(json.loads(json.dumps(dump_situation(one))))
    assert back == one
    assert repr(back) == repr(one), "not a digit, not a kind is lost"


@settings(max_examples=15, deadline=None)
@given(
    NUMBERS.map(abs), st.integers(1, 100).map(Decimal), st.dates(date(2014, 1, 1), date(2027, 12, 31)), st.booleans()
)
def test_every_calculation_comes_back_as_it_was(wage: Decimal, extent: Decimal, on: date, is_known: bool) -> None:
    facts: dict[str, FactValue] = {"wage": wage, "extent": extent} if is_known else {}
    for one in compare(load_book(), Situation(on, facts=facts)):
        assert repr(load_calculation(json.loads(json.dumps(dump_calculation(one))))) == repr(one)


@pytest.fixture
def stored() -> dict[str, Any]:
    return dump_calculation(calculate(load_book().schemes["nystartsjobb"], situation(wage=20_000, extent=75)))


@pytest.mark.parametrize("odd", [None, [], "text", {}, {"format": 2, "calculation": {}}, {"format": 1}])
def test_what_is_no_calculation_is_refused(odd: object) -> None:
    with pytest.raises(UnreadableCalculation):
        load_calculation(odd)


@pytest.mark.parametrize(
    ("member", "odd"),
    [
        ("cost", 1.5),
        ("cost", "many"),
        ("months", [[]]),
        ("months", 3),
        ("scheme", 7),
        ("extent", {"is_known": "yes"}),
        ("conditions", [{"answer": "perhaps"}]),
        ("nobody_knows", "x"),
    ],
)
def test_a_changed_member_is_refused(stored: dict[str, Any], member: str, odd: object) -> None:
    changed = deepcopy(stored)
    changed["calculation"][member] = odd
    with pytest.raises(UnreadableCalculation):
        load_calculation(changed)


@pytest.mark.parametrize("fact", [{"number": 5}, {"truth": "yes"}, {"choice": True}, {"colour": "red"}, {}, "5"])
def test_a_fact_of_another_kind_is_refused(fact: object) -> None:
    stored = dump_situation(situation(wage=20_000))
    stored["situation"]["facts"]["wage"] = fact
    with pytest.raises(UnreadableCalculation):
        load_situation(stored)
