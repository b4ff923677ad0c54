"""Small invented schemes for the tests of the engine, written as case workers would write them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from talja.core.rules.book import make_book
from talja.core.rules.facts import Situation
from talja.core.rules.scheme import Scheme

CHECKED = {"source": "Exempelförordningen 5 §", "certainty": "high", "checked": "2026-11-02"}
ON = date(2026, 1, 1)


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice, for aliases are not allowed."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def value(number: str | None = None, **more: Any) -> dict[str, Any]:
    """A dated value with its source."""
    return CHECKED | ({"value": number} if number is not None else {}) | more


def parameter(values: Mapping[str, Any] | str, unit: str = "SEK/month", **more: Any) -> dict[str, Any]:
    """A parameter: one number since 2000, or values by day."""
    if isinstance(values, str):
        values = {"2000-01-01": value(values)}
    return {"title": "Ett värde", "unit": unit, "values": values} | more


def block(code: str, kind: str, **arguments: Any) -> dict[str, Any]:
    """A step of a formula."""
    return {"code": code, "title": code.capitalize(), kind: arguments}


def when(code: str, **test: Any) -> dict[str, Any]:
    """A condition or a target group."""
    more: dict[str, Any] = {key: test.pop(key) for key in ("first_day", "last_day", "certainty") if key in test}
    return {"code": code, "title": code.capitalize(), "source": "6 §", "when": test, **more}


def text(**sections: Any) -> str:
    """The file of a scheme. What is not said is the plainest there is; None leaves a section out."""
    plain = {
        "code": "exempelbidrag",
        "title": "Exempelbidrag",
        "kind": "employment",
        "decided_by": "agency",
        "legal_basis": "Exempelförordningen",
        "in_force": [{"first_day": "2000-01-01"}],
        "las": {"effect": "applies", "text": "LAS gäller.", "source": "LAS 1 §"},
        "union": {"text": "Inget yttrande.", "source": "MBL"},
        "cost": "none",
        "steps": [block("support", "amount", of="wage")],
    }
    told = {key: given for key, given in (plain | sections).items() if given is not None}
    return yaml.dump(told, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def scheme(**sections: Any) -> Scheme:
    """The scheme of such a file, alone in a book."""
    (found,) = make_book([("shared.yaml", "shared: {}"), ("exempel.yaml", text(**sections))]).schemes.values()
    return found


def situation(first_day: date = ON, last_day: date | None = None, **facts: Any) -> Situation:
    """Somebody's work; whole numbers stand for decimals."""
    more = {key: facts.pop(key) for key in ("birth_date", "decision_day", "group") if key in facts}
    known = {
        key: Decimal(fact) if isinstance(fact, int) and not isinstance(fact, bool) else fact
        for key, fact in facts.items()
    }
    return Situation(first_day, last_day, facts=known, **more)
