"""A person's days of employment under LAS, in words: what counts, when it is enough, and what HR must check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.subsidies.queries import EmployerLas
from talja.core.rules.las import CONVERTING, LasCount, Tally
from talja.core.rules.las_limits import Rule
from talja.core.rules.parameters import Certainty

RULES: dict[Rule, str | Promise] = {
    Rule.FIXED_TERM: gettext_lazy("Särskild visstid blir tills vidare"),
    Rule.CHAIN: gettext_lazy("Visstid i kedja blir tills vidare"),
    Rule.SUBSTITUTE: gettext_lazy("Vikariat blir tills vidare"),
    Rule.PRIORITY: gettext_lazy("Företrädesrätt till ny anställning"),
    Rule.PRIORITY_FIXED_TERM: gettext_lazy("Företrädesrätt till ny särskild visstid"),
}
DOUBTS: dict[str, str | Promise] = {
    "kind_assumed": gettext_lazy(
        "Registret säger inte vilken sorts anställning det är. Vi räknar den som särskild visstid, som fortast blir "
        "tills vidare. Gäller den redan tills vidare kan den inte bli det igen."
    ),
    "exempt_not_counted": gettext_lazy(
        "Tid med stöd som är undantaget i LAS 1 § räknas inte här. Om den ändå kan räknas är en fråga för HR."
    ),
    "form_unknown": gettext_lazy("Det finns tid i en form där vi inte vet vad LAS säger. Den räknas inte här."),
    "before_2022": gettext_lazy("Visstid från före oktober 2022 kan följa äldre regler."),
    "month_length": gettext_lazy(
        "Hur många dagar tolv månader är har ingen domstol avgjort. Därför visas en tidigaste och en senaste dag."
    ),
}


@dataclass(frozen=True, slots=True)
class LasRow:
    """One rule: what it is for, the days of so many, when, and the days that were counted.

    `is_soon`: an employment becomes permanent within three months, or may have.
    """

    title: str
    days: str
    when: str
    is_soon: bool
    steps: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class LasEmployer:
    """A person's time at one employer. `is_unsure`: something that it is made of is not known."""

    employer: str
    is_unsure: bool
    rows: tuple[LasRow, ...]
    doubts: tuple[str, ...]


SOON_DAYS = 90


def las_words(counted: Iterable[EmployerLas]) -> tuple[LasEmployer, ...]:
    """Return the employers where any day counts or must be asked about."""
    found = (
        LasEmployer(one.employer, _is_unsure(one.count), tuple(_rows(one.count)), _doubts(one.count)) for one in counted
    )
    return tuple(one for one in found if one.rows or one.doubts)


def _is_unsure(count: LasCount) -> bool:
    return bool(count.doubts) or any(one.certainty is Certainty.LOW for one in count.tallies)


def _rows(count: LasCount) -> list[LasRow]:
    """Return a row for each rule; the chain only where it says more than the five years do."""
    days = {one.rule: one.days for one in count.tallies}
    shown = (one for one in count.tallies if one.rule is not Rule.CHAIN or one.days != days.get(Rule.FIXED_TERM))
    return [_row(one) for one in shown]


def _row(tally: Tally) -> LasRow:
    return LasRow(
        title=str(RULES[tally.rule]),
        days=_("%(days)s av %(limit)s dagar") % {"days": tally.days, "limit": tally.limit},
        when=_when(tally),
        is_soon=tally.rule in CONVERTING and _is_soon(tally),
        steps=tuple(_step(one.first_day, one.last_day or tally.on) for one in tally.stretches),
        source=tally.source,
    )


def _is_soon(tally: Tally) -> bool:
    return tally.beyond_on is not None and (tally.beyond_on - tally.on).days <= SOON_DAYS


def _when(tally: Tally) -> str:
    if tally.lasts_until is not None:
        told = {"day": tally.lasts_until.isoformat()}
        is_over = tally.lasts_until < tally.on
        return (_("gällde till %(day)s") if is_over else _("gäller till %(day)s")) % told
    if tally.passed_on is not None:
        passed = _("passerade gränsen %(day)s") if tally.rule in CONVERTING else _("intjänad %(day)s")
        return passed % {"day": tally.passed_on.isoformat()}
    if tally.passes_on is None:
        return _("%(days)s dagar kvar") % {"days": tally.days_left}
    told = {"day": tally.passes_on.isoformat(), "latest": (tally.passes_latest_on or tally.passes_on).isoformat()}
    return (_("tidigast %(day)s, senast %(latest)s") if told["day"] != told["latest"] else _("%(day)s")) % told


def _step(first_day: date, last_day: date) -> str:
    days = (last_day - first_day).days + 1
    counted = ngettext("%(days)s dag", "%(days)s dagar", days) % {"days": days}
    return f"{first_day.isoformat()}–{last_day.isoformat()}: {counted}"


def _doubts(count: LasCount) -> tuple[str, ...]:
    told = [str(DOUBTS[code]) for code in count.doubts]
    if count.exempt_days:
        told.append(_("Undantagen tid hos arbetsgivaren: %(days)s dagar.") % {"days": count.exempt_days})
    return tuple(told)
