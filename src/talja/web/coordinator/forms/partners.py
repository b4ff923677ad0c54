"""Forms about officers at Arbetsförmedlingen: shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OfficerForm(forms.Form):
    """Somebody at Arbetsförmedlingen."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    office = forms.CharField(label=_("Kontor"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-post"), required=False)


class ClosingForm(forms.Form):
    """Nothing but a button."""
