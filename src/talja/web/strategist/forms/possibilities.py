"""Forms about possibilities: shape only. What may be done is judged by the operations."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.queries import Option
from talja.apps.possibilities.enums import Outcome, Step, TouchKind, Who
from talja.apps.possibilities.inputs import NextInput, PossibilityInput, QuestionInput
from talja.web.coordinator.forms.fields import CHOOSE, DayField, option_choices
from talja.web.strategist.possibility_words import HEADINGS

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "possibility_title_missing": "title",
    "possibility_there_already": "title",
    "workplace_closed": "workplace_key",
    "touch_text_missing": "text",
    "touch_in_future": "day",
    "next_step_missing": "next_step",
    "possibility_reason_missing": "reason",
    "possibility_not_in_step": "step",
    "question_missing": "question",
    "asked_ourselves": "who",
    "deadline_too_far": "deadline",
    "answer_day_impossible": "day",
}
NO_PERSONS: Final = _("Skriv inget om någon som kan komma att få jobbet. Skriv om arbetet och arbetsplatsen.")
_OTHERS: Final = [(who.value, capfirst(who.label)) for who in Who if who != Who.US]


class PossibilityForm(forms.Form):
    """What it is about and what is hoped for."""

    title = forms.CharField(
        label=_("Vad gäller det?"), max_length=120, help_text=_("Till exempel Måltider och tvätt på avdelning Gläntan.")
    )
    hope = forms.CharField(
        label=_("Vad hoppas vi på?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=NO_PERSONS,
    )
    need = forms.CharField(
        label=_("Vilka behöver de rekrytera?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Till exempel: tre undersköterskor går i pension nästa år."),
    )

    def said(self) -> PossibilityInput:
        """Return what was written."""
        return PossibilityInput(self.cleaned_data["title"], self.cleaned_data["hope"], self.cleaned_data["need"])


class NewPossibilityForm(PossibilityForm):
    """A possibility to begin."""

    workplace_key = forms.ChoiceField(label=_("Arbetsplats"))
    field_order = ("workplace_key",)

    def __init__(self, *args: Any, places: Iterable[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["workplace_key"]
        if isinstance(field, forms.ChoiceField):
            field.choices = option_choices(places)


class ChangePossibilityForm(PossibilityForm):
    """One that is there already."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TouchForm(forms.Form):
    """A visit or a call in one line."""

    kind = forms.ChoiceField(label=_("Vad"), choices=[(one.value, capfirst(one.label)) for one in TouchKind])
    text = forms.CharField(label=_("Vad sades?"), max_length=300, help_text=NO_PERSONS)
    day = DayField(label=_("Dag"))


class NextForm(forms.Form):
    """What is to be done next, and whose move it is."""

    whose_move = forms.ChoiceField(label=_("Vems drag är det?"), choices=[(w.value, capfirst(w.label)) for w in Who])
    next_step = forms.CharField(label=_("Nästa steg"), max_length=200, required=False, help_text=NO_PERSONS)
    next_day = DayField(label=_("Senast"), required=False, help_text=_("Det som ska göras först står överst."))
    stuck_on = forms.CharField(
        label=_("Vad hänger det på?"),
        max_length=200,
        required=False,
        help_text=_("Till exempel: budget, handledare, besked om stöd."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> NextInput:
        """Return what was written."""
        told = self.cleaned_data
        return NextInput(told["next_step"], told["next_day"], told["stuck_on"], Who(told["whose_move"]))


class MoveForm(forms.Form):
    """Where it has come."""

    step = forms.ChoiceField(label=_("Till vilket steg?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Varför?"),
        max_length=300,
        required=False,
        help_text=_("Behövs när den går bakåt eller läggs åt sidan. Skriv inget om enskilda personer."),
    )

    def __init__(self, *args: Any, steps: Iterable[Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["step"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(step.value, HEADINGS[step]) for step in steps]


class AskForm(forms.Form):
    """A question to somebody who must say something first."""

    who = forms.ChoiceField(label=_("Vem behöver säga något?"), choices=[CHOOSE, *_OTHERS])
    question = forms.CharField(
        label=_("Vad frågar vi?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Till exempel: Går det att få lönebidrag för den här befattningen? Skriv inget om någon person."),
    )
    deadline = DayField(label=_("Svar senast"))
    to_name = forms.CharField(
        label=_("Till vem där?"), max_length=120, required=False, help_text=_("Handläggaren eller ombudet, i tjänsten.")
    )
    to_email = forms.EmailField(label=_("E-post"), required=False)

    def said(self) -> QuestionInput:
        """Return what was written."""
        return QuestionInput(**{**self.cleaned_data, "who": Who(self.cleaned_data["who"])})


class AnswerForm(forms.Form):
    """What they said."""

    outcome = forms.ChoiceField(
        label=_("Vad blev svaret?"),
        choices=[(one.value, capfirst(one.label)) for one in Outcome],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Vad sade de?"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=NO_PERSONS,
    )
    day = DayField(label=_("Svarade"))
