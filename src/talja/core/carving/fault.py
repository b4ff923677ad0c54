"""What is wrong with a plan, or with what it should answer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: its code, where it is broken, and the numbers and keys that a text about it names."""

    code: str
    position: str = ""
    task: str = ""
    day: int | None = None
    data: Mapping[str, int | str] = field(default_factory=dict, hash=False)
