"""Forms about a position: its texts, its moves, and what it frees."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.positions.enums import Occasion
from talja.apps.positions.inputs import TextInput
from talja.apps.positions.lines import TaskLine

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "position_title_missing": "title",
    "position_reason_missing": "reason",
    "position_filled_in_future": "first_day",
}
_LONG: Final = {"rows": 4}


class TextForm(forms.Form):
    """How a position is described."""

    title = forms.CharField(label=_("Vad befattningen heter"), max_length=120)
    description = forms.CharField(label=_("Vad man gör"), required=False, widget=forms.Textarea(_LONG), max_length=4000)
    development = forms.CharField(
        label=_("Vad man kan växa in i"),
        help_text=_("Nästa steg, och vilken kurs som leder dit."),
        required=False,
        widget=forms.Textarea(_LONG),
        max_length=4000,
    )
    if_empty = forms.CharField(
        label=_("Vad som händer om den står tom"), required=False, widget=forms.Textarea(_LONG), max_length=4000
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> TextInput:
        """Return what was written."""
        names = ("title", "description", "development", "if_empty")
        return TextInput(**{name: self.cleaned_data[name] for name in names})


class FillForm(forms.Form):
    """From when somebody has the position."""

    first_day = forms.DateField(
        label=_("Första dag"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "data-narrow": ""}),
        error_messages={"invalid": _("Det finns ingen sådan dag. Skriv den som 2026-05-31.")},
    )


class CloseForm(forms.Form):
    """Why the position is closed."""

    reason = forms.CharField(label=_("Varför avslutas den?"), max_length=300)


class MeasureForm(forms.Form):
    """The minutes a week that each task frees now."""

    note = forms.CharField(
        label=_("Anmärkning"),
        help_text=_("Skriv inget om någon enskild person."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, tasks: Sequence[TaskLine], occasion: Occasion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tasks = tasks
        self.occasion = occasion
        for task in tasks:
            self.fields[str(task.key)] = forms.IntegerField(
                label=task.title,
                min_value=0,
                max_value=7 * 24 * 60,
                help_text=_("Enligt planen %(minutes)s minuter i veckan.") % {"minutes": task.promised},
                widget=forms.NumberInput({"inputmode": "numeric", "data-narrow": ""}),
            )
        self.order_fields([*(str(task.key) for task in tasks), "note"])

    def minutes(self) -> dict[UUID, int]:
        """Return the minutes by the task's key."""
        return {task.key: self.cleaned_data[str(task.key)] for task in self._tasks}
