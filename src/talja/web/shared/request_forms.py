"""The form by which those who asked write again: for managers, and for guests."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

FIELD_OF_CODE: Final[Mapping[str, str]] = {"message_empty": "text", "text_too_long": "text"}


class WriteForm(forms.Form):
    """Something more to the desk."""

    text = forms.CharField(
        label=_("Skriv till oss"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
