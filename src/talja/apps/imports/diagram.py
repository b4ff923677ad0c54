"""The life of a batch as a Mermaid diagram, drawn from the table of transitions."""

from collections.abc import Iterator
from typing import Final

from django.utils import translation

from talja.apps.imports.enums import TRANSITIONS, BatchState

ENDS: Final = (BatchState.DISCARDED, BatchState.UNDONE)


def batch_diagram() -> str:
    """Return docs/reference/batch.md as it should be."""
    with translation.override("sv"):
        return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# En listas liv"
    yield ""
    yield "Ritad ur `TRANSITIONS` i `talja.apps.imports.enums`. Orden på pilarna är granskningsloggens koder."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in BatchState:
        yield f"    {state.value}: {state.label}"
    yield f"    [*] --> {BatchState.READING.value}: batch.received"
    for origin, target, event in TRANSITIONS:
        yield f"    {origin.value} --> {target.value}: {event}"
    for state in ENDS:
        yield f"    {state.value} --> [*]"
    yield "```"
