"""Forms about unions and Arbetsförmedlingen: shape only. What may be done is judged by the operations."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from talja.apps.collaboration.enums import OUTCOMES, ConsultationState, How
from talja.apps.collaboration.operations import ApplicationInput, OutcomeInput
from talja.apps.collaboration.queries import Asked, OfficerLine, UnionLine
from talja.apps.organisation.actors import Actor
from talja.core.chain.procedures import Procedure
from talja.core.chain.waiting import working_days_before
from talja.web.coordinator.forms.fields import CHOOSE, DayField
from talja.web.public.calculator.numbers import NumberField

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "answered_in_future": "answered_day",
    "application_days_in_disorder": "last_day",
    "amount_out_of_range": "amount",
    "deadline_in_past": "deadline",
    "deadline_not_passed": "answer",
    "deadline_too_far": "deadline",
    "decided_before_sent": "decided_day",
    "decided_in_future": "decided_day",
    "decision_days_in_disorder": "decision_last_day",
    "how_missing": "how",
    "level_out_of_range": "level",
    "no_reason_given": "reason",
    "objection_without_text": "text",
    "officer_gone": "officer_key",
    "representative_gone": "whom",
    "sent_in_future": "sent_day",
    "union_closed": "whom",
}
_SEPARATOR = ":"


class WhyForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("Varför?"), max_length=300, widget=forms.Textarea({"rows": 3}), help_text=_("Det sparas i historiken.")
    )


class NoteForm(forms.Form):
    """What was said."""

    reason = forms.CharField(label=_("Vad sades?"), max_length=300, widget=forms.Textarea({"rows": 3}))


class WhomForm(forms.Form):
    """Whom at which union to ask, and until when. `whom`: the union's key, a colon, the representative's if any."""

    whom = forms.ChoiceField(label=_("Vem frågas?"))
    deadline = DayField(label=_("Svara senast"))

    def __init__(self, *args: Any, unions: tuple[UnionLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["whom"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [CHOOSE, *whom_choices(unions)]

    def chosen(self) -> tuple[UUID, UUID | None]:
        """Return the keys of the union and of its representative, if one was chosen. Only for a valid form."""
        union, _, somebody = self.cleaned_data["whom"].partition(_SEPARATOR)
        return UUID(union), UUID(somebody) if somebody else None


class ConsultForm(WhomForm):
    """A question to a union about an agreement."""

    remark = forms.CharField(
        label=_("Något mer att säga facket"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Om platsen och uppgifterna. Skriv inget om personen."),
    )


def whom_choices(unions: tuple[UnionLine, ...]) -> list[tuple[str, Any]]:
    """Return every representative under the union, and the union itself, for a select."""
    return [
        (
            union.name,
            [
                *((f"{union.key}{_SEPARATOR}{one.key}", one.name) for one in union.active),
                (f"{union.key}{_SEPARATOR}", _("%(union)s, utan namn") % {"union": union.name}),
            ],
        )
        for union in unions
        if union.closed_day is None
    ]


def first_asked(asked: tuple[Asked, ...], procedure: Procedure, *, on: date) -> dict[str, Any]:
    """Return what a question begins with: who is asked there, and until when the union has by our procedure."""
    one = asked[0] if asked else None
    deadline = date.fromordinal(on.toordinal() + procedure.union_days)
    return {
        "whom": f"{one.union_key}{_SEPARATOR}{one.representative_key}" if one else "",
        "deadline": max(working_days_before(deadline, 0), on),
    }


class UnionAnswerForm(forms.Form):
    """An answer that came in another way than by the link, or that none came."""

    answer = forms.ChoiceField(
        label=_("Facket"),
        widget=forms.RadioSelect,
        choices=[
            (state.value, capfirst(state.label))
            for state in (ConsultationState.AGREES, ConsultationState.OBJECTS, ConsultationState.NO_ANSWER)
        ],
    )
    how = forms.ChoiceField(
        label=_("Hur kom svaret?"),
        required=False,
        choices=[CHOOSE, *((how.value, capfirst(how.label)) for how in How if how != How.LINK)],
    )
    answered_day = DayField(label=_("När?"), required=False, help_text=_("Lämna tomt för i dag."))
    text = forms.CharField(
        label=_("Vad sade facket?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Behövs om facket har invändningar."),
    )
    reason = forms.CharField(label=_("Varför rättas svaret?"), required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]

    def said(self, *, actor: Actor) -> dict[str, Any]:
        """Return what to record. A day becomes its noon, unless it is today. Only for a valid form."""
        data = dict(self.cleaned_data)
        day: date | None = data.pop("answered_day")
        today = timezone.localdate(actor.at)
        if day is not None and day != today:
            data["answered_at"] = timezone.make_aware(datetime.combine(day, time(12)))
        return data


class ApplicationForm(forms.Form):
    """An application as it was sent to Arbetsförmedlingen."""

    sent_day = DayField(label=_("Skickad"))
    officer_key = forms.TypedChoiceField(label=_("Handläggare"), required=False, coerce=UUID, empty_value=None)
    reference = forms.CharField(label=_("Arbetsförmedlingens ärendenummer"), required=False, max_length=60)
    first_day = DayField(label=_("Söks från och med"), required=False)
    last_day = DayField(label=_("Söks till och med"), required=False)
    wish = forms.CharField(
        label=_("Vad söker vi?"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Till exempel nivå eller omfattning."),
    )

    def __init__(self, *args: Any, officers: tuple[OfficerLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer_key"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Vet inte än")), *((one.key, officer_label(one)) for one in officers)]

    def application(self, measure_code: str) -> ApplicationInput:
        """Return what the form says. Only for a valid form."""
        return ApplicationInput(measure_code=measure_code, **self.cleaned_data)


def officer_label(officer: OfficerLine) -> str:
    """Return an officer's name, with the office."""
    return f"{officer.name} ({officer.office})" if officer.office else officer.name


class OutcomeForm(forms.Form):
    """What Arbetsförmedlingen decided."""

    state = forms.ChoiceField(
        label=_("Ansökan är"),
        widget=forms.RadioSelect,
        choices=[(outcome.value, capfirst(outcome.label)) for outcome in OUTCOMES],
    )
    decided_day = DayField(label=_("Beslutets dag"))
    decision_reference = forms.CharField(label=_("Beslutsnummer"), required=False, max_length=60)
    decision_first_day = DayField(label=_("Gäller från och med"), required=False)
    decision_last_day = DayField(label=_("Gäller till och med"), required=False)
    amount = NumberField(label=_("Stöd i månaden"), required=False, help_text=_("Kronor i månaden."))
    level = NumberField(
        label=_("Beslutad nivå"), required=False, help_text=_("Procent. Den står i beslut om lönebidrag.")
    )
    reason = forms.CharField(label=_("Varför rättas beslutet?"), required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]

    def outcome(self) -> OutcomeInput:
        """Return what the form says of the decision. Only for a valid form."""
        return OutcomeInput(**{name: value for name, value in self.cleaned_data.items() if name not in _ASIDE})


_ASIDE = {"reason", "seen"}
