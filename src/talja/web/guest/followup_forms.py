"""The short forms by link: a few questions with answers to choose among, and a place for own words."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.followups.enums import Audience
from talja.apps.followups.questions import QUESTIONS
from talja.web.shared import followup_words

_WORDS: Final[Mapping[str, str | Promise]] = {
    Audience.WORKPLACE: _("Är det något vi måste göra?"),
    Audience.PARTICIPANT: _("Vad skulle hjälpa dig?"),
}
_MISSING: Final = _("Välj ett svar.")


class ShortForm(forms.Form):
    """The questions to the workplace or to the participant."""

    words = forms.CharField(required=False, max_length=1000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, audience: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = str(_WORDS[audience])
        asked = {
            one.code: forms.ChoiceField(
                label=str(followup_words.QUESTIONS[one.code]),
                choices=[(code, followup_words.ANSWERS[one.code][code]) for code in one.answers],
                widget=forms.RadioSelect,
                required=one.required,
                error_messages={"required": _MISSING, "invalid_choice": _MISSING},
            )
            for one in QUESTIONS[audience]
        }
        self.fields = {**asked, "words": self.fields["words"]}

    @property
    def said(self) -> dict[str, str]:
        """The answers by question. Only for a valid form."""
        return {code: answer for code, answer in self.cleaned_data.items() if code != "words"}
