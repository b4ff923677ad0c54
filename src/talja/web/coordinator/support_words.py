"""The support of a placement on its page: the calculations, what was decided, and how the two agree, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.organisation.actors import Actor
from talja.apps.subsidies.queries import (
    DecisionLine,
    Difference,
    calculations_of,
    decisions_of,
    may_calculate_for,
)
from talja.core.kernel.verdict import Verdict
from talja.web.shared.reasons import say
from talja.web.shared.rule_words import day_text, money, quantity


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """A decision with its facts, what Talja's estimate says of it, and where it is corrected (empty: it may not be)."""

    key: str
    title: str
    facts: tuple[dict[str, str], ...]
    sentences: tuple[str, ...]
    tone: str
    note: str
    correct_url: str
    remove_url: str


def support_section(placement_key: UUID, *, actor: Actor) -> dict[str, Any]:
    """Return what the placement's page shows of support: calculations and decisions, latest first, and the buttons."""
    calculations = calculations_of(actor=actor, placement_key=placement_key)
    decisions = decisions_of(actor=actor, placement_key=placement_key)
    may = may_calculate_for(actor=actor, placement_key=placement_key)
    replaced = {one.replaces for one in decisions if not one.is_removed}
    cards = [(_card(one, placement_key, replaced, bool(calculations)), one.is_current) for one in decisions]
    return {
        "latest": calculations[0] if calculations else None,
        "earlier": calculations[1:],
        "decisions": tuple(card for card, is_current in cards if is_current),
        "old_decisions": tuple(
            card
            for (card, is_current), one in zip(cards, decisions, strict=True)
            if not is_current and not one.is_removed
        ),
        "calculate": _button("placement_calculate", placement_key, may),
        "decide": _button("placement_decide", placement_key, may),
    }


def beside_decision(one: DecisionLine, *, has_calculation: bool) -> Iterator[str]:
    """Yield in sentences how Talja's estimate stands to what was decided, and what is lacking to tell."""
    if not has_calculation:
        yield _("Det finns ingen uträkning att jämföra med.")
        return
    if one.estimated_level is not None and one.level is not None and one.estimated_level != one.level:
        levels = {"estimated": quantity(one.estimated_level, "percent"), "decided": quantity(one.level, "percent")}
        yield _("Uträkningen är gjord med nivån %(estimated)s, beslutet säger %(decided)s.") % levels
    if one.amount is None:
        yield _("Skriv in beloppet i beslutet, så jämför Talja det med sin uträkning.")
    elif not one.differences:
        yield _("Taljas uträkning ger samma belopp.")
    elif all(map(_is_rounding, one.differences)):
        yield _("Taljas uträkning ger samma belopp i hela kronor.")
    else:
        yield from (_difference(each) for each in one.differences if not _is_rounding(each))
    if one.estimated_last_day is not None and one.last_day is not None and one.last_day > one.estimated_last_day:
        days = {"day": day_text(one.estimated_last_day)}
        yield _("Beslutet räcker längre än Talja räknar med: enligt reglerna högst till och med %(day)s.") % days


def _is_rounding(one: Difference) -> bool:
    """Whether the two differ by less than a krona: decisions are written in whole ones."""
    return one.support is not None and abs(one.support) < 1


def _tone(one: DecisionLine) -> str:
    """Return the colour that goes with how the two agree; information when there is nothing to hold it against."""
    if one.agrees is None:
        return "info"
    levels = (one.level, one.estimated_level)
    is_same_level = None in levels or one.level == one.estimated_level
    return "success" if is_same_level and all(map(_is_rounding, one.differences)) else "warning"


def _difference(one: Difference) -> str:
    """Say the estimate (old) beside what was decided (new)."""
    days = {"first": day_text(one.first_day), "last": day_text(one.last_day), "estimate": money(one.old_support)}
    if one.support is None:
        return _("%(first)s – %(last)s: Talja kan inte räkna ut beloppet, så det går inte att jämföra.") % days
    words = {**days, "amount": money(abs(one.support))}
    if one.support > 0:
        text = _("%(first)s – %(last)s: Taljas uträkning ger %(estimate)s i månaden, %(amount)s mindre än beslutet.")
    else:
        text = _("%(first)s – %(last)s: Taljas uträkning ger %(estimate)s i månaden, %(amount)s mer än beslutet.")
    return text % words


def _card(one: DecisionLine, placement_key: UUID, replaced: set[str], has_calculation: bool) -> DecisionCard:
    addresses = [
        reverse(f"coordinator:placement_decision_{what}", args=[placement_key, one.key]) if one.may_change else ""
        for what in ("correct", "remove")
    ]
    return DecisionCard(
        key=one.key,
        title=_days(one) or one.reference or _("Beslut utan dagar"),
        facts=tuple(_facts(one)),
        sentences=tuple(beside_decision(one, has_calculation=has_calculation)),
        tone=_tone(one),
        note=_note(one, is_replaced=one.key in replaced),
        correct_url=addresses[0],
        remove_url=addresses[1],
    )


def _days(one: DecisionLine) -> str:
    if one.first_day is None:
        return ""
    last = one.last_day.isoformat() if one.last_day else _("tills vidare")
    return f"{one.first_day.isoformat()} – {last}"


def _facts(one: DecisionLine) -> Iterator[dict[str, str]]:
    told = (
        (_("Beslutsnummer"), one.reference),
        (_("Gäller"), _days(one)),
        (_("Nivå"), "" if one.level is None else quantity(one.level, "percent")),
        (_("Räknas på högst"), "" if one.ceiling is None else quantity(one.ceiling, "SEK")),
        (_("Stöd i månaden"), "" if one.amount is None else quantity(one.amount, "SEK")),
    )
    yield from ({"label": label, "value": value} for label, value in told if value)


def _note(one: DecisionLine, *, is_replaced: bool) -> str:
    words = {"day": f"{one.recorded_at:%Y-%m-%d}", "who": one.recorded_by}
    by = _("Inskrivet %(day)s av %(who)s.") % words if one.recorded_by else _("Inskrivet %(day)s.") % words
    if one.is_current:
        return by
    return f"{by} {_('Rättat sedan.') if is_replaced else _('Struket sedan.')}"


def _button(name: str, placement_key: UUID, verdict: Verdict) -> dict[str, str]:
    url = reverse(f"coordinator:{name}", args=[placement_key]) if verdict else ""
    return {"url": url, "reason": "" if verdict else say(verdict)}
