"""The form of those who ask without an account: shape only."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.operations import Guest, Wish

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "wish_missing": "text",
    "text_too_long": "text",
    "name_missing": "name",
    "address_invalid": "email",
}


class AskUsForm(forms.Form):
    """Who asks, and what."""

    kind = forms.ChoiceField(
        label=_("Vad gäller det?"),
        choices=[
            (Kind.HANDS, _("Vi behöver fler händer")),
            (Kind.KEEP_INTERN, _("Vi vill behålla en praktikant")),
            (Kind.SUPPORT_ENDS, _("Ett stöd tar slut")),
            (Kind.QUESTION, _("Vi har en fråga")),
        ],
        initial=Kind.HANDS,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Berätta kort"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Vad, var, hur mycket och från när, om ni vet. Skriv inte personnummer eller om någons hälsa."),
    )
    name = forms.CharField(label=_("Ditt namn"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    organisation = forms.CharField(
        label=_("Företag eller förening"), max_length=160, widget=forms.TextInput({"autocomplete": "organization"})
    )
    email = forms.EmailField(
        label=_("E-post"),
        help_text=_("Dit skickar vi en länk till ditt ärende. Där läser du svaret."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telefon"), required=False, max_length=40, widget=forms.TextInput({"autocomplete": "tel"})
    )

    def guest(self) -> Guest:
        """Return who asks. Only for a valid form."""
        said = self.cleaned_data
        return Guest(said["name"], said["email"], said["organisation"], said["phone"])

    def wish(self) -> Wish:
        """Return what is asked. Only for a valid form."""
        return Wish(kind=self.cleaned_data["kind"], text=self.cleaned_data["text"])
