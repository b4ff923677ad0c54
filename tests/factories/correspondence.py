"""Letters and links to test with."""

from typing import Any
from uuid import UUID

from talja.apps.correspondence.inputs import LetterInput

MATTER = UUID("11111111-2222-4333-8444-555555555555")


def letter(**changes: Any) -> LetterInput:
    """Return a letter to an address at work, about `MATTER`."""
    said: dict[str, Any] = {
        "kind": "followups.reminder",
        "matter_key": MATTER,
        "once": "2026-11",
        "to_email": "asta@kommun.example",
        "subject": "En påminnelse",
        "body": "Hej!\n\nDet är dags för en uppföljning.\n",
    }
    return LetterInput(**(said | changes))
