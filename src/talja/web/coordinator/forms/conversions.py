"""The forms about internships that may become employments: shape only. What makes sense is judged by the operations."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import Cause, Wish
from talja.web.public.calculator.numbers import NumberField

FIELD_OF_CODE: Final[Mapping[str, str]] = {"no_reason_given": "explanation", "text_too_long": "explanation"}
WISHES = [(one.value, one.label) for one in Wish if one != Wish.UNASKED]


class BoardForm(forms.Form):
    """What the board is narrowed to, and the wage it counts with."""

    wish = forms.ChoiceField(
        label=_("Vill behålla?"), required=False, choices=[("", _("Alla")), *((one.value, one.label) for one in Wish)]
    )
    wage = NumberField(label=_("Räkna med heltidslönen"), required=False)


class WishForm(forms.Form):
    """What the workplace wants."""

    wish = forms.ChoiceField(
        label=_("Vill arbetsplatsen behålla personen?"),
        choices=WISHES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett svar.")},
    )


class GiveUpForm(forms.Form):
    """Why there will be no employment."""

    cause = forms.ChoiceField(
        label=_("Var stannade det?"), choices=[(one.value, one.label) for one in Cause], widget=forms.RadioSelect
    )
    explanation = forms.CharField(
        label=_("Vad hände?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En eller två meningar. Skriv inget om hälsa."),
    )
