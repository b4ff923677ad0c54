"""What a union's representative answers: shape only. What may be answered is judged by the operation."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.collaboration.enums import ConsultationState

FIELD_OF_CODE: Final[Mapping[str, str]] = {"objection_without_text": "text", "text_too_long": "text"}


class UnionAnswerForm(forms.Form):
    """Two choices, and what one wants to say."""

    answer = forms.ChoiceField(
        label=_("Vårt svar"),
        choices=[
            (ConsultationState.AGREES.value, _("Vi har inget att invända")),
            (ConsultationState.OBJECTS.value, _("Vi har invändningar")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett av svaren.")},
    )
    text = forms.CharField(
        label=_("Det här vill vi säga"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Har ni invändningar, skriv vilka. Skriv inget om enskilda personer."),
    )
    wants_contact = forms.BooleanField(label=_("Jag vill att någon på kommunen kontaktar mig"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
