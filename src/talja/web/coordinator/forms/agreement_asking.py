"""To whom the link goes by which somebody without an account approves an agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForApprovalForm(forms.Form):
    """Name and address."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    email = forms.EmailField(label=_("E-post"), max_length=254)
