"""The life of a rule change as a diagram, drawn from the table of transitions."""

from django.utils import translation

from talja.apps.subsidies.enums import TRANSITIONS, RuleState
from talja.core.kernel.diagram import life_of


def rule_diagram() -> str:
    """Return docs/reference/rule.md as it should be."""
    with translation.override("sv"):
        return life_of(
            "En egen regels liv",
            "Ritad ur `TRANSITIONS` i `talja.apps.subsidies.enums`. Orden på pilarna är granskningsloggens koder.",
            "Den som godkänner eller avslår är en annan än den som föreslog.",
            states={state.value: str(state.label) for state in RuleState},
            begins=((RuleState.PROPOSED.value, "rule.proposed"),),
            moves=((origin.value, target.value, event) for origin, target, event in TRANSITIONS),
            ends=(RuleState.APPROVED.value, RuleState.REJECTED.value, RuleState.WITHDRAWN.value),
        )
