"""What a union representative sees: these fields, and nothing else can be given.

The law (F 2000:628 9 a §, MBL 11, 19 and 38 §§) has the union speak of the work and the workplace. Nothing here names
or describes a person: no name, number, health, support level or amount. That is why a link that shows it needs no code.
The free texts are about the job; whoever writes them is told so.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any


class SignalCode(StrEnum):
    """What can be a sign that ordinary work is crowded out."""

    MANY_SUPPORTED = "many_supported"  # per cent of those who work there
    MORE_SUPPORTED = "more_supported"  # how many more than a year ago
    FEWER_ORDINARY = "fewer_ordinary"  # how many fewer than a year ago
    REDUNDANCY = "redundancy"  # the day of the latest notice at the unit
    PRIORITY_RIGHT = "priority_right"  # how many have a right to be employed again
    REPEATED = "repeated"  # how many in one occupation after each other, none of whom got an ordinary post


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign that ordinary work may be crowded out, with its number or day."""

    code: SignalCode
    number: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole snapshot. `kind` is a category of measures; `form` a form's name, only where the procedure shows it.

    `supported` of `workers` at the workplace have support; None = not known. `signals` None: nobody has looked.
    `extent` is per cent.
    """

    workplace: str
    within: str = ""
    occupation: str = ""
    tasks: str = ""
    weekly_hours: Decimal | None = None
    extent: Decimal | None = None
    schedule: str = ""
    first_day: date | None = None
    last_day: date | None = None
    kind: str = ""
    form: str = ""
    supported: int | None = None
    workers: int | None = None
    signals: tuple[Signal, ...] | None = None
    remark: str = ""

    @property
    def is_work(self) -> bool:
        """Whether it is about work alone, such as tasks that are to change hands: no form and no first day."""
        return not self.kind and self.first_day is None

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored: texts, numbers and lists."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Shown":
        """Read what was stored. Raises `ValueError` for a field that may not be shown."""
        unknown = stored.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"may not be shown: {sorted(unknown)}")
        said = dict(stored)
        said |= {name: _day(said.get(name)) for name in ("first_day", "last_day")}
        said |= {name: _number(said.get(name)) for name in ("weekly_hours", "extent")}
        found = said.get("signals")
        said["signals"] = None if found is None else tuple(_signal(one) for one in found)
        return cls(**said)


def _signal(stored: Mapping[str, Any]) -> Signal:
    return Signal(SignalCode(stored["code"]), stored["number"], _day(stored["day"]))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
