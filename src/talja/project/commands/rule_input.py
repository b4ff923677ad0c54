"""What a calculation is told as JSON: days, facts and a few words about the wage. No number passes through a float."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from talja.core.rules.facts import FACTS, FactKind, FactValue, Situation
from talja.core.rules.scheme import Scheme

_DAYS = ("first_day", "last_day", "decision_day", "birth_date")
_MOST_MONTHS = 600


class InputFault(ValueError):
    """Raised with a sentence for what cannot be read."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was read: the situation, and how many months to work out when it has no last day."""

    situation: Situation
    months: int


def read_input(text: str, scheme: Scheme) -> Given:
    """Return what a JSON object says. Raises `InputFault`."""
    told = _object(text)
    days = {name: _day(name, told.pop(name)) for name in _DAYS if name in told}
    group, months = told.pop("group", ""), told.pop("months", Decimal(24))
    if "first_day" not in days:
        raise InputFault(_("first_day saknas: dagen då anställningen börjar, till exempel 2026-03-01."))
    if not isinstance(group, str):
        raise InputFault(_("group ska vara en text: målgruppens kod."))
    if not isinstance(months, Decimal) or not 1 <= months <= _MOST_MONTHS or months != int(months):
        raise InputFault(_("months ska vara ett helt tal från 1 till %(most)s.") % {"most": _MOST_MONTHS})
    facts = {name: _value(name, given, scheme) for name, given in _with_wage(told).items()}
    return Given(Situation(**days, group=group, facts=facts), int(months))


def _object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse_constant)
    except json.JSONDecodeError as fault:
        where = {"line": fault.lineno, "column": fault.colno}
        raise InputFault(_("Det är inte JSON: se rad %(line)s, tecken %(column)s.") % where) from None
    except (RecursionError, InvalidOperation):
        raise InputFault(_("JSON-texten har för många nivåer, eller ett tal som inte går att läsa.")) from None
    if not isinstance(told, dict):
        raise InputFault(_('Det ska vara ett JSON-objekt: {"first_day": "2026-03-01", "wage": 26000}.'))
    return told


def _refuse_constant(word: str) -> Any:
    raise InputFault(_("%(word)s är inget tal.") % {"word": word})


def _day(name: str, given: Any) -> date:
    try:
        if isinstance(given, str) and len(given) == len("2026-03-01"):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise InputFault(_("%(name)s är ingen dag som finns. Skriv den som 2026-03-01.") % {"name": name})


def _with_wage(told: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the wage that is paid at the extent, where the full-time wage was told."""
    if "full_time_wage" not in told:
        return told
    full_time_wage, extent = told.pop("full_time_wage"), told.get("extent")
    if "wage" in told:
        raise InputFault(_("Skriv wage eller full_time_wage, inte båda."))
    if not isinstance(full_time_wage, Decimal) or not isinstance(extent, Decimal):
        raise InputFault(_("full_time_wage och extent ska båda vara tal."))
    try:
        return {**told, "wage": full_time_wage * extent / 100}
    except ArithmeticError:
        raise InputFault(_("full_time_wage och extent är orimliga tal.")) from None


def _value(name: str, given: Any, scheme: Scheme) -> FactValue:
    """Return a fact as the core takes it; a number may be written as a text, so that no reader rounds it."""
    if isinstance(given, bool | Decimal):
        return given
    if not isinstance(given, str):
        raise InputFault(_("%(name)s ska vara ett tal, en text, true eller false.") % {"name": name})
    kind = scheme.facts[name].kind if name in scheme.facts else FACTS[name].kind if name in FACTS else ""
    if kind != FactKind.NUMBER:
        return given
    try:
        return Decimal(given)
    except InvalidOperation:
        raise InputFault(_("%(name)s är inget tal.") % {"name": name}) from None
