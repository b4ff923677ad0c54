"""Which facts a condition asks about, however deep they stand."""

from talja.core.rules.book import load_book
from talja.core.rules.conditions import facts_in
from talja.core.rules.scheme import All, AnyOf, Compare, Not


def test_every_fact_of_a_test_is_told() -> None:
    inner = AnyOf((Compare("sfi", "is"), Not(Compare("tax_debt", "is"))))
    assert list(facts_in(All((Compare("age", "at_least"), inner)))) == ["age", "sfi", "tax_debt"]


def test_a_form_that_forbids_it_asks_about_redundancy() -> None:
    scheme = load_book().schemes["nystartsjobb"]
    assert any("redundancy_12_months" in facts_in(condition.test) for condition in scheme.conditions)
