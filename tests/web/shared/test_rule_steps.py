"""A step can be checked by hand: the sum shows the very numbers that the core worked with."""

from datetime import date
from decimal import Decimal

import pytest

from talja.core.rules.book import load_book
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import Situation
from talja.core.rules.parameters import Certainty
from talja.core.rules.results import Step, Term
from talja.core.rules.scheme import Block
from talja.web.shared.rule_steps import step_lines, sum_text

THOUSAND = Decimal(1000)
KR = "SEK/month"


def made(kind: str, **arguments: Term | tuple[Term, ...] | str) -> str:
    """Return the sum of a step of the kind, as if the core had worked it out of these terms."""
    terms: list[Term] = []
    named: dict[str, str | tuple[str, ...]] = {}
    for argument, given in sorted(arguments.items()):
        if isinstance(given, str):
            named[argument] = given
            continue
        many = given if isinstance(given, tuple) else (given,)
        terms += many
        named[argument] = tuple(term.name for term in many) if isinstance(given, tuple) else many[0].name
    block = Block("step", "Steg", kind, named)
    text = sum_text(Step("step", "Steg", None, KR, "", Certainty.HIGH, tuple(terms)), block)
    return text.replace("\u00a0", " ")


def kr(number: int | None, *, is_ended: bool = False) -> Term:
    return Term("amount", None if number is None else Decimal(number), KR, is_ended=is_ended)


def share(number: str) -> Term:
    return Term("share", Decimal(number), "percent")


@pytest.mark.parametrize(
    ("kind", "arguments", "expected"),
    [
        ("amount", {"of": kr(900)}, "900 kr"),
        ("amount", {"of": kr(900), "scale": share("0.75")}, "900 kr × 75 %"),
        ("share_of", {"of": kr(20000), "share": share("0.5")}, "20 000 kr × 50 %"),
        ("share_of", {"of": kr(None), "share": share("0.5")}, "okänt × 50 %"),
        ("eligible_wage", {"wage": kr(24000), "ceiling": kr(20000)}, "det lägsta av 24 000 kr och 20 000 kr"),
        (
            "eligible_wage",
            {"wage": kr(18000), "ceiling": kr(20000), "scale": share("0.75")},
            "det lägsta av 18 000 kr och 20 000 kr × 75 %",
        ),
        ("eligible_wage", {"wage": kr(24000), "ceiling": kr(None, is_ended=True)}, "24 000 kr, inget tak"),
        ("capped", {"of": kr(900), "at": kr(800)}, "det lägsta av 900 kr och 800 kr"),
        (
            "capped",
            {"of": kr(20000), "at": Term("cap", Decimal(1140), "SEK/day"), "quantity": Term("q", Decimal(21), "days")},
            "det lägsta av 20 000 kr och 1 140 kr om dagen × 21 dagar",
        ),
        ("raised", {"of": kr(700), "to": kr(800)}, "det högsta av 700 kr och 800 kr"),
        ("nothing_below", {"of": kr(700), "at": kr(800)}, "700 kr, om det är minst 800 kr"),
        ("sum_of", {"of": (kr(1), kr(2), kr(3))}, "1 kr + 2 kr + 3 kr"),
        ("difference", {"of": kr(9), "less": (kr(2), kr(3))}, "9 kr − 2 kr − 3 kr"),
        ("smallest", {"of": (kr(1), kr(2))}, "det lägsta av 1 kr och 2 kr"),
        ("largest", {"of": (kr(1), kr(2))}, "det högsta av 1 kr och 2 kr"),
        ("first_known", {"of": (kr(None), kr(2))}, "2 kr"),
        ("first_known", {"of": (kr(None),)}, "okänt"),
        (
            "fixed",
            {"amount": Term("a", Decimal(150), "SEK/day"), "quantity": Term("q", Decimal(21), "days"), "per": "day"},
            "150 kr om dagen × 21 dagar",
        ),
        (
            "for_first_months",
            {"of": kr(1000), "elapsed": kr(0), "months": Term("m", Decimal(6), "months")},
            "1 000 kr de första 6 månaderna",
        ),
    ],
)
def test_sums(kind: str, arguments: dict[str, Term], expected: str) -> None:
    assert made(kind, **arguments) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("1", "20 000 kr × 1 × 20,81 %"),
        ("2.5", "20 000 kr × (20,81 % + 1,5 × 31,42 %)"),
    ],
)
def test_multiples(times: str, expected: str) -> None:
    terms = {"of": kr(20000), "first": share("0.2081"), "rest": share("0.3142")}
    assert made("multiples", times=Term("times", Decimal(times), "times"), **terms) == expected


@pytest.mark.parametrize(
    ("of", "expected"), [(25000, "25 000 kr × 20,81 %"), (25001, "25 000 kr × 20,81 % + 1 kr × 31,42 %")]
)
def test_contributions_in_two_bands(of: int, expected: str) -> None:
    terms = {"up_to": kr(25000), "share": share("0.2081"), "above": share("0.3142")}
    assert made("banded_share", of=kr(of), **terms) == expected


def test_an_abolished_limit_leaves_one_rate() -> None:
    terms = {"up_to": kr(None, is_ended=True), "share": share("0.2081"), "above": share("0.3142")}
    assert made("banded_share", of=kr(30000), **terms) == "30 000 kr × 20,81 %"


def test_a_step_without_its_block_tells_its_numbers() -> None:
    assert sum_text(Step("x", "X", None, KR, "", Certainty.HIGH, (kr(1), kr(2))), None) == "1\u00a0kr, 2\u00a0kr"


def test_every_step_of_every_form_has_a_sum() -> None:
    book = load_book()
    facts = {"wage": Decimal(22000), "extent": Decimal(75), "age": Decimal(40), "months_without_work": Decimal(30)}
    for scheme in book.schemes.values():
        day = max(period.first_day for period in scheme.in_force)
        found = calculate(scheme, Situation(first_day=day, facts=facts))
        for segment in found.segments:
            for line in (
                *step_lines(segment.cost, scheme.cost, scheme),
                *step_lines(segment.support, scheme.steps, scheme),
            ):
                assert line.sum, f"{scheme.code}: {line.code}"
                assert line.title


def test_a_line_carries_source_version_and_certainty() -> None:
    scheme = load_book().schemes["nystartsjobb"]
    facts = {"wage": Decimal(24000), "extent": Decimal(100), "age": Decimal(40), "months_without_work": Decimal(30)}
    found = calculate(scheme, Situation(first_day=date(2026, 2, 1), facts=facts))
    base = step_lines(found.segments[0].support, scheme.steps, scheme)[0]
    assert base.amount_text == "20\u00a0000\u00a0kr"
    assert base.certainty in {part.certainty for part in base.parts}
    assert base.since == date(2017, 11, 1)
    assert "2018:43" in base.source
    assert "lön" in {part.label for part in base.parts}
