"""Runs steps in processes of their own and keeps what several suites need."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from benchmarks.scale import Scale
from benchmarks.stores import Store, Stores

Answer = dict[str, Any]


class StepFailed(RuntimeError):
    """Raised when a step ends with an error; what it wrote stands in the text."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a suite measures with."""

    scale: Scale
    stores: Stores
    kernels: Path | None = None  # a folder of public instances
    _kept: dict[str, tuple[Store, Answer]] = field(default_factory=dict)

    def step(self, name: str, *, store: Store, **arguments: Any) -> Answer:
        """Run `module.function` of `benchmarks.steps` and return its answer with its peak memory as `peak_mb`."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "benchmarks.child", name],
            input=json.dumps(arguments),
            capture_output=True,
            text=True,
            env=store.environment(),
            check=False,
        )
        if done.returncode:
            raise StepFailed(f"{name}: {done.stderr[-4000:]}")
        answer: Answer = json.loads(done.stdout.rsplit("\n", 2)[-2])
        return answer

    def best(self, name: str, *, store: Store, **arguments: Any) -> Answer:
        """Run a step several times and return its last answer with the least time and memory of all."""
        return reduce(_better, (self.step(name, store=store, **arguments) for _ in range(self.scale.runs)))

    def register(self) -> tuple[Store, Answer]:
        """Return the register that pages and imports are measured on. Copy before writing to it."""
        return self.kept("register.fill", world="mixed", factor=self.scale.factor, placements=self.scale.register)

    def empty(self) -> Store:
        """Return a database with tables and nothing in them."""
        return self.stores.copy(self.kept("register.empty")[0])

    def kept(self, name: str, **arguments: Any) -> tuple[Store, Answer]:
        """Return the store that a step has filled, and what it answered; filled once in a run. Copy before writing."""
        key = json.dumps([name, arguments])
        if key not in self._kept:
            store = self.empty() if name != "register.empty" else self.stores.new()
            self._kept[key] = store, self.step(name, store=store, **arguments)
        return self._kept[key]


def _better(one: Answer, other: Answer) -> Answer:
    least = {key: min(one[key], other[key]) for key in ("cpu", "wall", "peak_mb") if key in one}
    return other | least
