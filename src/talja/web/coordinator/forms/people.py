"""Forms for persons: shape only. What may be registered is judged by the operations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.people.enums import Born, Education, Protection, Sex
from talja.apps.people.operations import PersonInput
from talja.apps.people.queries import CaseWorker
from talja.web.coordinator.forms.fields import DayField, SeenField

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "no_number": "number",
    "number_shape": "number",
    "number_reserve": "number",
    "number_check_digit": "number",
    "number_date": "number",
    "duplicate_number": "number",
    "birth_date_differs": "birth_date",
    "birth_date_in_future": "birth_date",
    "protected_person": "protection",
}
_PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class PersonForm(forms.Form):
    """As little as possible about a person."""

    number = forms.CharField(
        label=_("Personnummer eller samordningsnummer"),
        required=False,
        max_length=20,
        widget=forms.TextInput(_PLAIN),
        help_text=_("Till exempel 19850131-2384. Saknas det skriver du ett lokalt nummer."),
    )
    local_number = forms.CharField(
        label=_("Lokalt nummer"), required=False, max_length=20, widget=forms.TextInput(_PLAIN)
    )
    given_name = forms.CharField(label=_("Förnamn"), max_length=80, widget=forms.TextInput(_PLAIN))
    family_name = forms.CharField(label=_("Efternamn"), max_length=80, widget=forms.TextInput(_PLAIN))
    birth_date = DayField(
        label=_("Födelsedatum"), required=False, help_text=_("Behövs bara när numret inte säger det.")
    )
    sex = forms.ChoiceField(
        label=_("Kön"), required=False, choices=Sex.choices, help_text=_("Tas ur numret om det är tomt.")
    )
    born = forms.ChoiceField(label=_("Född"), required=False, choices=Born.choices)
    education = forms.ChoiceField(label=_("Högsta utbildning"), required=False, choices=Education.choices)
    protection = forms.ChoiceField(
        label=_("Skyddade personuppgifter"),
        required=False,
        choices=Protection.choices,
        help_text=_("Döljer namn, nummer och arbetsplats för dem som inte har särskild rätt."),
    )
    case_worker = forms.TypedChoiceField(label=_("Handläggare"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, workers: Sequence[CaseWorker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Ingen än")), *((worker.key, worker.name) for worker in workers)]
        self.fields["case_worker"].choices = choices  # type: ignore[attr-defined]  # stubs know only Field

    @property
    def facts(self) -> PersonInput:
        """What is said of somebody new, without the case worker."""
        return PersonInput(**{name: value for name, value in self.cleaned_data.items() if name != "case_worker"})


class ChangePersonForm(PersonForm):
    """A person who is there already."""

    seen = SeenField()

    reason = forms.CharField(
        label=_("Varför ändrar du?"), required=False, max_length=200, help_text=_("Syns i historiken.")
    )

    @property
    def changes(self) -> dict[str, Any]:
        """What is said of the person, the case worker too, without what is about the form itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"seen", "reason"}}


class FindPersonForm(forms.Form):
    """Who it is about. The words are posted, never part of an address."""

    text = forms.CharField(
        label=_("Sök på namn eller personnummer"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
