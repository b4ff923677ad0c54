"""The reference: everything that a rule file says, and nothing that depends on the day it is made."""

from itertools import pairwise

import pytest
from django.utils.translation import override
from tests.factories.rules import everything

from talja.core.rules.blocks import BLOCKS
from talja.core.rules.day_counts import ADDITIVE
from talja.core.rules.facts import FACTS
from talja.core.rules.scheme import DayCount
from talja.project.cli import main
from talja.web.shared.rulebook.block_words import BLOCK_TEXTS
from talja.web.shared.rulebook.reference import rule_reference


@pytest.fixture(scope="module")
def told() -> str:
    return rule_reference(everything())


def test_every_building_block_is_told() -> None:
    assert BLOCK_TEXTS.keys() == BLOCKS.keys()


def test_a_form_is_told_whole(told: str) -> None:
    form = told.partition("## Provform för åländare\n")[2].partition("\n## ")[0]
    for said in (
        "En form som bara finns i prov.",
        "| Kod | `provform` |",
        "| LAS | LAS gäller. LAS gäller som vanligt. (LAS 1 §) |",
        "- **Unga** (6 §): inte så att ålder är minst ”lägsta ålder”.",
        "(4 §; säkerhet: medel): inskriven hos Arbetsförmedlingen: ja eller program är jobb- och utvecklingsgarantin",
        "Gäller från 2018-01-01.",
        "1. Chefen: Ansök i tid (12 §)",
        "1. Underlag = lön, men högst ”tak för lönen” × omfattning (9 §)",
        "| **Tak för lönen** (`ceiling`, kr i månaden) | 2016-01-01 | 18 000 kr | SFS 2016:1 | hög | 2026-11-22 |",
        "|  | 2018-01-01 | okänt | inte hittat. Sök i arkivet. | låg | 2026-11-22 |",
        "|  | 2025-02-01 | avskaffat |",
        "Unga, månad 1–6: 80 %<br>Unga, från månad 7: 60 %<br>Övriga: 50 %",
    ):
        assert said in form, said


def test_what_is_common_is_told_once(told: str) -> None:
    common = told.partition("## Gemensamt\n")[2].partition("\n## ")[0]
    assert "**Gemensam avgift** (`rate`, procent, efter ålder vid årets början)" in common
    assert "### kostnad-1" in common
    assert told.count("(#kostnad-1)") == 3


def test_day_counts_blocks_and_facts_are_told(told: str) -> None:
    for day_count in DayCount:
        row = next(line for line in told.splitlines() if line.startswith(f"| `{day_count.value}` |"))
        assert ("| ja |" in row) == (day_count in ADDITIVE)
    for name in (*BLOCKS, *FACTS):
        assert f"| `{name}` |" in told


def test_tables_are_whole(told: str) -> None:
    """Every row of a table has as many cells as the one above it."""
    lines = [line.replace("\\|", "") for line in told.splitlines()]
    for above, below in pairwise(lines):
        if above.startswith("|") and below.startswith("|"):
            assert above.count("|") == below.count("|"), below


def test_the_language_of_whoever_asks_changes_nothing(told: str) -> None:
    with override("en"):
        assert rule_reference(everything()) == told


def test_the_command_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "reference"]) == 0
    assert capsys.readouterr().out.startswith("# Regelboken\n")
