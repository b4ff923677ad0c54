"""The life of a letter as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.correspondence.enums import TRANSITIONS, LetterState
from talja.core.kernel.diagram import life_of

_FIRST = (LetterState.QUEUED, LetterState.PAPER, LetterState.WITHHELD)


def letter_diagram() -> str:
    """Return docs/reference/letter.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "Ett brevs liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.correspondence.enums`. Orden på pilarna är granskningsloggens koder.",
            "Pilar utan ord hör till varje försök att skicka och loggas inte.",
            states={state.value: str(state.label) for state in LetterState},
            begins=((state.value, "letter.queued") for state in _FIRST),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(LetterState.SENT.value, LetterState.CANCELLED.value),
        )
