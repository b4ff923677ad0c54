"""What an agreement says to those who work where it is, and to whom it is about: never the form of support."""

from collections.abc import Iterable
from typing import Final

from talja.apps.agreements.lines import VersionLine
from talja.web.shared.agreement_words import FIELDS, value_text

FOR_WORKPLACE: Final = (
    *("workplace", "supervisor", "employment", "first_day", "last_day", "extent", "weekly_hours", "schedule", "wage"),
    *("occupation", "tasks", "offers", "goals", "aim", "afterwards"),
)


def agreed_facts(version: VersionLine, names: Iterable[str] = FOR_WORKPLACE) -> list[dict[str, str]]:
    """Return what a version says; what is not said is left out, but for the days."""
    told = ((name, value_text(name, getattr(version, name))) for name in names)
    return [{"label": str(FIELDS[name]), "value": value} for name, value in told if value or name == "last_day"]
