"""The life of a request as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.servicedesk.enums import SETTLED, TRANSITIONS, State
from talja.core.kernel.diagram import life_of


def request_diagram() -> str:
    """Return docs/reference/request.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "Ett ärendes liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.servicedesk.enums`. Orden på pilarna är granskningsloggens koder,",
            "och inom parentes står vem som flyttar ärendet. Ett nytt meddelande öppnar det som var avslutat.",
            states={state.value: str(state.label) for state in State},
            begins=((State.NEW.value, "request.received"), (State.WAITING.value, "request.invited")),
            moves=(
                (origin.value, target.value, f"{event} ({who.label})") for origin, target, who, event in TRANSITIONS
            ),
            ends=(state.value for state in SETTLED),
        )
