"""What one of the staff says of a task: shape only. Few questions, large answers, nothing that must be filled in."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.jobdesign.enums import Family, HandOver, Per
from talja.apps.jobdesign.inputs import AnswerInput
from talja.core.inventory.lines import EVERY_DAY, WEEKDAYS

DAY_CHOICES: Final[Mapping[str, frozenset[int]]] = {
    "weekdays": WEEKDAYS,
    "every": EVERY_DAY,
    "weekend": EVERY_DAY - WEEKDAYS,
}
WINDOWS: Final[Mapping[str, tuple[int, int]]] = {  # earliest start and latest end, in minutes from midnight
    "any": (0, 24 * 60),
    "morning": (6 * 60, 9 * 60),
    "forenoon": (9 * 60, 12 * 60),
    "noon": (11 * 60, 14 * 60),
    "afternoon": (13 * 60, 17 * 60),
    "evening": (17 * 60, 22 * 60),
    "night": (0, 6 * 60),
}
FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "minutes_missing": "minutes",
    "minutes_out_of_range": "minutes",
    "times_out_of_range": "times",
    "text_too_long": "comment",
    "task_missing": "title",
}
_NOTHING = ("", _("Vet inte"))
_NO_NAMES = _("Skriv inga namn, varken på kollegor eller på dem ni arbetar för.")


class AnswerForm(forms.Form):
    """How long, how often, when, and how it would be to hand it over."""

    minutes = forms.IntegerField(
        label=_("Hur många minuter tar det varje gång?"),
        required=False,
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput({"inputmode": "numeric", "data-narrow": ""}),
    )
    times = forms.IntegerField(
        label=_("Hur många gånger?"),
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.NumberInput({"inputmode": "numeric", "data-narrow": ""}),
    )
    per = forms.ChoiceField(label=_("Räknat"), required=False, choices=[_NOTHING, *Per.choices])
    days = forms.ChoiceField(
        label=_("Vilka dagar?"),
        required=False,
        choices=[
            _NOTHING,
            ("weekdays", _("måndag till fredag")),
            ("every", _("alla dagar")),
            ("weekend", _("bara helger")),
        ],
    )
    window = forms.ChoiceField(
        label=_("När på dagen?"),
        required=False,
        choices=[
            _NOTHING,
            ("any", _("när som helst")),
            ("morning", _("morgon, 6–9")),
            ("forenoon", _("förmiddag, 9–12")),
            ("noon", _("mitt på dagen, 11–14")),
            ("afternoon", _("eftermiddag, 13–17")),
            ("evening", _("kväll, 17–22")),
            ("night", _("natt, 0–6")),
        ],
    )
    hand_over = forms.ChoiceField(
        label=_("Kan någon annan ta över det?"),
        help_text=_("Någon som får introduktion, men inte har er utbildning."),
        required=False,
        choices=HandOver.choices,
        widget=forms.RadioSelect({"data-big": ""}),
    )
    feeling = forms.TypedChoiceField(
        label=_("Hur skulle det kännas att slippa det?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("2", _("skönt")),
            ("1", _("ganska bra")),
            ("0", _("spelar ingen roll")),
            ("-1", _("tveksamt")),
            ("-2", _("jag skulle sakna det")),
        ],
        widget=forms.RadioSelect({"data-big": ""}),
    )
    comment = forms.CharField(
        label=_("Något mer vi ska veta?"),
        help_text=_NO_NAMES,
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )

    def said(self) -> AnswerInput:
        """Return the answer of somebody who does it. Only for a valid form."""
        told: dict[str, Any] = {name: self.cleaned_data[name] for name in ("minutes", "per", "hand_over", "feeling")}
        told["times"] = self.cleaned_data["times"] or (1 if told["per"] else None)
        told["days"] = DAY_CHOICES.get(self.cleaned_data["days"])
        told["earliest"], told["latest"] = WINDOWS.get(self.cleaned_data["window"], (None, None))
        return AnswerInput(does_it=True, comment=self.cleaned_data["comment"], **told)


class NewTaskForm(AnswerForm):
    """A task that is not in the list."""

    title = forms.CharField(
        label=_("Vad gör ni?"),
        help_text=_("En sak, kort: ”Fylla på handdukar”."),
        max_length=160,
        error_messages={"required": _("Skriv vad ni gör.")},
    )
    family = forms.ChoiceField(
        label=_("Vad är det mest?"),
        choices=[("", _("Välj")), *Family.choices],
        error_messages={"required": _("Välj det som ligger närmast.")},
    )
    field_order = ("title", "family")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes"].required = True
        self.fields["minutes"].error_messages["required"] = _("Skriv ungefär hur många minuter det tar.")


def answered(said: AnswerInput | None) -> dict[str, Any]:
    """Return what a phone has said, as the form shows it."""
    if said is None:
        return {}
    days = next((code for code, chosen in DAY_CHOICES.items() if chosen == said.days), "")
    window = next((code for code, told in WINDOWS.items() if told == (said.earliest, said.latest)), "")
    plain = {name: getattr(said, name) for name in ("minutes", "times", "per", "hand_over", "feeling", "comment")}
    return {**plain, "days": days, "window": window}
