"""The life of a letter as a Mermaid diagram, drawn from the table of transitions."""

from collections.abc import Iterator

from django.utils import translation

from talja.apps.correspondence.enums import TRANSITIONS, LetterState

_FIRST = (LetterState.QUEUED, LetterState.PAPER, LetterState.WITHHELD)


def letter_diagram() -> str:
    """Return docs/reference/letter.md as it should be."""
    with translation.override("sv"):
        return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Ett brevs liv"
    yield ""
    yield "Ritad ur `TRANSITIONS` i `talja.apps.correspondence.enums`. Orden på pilarna är granskningsloggens koder."
    yield "Pilar utan ord hör till varje försök att skicka och loggas inte."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in LetterState:
        yield f"    {state.value}: {state.label}"
    for state in _FIRST:
        yield f"    [*] --> {state.value}: letter.queued"
    for origin, target, event in TRANSITIONS:
        yield f"    {origin.value} --> {target.value}" + (f": {event}" if event else "")
    for state in (LetterState.SENT, LetterState.CANCELLED):
        yield f"    {state.value} --> [*]"
    yield "```"
