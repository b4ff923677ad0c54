"""Rules of a decent position that make no sense, or that are below the floor of Arbetstidslagen (1982:673).

An agreement may depart from the act within the EU's rules; that is for an agreement to say, and not for a form field.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.problem import DAY_MINUTES, WEEK_MINUTES

BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "grid": (1, 60),
    "least_week": (0, WEEK_MINUTES),
    "most_week": (1, WEEK_MINUTES),
    "least_day": (0, DAY_MINUTES),
    "most_day": (1, DAY_MINUTES),
    "most_days": (1, 7),
    "least_break": (1, DAY_MINUTES),
    "longest_gap": (0, DAY_MINUTES),
    "longest_stretch": (1, DAY_MINUTES),
    "daily_rest": (0, DAY_MINUTES),
    "weekly_rest": (0, WEEK_MINUTES),
    "productive": (0, 100),
    "most_families": (1, 1000),
    "most_sites": (1, 1000),
    "longest_journey": (0, DAY_MINUTES),
    "most_positions": (0, 1_000_000),
}
"""The least and the most of each that makes sense."""

FLOORS: Final[Mapping[str, tuple[int, str]]] = {
    "daily_rest": (11 * 60, "Arbetstidslagen (1982:673) 13 §"),
    "weekly_rest": (36 * 60, "Arbetstidslagen (1982:673) 14 §"),
}
CEILINGS: Final[Mapping[str, tuple[int, str]]] = {
    "most_week": (40 * 60, "Arbetstidslagen (1982:673) 5 §"),
    "longest_stretch": (5 * 60, "Arbetstidslagen (1982:673) 15 §"),
}
PAIRS: Final = (("least_week", "most_week"), ("least_day", "most_day"), ("least_break", "longest_gap"))
"""What would forbid everything, or every break, if the first were more than the second."""


def faults_of_params(params: Params) -> Iterator[Fault]:
    """Yield each rule that is out of bounds, below the law, or contrary to another."""
    for name, (least, most) in BOUNDS.items():
        number = getattr(params, name)
        if number is not None and not least <= number <= most:
            yield Fault("out_of_bounds", data={"name": name, "number": number, "least": least, "most": most})
    yield from _faults_of_law(params)
    for least_name, most_name in PAIRS:
        least, most = getattr(params, least_name), getattr(params, most_name)
        if least > most:
            yield Fault("least_above_most", data={"what": "params", "key": least_name, "least": least, "most": most})


def _faults_of_law(params: Params) -> Iterator[Fault]:
    for name, (floor, source) in FLOORS.items():
        if getattr(params, name) < floor:
            yield _unlawful(params, name, floor, source)
    for name, (ceiling, source) in CEILINGS.items():
        if getattr(params, name) > ceiling:
            yield _unlawful(params, name, ceiling, source)


def _unlawful(params: Params, name: str, limit: int, source: str) -> Fault:
    return Fault("unlawful", data={"name": name, "number": getattr(params, name), "limit": limit, "source": source})
