"""What a change of an agreement would do, in words: before and after, and what the checks say of it."""

from typing import Any

from talja.apps.agreements.lines import CheckLine, Effect, Preview
from talja.web.shared.agreement_words import EFFECTS, SEVERITIES, effect_text
from talja.web.shared.check_texts import check_text


def preview_lines(preview: Preview) -> dict[str, Any]:
    """Return the effects and the checks of a change as the page shows them; what somebody has read is left out."""
    return {
        "effects": [_effect(one) for one in preview.effects],
        "checks": [_check(one) for one in preview.checks if not one.acknowledged_reason],
    }


def _effect(one: Effect) -> dict[str, Any]:
    return {
        "label": str(EFFECTS[one.code]),
        "old": effect_text(one.code, one.before),
        "new": effect_text(one.code, one.after),
        "is_told_by_itself": not one.before and not one.after,
        "is_count": one.code.startswith("followups_"),
        "is_certain": one.is_certain,
    }


def _check(one: CheckLine) -> dict[str, str]:
    label, tone = SEVERITIES[one.severity]
    return {"text": check_text(one.code, one.params), "label": str(label), "tone": tone, "source": one.source}
