"""The conclusion says what the numbers say, whichever way they point."""

from dataclasses import replace
from datetime import date

import pytest

from talja.apps.organisation.actors import Actor
from talja.apps.reports.lines import Figure, Overview, ShownShare
from talja.apps.reports.queries import overview
from talja.core.statistics.shares import BoundedShare
from talja.web.analyst import words
from talja.web.analyst.tables import gap


@pytest.fixture
def found(goals: None, asta: Actor, today: date) -> Overview:
    """An overview of nothing, with goals: baseline 130, target 160, 70 %."""
    return overview(actor=asta, on=today)


def share(yes: int, no: int, unknown: int) -> ShownShare:
    exact = BoundedShare(yes, no, unknown)
    return ShownShare(
        Figure(yes), Figure(no), Figure(unknown), Figure(exact.total), exact.known, exact.low, exact.high, exact
    )


@pytest.mark.parametrize(
    ("running", "conclusion", "target"),
    [
        (118, "118 anställningar med stöd pågår, 12 färre än utgångsläget 130.", "Målet är 160: 42 till."),
        (130, "130 anställningar med stöd pågår, lika många som utgångsläget 130.", "Målet är 160: 30 till."),
        (1, "1 anställning med stöd pågår, 129 färre än utgångsläget 130.", "Målet är 160: 159 till."),
        (160, "160 anställningar med stöd pågår, 30 fler än utgångsläget 130.", "Målet 160 är nått."),
        (None, "Antalet anställningar med stöd är för litet för att visas.", ""),
    ],
)
def test_the_conclusion(found: Overview, running: int | None, conclusion: str, target: str) -> None:
    told = replace(found, running=Figure(running))
    assert (words.conclusion(told), words.to_target(told)) == (conclusion, target)


def test_without_goals_nothing_is_compared(found: Overview) -> None:
    told = replace(found, running=Figure(118), goals={})
    assert words.conclusion(told) == "118 anställningar med stöd pågår."
    assert (words.to_target(told), words.change(told), words.reference(None)) == ("", ("", ""), "")


@pytest.mark.parametrize(("running", "trend"), [(131, "up"), (129, "down"), (130, "flat")])
def test_which_way_it_points(found: Overview, running: int, trend: str) -> None:
    assert words.change(replace(found, running=Figure(running)))[1] == trend


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((8, 2, 0), "är nått"),
        ((6, 2, 2), "Om det är nått beror på de okända."),
        ((5, 4, 1), "är inte nått"),
        ((0, 0, 10), "Om det är nått beror på de okända."),
    ],
)
def test_unknown_is_never_a_success(found: Overview, counts: tuple[int, int, int], said: str) -> None:
    assert said in words.outcome(replace(found, onward=share(*counts)))


def test_a_share_that_is_withheld_says_why(found: Overview) -> None:
    held = replace(share(8, 1, 1), known=None, low=None, high=None, exact=None, withheld="share_reveals_few")
    said = words.outcome(replace(found, onward=held))
    assert said.startswith("Andelen skulle visa hur det gick för ett fåtal.")
    assert said.endswith("Målet är 70\u00a0%.")


@pytest.mark.parametrize(
    ("difference", "decimals", "text"),
    [(0.095, 1, "+9,5"), (-0.095, 1, "\u22129,5"), (0.0001, 1, "0,0"), (-0.004, 0, "0"), (None, 1, "–")],
)
def test_a_gap_has_a_sign_when_it_is_one(difference: float | None, decimals: int, text: str) -> None:
    assert gap(difference, decimals=decimals).text == text
