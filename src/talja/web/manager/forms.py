"""The manager's forms: shape only. What makes sense is judged by the operations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.queries import Option
from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.operations import Wish

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "wish_missing": "text",
    "text_too_long": "text",
    "placement_unknown": "placement",
    "workplace_closed": "workplace",
    "message_empty": "text",
}
PLACEHOLDERS: Final[Mapping[str, str | Promise]] = {
    Kind.HANDS: _("Till exempel: Vi behöver någon som dukar, plockar undan och följer med på promenad."),
    Kind.KEEP_INTERN: _("Till exempel: Hen fungerar bra hos oss och vi vill gärna att hen stannar."),
    Kind.SUPPORT_ENDS: _("Till exempel: Vad händer sedan? Vi vill gärna behålla, men har ingen budget."),
    Kind.QUESTION: _("Till exempel: Hur lång kan en praktik vara?"),
}
_LABELS: Final[Mapping[str, str | Promise]] = {
    Kind.HANDS: _("Vad behöver ni hjälp med?"),
    Kind.KEEP_INTERN: _("Berätta kort"),
    Kind.SUPPORT_ENDS: _("Berätta kort"),
    Kind.QUESTION: _("Vad undrar du?"),
}


class AskForm(forms.Form):
    """A request. Only the words must be there, or whom it is about."""

    workplace = forms.ChoiceField(label=_("Var?"))
    placement = forms.ChoiceField(label=_("Vem gäller det?"), required=False)
    text = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    hours = forms.CharField(
        label=_("Hur mycket?"),
        required=False,
        max_length=120,
        help_text=_("Timmar, tider eller procent, så som du tänker på det."),
    )
    from_day = forms.DateField(
        label=_("Från och med när?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "data-narrow": ""}),
        error_messages={"invalid": _("Det finns ingen sådan dag. Skriv den som 2026-05-31.")},
    )
    demands = forms.CharField(
        label=_("Vad måste personen klara?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, data: Any, *, kind: Kind, workplaces: Sequence[Option], people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.kind = kind
        self.fields["text"].label = str(_LABELS[kind])
        self.fields["text"].help_text = str(PLACEHOLDERS[kind])
        self._offer_workplaces(workplaces)
        self._offer_people(people)
        if kind != Kind.HANDS:
            for name in ("hours", "from_day", "demands"):
                del self.fields[name]

    def wish(self) -> Wish:
        """Return what is asked. Only for a valid form."""
        said = self.cleaned_data
        placement = said.get("placement")
        return Wish(
            kind=self.kind,
            text=said["text"],
            hours=said.get("hours", ""),
            from_day=said.get("from_day"),
            demands=said.get("demands", ""),
            placement_key=UUID(placement) if placement else None,
        )

    def more_fields(self) -> list[forms.BoundField]:
        """Return what need not be said at once."""
        return [self[name] for name in ("hours", "from_day", "demands") if name in self.fields]

    def _offer_workplaces(self, workplaces: Sequence[Option]) -> None:
        """Ask nothing of somebody who has only one workplace."""
        field = self.fields["workplace"]
        field.choices = [(str(each.key), each.label) for each in workplaces]  # type: ignore[attr-defined]  # a ChoiceField
        if len(workplaces) == 1:
            field.widget = forms.HiddenInput()
            field.initial = str(workplaces[0].key)
        elif len(workplaces) <= 5:
            field.widget = forms.RadioSelect(choices=field.choices)  # type: ignore[attr-defined]
            field.initial = str(workplaces[0].key) if workplaces else None

    def _offer_people(self, people: Sequence[tuple[str, str]]) -> None:
        if people:
            self.fields["placement"].choices = [("", _("Ingen särskild")), *people]  # type: ignore[attr-defined]
        else:
            del self.fields["placement"]
