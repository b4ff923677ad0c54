"""The form of what Arbetsförmedlingen decided: shape only. What makes sense is judged by the operation."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.subsidies.operations import DecisionInput
from talja.web.coordinator.forms.fields import DayField
from talja.web.public.calculator.numbers import NumberField

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "decision_days_in_disorder": "last_day",
    "level_out_of_range": "level",
    "amount_out_of_range": "amount",
    "text_too_long": "reference",
}


class DecisionForm(forms.Form):
    """A decision as it was decided. What is left empty is not known."""

    reference = forms.CharField(label=_("Beslutsnummer"), required=False, max_length=60)
    first_day = DayField(label=_("Gäller från och med"), required=False)
    last_day = DayField(label=_("Gäller till och med"), required=False)
    level = NumberField(
        label=_("Beslutad nivå"), required=False, help_text=_("Procent. Den står i beslut om lönebidrag.")
    )
    ceiling = NumberField(
        label=_("Högsta lön som stödet räknas på"),
        required=False,
        help_text=_("Kronor i månaden, om det står i beslutet."),
    )
    amount = NumberField(
        label=_("Stöd i månaden"),
        required=False,
        help_text=_("Kronor i månaden vid den omfattning som beslutet gäller."),
    )

    def said(self) -> DecisionInput:
        """Return what the form says. Only for a valid form."""
        return DecisionInput(**self.cleaned_data)

    def units(self) -> list[tuple[forms.BoundField, str]]:
        """Return the fields, each with the unit that stands after it."""
        return [(self[name], {"level": "%", "ceiling": "kr", "amount": "kr"}.get(name, "")) for name in self.fields]
