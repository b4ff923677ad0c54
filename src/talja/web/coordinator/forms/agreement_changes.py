"""Forms for what happens to an agreement that runs: shape only. What may be changed is judged by the operations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import Change, EmploymentKind
from talja.apps.agreements.inputs import ChangeInput, EndInput
from talja.apps.followups.enums import Evidence
from talja.apps.organisation.queries import Option
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.web.coordinator.forms.agreements import reason_field
from talja.web.coordinator.forms.fields import CHOOSE, DayField, ExtentField, option_choices
from talja.web.coordinator.forms.placements import suggested_kolada
from talja.web.public.calculator.numbers import NumberField

_LAST_DAY: Final = ("last_day",)
FIELDS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    Change.EXTENDED: _LAST_DAY,
    Change.SHORTENED: _LAST_DAY,
    Change.INTERRUPTED: (),
    Change.RESUMED: _LAST_DAY,
    Change.EXTENT: ("extent", "weekly_hours", "wage"),
    Change.MOVED: ("workplace_key", "supervisor"),
    Change.OTHER: ("employment",),
}
"""What each kind of change asks for, besides its day and reason."""
_REQUIRED: Final[Mapping[str, str]] = {
    Change.EXTENDED: "last_day",
    Change.SHORTENED: "last_day",
    Change.EXTENT: "extent",
    Change.MOVED: "workplace_key",
    Change.OTHER: "employment",
}


class ChangeAgreementForm(forms.Form):
    """One kind of change: what is to hold from a day on, and why."""

    effective_day = DayField(label=_("Gäller från och med"))
    last_day = DayField(label=_("Ny sista dag"), required=False)
    extent = ExtentField(label=_("Ny omfattning"), required=False)
    weekly_hours = NumberField(label=_("Timmar i veckan"), required=False, min_value=0, max_value=60)
    wage = NumberField(
        label=_("Lön i månaden"), required=False, help_text=_("Kronor före skatt, för den nya omfattningen.")
    )
    workplace_key = forms.TypedChoiceField(label=_("Ny arbetsplats"), required=False, coerce=UUID, empty_value=None)
    supervisor = forms.CharField(label=_("Handledare där"), required=False, max_length=120)
    employment = forms.ChoiceField(
        label=_("Ny anställningsform"), required=False, choices=[CHOOSE, *EmploymentKind.choices]
    )
    reason = reason_field()

    def __init__(self, *args: Any, kind: Change, places: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        asked = {"effective_day", "reason", *FIELDS_OF[kind]}
        self.fields["workplace_key"].choices = option_choices(places)  # type: ignore[attr-defined]  # stubs know only Field
        if kind in _REQUIRED:
            self.fields[_REQUIRED[kind]].required = True
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]

    def said(self) -> ChangeInput:
        """Return what the form says. Only for a valid form."""
        return ChangeInput(kind=self.kind, **self.cleaned_data)


class OutcomeForm(forms.Form):
    """How a placement ended. What is not known is said as unknown, never left empty."""

    last_day = DayField(label=_("Sista dag"), help_text=_("Den sista dagen räknas med."))
    reason = forms.ChoiceField(label=_("Varför slutade det?"), choices=[CHOOSE, *EndReason.choices])
    destination = forms.ChoiceField(label=_("Vart gick personen?"), choices=[CHOOSE, *Destination.choices])
    kolada = forms.ChoiceField(
        label=_("Koladas avslutskategori"),
        choices=[CHOOSE, *Kolada.choices],
        help_text=_("För nyckeltalen i Kolada. Kommunens eget mål räknas på vart personen gick."),
    )

    def end(self) -> EndInput:
        """Return how it ended. Only for a valid form."""
        return EndInput(**self.cleaned_data)

    @property
    def suggestion(self) -> str | Promise:
        """Say which letter usually goes with the destination that is chosen, or nothing."""
        letter = suggested_kolada(str(self["destination"].value() or ""))
        return _("Förslag utifrån vart personen gick: %(letter)s") % {"letter": Kolada(letter).label} if letter else ""


class EndAgreementForm(OutcomeForm):
    """How an agreement ended, and how that is known."""

    evidence = forms.ChoiceField(label=_("Hur vet du det?"), choices=[CHOOSE, *Evidence.choices])
    note = forms.CharField(label=_("Anteckning"), required=False, max_length=300, help_text=_("Skriv inget om hälsa."))
