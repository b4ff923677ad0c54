"""What the figures were measured on: no names, no paths."""

import os
import platform
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine and the programs that the figures depend on."""

    day: str
    cores: int
    memory_gb: float
    load: float  # of the last minute, when the run began: anything but idle makes times longer
    system: str
    python: str
    django: str
    engine: str
    engine_version: str

    @property
    def told(self) -> str:
        """The machine in one sentence."""
        return (
            f"*Measured {self.day} on {self.cores} cores, {self.memory_gb:.0f} GB memory, {self.system}, Python "
            f"{self.python}, Django {self.django}, {self.engine} {self.engine_version}. The machine was shared with "
            f"other work: its load was {self.load:.1f} when the run began.*"
        )


def machine(*, engine: str, engine_version: str) -> Machine:
    """Look at this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return Machine(
        day=datetime.now().astimezone().date().isoformat(),
        cores=os.cpu_count() or 1,
        memory_gb=round(memory, 1),
        load=round(os.getloadavg()[0], 1),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        django=version("django"),
        engine=engine,
        engine_version=engine_version or sqlite3.sqlite_version,
    )
