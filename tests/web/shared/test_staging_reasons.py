"""What the import itself tells of a row has words, and every word is still needed."""

import re
from pathlib import Path

import pytest

from talja.apps.imports import overlaps, staging
from talja.core.intake.links import Reason
from talja.web.shared.link_reasons import STAGING_REASONS, say_link

SOURCES = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in (overlaps, staging)]


def test_every_reason_has_words_and_every_word_a_reason() -> None:
    assert {code for source in SOURCES for code in re.findall(r'Reason\("([a-z_]+)"', source)} == set(STAGING_REASONS)


@pytest.mark.parametrize("code", STAGING_REASONS)
def test_every_reason_can_be_said(code: str) -> None:
    assert "%" not in say_link(Reason(code, {"row": "4"}))
