from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest

from talja.core.statistics.spells import Category, Spell


@pytest.fixture
def spell() -> Callable[..., Spell]:
    """Make a subsidised employment from 1 January 2025, each for a person of its own, unless told otherwise."""
    numbers = count(1)

    def make(**fields: Any) -> Spell:
        number = str(next(numbers))
        defaults = {
            "placement_key": number,
            "person_key": f"p{number}",
            "category": Category.SUBSIDISED,
            "measure": "nystartsjobb",
            "first_day": date(2025, 1, 1),
        }
        return Spell(**{**defaults, **fields})

    return make
