"""Formulas and conditions as sentences, linked to where their values stand."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override
from tests.factories.rules import everything

from talja.core.rules.blocks import BLOCKS
from talja.core.rules.book import load_book
from talja.core.rules.scheme import All, AnyOf, Block, Cap, Compare, Duration, Not, Test
from talja.web.shared.rulebook.sentences import _BLOCKS, _FIXED, Piece, PieceKind, Speaker, as_text

ON = date(2026, 11, 22)
CEILING = "”tak för lönen” (20\u00a0000\u00a0kr)"


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with override("sv"):
        yield


def speaker(on: date | None = ON) -> Speaker:
    book = everything()
    return Speaker(book.schemes["provform"], book, on)


def test_every_building_block_has_words_of_its_own() -> None:
    assert {*_BLOCKS, "fixed"} == set(BLOCKS)
    assert set(_FIXED) == set(BLOCKS["fixed"].words["per"])


@pytest.mark.parametrize(
    ("kind", "arguments", "said"),
    [
        ("eligible_wage", {"wage": "wage", "ceiling": "extra"}, "lön, men högst ”handledarstöd” (avskaffat)"),
        ("share_of", {"of": "base", "share": "level"}, "”Underlag” × ”andel av lönen”"),
        ("sum_of", {"of": ("base", "share", "fee")}, "”Underlag” + ”Andelen” + ”Avgiften”"),
        ("difference", {"of": "base", "less": ("fee",)}, "”Underlag” minus ”Avgiften”, men aldrig under noll"),
        ("smallest", {"of": ("base", "share", "fee")}, "det lägsta av ”Underlag”, ”Andelen” och ”Avgiften”"),
        ("fixed", {"amount": "ceiling", "per": "day", "quantity": "hours"}, f"{CEILING} för varje dag × timmar"),
        ("fixed", {"amount": "ceiling", "per": "year"}, f"{CEILING} om året, delat på tolv"),
    ],
)
def test_a_step_in_words(kind: str, arguments: dict[str, str | tuple[str, ...]], said: str) -> None:
    assert as_text(speaker().of_block(Block("x", "X", kind, arguments))) == said


def test_names_lead_to_where_their_values_stand() -> None:
    book = speaker()
    assert book.named("ceiling") == Piece("tak för lönen", PieceKind.OWN, "ceiling", "20\u00a0000\u00a0kr")
    assert book.named("rate") == Piece("gemensam avgift", PieceKind.SHARED, "rate")
    assert book.named("share").kind is PieceKind.STEP
    assert book.named("wage") == Piece("lön", PieceKind.FACT, "wage")


def test_without_a_day_no_values_are_told() -> None:
    assert speaker(None).named("ceiling").value == ""
    assert as_text(speaker(None).of_test(Compare("age", "at_least", "least_age"))) == "ålder är minst ”lägsta ålder”"


AGED = Compare("age", "at_least", "least_age")
NEW = Compare("newcomer", "is", among=("true",))


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (AGED, "ålder är minst 20\u00a0år"),
        (Compare("age", "less_than", "least_age"), "ålder är mindre än 20\u00a0år"),
        (NEW, "nyanländ: ja"),
        (Not(NEW), "nyanländ: nej"),
        (Compare("newcomer", "is", among=("true", "false")), "nyanländ: ja eller nej"),
        (Compare("employer", "is", among=("state", "region")), "arbetsgivare är en statlig myndighet eller regionen"),
        (All((AGED, NEW)), "ålder är minst 20\u00a0år och nyanländ: ja"),
        (AnyOf((NEW, All((AGED, NEW)))), "nyanländ: ja eller (ålder är minst 20\u00a0år och nyanländ: ja)"),
        (Not(AnyOf((AGED, NEW))), "inte så att (ålder är minst 20\u00a0år eller nyanländ: ja)"),
        (Not(AGED), "inte så att ålder är minst 20\u00a0år"),
    ],
)
def test_a_condition_in_words(test: Test, said: str) -> None:
    assert as_text(speaker().of_test(test)) == said


def test_a_question_of_yes_or_no_is_said_by_its_title() -> None:
    registered, agreement = speaker().scheme.conditions
    assert speaker().of_condition(agreement) == ()
    assert "jobb- och utvecklingsgarantin eller etableringsprogrammet" in as_text(speaker().of_condition(registered))


def test_durations_and_caps_in_words() -> None:
    told = [as_text(one) for one in speaker().of_duration(speaker().scheme.duration)]
    assert told == [
        "Ett beslut gäller högst så här länge: 24\u00a0månader",
        "Sammanlagt kan stödet ges högst så här länge: 24\u00a0månader",
        "Stödet kan inte ges längre än så här: tid utan arbete (gäller Unga)",
    ]
    assert speaker().of_duration(Duration()) == ()
    twice = speaker().of_duration(Duration(no_longer_than="months_without_work", times="longest"))
    assert as_text(twice[0]).endswith("tid utan arbete × ”längsta tid” (24\u00a0månader)")
    assert as_text(speaker().of_cap(Cap("ceiling", "year"))).startswith("Högst så här mycket om året: ”tak")


def test_every_sentence_of_the_book_can_be_said() -> None:
    book = load_book()
    for scheme in book.schemes.values():
        spoken = Speaker(scheme, book, ON)
        for block in (*scheme.cost, *scheme.steps):
            assert as_text(spoken.of_block(block)), (scheme.code, block.code)
        for condition in (*scheme.groups, *scheme.conditions):
            assert as_text(spoken.of_test(condition.test)), (scheme.code, condition.code)
