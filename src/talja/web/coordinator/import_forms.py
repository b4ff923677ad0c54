"""Forms of the import: shape only. What may be done is judged by the operations."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.imports.enums import SourceKind
from talja.apps.imports.queries import SourceLine
from talja.apps.placements.enums import Category
from talja.core.intake.record import Field
from talja.web.shared.import_texts import FIELD_LABELS

FILE_KINDS = ".xlsx,.xls,.xlsb,.ods,.csv,.tsv,.txt"
NEW = "new"
_NOT_TRUSTED = frozenset({Field.NAME, Field.PERIOD, Field.IGNORED, Field.WAGE})
TRUSTABLE = [(field.value, FIELD_LABELS[field]) for field in Field if field not in _NOT_TRUSTED]


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "data-narrow": ""})


class HandInForm(forms.Form):
    """A list to hand in, from a source that is known or a new one."""

    file = forms.FileField(
        label=_("Fil"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": FILE_KINDS}),
        help_text=_("Excel, OpenDocument, CSV eller text. Högst 50 MB. Lista och rubriker hittar Talja själv."),
    )
    source = forms.ChoiceField(label=_("Vilken lista är det?"))
    name = forms.CharField(
        label=_("Vad heter den nya listan?"),
        max_length=80,
        required=False,
        help_text=_("Till exempel Lönelistan eller Enhetens inventering."),
    )
    kind = forms.ChoiceField(
        label=_("Vad är det för slags lista?"),
        choices=[(kind.value, str(kind.label).capitalize()) for kind in SourceKind],
        required=False,
    )
    owner = forms.CharField(label=_("Vem ger er listan?"), max_length=120, required=False)
    list_day = DayField(label=_("Listans dag"), help_text=_("Dagen då listan togs fram."))

    def __init__(self, *args: Any, sources: Iterable[SourceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(source.key, source.name) for source in sources]
        choice = self.fields["source"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [*known, (NEW, str(_("En ny lista")))]

    def clean(self) -> dict[str, Any]:
        """A new list has a name."""
        said = super().clean() or {}
        if said.get("source") == NEW and not said.get("name", "").strip():
            self.add_error("name", str(_("Skriv vad listan heter.")))
        return said


class SourceForm(forms.Form):
    """What is known of a list that comes back."""

    name = forms.CharField(label=_("Namn"), max_length=80)
    owner = forms.CharField(label=_("Vem ger er listan?"), max_length=120, required=False)
    covers = forms.MultipleChoiceField(
        label=_("Vad ska finnas i listan?"),
        choices=[(value, str(label).capitalize()) for value, label in Category.choices],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("En pågående placering av det slaget, som saknas i listan, visas när du granskar den."),
    )
    own_staff_only = forms.BooleanField(
        label=_("Bara kommunens egna anställda"),
        required=False,
        help_text=_("Då saknas ingen som har sin placering hos ett företag eller en förening."),
    )
    trusted_for = forms.TypedMultipleChoiceField(
        label=_("Vilka uppgifter litar ni på listan för?"),
        choices=TRUSTABLE,
        coerce=Field,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Ändringar av de uppgifterna är valda från början när du granskar. Har du inte valt någon litar ni på alla."
        ),
    )
