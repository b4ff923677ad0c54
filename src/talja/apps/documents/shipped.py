"""The templates that ship with Talja. They are made by `talja.project.word_templates`."""

from functools import cache
from pathlib import Path
from typing import Final

from talja.apps.documents.enums import Kind

FOLDER: Final = Path(__file__).parent / "defaults"


@cache
def shipped_template(kind: Kind) -> bytes:
    """Return the template that a kind uses until the municipality hands in its own."""
    return (FOLDER / f"{kind}.docx").read_bytes()
