"""A task of an inventory as its owner writes it: shape only."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import time
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.jobdesign.enums import Company, Family, HandOver, Per, WhyNot
from talja.apps.jobdesign.inputs import LineInput
from talja.core.inventory.demands import DEMANDS
from talja.core.inventory.lines import DAY_MINUTES, TaskLine
from talja.web.coordinator.forms.fields import CHOOSE, OccupationField
from talja.web.strategist.demand_words import DEMAND_WORDS

DEMAND: Final = "demand_"
_NONE = _("inget krav")
_DEMAND_LABELS: Final[dict[str, str | Promise]] = {
    "swedish": _("Svenska"),
    "reading": _("Läsa"),
    "lifting": _("Lyfta"),
    "standing": _("Stå och gå"),
    "hygiene": _("Hygien"),
    "licence": _("Körkort"),
    "register_extract": _("Registerutdrag"),
    "delegation": _("Delegering"),
    "contact": _("Möta människor"),
    "computer": _("Dator"),
}
_DAYS = (_("måndag"), _("tisdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lördag"), _("söndag"))
WHOLE = {"inputmode": "numeric", "data-narrow": ""}


class ClockField(forms.TimeField):
    """A time of the day."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "data-narrow": ""})
        super().__init__(required=False, widget=widget, input_formats=["%H:%M", "%H.%M", "%H"], **kwargs)


class TaskForm(forms.Form):
    """What is told of a task wherever it stands: how often, when, what it demands and whether it may be handed over."""

    family = forms.ChoiceField(label=_("Slag av uppgift"), choices=[CHOOSE, *Family.choices])
    place = forms.CharField(label=_("Var"), max_length=80, required=False)
    times = forms.IntegerField(label=_("Gånger"), min_value=1, max_value=100, widget=forms.NumberInput(WHOLE))
    per = forms.ChoiceField(label=_("Räknat"), choices=Per.choices)
    weeks = forms.IntegerField(label=_("Veckor om året"), min_value=1, max_value=52, widget=forms.NumberInput(WHOLE))
    people_at_once = forms.IntegerField(
        label=_("Personer samtidigt"), min_value=1, max_value=20, widget=forms.NumberInput(WHOLE)
    )
    company = forms.ChoiceField(label=_("Görs"), choices=Company.choices)
    days = forms.TypedMultipleChoiceField(
        label=_("Dagar"),
        choices=[(str(place), name) for place, name in enumerate(_DAYS)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en dag i veckan.")},
    )
    earliest = ClockField(label=_("Börjar tidigast"))
    latest = ClockField(label=_("Slutar senast"), help_text=_("Tomt: när som helst på dygnet."))
    is_movable = forms.BooleanField(label=_("Kan göras när som helst däremellan"), required=False)
    hand_over = forms.ChoiceField(
        label=_("Kan någon annan ta över det?"), choices=HandOver.choices, widget=forms.RadioSelect
    )
    why_not = forms.ChoiceField(
        label=_("Om inte, eller bara delvis: varför?"), required=False, choices=[("", _("Inget skäl")), *WhyNot.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, demand in DEMANDS.items():
            levels = [(str(level), DEMAND_WORDS[code][level]) for level in demand.levels if level]
            self.fields[DEMAND + code] = forms.ChoiceField(
                label=str(_DEMAND_LABELS[code]), required=False, choices=[("", _NONE), *levels]
            )

    def demands(self) -> Iterator[forms.BoundField]:
        """Yield the fields of what the task demands."""
        return (self[DEMAND + code] for code in DEMANDS)


class LineForm(TaskForm):
    """A task of an inventory, with how long it takes at the place."""

    title = forms.CharField(label=_("Uppgift"), max_length=160)
    occupation = OccupationField(label=_("Görs i dag av"), required=False)
    minutes = forms.IntegerField(
        label=_("Minuter varje gång"), min_value=1, max_value=DAY_MINUTES, widget=forms.NumberInput(WHOLE)
    )
    is_undone = forms.BooleanField(label=_("Det hinns inte med i dag"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "family", "occupation", "place", "minutes")

    def said(self, *, before: LineInput) -> LineInput:
        """Return the task as it was written; what the form does not ask is as before. Only for a valid form."""
        told = dict(self.cleaned_data)
        told.pop("version")
        demands = {code: int(told.pop(DEMAND + code) or 0) for code in DEMANDS}
        told["days"] = frozenset(told["days"])
        told["earliest"], told["latest"] = minute_of(told["earliest"], 0), minute_of(told["latest"], DAY_MINUTES)
        low, high = before.low, before.high
        if not low <= told["minutes"] <= high:
            low = high = 0  # the range said otherwise, and no longer holds
        return LineInput(**{**asdict(before), **told, "demands": demands, "low": low, "high": high})


def line_initial(line: TaskLine, *, version: int) -> dict[str, Any]:
    """Return a line as the form shows it."""
    same = ("title", "occupation", "place", "times", "weeks", "people_at_once", "is_movable", "is_undone")
    return {
        **{name: getattr(line, name) for name in same},
        **{name: getattr(line, name).value for name in ("family", "per", "company", "hand_over", "why_not")},
        **{DEMAND + code: str(level) for code, level in line.demands.items()},
        "minutes": line.minutes or None,
        "days": [str(day) for day in sorted(line.days)],
        "earliest": time_of(line.earliest) if line.earliest else None,
        "latest": time_of(line.latest) if line.latest < DAY_MINUTES else None,
        "version": version,
    }


def new_initial() -> dict[str, Any]:
    """Return what a new line begins with."""
    return {"per": Per.DAY, "times": 1, "weeks": 52, "people_at_once": 1, "company": Company.ALONE} | {
        "days": ["0", "1", "2", "3", "4"],
        "is_movable": True,
        "hand_over": HandOver.UNKNOWN,
    }


def minute_of(said: time | None, otherwise: int) -> int:
    """Return a time of the day in minutes from midnight."""
    return otherwise if said is None else said.hour * 60 + said.minute


def time_of(minute: int) -> time:
    """Return minutes from midnight, less than a day, as a time of the day."""
    return time(minute // 60, minute % 60)
