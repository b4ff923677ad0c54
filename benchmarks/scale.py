"""How large the benchmarks are: as published, or tiny to see that they still run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers of everything. `factor` enlarges the demo world until it holds what is asked for."""

    name: str
    seeds: int
    register: int  # placements
    stock: int  # placements of the series
    placed: int  # running placements that a change of rules touches
    factor: int  # of the demo world, for the register
    stock_factor: int
    placed_factor: int
    runs: int  # processes per measurement
    loops: int  # repetitions within a process
    letters: int  # reminders that are sent
    requests: int  # at the desk
    carvings: tuple[tuple[int, float, int], ...]  # tasks, seconds of processor, seeds
    kernel: int  # seconds of processor for a public instance


FULL = Scale(
    "full",
    seeds=12,
    register=20_000,
    stock=50_000,
    placed=10_000,
    factor=21,
    stock_factor=50,
    placed_factor=70,
    runs=3,
    loops=15,
    letters=1_000,
    requests=5_000,
    carvings=((200, 15, 10), (1_500, 60, 10), (10_000, 150, 10)),
    kernel=30,
)
TINY = Scale(
    "tiny",
    seeds=1,
    register=200,
    stock=300,
    placed=60,
    factor=1,
    stock_factor=1,
    placed_factor=1,
    runs=1,
    loops=2,
    letters=40,
    requests=60,
    carvings=((60, 1, 1),),
    kernel=1,
)
SCALES = {scale.name: scale for scale in (FULL, TINY)}
