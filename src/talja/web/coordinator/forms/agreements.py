"""Forms for agreements: shape only. What may be agreed is judged by the operations."""

from collections.abc import Mapping, Sequence
from dataclasses import fields as dataclass_fields
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.choices import flatten_choices
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import EmploymentKind
from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.lines import VersionLine
from talja.apps.organisation.queries import Option
from talja.apps.placements.enums import Destination
from talja.apps.placements.queries import MeasureLine
from talja.web.coordinator.forms.fields import CHOOSE, DayField, ExtentField, OccupationField, option_choices
from talja.web.coordinator.forms.placements import measure_choices
from talja.web.public.calculator.numbers import NumberField
from talja.web.shared.agreement_words import value_text

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "ends_before_start": "last_day",
    "last_day_too_far": "last_day",
    "change_wrong_way": "last_day",
    "change_outside_period": "effective_day",
    "first_day_too_far": "first_day",
    "first_day_too_early": "first_day",
    "measure_not_valid_then": "measure_code",
    "workplace_closed": "workplace_key",
    "extent_out_of_range": "extent",
    "hours_out_of_range": "weekly_hours",
    "amount_out_of_range": "wage",
    "occupation_shape": "occupation",
    "no_reason_given": "reason",
    "approvals_would_fall": "revoke",
}
_LEADS_ON: Final = (
    Destination.ORDINARY_MUNICIPAL_JOB,
    Destination.ORDINARY_PRIVATE_JOB,
    Destination.STUDIES_BASIC,
    Destination.STUDIES_UPPER_SECONDARY,
    Destination.STUDIES_VOCATIONAL,
    Destination.STUDIES_UNIVERSITY,
    Destination.STUDIES_FOLK_HIGH_SCHOOL,
    Destination.OTHER_MEASURE,
)


def text_area(label: Any, *, rows: int = 3, **kwargs: Any) -> forms.CharField:
    """Return a field for some sentences."""
    return forms.CharField(
        label=label, required=False, max_length=4000, widget=forms.Textarea({"rows": rows}), **kwargs
    )


def reason_field(label: Any = "", **kwargs: Any) -> forms.CharField:
    """Return the field for a reason that history keeps."""
    said = {"label": label or _("Varför?"), "help_text": _("Syns i historiken."), **kwargs}
    return forms.CharField(max_length=300, **said)


class AgreementForm(forms.Form):
    """What person, workplace and unit agree. What is left empty is not settled yet."""

    workplace_key = forms.TypedChoiceField(label=_("Arbetsplats"), coerce=UUID)
    supervisor = forms.CharField(label=_("Handledare"), required=False, max_length=120)
    first_day = DayField(label=_("Första dag"))
    last_day = DayField(label=_("Sista dag"), required=False)
    measure_code = forms.ChoiceField(label=_("Form"))
    employment = forms.ChoiceField(
        label=_("Anställningsform"),
        required=False,
        choices=[("", _("Vet inte än")), *EmploymentKind.choices],
        help_text=_("Bara för den som blir anställd. LAS-dagarna räknas efter den. Fråga HR om du är osäker."),
    )
    extent = ExtentField(label=_("Omfattning"), required=False)
    weekly_hours = NumberField(label=_("Timmar i veckan"), required=False, min_value=0, max_value=60)
    schedule = forms.CharField(
        label=_("Arbetstider"), required=False, max_length=300, help_text=_("Till exempel måndag–fredag 8–14.")
    )
    wage = NumberField(
        label=_("Lön i månaden"), required=False, help_text=_("Kronor före skatt, för den omfattning som står ovan.")
    )
    occupation = OccupationField(
        label=_("Yrke"), required=False, help_text=_("Skriv några bokstäver och välj ur listan (SSYK 2012).")
    )
    tasks = text_area(_("Arbetsuppgifter"), rows=4)
    goals = text_area(_("Mål med tiden"), help_text=_("Vad personen ska ha lärt sig eller prövat."))
    offers = text_area(_("Arbetsplatsen erbjuder"), help_text=_("Handledning, utbildning, arbetskläder och annat."))
    aim = forms.ChoiceField(
        label=_("Mål efteråt"), required=False, choices=[CHOOSE, *((one.value, one.label) for one in _LEADS_ON)]
    )
    afterwards = text_area(_("Vad som händer sedan"), rows=2, help_text=_("Vem gör vad, i god tid före sista dagen."))

    def __init__(self, *args: Any, places: Sequence[Option], measures: Sequence[MeasureLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace_key"].choices = option_choices(places)  # type: ignore[attr-defined]  # stubs know only Field
        self.fields["measure_code"].choices = measure_choices(measures)  # type: ignore[attr-defined]  # stubs know only Field

    def said(self) -> AgreementInput:
        """Return what the form says. Only for a valid form."""
        own = {"number", "revoke", "reason"}
        return AgreementInput(**{name: value for name, value in self.cleaned_data.items() if name not in own})


class EditAgreementForm(AgreementForm):
    """An agreement that is there already. `number` is the version that the form shows."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    revoke = forms.BooleanField(
        label=_("Ta tillbaka godkännandena"),
        required=False,
        help_text=_("De som har godkänt har läst något annat. De får godkänna på nytt."),
    )
    reason = reason_field(_("Varför ändrar du?"), required=False)

    def __init__(self, *args: Any, revokes: bool, is_told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_told
        if revokes:
            self.fields["revoke"].required = True
            self.fields["revoke"].error_messages["required"] = _(
                "Kryssa i att godkännandena tas tillbaka, eller lämna sidan utan att ändra."
            )
        else:
            del self.fields["revoke"]
        if not is_told:
            del self.fields["reason"]

    @property
    def takes_back(self) -> bool:
        """Whether the user has said that approvals are taken back."""
        return bool(self.cleaned_data.get("revoke"))

    @property
    def why(self) -> str:
        """Why it is changed, where that is asked."""
        return str(self.cleaned_data.get("reason", ""))


def beside(form: AgreementForm, version: VersionLine) -> list[dict[str, str]]:
    """Return where what a version says differs from what is written in a form, as old and new."""
    chosen = {"workplace_key": "workplace", "measure_code": "measure"}
    found = []
    for name, told in ((name, form.cleaned_data.get(name)) for name in _said_names()):
        stands = getattr(version, name)
        if str(stands if stands is not None else "") != str(told if told is not None else ""):
            new = _choice(form.fields[name], told) if name in chosen else value_text(name, told)
            old = getattr(version, chosen[name]) if name in chosen else value_text(name, stands)
            found.append({"label": str(form.fields[name].label), "old": old, "new": new})
    return [one for one in found if one["old"] != one["new"]]


def _said_names() -> list[str]:
    return [one.name for one in dataclass_fields(AgreementInput)]


def _choice(field: forms.Field, told: Any) -> str:
    """Return the words of what is chosen in a select, whether its choices are grouped or not."""
    choices: list[tuple[Any, Any]] = list(flatten_choices(getattr(field, "choices", ())))
    return str(next((words for code, words in choices if str(code) == str(told)), ""))


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = reason_field()


class ApproveForm(forms.Form):
    """A party's yes to the version that was read; for somebody else with their name and how they said it."""

    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on_behalf:
            self.fields["on_behalf_of"] = forms.CharField(label=_("Vem godkänner?"), max_length=120)
            self.fields["reason"] = reason_field(
                _("Hur vet du det?"), help_text=_("Till exempel: skrev under på papper den 3 november.")
            )

    def said(self) -> dict[str, Any]:
        """Return what the form says. Only for a valid form."""
        return {"on_behalf_of": "", "reason": "", **self.cleaned_data}
