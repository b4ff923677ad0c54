"""Free text that is kept as it stands: employers, units, supervisors, references."""

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, nothing, text_of, unread

_LONGEST = 200


def read_text(cell: Cell) -> Read[str]:
    """Return the text with single spaces; what no such field can hold is an error."""
    text = text_of(cell)
    blank: Read[str] | None = nothing(text)
    if blank is not None:
        return blank
    return Read(text) if len(text) <= _LONGEST else unread("text_too_long")
