"""The life of a position as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.positions.enums import TRANSITIONS, State
from talja.core.kernel.diagram import life_of


def position_diagram() -> str:
    """Return docs/reference/position.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "En befattnings liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.positions.enums`. Orden på pilarna är granskningsloggens koder.",
            states={state.value: str(state.label) for state in State},
            begins=((State.DESCRIBED.value, "position.described"),),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(State.CLOSED.value,),
        )
