"""Every finding that the import can make has words, and every text is still needed."""

import re
from pathlib import Path

from talja.apps.imports import own_words
from talja.core.intake import cell_readers
from talja.core.intake.record import Finding, Severity
from talja.web.shared.finding_texts import FINDING_TEXTS, say_finding

INTAKE = Path(cell_readers.__file__).parent
OWN_WORDS = Path(own_words.__file__)
ROWS = [INTAKE / name for name in ("rows.py", "row_checks.py", "cell_readers.py")]
SOURCES = [OWN_WORDS, *INTAKE.glob("values/*.py"), *ROWS]
MADE = re.compile(
    r'"((?:day|period|extent|money|local_number|number|org_number|name|person_is|protection_kind|born_country|sex|word|'
    r'birth_date|decision_outside|last_day_before|row|columns|cell_is|value|text|open|workplace|case_worker)_[a-z_]+)"'
)
NOT_CODES = {"birth_date"}  # names of fields and codes of the register


def codes_in_sources() -> set[str]:
    return {code for source in SOURCES for code in MADE.findall(source.read_text(encoding="utf-8"))} - NOT_CODES


def test_every_finding_has_words_and_no_words_are_left_over() -> None:
    kernel = {"number_check_digit", "number_date", "number_shape", "number_reserve"}
    assert codes_in_sources() | kernel == set(FINDING_TEXTS)


def test_says_what_was_found() -> None:
    assert say_finding(Finding("extent_zero", Severity.ERROR)) == "Omfattningen är noll. Skriv den i procent, över 0."
