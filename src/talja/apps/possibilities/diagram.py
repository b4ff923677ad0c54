"""The way of a possibility as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.possibilities.enums import TRANSITIONS, Step
from talja.core.kernel.diagram import life_of


def possibility_diagram() -> str:
    """Return docs/reference/possibility.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "En möjlighets väg",
            "Ritad ur `TRANSITIONS` i `talja.apps.possibilities.enums`. Orden på pilarna är granskningsloggens koder.",
            "Flera steg framåt eller bakåt får tas på en gång. Bakåt och åt sidan kräver ett skäl.",
            states={step.value: str(step.label) for step in Step},
            begins=((Step.NOTICED.value, "possibility.begun"),),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(Step.FILLED.value, Step.ASIDE.value),
        )
