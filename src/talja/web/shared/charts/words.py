"""Numbers, days and months the Swedish way: 1 234, 46,5 %, maj 2025."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.dates import MONTHS, MONTHS_3

from talja.core.disclosure.suppress import HIDDEN

_SPACE = "\u00a0"


def whole(value: int | None) -> str:
    """Return a count with a space between thousands; a hidden count is two dots."""
    if value is None:
        return HIDDEN
    return f"{value:,}".replace(",", _SPACE).replace("-", "\u2212")


def percent(share: float | None, *, decimals: int = 1) -> str:
    """Return a share (0.465) as a percentage (46,5 %), halves rounded up; a hidden share is two dots."""
    if share is None:
        return HIDDEN
    rounded = Decimal(str(share * 100)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded}{_SPACE}%".replace(".", ",").replace("-", "\u2212")


def month_name(month: int) -> str:
    """Return a month (yyyymm) in words: maj 2025."""
    return f"{MONTHS[month % 100]} {month // 100}"


def month_short(month: int) -> str:
    """Return a month (yyyymm) for an axis: a January is its year, other months their short names."""
    return str(MONTHS_3[month % 100]) if month % 100 != 1 else str(month // 100)


def day(on: date | None) -> str:
    """Return a day the way Swedish authorities write it: 2025-05-31. No day is nothing."""
    return on.isoformat() if on else ""
