"""Forms about the task library: shape only. What a task may say is judged as a file of the library is."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from talja.apps.jobdesign.enums import Kind, Per
from talja.apps.placements.queries import occupation_name
from talja.core.inventory.demands import DEMANDS, ordered
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import DAY_MINUTES, Company, HandOver, WhyNot
from talja.core.inventory.lines import Family as CoreFamily
from talja.core.inventory.lines import Kind as CoreKind
from talja.core.inventory.lines import Per as CorePer
from talja.core.kernel.swedish import fold, without_marks
from talja.web.coordinator.forms.fields import CHOOSE, DayField, OccupationField
from talja.web.strategist.forms.inventory_lines import DEMAND, WHOLE, TaskForm, minute_of, time_of

FIELD_OF_PROBLEM: Final[Mapping[str, str]] = {
    "done_by": "occupations",
    "minutes": "high",
    "often": "times",
    "time": "latest",
    "people": "people_at_once",
}
FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "why_not_missing": "why_not",
    "reason_missing": "reason",
    "task_title_taken": "title",
    "task_there_already": "title",
    "checked_in_future": "checked",
}
_MOST_TIMES = 99
_LONGEST_KEY = 60
_SAME = ("title", "place", "times", "weeks", "people_at_once", "is_movable")
_RANGE = ("low", "high", "reason", "caution", "checked")
_CODES = ("family", "per", "company", "hand_over", "why_not")


class OccupationsField(forms.CharField):
    """Occupations, one on each line, by name or code in SSYK 2012; the codes are what is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=1000, widget=forms.Textarea({"rows": 3}), **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the codes in order, each once. Raises with the line that names no occupation."""
        codes: list[str] = []
        for line in str(super().clean(value)).splitlines():
            if line.strip():
                codes.append(_occupation(line.strip()))
        return tuple(dict.fromkeys(codes))

    def prepare_value(self, value: Any) -> Any:
        """Show the names of codes, one on each line."""
        return "\n".join(map(occupation_name, value)) if isinstance(value, tuple) else value


class LibraryTaskForm(TaskForm):
    """A typical task, with the range of minutes it usually takes."""

    title = forms.CharField(label=_("Uppgift"), max_length=80, help_text=_("Vad som görs, som personalen säger det."))
    occupations = OccupationsField(
        label=_("Görs i dag av"),
        help_text=_("Ett yrke på varje rad, namn eller kod i SSYK 2012. Det vanligaste först."),
    )
    low = forms.IntegerField(
        label=_("Minuter varje gång, minst"), min_value=1, max_value=DAY_MINUTES, widget=forms.NumberInput(WHOLE)
    )
    high = forms.IntegerField(label=_("och mest"), min_value=1, max_value=DAY_MINUTES, widget=forms.NumberInput(WHOLE))
    times = forms.IntegerField(label=_("Gånger"), min_value=1, max_value=_MOST_TIMES, widget=forms.NumberInput(WHOLE))
    reason = forms.CharField(
        label=_("Varför, med en mening"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    caution = forms.CharField(
        label=_("Att tänka på"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Om uppgiften bara ser enkel ut."),
    )
    checked = DayField(
        label=_("Kontrollerad på en arbetsplats"),
        required=False,
        help_text=_("Tomt: uppgiften är ett antagande."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order: tuple[str, ...] = ("title", "family", "occupations", "place", "low", "high")

    def said(self, *, kind: CoreKind, key: str) -> LibraryTask:
        """Return the task as it was written. Only for a valid form."""
        told = self.cleaned_data
        return LibraryTask(
            kind=kind,
            key=key,
            title=_line(told["title"]),
            family=CoreFamily(told["family"]),
            occupations=told["occupations"],
            low=told["low"],
            high=told["high"],
            per=CorePer(told["per"]),
            times=told["times"],
            hand_over=HandOver(told["hand_over"]),
            weeks=told["weeks"],
            days=frozenset(told["days"]),
            earliest=minute_of(told["earliest"], 0),
            latest=minute_of(told["latest"], DAY_MINUTES),
            is_movable=told["is_movable"],
            people_at_once=told["people_at_once"],
            place=_line(told["place"]),
            company=Company(told["company"]),
            demands=ordered({code: int(told[DEMAND + code] or 0) for code in DEMANDS}),
            why_not=WhyNot(told["why_not"]),
            reason=_line(told["reason"]),
            caution=_line(told["caution"]),
            checked=told["checked"],
        )


class NewTaskForm(LibraryTaskForm):
    """A task that the library does not have."""

    kind = forms.ChoiceField(label=_("Slag av arbetsplats"), choices=[CHOOSE, *Kind.choices])
    field_order = ("kind", *LibraryTaskForm.field_order)


def task_initial(task: LibraryTask, *, seen: str) -> dict[str, Any]:
    """Return a task as the form shows it."""
    return {
        **{name: getattr(task, name) for name in (*_SAME, *_RANGE)},
        **{name: getattr(task, name).value for name in _CODES},
        **{DEMAND + code: str(level) for code, level in task.demands.items()},
        "occupations": task.occupations,
        "days": [str(day) for day in sorted(task.days)],
        "earliest": time_of(task.earliest) if task.earliest else None,
        "latest": time_of(task.latest) if task.latest < DAY_MINUTES else None,
        "seen": seen,
    }


def new_task_initial(*, kind: str, title: str, occupation: str) -> dict[str, Any]:
    """Return what a new task begins with."""
    return {
        "kind": kind if kind in Kind.values else "",
        "title": title,
        "occupations": (occupation,) if occupation else (),
        "per": Per.DAY,
        "times": 1,
        "weeks": 52,
        "people_at_once": 1,
        "company": Company.ALONE.value,
        "days": ["0", "1", "2", "3", "4"],
        "is_movable": True,
        "hand_over": HandOver.UNKNOWN.value,
    }


def key_of(title: str, *, taken: Iterable[str]) -> str:
    """Return a key for a new task, made of its title, that no other task of the kind has."""
    plain = without_marks(fold(title)).replace(" ", "_")
    start = plain if plain[:1].isalpha() else f"uppgift_{plain}".rstrip("_")
    keys: Collection[str] = set(taken)
    key, number = start[:_LONGEST_KEY], 1
    while key in keys:
        number += 1
        key = f"{start[: _LONGEST_KEY - 4]}_{number}"
    return key


def _line(text: str) -> str:
    return " ".join(text.split())


def _occupation(said: str) -> str:
    try:
        return OccupationField().clean(said)
    except ValidationError as fault:
        words = _now("”%(said)s”: %(fault)s") % {"said": said[:60], "fault": " ".join(fault.messages)}
        raise ValidationError(words) from None
