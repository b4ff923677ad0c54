"""What the operations are told: a decision as it was decided, and a new value of a rule as a form says it."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """What Arbetsförmedlingen decided. Empty = not known. `level` is per cent, `amount` kronor per month."""

    reference: str = ""
    first_day: date | None = None
    last_day: date | None = None
    level: Decimal | None = None
    ceiling: Decimal | None = None
    amount: Decimal | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything at all is known of the decision."""
        return any(value not in {None, ""} for value in astuple(self))


@dataclass(frozen=True, slots=True)
class ValueInput:
    """A new value of a parameter from a day on. `parameter` is its name in the rule book: `nystartsjobb/wage_ceiling`.

    `value` is a number with a point, `ended` (abolished) or `unknown`. Where the parameter is a table, `rows` has the
    numbers by its one dimension instead.
    """

    parameter: str
    first_day: date
    value: str
    source: str
    certainty: str
    checked: date
    note: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)

    def as_file(self, *, title: str) -> str:
        """Return the rule file that says so. It is judged where every rule file is: when it is proposed."""
        said: dict[str, Any] = {"rows": dict(self.rows)} if self.rows else {"value": self.value}
        said |= {"source": self.source, "certainty": self.certainty, "checked": self.checked.isoformat()}
        if self.note:
            said["note"] = self.note
        values = {self.first_day.isoformat(): said}
        content = {"title": title, "changes": {self.parameter: {"values": values}}}
        return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)
