"""The import reads the register's own words: each code and each official name, in silence."""

from collections.abc import Callable

import pytest
from django.db.models import TextChoices

from talja.apps.people.enums import Born, Education, Protection, Sex
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.codes import (
    DESTINATION_WORDS,
    EDUCATION_WORDS,
    END_REASON_WORDS,
    read_born,
    read_kolada,
    read_protection,
    read_sex,
)


@pytest.mark.parametrize(
    ("reader", "enum"),
    [
        (read_sex, Sex),
        (read_born, Born),
        (read_protection, Protection),
        (read_kolada, Kolada),
        (EDUCATION_WORDS.read, Education),
        (END_REASON_WORDS.read, EndReason),
        (DESTINATION_WORDS.read, Destination),
    ],
)
def test_reads_every_code_and_official_name(reader: Callable[[Cell], Read[str]], enum: type[TextChoices]) -> None:
    for code, label in enum.choices:
        expected = Read(code) if code else None
        assert expected in (None, reader(code)), code
        assert expected in (None, reader(str(label))), label
