"""The filters above the list of agreements."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import Party
from talja.apps.organisation.queries import Option
from talja.web.coordinator.forms.fields import option_choices

_ALL = ("", _("Alla"))


class AgreementFilterForm(forms.Form):
    """What the list can be narrowed to. The group of states is chosen beside it, and kept."""

    state = forms.CharField(required=False, widget=forms.HiddenInput)
    waiting = forms.ChoiceField(label=_("Väntar på"), required=False, choices=[_ALL, *Party.choices])
    workplace = forms.ChoiceField(label=_("Arbetsplats"), required=False)
    mine = forms.ChoiceField(label=_("Skriven av"), required=False, choices=[("", _("Alla")), ("1", _("mig"))])

    def __init__(self, *args: Any, places: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        self.fields["workplace"].choices = option_choices(places, first=_ALL)  # type: ignore[attr-defined]  # stubs know only Field
