"""The form by which a workplace or a participant answers an agreement: yes, or no with what has to be another way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


class AnswerForm(forms.Form):
    """Yes or no to the version that was read. A no says what has to be another way."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Ditt svar"),
        widget=forms.RadioSelect,
        choices=[(YES, _("Ja, jag godkänner")), (NO, _("Nej, något behöver ändras"))],
        error_messages={"required": _("Välj ja eller nej.")},
    )
    message = forms.CharField(
        label=_("Vad behöver ändras?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Skriv här om du svarar nej."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the message when the answer is no."""
        said = super().clean() or {}
        if said.get("answer") == NO and not said.get("message", "").strip():
            self.add_error("message", _("Skriv vad som behöver ändras."))
        return said

    @property
    def is_yes(self) -> bool:
        """Whether the answer is yes. Only for a valid form."""
        return bool(self.cleaned_data["answer"] == YES)
