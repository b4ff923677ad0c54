"""The vocabulary of what tasks demand of whoever does them: codes with levels. Level 0 is no demand, and is left out.

| code | levels |
|---|---|
| swedish | 1 single words and shown instructions, 2 simple talk, 3 reads and writes short notes, 4 documentation |
| reading | 1 labels and lists, 2 running text |
| lifting | 1 light, 2 now and then heavy, 3 often heavy |
| standing | 1 part of the time on one's feet, 2 all the time |
| hygiene | 1 basic hygiene as for food or care |
| licence | 1 driving licence, B |
| register_extract | 1 an extract from the police's register is shown before one begins |
| delegation | 1 somebody licensed must delegate it personally |
| contact | 1 meets clients, pupils or customers with staff near, 2 alone with them |
| computer | 1 follows a screen or an app, 2 enters and searches |
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that can be demanded, at a level from 0 (not at all) to `highest`."""

    highest: int

    @property
    def levels(self) -> range:
        """The levels there are, 0 among them."""
        return range(self.highest + 1)


DEMANDS: Final[Mapping[str, Demand]] = MappingProxyType(
    {
        "swedish": Demand(4),
        "reading": Demand(2),
        "lifting": Demand(3),
        "standing": Demand(2),
        "hygiene": Demand(1),
        "licence": Demand(1),
        "register_extract": Demand(1),
        "delegation": Demand(1),
        "contact": Demand(2),
        "computer": Demand(2),
    }
)
NO_DEMANDS: Final[Mapping[str, int]] = MappingProxyType({})


def is_level(code: str, level: int) -> bool:
    """Tell whether the demand exists and has that level."""
    return code in DEMANDS and level in DEMANDS[code].levels


def ordered(demands: Mapping[str, int]) -> Mapping[str, int]:
    """Return the demands in the order of the vocabulary, without those of level 0. Raises `ValueError` for unknown."""
    for code, level in demands.items():
        if not is_level(code, level):
            raise ValueError(f"no such demand: {code} {level}")
    return MappingProxyType({code: demands[code] for code in DEMANDS if demands.get(code)})


def strictest(several: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Return the highest level of each demand: what somebody must meet who is to do all of it."""
    highest: dict[str, int] = {}
    for demands in several:
        for code, level in demands.items():
            highest[code] = max(level, highest.get(code, 0))
    return ordered(highest)
