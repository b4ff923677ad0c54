"""What is wrong in a file, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault: the file, the key (`parameters/wage_ceiling/unit`), the line from 1, a code and what it speaks of."""

    file: str
    key: str
    line: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


class UnreadableFile(Exception):
    """Raised when files are faulty. Carries every fault that was found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{one.file}:{one.line} {one.key} {one.code}" for one in problems))
        self.problems = problems
