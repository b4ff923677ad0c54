"""Forms about an inventory: shape only. What may be done is judged by the operations."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.collaboration.enums import Basis
from talja.apps.collaboration.queries import UnionLine
from talja.apps.jobdesign.enums import Kind
from talja.apps.jobdesign.inputs import RiskInput, StaffInput
from talja.apps.jobdesign.queries import StaffLine
from talja.apps.organisation.queries import Option
from talja.web.coordinator.forms.collaboration import WhomForm
from talja.web.coordinator.forms.fields import CHOOSE, DayField, OccupationField, option_choices
from talja.web.public.calculator.numbers import NumberField

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "name_missing": "title",
    "task_missing": "title",
    "line_there_already": "title",
    "minutes_out_of_range": "minutes",
    "times_out_of_range": "times",
    "days_missing": "days",
    "window_in_disorder": "latest",
    "why_not_without_no": "why_not",
    "no_reason_given": "reason",
    "risk_text_missing": "text",
    "risk_without_people": "who",
    "risk_in_future": "day",
    "occupation_unknown": "occupation",
    "full_time_out_of_range": "full_time",
    "full_week_out_of_range": "full_week",
    "hour_value_out_of_range": "hour_value",
    "shortage_out_of_range": "shortage",
    "deadline_in_past": "deadline",
    "deadline_too_far": "deadline",
    "link_days_out_of_range": "days",
}
_LONG = {"rows": 4}
_HOUR = 60
_ORE = 100


class InventoryForm(forms.Form):
    """What an inventory is called, and what kind of workplace it is."""

    title = forms.CharField(
        label=_("Namn"), max_length=120, help_text=_("Till exempel Hösten 2026, avdelning Gläntan.")
    )
    kind = forms.ChoiceField(
        label=_("Slag av arbetsplats"),
        choices=[CHOOSE, *Kind.choices],
        help_text=_("Avgör vilka uppgifter biblioteket föreslår."),
    )


class NewInventoryForm(InventoryForm):
    """An inventory to begin."""

    workplace_key = forms.ChoiceField(label=_("Arbetsplats"))
    field_order = ("workplace_key",)

    def __init__(self, *args: Any, places: Iterable[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["workplace_key"]
        if isinstance(field, forms.ChoiceField):
            field.choices = option_choices(places)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Varför?"), max_length=300, widget=forms.Textarea({"rows": 3}))


class MoveForm(forms.Form):
    """Nothing but the button."""


class LinkForm(forms.Form):
    """How long a shared link lives."""

    days = forms.IntegerField(
        label=_("Hur många dagar ska den gälla?"),
        min_value=1,
        max_value=60,
        initial=21,
        widget=forms.NumberInput({"data-narrow": "", "inputmode": "numeric"}),
    )


class StaffForm(forms.Form):
    """An occupation at the place. What one does not know is left empty."""

    occupation = OccupationField(label=_("Yrke"), help_text=_("Namn eller kod i SSYK 2012."))
    title = forms.CharField(label=_("Vad kallas de hos er?"), max_length=80, required=False)
    full_time = NumberField(label=_("Antal årsarbetare"), required=False)
    full_week = NumberField(label=_("Heltid är så många timmar i veckan"), required=False)
    hour_value = NumberField(
        label=_("Vad är en timme värd, i kronor?"),
        required=False,
        help_text=_("Lön med avgifter, eller vad en vikarie kostar. Lämna tomt om ni inte vet."),
    )
    shortage = NumberField(
        label=_("Brist på yrket, i procent"),
        required=False,
        is_whole=True,
        help_text=_("100 är ingen brist. 150 betyder att en timme räknas en halv gång till."),
    )

    def said(self) -> StaffInput:
        """Return what was told. Only for a valid form."""
        told = self.cleaned_data
        return StaffInput(
            occupation=told["occupation"],
            title=told["title"],
            full_time=told["full_time"],
            full_week_minutes=_times(told["full_week"], _HOUR),
            hour_value=_times(told["hour_value"], _ORE),
            shortage=_times(told["shortage"], 1),
        )


class RiskForm(forms.Form):
    """A risk assessment."""

    text = forms.CharField(label=_("Vilka risker ser ni?"), max_length=4000, widget=forms.Textarea(_LONG))
    measures = forms.CharField(label=_("Vad gör ni åt dem?"), max_length=4000, widget=forms.Textarea(_LONG))
    who = forms.CharField(
        label=_("Vilka var med?"), max_length=200, help_text=_("Roller räcker: chef, skyddsombud, två undersköterskor.")
    )
    day = DayField(label=_("Dag"))

    def said(self) -> RiskInput:
        """Return the assessment. Only for a valid form."""
        return RiskInput(**{name: self.cleaned_data[name] for name in ("text", "measures", "who", "day")})


class AskUnionForm(WhomForm):
    """A question to a union about what is to be handed over."""

    basis = forms.ChoiceField(label=_("Enligt"), choices=[(Basis.MBL_11.value, Basis.MBL_11.label)])
    remark = forms.CharField(
        label=_("Något mer att säga facket"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(_LONG),
        help_text=_("Skriv inget om enskilda personer."),
    )

    def __init__(self, *args: Any, unions: tuple[UnionLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, unions=unions, **kwargs)
        field = self.fields["basis"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, one.label) for one in (Basis.MBL_11, Basis.MBL_19, Basis.LOCAL)]


class SheetForm(forms.Form):
    """A spreadsheet of tasks."""

    file = forms.FileField(
        label=_("Fil"),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".xlsx,.xls,.xlsb,.ods,.csv,.tsv,.txt"}),
        help_text=_("Excel, OpenDocument eller CSV. En rad för varje uppgift."),
    )
    skips = forms.BooleanField(label=_("Ta in de rader som går att läsa, även om andra är fel"), required=False)


def staff_initial(line: StaffLine) -> dict[str, Any]:
    """Return what is told of an occupation, as the form shows it."""
    week, value = line.full_week_minutes, line.hour_value
    return {
        "occupation": line.occupation,
        "title": line.title,
        "full_time": line.full_time,
        "full_week": None if week is None else Decimal(week) / _HOUR,
        "hour_value": None if value is None else Decimal(value) / _ORE,
        "shortage": line.shortage,
    }


def risk_initial(on: date) -> dict[str, Any]:
    """Return what a new assessment begins with."""
    return {"day": on}


def _times(number: Decimal | None, each: int) -> int | None:
    return None if number is None else round(number * each)
