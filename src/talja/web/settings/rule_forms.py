"""Forms about the municipality's own rules: shape only. What can be read and decided is judged by the operations."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.subsidies.operations import ValueInput
from talja.core.rules.book import RuleBook
from talja.web.settings.forms import LAST_DAY, DayField
from talja.web.shared.rule_words import CERTAINTIES, unit_text

NUMBER, ENDED, UNKNOWN = "number", "ended", "unknown"
_MOST_CHARACTERS = 300_000
_SHARED = _("Gemensamt")
Choices = list[tuple[str, list[tuple[str, str]]]]


def parameter_choices(book: RuleBook) -> Choices:
    """Return every value of the rule book to choose among, the common ones first, then form by form."""
    by_owner: dict[str, list[tuple[str, str]]] = {}
    for name, parameter in book.parameters().items():
        owner, _slash, _key = name.partition("/")
        title = str(_SHARED) if owner == "shared" else book.schemes[owner].title
        by_owner.setdefault(title, []).append((name, f"{parameter.title} ({unit_text(parameter.unit)})"))
    return [("", [("", str(_("Välj ett värde")))]), *by_owner.items()]


class TitleForm(forms.Form):
    """What every proposal is called."""

    title = forms.CharField(
        label=_("Rubrik"),
        max_length=120,
        help_text=_("Vad ändringen heter i listan, till exempel ”Nytt lönetak 2027”."),
    )


class ValueForm(TitleForm):
    """A new value of one parameter, from a day on."""

    parameter = forms.ChoiceField(label=_("Värde som ändras"))
    first_day = DayField(label=_("Gäller från och med"))
    what = forms.ChoiceField(
        label=_("Nytt värde"),
        widget=forms.RadioSelect,
        initial=NUMBER,
        choices=[
            (NUMBER, _("ett tal, eller en tabell")),
            (ENDED, _("värdet upphör")),
            (UNKNOWN, _("det finns ett nytt värde, men vi vet det inte än")),
        ],
    )
    number = forms.CharField(label=_("Tal"), max_length=20, required=False)
    rows = forms.CharField(
        label=_("Tabell"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Om värdet är en tabell: en rad för varje nivå, till exempel ”18: 20,81”. Lämna då talet tomt."),
    )
    source = forms.CharField(label=_("Källa"), max_length=300, help_text=_("Lag och paragraf, beslut eller webbsida."))
    certainty = forms.ChoiceField(label=_("Säkerhet"), choices=[(code, words) for code, words in CERTAINTIES.items()])
    checked = DayField(label=_("Kontrollerat den"))
    note = forms.CharField(label=_("Anteckning"), max_length=300, required=False)

    def __init__(self, *args: Any, book: RuleBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parameter"] = forms.ChoiceField(label=_("Värde som ändras"), choices=parameter_choices(book))

    def clean(self) -> dict[str, Any]:
        """Ask for a number or a table, and not both, when the value is a number."""
        said = super().clean() or {}
        if said.get("what") == NUMBER and bool(said.get("number")) == bool(said.get("rows")):
            self.add_error("number", _("Skriv ett tal, eller en tabell om värdet är en."))
        return said

    def value(self) -> ValueInput:
        """Return what the filled-in form says."""
        said = self.cleaned_data
        is_number = said["what"] == NUMBER
        return ValueInput(
            parameter=said["parameter"],
            first_day=said["first_day"],
            value=_plain(said["number"]) if is_number else said["what"],
            source=said["source"],
            certainty=said["certainty"],
            checked=said["checked"],
            note=said["note"],
            rows=dict(_rows(said["rows"])) if is_number else {},
        )


class RuleFileForm(TitleForm):
    """A rule file: chosen, or written."""

    file = forms.FileField(
        label=_("Regelfil"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.txt"}),
        help_text=_("En fil i YAML, högst 300 000 tecken."),
    )
    text = forms.CharField(
        label=_("Eller skriv regeln här"),
        required=False,
        max_length=_MOST_CHARACTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )
    takes_effect_on = DayField(
        label=_("Ändrar belopp från och med"),
        required=False,
        help_text=_("Lämna tomt, så räknar vi från den första dag som filen ändrar något."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of them, in UTF-8."""
        said = super().clean() or {}
        upload = said.get("file")
        if bool(upload) == bool(said.get("text", "").strip()):
            self.add_error("file", _("Välj en fil eller skriv regeln, inte båda."))
        elif upload:
            try:
                said["text"] = upload.read(4 * _MOST_CHARACTERS).decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", _("Filen är inte text i UTF-8. Spara om den och försök igen."))
        if said.get("takes_effect_on") and said["takes_effect_on"] > LAST_DAY:
            self.add_error("takes_effect_on", _("Kontrollera årtalet."))
        return said


class ReasonForm(forms.Form):
    """Why a proposal is rejected."""

    reason = forms.CharField(label=_("Varför avslår du?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line.strip():
            name, _colon, number = line.partition(":")
            yield name.strip(), _plain(number)


def _plain(number: str) -> str:
    """Return a number as rule files have it: with a point and without spaces."""
    return "".join(number.split()).replace(",", ".")
