"""What a rule changes, value by value, in words: what it was until then, and what it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from talja.apps.subsidies.queries import ChangedValue
from talja.web.shared.rulebook.values import value_text


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value that is changed. `form_code` leads to its form in the rule book; empty where several share the value."""

    form: str
    form_code: str
    title: str
    first_day: date
    old: str
    new: str
    source: str


def value_rows(changes: Sequence[ChangedValue]) -> tuple[ValueRow, ...]:
    """Return the rows of the table."""
    return tuple(map(_row, changes))


def _row(change: ChangedValue) -> ValueRow:
    scheme, on = change.scheme, change.first_day
    titles = {group.code: group.title for group in scheme.groups} if scheme else {}
    value = change.parameter.at(on)
    return ValueRow(
        form=scheme.title if scheme else _("Gemensamt"),
        form_code=scheme.code if scheme else "",
        title=change.parameter.title,
        first_day=on,
        old=value_text(change.before, titles, on=on),
        new=value_text(change.parameter, titles, on=on),
        source=value.source if value else "",
    )
