"""What is asked before a link opens."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code from the letter."""

    code = forms.CharField(
        label=_("Kod"),
        max_length=20,
        help_text=_("Sex siffror, från brevet som vi just skickade."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
