"""Forms of the follow-up: shape only. What makes sense is judged by the operations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talja.apps.followups.enums import AIMS, Attended, Audience, Evidence, Five, Going, Still
from talja.apps.followups.operations import CheckInput, HeldInput, MeetingInput, PlanInput
from talja.apps.people.queries import CaseWorker
from talja.apps.placements.enums import Destination
from talja.web.coordinator.forms.fields import CHOOSE, DayField
from talja.web.shared.followup_words import BELIEF

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "plan_step_missing": "next_step",
    "step_day_passed": "day",
    "day_outside_period": "day",
    "held_day_wrong": "held_day",
    "belief_missing": "belief",
    "time_wrong": "time",
    "nobody_at_workplace": "audiences",
    "protected_gets_no_letters": "audiences",
    "check_day_wrong": "checked_day",
}
PLAN_FIELDS: Final[Mapping[str, str]] = {**FIELD_OF_CODE, "step_day_passed": "next_step_day"}
_EASY_ON_HEALTH = _("Skriv kort, och inget om hälsa som inte behövs.")


class PlanForm(forms.Form):
    """What a placement is to lead to, and the next step."""

    aim = forms.ChoiceField(label=_("Målet efteråt"), choices=[CHOOSE, *AIMS])
    next_step = forms.CharField(label=_("Nästa steg"), max_length=300, help_text=_EASY_ON_HEALTH)
    next_step_day = DayField(label=_("Senast"))
    responsible_key = forms.ChoiceField(label=_("Ansvarig"))
    seen_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, workers: Sequence[CaseWorker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible_key"].choices = [(one.key, one.name) for one in workers]  # type: ignore[attr-defined]  # stubs know only Field

    def said(self) -> PlanInput:
        """Return what the form says. Only for a valid form."""
        return PlanInput(**{name: value for name, value in self.cleaned_data.items() if name != "seen_key"})


class HeldForm(forms.Form):
    """How a follow-up went. The case worker's belief is asked every third month."""

    held_day = DayField(label=_("Dag"))
    attended = forms.MultipleChoiceField(
        label=_("Vilka deltog?"), choices=Attended.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    going = forms.ChoiceField(label=_("Hur går det?"), choices=Going.choices, widget=forms.RadioSelect)
    belief = forms.TypedChoiceField(
        label=BELIEF, choices=Five.choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Anteckning"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_EASY_ON_HEALTH,
    )
    agreed = forms.CharField(label=_("Vad bestämde ni?"), required=False, max_length=300)
    seen_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_belief: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_belief:
            del self.fields["belief"]
        else:
            self.fields["belief"].required = True

    def said(self) -> HeldInput:
        """Return what the form says. Only for a valid form."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "seen_key"}
        return HeldInput(**told | {"attended": tuple(told["attended"])})


class MoveForm(forms.Form):
    """Another day."""

    day = DayField(label=_("Dag"))


class MeetForm(MoveForm):
    """When and where people meet, and whom to invite."""

    time = forms.TimeField(label=_("Klockan"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("Hur länge"), min_value=1, max_value=480)
    place = forms.CharField(label=_("Plats"), required=False, max_length=120)
    audiences = forms.MultipleChoiceField(
        label=_("Skicka inbjudan till"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De får ett brev med en kalenderfil. Utan e-post skriver vi ut brevet."),
    )

    def said(self) -> MeetingInput:
        """Return what the form says. Only for a valid form."""
        told = self.cleaned_data
        return MeetingInput(
            day=told["day"],
            hour=told["time"].hour,
            minute=told["time"].minute,
            minutes=told["minutes"],
            place=told["place"],
            audiences=tuple(told["audiences"]),
        )


class CheckForm(forms.Form):
    """What somebody said when called: still there, or where instead. What nobody knows is unknown."""

    still = forms.ChoiceField(label=_("Kvar där?"), choices=Still.choices, widget=forms.RadioSelect)
    status = forms.ChoiceField(
        label=_("Var är personen nu?"),
        choices=[("", _("samma som vid avslutet")), *Destination.choices],
        required=False,
    )
    evidence = forms.ChoiceField(label=_("Vad vet vi det från?"), choices=Evidence.choices)
    note = forms.CharField(label=_("Anteckning"), required=False, max_length=300)
    checked_day = DayField(label=_("Dag"))
    seen_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, destination: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._destination = destination

    def clean(self) -> dict[str, Any]:
        """Let nobody be a success by leaving a field alone: unknown is unknown, and who has left is somewhere else."""
        said: dict[str, Any] = super().clean() or {}
        still, status = said.get("still"), said.get("status", "")
        if still == Still.NO and status in {"", self._destination}:
            raise ValidationError({"status": _("Välj var personen är nu, eller okänt.")})
        if still == Still.YES and not status and self._destination == Destination.UNKNOWN:
            raise ValidationError({"status": _("Vi vet inte vart det ledde. Välj var personen är nu.")})
        return said

    def said(self) -> CheckInput:
        """Return what the form says. Only for a valid form."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "seen_key"}
        if told["still"] == Still.UNKNOWN and not told["status"]:
            return CheckInput(checked_day=told["checked_day"], note=told["note"])
        return CheckInput(**told | {"status": told["status"] or self._destination})
