"""Three of our forms as OpenFisca's formulas: many persons, one month at a time. Imported only where it is there."""

from typing import Any

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable


def variables(person: Any) -> list[type]:
    """Return the variables of an entity: what is given, and what is worked out."""
    given = [_input(person, name, kind) for name, kind in _INPUTS.items()]
    return [
        *given,
        _formula(person, "cost", _cost),
        _formula(person, "base", _base),
        _formula(person, "support", _support),
    ]


_INPUTS = {
    **dict.fromkeys(("wage", "extent", "po", "age", "months_left"), float),
    **dict.fromkeys(("form", "started"), int),
    "group": str,
}


def _input(person: Any, name: str, kind: type) -> type:
    members = {"value_type": kind, "entity": person, "definition_period": DateUnit.MONTH, "label": name}
    return type(name, (Variable,), members)


def _formula(person: Any, name: str, formula: Any) -> type:
    members = {"value_type": float, "entity": person, "definition_period": DateUnit.MONTH, "label": name}
    return type(name, (Variable,), members | {"formula": formula})


def _cost(person: Any, period: Any) -> Any:
    return person("wage", period) * (1 + person("po", period) / 100)


def _base(person: Any, period: Any, parameters: Any) -> Any:
    """The wage up to the form's ceiling, scaled by the extent."""
    at = parameters(period)
    ceiling = np.where(person("form", period) == 0, at.nystartsjobb_ceiling, at.introduktionsjobb_ceiling)
    return np.minimum(person("wage", period), ceiling * person("extent", period) / 100)


def _support(person: Any, period: Any, parameters: Any) -> Any:
    at = parameters(period)
    base, form, group = (person(name, period) for name in ("base", "form", "group"))
    rate, full = at.contribution.calc(person("age", period)) / 100, at.full_contribution / 100
    times = at.times[group]
    first = base * (np.minimum(times, 1) * rate + np.maximum(times - 1, 0) * full)
    second = base * (1 + rate) * at.introduktionsjobb_share / 100
    elapsed = period.start.year * 12 + period.start.month - person("started", period)
    is_on = elapsed < person("months_left", period)
    return np.where(is_on, np.select([form == 0, form == 1], [first, second], 0.0), 0.0)
