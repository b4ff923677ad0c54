"""The life of an inventory as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.jobdesign.enums import TRANSITIONS, InventoryState
from talja.core.kernel.diagram import life_of


def inventory_diagram() -> str:
    """Return docs/reference/inventory.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "En inventerings liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.jobdesign.enums`. Orden på pilarna är granskningsloggens koder.",
            "Klar att snickra blir den när frågorna är avgjorda, risken är bedömd och facket har svarat.",
            states={state.value: str(state.label) for state in InventoryState},
            begins=((InventoryState.PREPARING.value, "inventory.begun"),),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(InventoryState.CLOSED.value, InventoryState.CANCELLED.value),
        )
