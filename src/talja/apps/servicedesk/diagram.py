"""The life of a request as a Mermaid diagram, drawn from the table of transitions."""

from collections.abc import Iterator

from django.utils import translation

from talja.apps.servicedesk.enums import SETTLED, TRANSITIONS, State


def request_diagram() -> str:
    """Return docs/reference/request.md as it should be."""
    with translation.override("sv"):
        return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Ett ärendes liv"
    yield ""
    yield "Ritad ur `TRANSITIONS` i `talja.apps.servicedesk.enums`. Orden på pilarna är granskningsloggens koder,"
    yield "och inom parentes står vem som flyttar ärendet. Ett nytt meddelande öppnar det som var avslutat."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in State:
        yield f"    {state.value}: {state.label}"
    yield f"    [*] --> {State.NEW.value}: request.received"
    yield f"    [*] --> {State.WAITING.value}: request.invited"
    for origin, target, who, event in TRANSITIONS:
        yield f"    {origin.value} --> {target.value}: {event} ({who.label})"
    for state in SETTLED:
        yield f"    {state.value} --> [*]"
    yield "```"
