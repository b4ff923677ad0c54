"""The life of an agreement as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.agreements.enums import TRANSITIONS, State
from talja.core.kernel.diagram import life_of


def agreement_diagram() -> str:
    """Return docs/reference/agreement.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "En överenskommelses liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.agreements.enums`. Orden på pilarna är granskningsloggens koder.",
            "En ändring av det som pågår är en egen version: den gäller från sin dag, när alla som ska ha godkänt den.",
            states={state.value: str(state.label) for state in State},
            begins=((State.DRAFT.value, "agreement.drafted"),),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(State.ENDED.value, State.CANCELLED.value),
        )
