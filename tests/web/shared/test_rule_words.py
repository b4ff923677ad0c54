"""The law as data in Swedish: every code has words, numbers are written the Swedish way, unknown is said to be so."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from talja.core.rules.facts import FACTS, FactKind
from talja.core.rules.parameters import Certainty, DatedBy
from talja.core.rules.reading.parameters import PLAIN_UNITS
from talja.core.rules.reading.schemes import DecidedBy, Who
from talja.core.rules.results import Answer, Checked
from talja.core.rules.scheme import DayCount, Kind, Las, RoundingPlace, RoundingRule
from talja.web.shared import rule_words
from talja.web.shared.fact_words import (
    CHOICES,
    FACT_TEXTS,
    answer_text,
    is_question,
    label_of,
    question_of,
    questions_of,
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind, rule_words.KINDS),
        (Las, rule_words.LAS),
        (DecidedBy, rule_words.DECIDED_BY),
        (Who, rule_words.WHO),
        (Certainty, rule_words.CERTAINTIES),
        (Certainty, rule_words.CERTAINTY_TONES),
        (Answer, rule_words.ANSWERS),
        (DayCount, rule_words.DAY_COUNTS),
        (RoundingRule, rule_words.ROUNDING_RULES),
        (RoundingPlace, rule_words.ROUNDING_PLACES),
        (DatedBy, rule_words.DATED_BY),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_code_has_words(kind: type[StrEnum], words: dict[str, object]) -> None:
    assert set(words) == set(kind)


def test_every_fact_has_a_question_and_every_choice_words() -> None:
    assert FACT_TEXTS.keys() == FACTS.keys()
    for code, fact in FACTS.items():
        assert str(FACT_TEXTS[code].question).endswith("?"), code
        if fact.kind is FactKind.CHOICE:
            assert CHOICES[code].keys() == set(fact.choices)


def test_every_plain_unit_has_words() -> None:
    assert rule_words.UNITS.keys() == PLAIN_UNITS


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("31.42", "percent", "31,42\u00a0%"),
        ("20000", "SEK/month", "20\u00a0000\u00a0kr"),
        ("1213.5", "SEK/day", "1\u00a0213,50\u00a0kr om dagen"),
        ("2.5", "times", "2,5"),
        ("24", "months", "24\u00a0månader"),
        ("-7.125", "EUR", "\u22127,13\u00a0EUR"),
    ],
)
def test_quantities(number: str, unit: str, expected: str) -> None:
    assert rule_words.quantity(Decimal(number), unit) == expected


def test_shares_are_shown_as_per_cent_and_the_unknown_as_unknown() -> None:
    assert rule_words.quantity(Decimal("0.75"), "percent", is_scaled=True) == "75\u00a0%"
    assert rule_words.quantity(None, "percent") == "okänt"
    assert rule_words.money(None) == "okänt"
    assert rule_words.money(Decimal("-1234.5")) == "\u22121\u00a0235\u00a0kr"


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (Decimal("0.7"), "21\u00a0dagar"),
        (1, "1\u00a0månad"),
        (24, "24\u00a0månader"),
        (48, "4\u00a0år"),
        (None, "ingen gräns"),
    ],
)
def test_times(months: Decimal | int | None, expected: str) -> None:
    assert rule_words.months_text(months) == expected


def test_days_and_units() -> None:
    assert rule_words.day_text(date(2027, 5, 1)) == "1\u00a0maj 2027"
    assert rule_words.unit_text("SEK/month") == "kr i månaden"
    assert rule_words.unit_text("percent") == "procent"
    assert rule_words.unit_text("EUR") == "EUR"


def test_what_is_not_sure_says_where_to_check() -> None:
    assert rule_words.certainty_text(Certainty.HIGH) == "Säkerhet: hög"
    assert rule_words.certainty_text(Certainty.MEDIUM) == "Säkerhet: medel, kontrollera mot Arbetsförmedlingen"
    low = rule_words.certainty_text(Certainty.LOW, decided_by="municipality")
    assert low == "Säkerhet: låg, kontrollera mot den som beslutar"


def test_a_condition_of_the_engine_gets_our_words() -> None:
    asked = Checked("time_left", "", "", Certainty.HIGH, Answer.NO)
    assert rule_words.condition_text(asked) == "Det finns tid kvar med stödet"
    own = Checked("age", "Personen har fyllt 20 år", "", Certainty.HIGH, Answer.YES)
    assert rule_words.condition_text(own) == "Personen har fyllt 20 år"


def test_windows_of_time_are_one_question() -> None:
    asked = questions_of(("months_without_work_of_15", "newcomer", "months_without_work"))
    assert asked == ("Hur länge har personen varit utan arbete?", "Är personen nyanländ?")


def test_a_figure_nobody_has_found_is_no_question() -> None:
    assert not is_question("pension_and_insurance")
    assert question_of("pension_and_insurance") == "Uppgiften är inte hittad: pension_and_insurance"
    assert label_of("po") == "PO-pålägg"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("newcomer", True, "ja"),
        ("newcomer", False, "nej"),
        ("months_without_work", Decimal(30), "30\u00a0månader"),
        ("programme", "job_guarantee", "jobb- och utvecklingsgarantin"),
        ("elsewhere", "annat", "annat"),
    ],
)
def test_answers(name: str, value: Decimal | bool | str, expected: str) -> None:
    assert answer_text(name, value) == expected


@pytest.mark.parametrize(("title", "expected"), [("Nystartsjobb", "nystartsjobb"), ("OSA", "OSA"), ("", "")])
def test_titles_within_sentences(title: str, expected: str) -> None:
    assert rule_words.in_sentence(title) == expected
