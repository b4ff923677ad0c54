"""The diagram in docs/reference is drawn from the table that letters move by."""

from pathlib import Path

from talja.apps.correspondence.diagram import letter_diagram

REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference"


def test_the_life_of_a_letter_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "letter.md").read_text(encoding="utf-8") == letter_diagram()
