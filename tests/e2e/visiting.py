"""Who looks at a page, and what its address is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from django.urls import reverse
from tests.installation import Installation

COORDINATOR, MANAGER, ADMINISTRATOR = "samordnare", "chef", "administratör"
ANALYST, OFFICER, STRATEGIST = "analytiker", "dataskyddsombud", "arbetsmarknadsstrateg"
NEWCOMER = "ny användare"  # has chosen a password, but has no role yet
Parameter: TypeAlias = str | Callable[[Installation], str]


@dataclass(frozen=True)
class Visit:
    """A page, who looks at it, and what its address is made of: texts, or questions to the database."""

    role: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    query: str = ""
    status: int = 200
    path: Callable[[Installation], str] | None = None

    def address(self, name: str, installation: Installation) -> str:
        if self.path:
            return self.path(installation)
        found = {key: self._value(value, installation) for key, value in self.parameters.items()}
        return reverse(name, kwargs=found) + self.query

    @staticmethod
    def _value(value: Parameter, installation: Installation) -> str:
        if callable(value):
            return value(installation)
        if not value.startswith("SELECT "):
            return value
        rows = installation.ask(value)
        assert rows, f"the demo municipality has no row for: {value}"
        return str(UUID(rows[0][0]))


def key_of(sql: str, name: str = "key") -> dict[str, Parameter]:
    return {name: sql}
