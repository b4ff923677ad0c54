"""What is said when a carving begins, and when the solver is to run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from talja.core.carving.params import Params
from talja.core.carving.problem import Choice, Journey, Profile


@dataclass(frozen=True, slots=True)
class CarvingInput:
    """Out of which inventories, for whom, and what nobody has told in them.

    `hour_value` in öre is what an hour is worth where no inventory says, `room` how many a workplace can take care of.
    What is left undone today frees nobody's time: `undone_percent` of the value is what doing it is worth instead.
    Journeys name workplaces by their public keys.
    """

    title: str
    inventory_keys: tuple[UUID, ...]
    profiles: tuple[Profile, ...]
    journeys: tuple[Journey, ...] = ()
    hour_value: int | None = None
    room: int = 1
    undone_percent: int = 50


@dataclass(frozen=True, slots=True)
class RunInput:
    """The rules and the choices that the solver is to keep, how long it may take, and the draft it begins from.

    `without` asks what would happen if nobody could do what is demanded, by demand from that level: the tasks stay.
    """

    params: Params = field(default_factory=Params)
    choices: tuple[Choice, ...] = ()
    seconds: int = 30
    seed: int = 0
    start_key: UUID | None = None
    without: Mapping[str, int] = field(default_factory=dict)
