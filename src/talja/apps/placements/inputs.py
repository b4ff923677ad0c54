"""What may be said about a placement, as it comes from a form or a list, and how it becomes facts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.models import PlacementFacts

FACTS = tuple(model_field.name for model_field in PlacementFacts._meta.local_fields)
ENDS = ("last_day", "end_reason", "destination", "kolada")
NOT_ENDED: dict[str, Any] = {"last_day": None, "end_reason": "", "destination": "", "kolada": ""}


@dataclass(frozen=True, slots=True)
class PlacementInput:
    """Facts about a placement as somebody says them. Empty = not known. `extent` is per cent of full time."""

    first_day: date
    planned_last_day: date | None = None
    last_day: date | None = None
    extent: Decimal | None = None
    occupation: str = ""
    supervisor: str = ""
    decision_reference: str = ""
    decision_first_day: date | None = None
    decision_last_day: date | None = None
    end_reason: str = ""
    destination: str = ""
    kolada: str = ""

    @classmethod
    def of(cls, placement: PlacementFacts) -> "PlacementInput":
        """Return what the register says of the placement now."""
        return cls(**{one.name: getattr(placement, one.name) for one in fields(cls)})

    def facts(self) -> dict[str, Any]:
        """Return the facts to store: an ended placement whose reason or destination is not said has it as unknown."""
        said = {
            name: " ".join(value.split()) if isinstance(value, str) else value for name, value in asdict(self).items()
        }
        if self.last_day is not None:
            unknown = {"end_reason": EndReason.UNKNOWN.value, "destination": Destination.UNKNOWN.value}
            unknown["kolada"] = Kolada.UNKNOWN.value
            said |= {name: said[name] or value for name, value in unknown.items()}
        return said


def changed(facts: Mapping[str, Any], *, before: Any) -> tuple[str, ...]:
    """Return the names of the facts that differ from what is recorded."""
    return tuple(name for name, value in facts.items() if getattr(before, name) != value)
