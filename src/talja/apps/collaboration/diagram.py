"""The lives of a question to a union and of an application as Mermaid diagrams, drawn from their tables."""

from django.db.models import TextChoices
from django.utils import translation

from talja.apps.collaboration.enums import (
    APPLICATION_TRANSITIONS,
    CONSULTATION_TRANSITIONS,
    ApplicationState,
    ConsultationState,
)
from talja.core.kernel.diagram import life_of

_CONSULTATION = (
    "Ritad ur `CONSULTATION_TRANSITIONS` i `talja.apps.collaboration.enums`.",
    "Orden på pilarna är granskningsloggens koder.",
    "Att facket inte svarade skrivs in tidigast dagen efter svarstiden. Ombudet ändrar sitt svar till och med den.",
)
_APPLICATION = (
    "Ritad ur `APPLICATION_TRANSITIONS` i `talja.apps.collaboration.enums`.",
    "Orden på pilarna är granskningsloggens koder.",
    "En ansökan kan skrivas in som skickad utan att först ha stått som något som ska skickas.",
)


def consultation_diagram() -> str:
    """Return docs/reference/consultation.md as it should be."""
    starts = ((ConsultationState.SENT, "consultation.sent"),)
    return _drawn("En fråga till facket", _CONSULTATION, ConsultationState, starts, CONSULTATION_TRANSITIONS)


def application_diagram() -> str:
    """Return docs/reference/application.md as it should be."""
    starts = ((ApplicationState.PLANNED, "application.planned"), (ApplicationState.SENT, "application.sent"))
    return _drawn("En ansökan till Arbetsförmedlingen", _APPLICATION, ApplicationState, starts, APPLICATION_TRANSITIONS)


def _drawn(
    title: str,
    words: tuple[str, ...],
    states: type[TextChoices],
    starts: tuple[tuple[TextChoices, str], ...],
    moves: tuple[tuple[TextChoices, TextChoices, str], ...],
) -> str:
    left = {origin for origin, _target, _event in moves}
    with translation.override("sv"):
        return life_of(
            title,
            *words,
            states={str(state.value): str(state.label) for state in states},
            begins=((str(start.value), event) for start, event in starts),
            moves=((str(origin.value), str(target.value), event) for origin, target, event in moves),
            ends=(str(state.value) for state in states if state not in left),
        )
