"""The desk's forms: shape only. What makes sense is judged by the operations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.servicedesk.enums import SOLVED_BY, Holder
from talja.apps.servicedesk.operations import Ending, Guest
from talja.apps.servicedesk.queries import DeskWorker, RequestFilter, TemplateLine
from talja.web.shared.request_words import KINDS

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "message_empty": "text",
    "text_too_long": "text",
    "outcome_missing": "outcome",
    "no_reason_given": "reason",
    "name_missing": "name",
    "address_invalid": "email",
    "template_empty": "text",
    "template_title_taken": "title",
    "placeholder_unknown": "text",
    "answer_empty": "text",
    "promise_out_of_range": "answer_days",
}
_TEXT: Final = forms.Textarea(attrs={"rows": 7})
GO_ON, ASK, END = "go_on", "ask", "end"


class VersionField(forms.IntegerField):
    """Which version of the row the page showed, so that nobody else's change is passed over unseen."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(min_value=1, error_messages=dict.fromkeys(("required", "invalid"), _("Ladda om sidan.")))


class DeskFilter(forms.Form):
    """What the desk shows. Codes only."""

    kind = forms.ChoiceField(label=_("Ärendetyp"), required=False, choices=[("", _("Alla")), *KINDS.items()])
    holder = forms.ChoiceField(label=_("Handläggare"), required=False)
    late = forms.BooleanField(label=_("Bara försenade"), required=False)

    def __init__(self, data: Any, *, workers: Sequence[DeskWorker]) -> None:
        super().__init__(data)
        own = [("", _("Alla")), (Holder.ME.value, _("Jag")), (Holder.NOBODY.value, _("Ingen har tagit"))]
        choices = [*own, *((worker.key, worker.name) for worker in workers)]
        self.fields["holder"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def filters(self, queue: str) -> RequestFilter:
        """Return what is asked for; what is not understood is left out."""
        self.is_valid()
        said = self.cleaned_data
        return RequestFilter(
            queue=queue, kind=said.get("kind", ""), holder=said.get("holder", ""), late=said.get("late", False)
        )


class ReplyForm(forms.Form):
    """An answer: and what happens next. A template is inserted after what is written already."""

    version = VersionField()
    template = forms.ChoiceField(label=_("Svarsmall"), required=False)
    text = forms.CharField(label=_("Svar"), required=False, max_length=5000, widget=_TEXT)
    then = forms.ChoiceField(
        label=_("Vad händer sedan?"),
        choices=[
            (GO_ON, _("Jag arbetar vidare")),
            (ASK, _("Jag väntar på svar från den som frågade")),
            (END, _("Ärendet är löst")),
        ],
        initial=GO_ON,
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label=_("Hur slutade det?"),
        required=False,
        choices=[("", _("Välj om ärendet är löst")), *((each.value, each.label) for each in SOLVED_BY)],
    )
    reason = forms.CharField(
        label=_("Varför går det inte?"),
        required=False,
        max_length=300,
        help_text=_("Bara när det inte gick att ordna. Den som frågade läser det."),
    )

    def __init__(self, data: Any = None, *, templates: Sequence[TemplateLine] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if templates:
            choices = [("", _("Ingen")), *((each.key, each.title) for each in templates)]
            self.fields["template"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["template"]

    def said(self) -> dict[str, Any]:
        """Return what `operations.reply` asks for. Only for a valid form."""
        said = self.cleaned_data
        ending = Ending(said["outcome"], said["reason"]) if said["then"] == END else None
        return {"text": said["text"], "version": said["version"], "asks_back": said["then"] == ASK, "ending": ending}


class NoteForm(forms.Form):
    """Something for the desk only."""

    text = forms.CharField(
        label=_("Intern anteckning"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Den som frågade ser den aldrig."),
    )


class InviteForm(forms.Form):
    """An employer to invite."""

    employer = forms.ChoiceField(label=_("Arbetsgivare i registret"), required=False)
    organisation = forms.CharField(label=_("Företag eller förening"), required=False, max_length=160)
    name = forms.CharField(label=_("Kontaktpersonens namn"), max_length=120)
    email = forms.EmailField(label=_("E-post"))
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=40)

    def __init__(self, data: Any, *, employers: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = [("", _("Finns inte i registret")), *employers]
        self.fields["employer"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def said(self) -> dict[str, Any]:
        """Return what `operations.invite` asks for. Only for a valid form."""
        said = dict(self.cleaned_data)
        employer = said.pop("employer")
        return {"guest": Guest(**said), "employer_key": UUID(employer) if employer else None}


class TemplateForm(forms.Form):
    """A reply template."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Rubrik"), max_length=120)
    text = forms.CharField(
        label=_("Text"),
        max_length=5000,
        widget=_TEXT,
        help_text=_(
            "Platshållare som fylls i: {namn} den som frågade, {arbetsplats}, {handläggare} du själv, "
            "{svarsdag} dagen då svarslöftet går ut."
        ),
    )


class AnswerForm(forms.Form):
    """An answer for every manager to read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    question = forms.CharField(label=_("Fråga"), max_length=200)
    text = forms.CharField(label=_("Svar"), max_length=5000, widget=_TEXT)
    checked = forms.BooleanField(label=_("Jag har kontrollerat att texten inte pekar ut någon"), required=False)


class PromiseForm(forms.Form):
    """What the desk promises."""

    answer_days = forms.IntegerField(
        label=_("Svar inom"), min_value=1, max_value=20, help_text=_("Arbetsdagar. Det står på sidan när någon frågar.")
    )
    waiting_days = forms.IntegerField(
        label=_("Påminn efter"),
        min_value=1,
        max_value=60,
        help_text=_("Arbetsdagar utan svar från den som frågade. Efter två påminnelser stängs ärendet."),
    )


class AwayForm(forms.Form):
    """Until which day somebody takes no new requests."""

    until = forms.DateField(
        label=_("Borta till och med"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "data-narrow": ""}),
        error_messages={"invalid": _("Det finns ingen sådan dag. Skriv den som 2026-05-31.")},
    )
