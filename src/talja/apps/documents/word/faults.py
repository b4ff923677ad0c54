"""What is wrong with a template: a code, where it stands, what stands there, and what might have been meant."""

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document something stands. Numbers are counted from 1; 0: not there.

    `part` is body, header, footer, or the name of another part of the file. `heading` is the heading it stands under.
    """

    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    heading: str = ""
    text: str = ""  # how the paragraph reads, cut short


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason why a template cannot be used. `name` is what stands there, `suggestion` the nearest name there is."""

    code: str
    name: str = ""
    suggestion: str = ""
    place: Place = field(default_factory=Place)


class FaultyTemplate(Exception):
    """Raised with everything that was found wrong in a template; at most `MOST_TOLD` faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)[:MOST_TOLD]
        super().__init__(", ".join(sorted({fault.code for fault in self.faults})))
