"""A task of an inventory in words: how long, how often, when, and what the staff say."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.jobdesign.enums import HandOver, Per
from talja.apps.jobdesign.queries import GuestTask
from talja.core.inventory.lines import DAY_MINUTES, EVERY_DAY, WEEKDAYS

FEELINGS: Final[Mapping[int, str | Promise]] = {
    2: gettext_lazy("skönt att slippa"),
    1: gettext_lazy("ganska bra att slippa"),
    0: gettext_lazy("spelar ingen roll"),
    -1: gettext_lazy("tveksamt att lämna över"),
    -2: gettext_lazy("skulle saknas"),
}
_DAYS: Final = (
    gettext_lazy("mån"),
    gettext_lazy("tis"),
    gettext_lazy("ons"),
    gettext_lazy("tors"),
    gettext_lazy("fre"),
    gettext_lazy("lör"),
    gettext_lazy("sön"),
)


def task_words(task: GuestTask) -> str:
    """Return what is proposed of a task: 10–20 min, en gång per dag. Nothing where nobody has said any time."""
    if not task.minutes:
        return ""
    return f"{minutes_range(task.minutes, task.low, task.high)}, {often(task.times, task.per)}"


def minutes_range(minutes: int, low: int, high: int) -> str:
    """Return the time as a range where one is told: 10–20 min."""
    if high and low != high:
        return _("%(low)s–%(high)s min") % {"low": low, "high": high}
    return _("%(minutes)s min") % {"minutes": minutes}


def often(times: int, per: str) -> str:
    """Return how often: en gång per dag, 3 gånger per vecka."""
    counted = ngettext("en gång", "%(times)s gånger", times) % {"times": times}
    return f"{counted} {Per(per).label}"


def days_text(days: frozenset[int]) -> str:
    """Return which days: vardagar, alla dagar, helger, or each by name."""
    whole = {WEEKDAYS: _("vardagar"), EVERY_DAY: _("alla dagar"), EVERY_DAY - WEEKDAYS: _("helger")}
    return whole.get(days) or ", ".join(str(_DAYS[day]) for day in sorted(days))


def window_text(earliest: int, latest: int) -> str:
    """Return when on the day: 9–11.30; nothing when it can be done at any time."""
    if (earliest, latest) == (0, DAY_MINUTES):
        return ""
    return _("kl. %(from)s–%(to)s") % {"from": clock(earliest), "to": clock(latest)}


def clock(minute: int) -> str:
    """Return a time of the day: 9, 11.30."""
    hour, rest = divmod(minute, 60)
    return f"{hour}.{rest:02d}" if rest else str(hour)


def hours(minutes: int) -> str:
    """Return minutes as hours and minutes: 12 tim 30 min."""
    whole, rest = divmod(minutes, 60)
    parts = [_("%(hours)s tim") % {"hours": whole}] if whole else []
    if rest or not whole:
        parts.append(_("%(minutes)s min") % {"minutes": rest})
    return " ".join(parts)


def hand_over_word(code: str) -> str:
    """Return whether it may be handed over, in a few words."""
    words = {
        HandOver.YES: _("kan lämnas över"),
        HandOver.PARTLY: _("kan delvis lämnas över"),
        HandOver.NO: _("stannar"),
        HandOver.UNKNOWN: _("ingen har sagt"),
    }
    return words[HandOver(code)]
