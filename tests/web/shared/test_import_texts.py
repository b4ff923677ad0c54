"""The import has Swedish words for every field, line that is left out, column reason, fault and step."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import talja.apps.imports
import talja.core.intake
from talja.core.intake import columns
from talja.core.intake.lines import LineKind
from talja.core.intake.record import Field
from talja.web.shared.import_texts import (
    COLUMN_REASONS,
    FAULTS,
    FIELD_LABELS,
    LEFT_OUT,
    STEPS,
    certainty,
    field_label,
    value_text,
)

INTAKE, IMPORTS = Path(talja.core.intake.__file__).parent, Path(talja.apps.imports.__file__).parent


def found(pattern: str, *folders: Path) -> set[str]:
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    return {code for path in paths for code in re.findall(pattern, path.read_text(encoding="utf-8"))}


def test_every_field_is_called_something() -> None:
    assert set(FIELD_LABELS) == set(Field)


def test_every_line_that_is_left_out_has_words() -> None:
    assert set(LEFT_OUT) == {kind.value for kind in LineKind if kind is not LineKind.ROW}


def test_every_reason_of_a_column_has_words() -> None:
    told = (columns.ColumnGuess.__doc__ or "").partition("codes:")[2]
    codes = {code.strip(". \n") for code in re.sub(r"\([^)]*\)", "", told).split(",")}
    assert set(COLUMN_REASONS) == codes


def test_every_fault_has_words() -> None:
    faults = found(r'Unreadable\("([a-z_]+)"', INTAKE, IMPORTS) | found(r'fault="([a-z_]+)"', IMPORTS)
    assert len(faults) > 6
    assert faults == set(FAULTS)


def test_every_step_has_words() -> None:
    told = found(r'step="([a-z]+)"', IMPORTS) | {"waiting"}
    assert told - set(STEPS) == set()


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        (Field.EXTENT, Decimal("75.00"), "75 %"),
        (Field.EXTENT, Decimal("62.5"), "62,5 %"),
        (Field.EXTENT, Decimal("100"), "100 %"),
        (Field.WAGE, Decimal("18500"), "18\u00a0500 kr"),
        (Field.FIRST_DAY, date(2026, 3, 1), "2026-03-01"),
        (Field.WORKPLACE, "Ekens förskola", "Ekens förskola"),
        (Field.WORKPLACE, None, ""),
    ],
)
def test_writes_values_as_people_do(code: str, value: object, text: str) -> None:
    assert value_text(code, value) == text  # type: ignore[arg-type]  # each kind of value in turn


def test_tells_a_planned_last_day_from_a_real_one() -> None:
    assert field_label(Field.LAST_DAY, "planned_last_day") == "Planerad sista dag"
    assert field_label(Field.LAST_DAY, "last_day") == field_label(Field.LAST_DAY) == "Sista dag"


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "säker"), (0.85, "säker"), (0.84, "trolig"), (0.6, "trolig"), (0.59, "osäker")]
)
def test_says_how_sure(confidence: float, word: str) -> None:
    assert certainty(confidence)[0] == word
