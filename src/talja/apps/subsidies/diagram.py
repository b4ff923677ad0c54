"""The life of a rule change as a Mermaid diagram, drawn from the table of transitions."""

from collections.abc import Iterator

from django.utils import translation

from talja.apps.subsidies.enums import TRANSITIONS, RuleState


def rule_diagram() -> str:
    """Return docs/reference/rule.md as it should be."""
    with translation.override("sv"):
        return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# En egen regels liv"
    yield ""
    yield "Ritad ur `TRANSITIONS` i `talja.apps.subsidies.enums`. Orden på pilarna är granskningsloggens koder."
    yield "Den som godkänner eller avslår är en annan än den som föreslog."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in RuleState:
        yield f"    {state.value}: {state.label}"
    yield f"    [*] --> {RuleState.PROPOSED.value}: rule.proposed"
    for origin, target, event in TRANSITIONS:
        yield f"    {origin.value} --> {target.value}: {event}"
    for state in (RuleState.APPROVED, RuleState.REJECTED, RuleState.WITHDRAWN):
        yield f"    {state.value} --> [*]"
    yield "```"
