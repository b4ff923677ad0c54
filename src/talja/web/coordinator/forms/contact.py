"""The form of how to reach a person: shape only."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.people.enums import Language
from talja.apps.people.operations import ContactInput
from talja.web.coordinator.forms.fields import UNKNOWN

FIELD_OF_CODE: Final[Mapping[str, str]] = {"address_invalid": "email"}


class ContactForm(forms.Form):
    """How to reach a person. What is left empty is not known."""

    email = forms.EmailField(
        label=_("E-post"), required=False, help_text=_("Utan e-post skriver vi ut breven på papper i stället.")
    )
    phone = forms.CharField(
        label=_("Telefon"), required=False, max_length=40, widget=forms.TextInput({"inputmode": "tel"})
    )
    street = forms.CharField(label=_("Gatuadress"), required=False, max_length=120)
    postcode = forms.CharField(label=_("Postnummer"), required=False, max_length=10)
    town = forms.CharField(label=_("Postort"), required=False, max_length=60)
    language = forms.ChoiceField(
        label=_("Språk"),
        required=False,
        choices=[UNKNOWN, *((code, label) for code, label in Language.choices if code)],
        help_text=_("Det språk personen läser bäst."),
    )

    def said(self) -> ContactInput:
        """Return what the form says. Only for a valid form."""
        return ContactInput(**self.cleaned_data)
