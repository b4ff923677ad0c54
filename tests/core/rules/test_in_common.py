"""What two rule books have in common is the same thing in both, and comes to the same amounts as before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from talja.core.rules.book import in_common, load_book, make_book, our_files
from talja.core.rules.calculate import monthly
from talja.core.rules.conditions import limits_in
from talja.core.rules.facts import Situation
from talja.core.rules.finding import Finder
from talja.core.rules.plan import plan_of
from talja.core.rules.scheme import All, AnyOf, Compare, Not
from talja.core.rules.steps import amount_on

JANUARY = date(2027, 1, 1)
CEILING = """
changes:
  nystartsjobb/wage_ceiling:
    values:
      2027-01-01: {value: "25000", source: Påhittad, certainty: low, checked: 2026-11-22}
"""
FEE = """
changes:
  shared/employer_contribution:
    values:
      2027-01-01: {rows: {0: "40.00"}, source: Påhittad, certainty: low, checked: 2026-11-22}
"""


def changed(text: str, name: str = "change.yaml"):
    return make_book((*our_files(), (name, text)))


def test_only_what_says_something_else_is_its_own() -> None:
    old, new = load_book(), changed(CEILING)
    common = in_common(new, old)
    assert common.version == new.version != old.version
    assert {code for code, one in common.schemes.items() if one is not old.schemes[code]} == {"nystartsjobb"}
    ours, theirs = common.schemes["nystartsjobb"], old.schemes["nystartsjobb"]
    assert {key for key, one in ours.parameters.items() if one is not theirs.parameters[key]} == {"wage_ceiling"}
    assert (ours.cost, ours.steps) == (theirs.cost, theirs.steps)
    assert plan_of(ours).cost is plan_of(theirs).cost
    assert ours.parameters["wage_ceiling"].at(JANUARY).number == 25_000


def test_a_common_parameter_is_still_one_in_the_whole_book() -> None:
    common = in_common(changed(FEE), load_book())
    fee = common.shared["employer_contribution"]
    assert fee is not load_book().shared["employer_contribution"]
    assert common.schemes["nystartsjobb"].parameters["employer_contribution"] is fee
    assert common.parameters().keys() == load_book().parameters().keys()


def test_a_form_that_the_other_has_not_and_one_that_it_has_alone() -> None:
    own = dict(our_files())["nystartsjobb.yaml"].replace("code: nystartsjobb", "code: eget_jobb")
    old, new = load_book(), changed(own, "eget_jobb.yaml")
    assert in_common(new, old).schemes["eget_jobb"] is new.schemes["eget_jobb"]
    assert in_common(old, new).schemes.keys() == old.schemes.keys()


def test_a_step_that_is_called_something_else_is_another() -> None:
    own = dict(our_files())["nystartsjobb.yaml"]
    code = load_book().schemes["nystartsjobb"].steps[-1].code
    common = in_common(changed(own.replace(code, "renamed_step"), "own.yaml"), load_book())
    ours, theirs = common.schemes["nystartsjobb"].steps, load_book().schemes["nystartsjobb"].steps
    assert ours[-1].code == "renamed_step"
    assert [one is other for one, other in zip(ours, theirs, strict=True)] == [True] * (len(ours) - 1) + [False]


@pytest.mark.parametrize("text", [CEILING, FEE])
def test_a_finder_that_both_books_use_gives_what_new_ones_give(text: str) -> None:
    old, new = load_book(), in_common(changed(text), load_book())
    facts = {"wage": Decimal(24_000), "extent": Decimal(75), "months_without_work": Decimal(30)}
    situation = Situation(date(2026, 3, 1), birth_date=date(2004, 2, 29), facts=facts)
    for code, scheme in new.schemes.items():
        before, finder = old.schemes[code], Finder(situation, "middle")
        for on in (date(2026, 12, 31), JANUARY, date(2027, 10, 1), JANUARY):
            for one in (scheme, before):
                for formula in (plan_of(one).cost, plan_of(one).support):
                    again, fresh = amount_on(formula, finder, on), amount_on(formula, Finder(situation, "middle"), on)
                    assert str(again) == str(fresh)
        assert monthly(scheme, situation, JANUARY) == monthly(changed(text).schemes[code], situation, JANUARY)


def test_the_parameters_of_a_test() -> None:
    old, young = Compare("age", "at_least", than="old"), Compare("age", "less_than", than="young")
    sweden = Compare("employer", "is", among=("state",))
    assert list(limits_in(All((old, Not(young), AnyOf((sweden, replace(old, than="older"))))))) == [
        "old",
        "young",
        "older",
    ]
