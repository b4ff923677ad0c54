"""What is wrong with a plan, or with what it should answer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

NO_DATA: Final[Mapping[str, int | str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: its code, where it is broken, and the numbers and keys that a text about it names."""

    code: str
    position: str = ""
    task: str = ""
    day: int | None = None
    data: Mapping[str, int | str] = field(default=NO_DATA, hash=False)
