"""Rounding as the source of a scheme says, or not at all."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from talja.core.rules.scheme import Rounding, RoundingPlace, RoundingRule

_MODES = {
    RoundingRule.HALF_UP: ROUND_HALF_UP,
    RoundingRule.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingRule.DOWN: ROUND_FLOOR,
    RoundingRule.UP: ROUND_CEILING,
}


def rounded(amount: Decimal, rounding: Rounding, *, at: RoundingPlace) -> Decimal:
    """Return the amount, rounded to whole multiples of the step if this is the place where the scheme rounds."""
    if rounding.rule is RoundingRule.NONE or rounding.place is not at:
        return amount
    return (amount / rounding.to).quantize(Decimal(1), rounding=_MODES[rounding.rule]) * rounding.to
