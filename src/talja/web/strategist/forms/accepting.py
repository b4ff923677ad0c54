"""Choosing a draft: what each position is to be called, and how it is described."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.positions.inputs import TextInput

_LONG = {"rows": 3}


class AcceptForm(forms.Form):
    """A title, and what may be said beside the tasks, for each position; and how long a full week is."""

    full_time = forms.IntegerField(
        label=_("Heltid hos er"),
        help_text=_("Timmar i veckan, enligt kollektivavtalet."),
        min_value=30,
        max_value=40,
        initial=40,
        widget=forms.NumberInput({"inputmode": "numeric", "data-narrow": ""}),
    )

    def __init__(self, *args: Any, positions: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        """`positions` are the key of each, what it is called so far, and what it does."""
        super().__init__(*args, **kwargs)
        self.keys = [key for key, _name, _text in positions]
        for number, (_key, name, text) in enumerate(positions):
            self.fields[f"title{number}"] = forms.CharField(
                label=_("Vad %(name)s ska heta") % {"name": name}, max_length=120
            )
            self.fields[f"text{number}"] = forms.CharField(
                label=_("Vad man gör"), initial=text, required=False, max_length=4000, widget=forms.Textarea(_LONG)
            )

    def texts(self) -> Mapping[str, TextInput]:
        """Return the texts by the position's key in the draft."""
        told = self.cleaned_data
        return {
            key: TextInput(title=told[f"title{number}"], description=told[f"text{number}"])
            for number, key in enumerate(self.keys)
        }
