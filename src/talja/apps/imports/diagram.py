"""The life of a batch as a diagram, drawn from the table of transitions."""

from typing import Final

from django.utils import translation

from talja.apps.imports.enums import TRANSITIONS, BatchState
from talja.core.kernel.diagram import life_of

ENDS: Final = (BatchState.DISCARDED, BatchState.UNDONE)


def batch_diagram() -> str:
    """Return docs/reference/batch.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "En listas liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.imports.enums`. Orden på pilarna är granskningsloggens koder.",
            states={state.value: str(state.label) for state in BatchState},
            begins=((BatchState.READING.value, "batch.received"),),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(state.value for state in ENDS),
        )
