"""The time that work takes: processor and wall, the least of repeated runs."""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def timed(work: Callable[[], T], *, times: int = 1) -> tuple[T, dict[str, float]]:
    """Return what the work gave last, and the least seconds of processor (`cpu`) and of wall (`wall`) it took."""
    cpus, walls = [], []
    for _ in range(times):
        gc.collect()
        cpu, wall = time.process_time(), time.perf_counter()
        answer = work()
        cpus.append(time.process_time() - cpu)
        walls.append(time.perf_counter() - wall)
    return answer, {"cpu": min(cpus), "wall": min(walls)}
