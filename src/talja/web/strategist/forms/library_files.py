"""Forms about the library's files and what is shown of it: shape only."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from talja.apps.jobdesign.enums import Family, Kind
from talja.apps.tasklibrary.enums import Publisher
from talja.web.coordinator.forms.fields import OccupationField


class LibraryFilterForm(forms.Form):
    """What to show of the library."""

    q = forms.CharField(
        label=_("Sök uppgift"), required=False, max_length=80, widget=forms.TextInput({"type": "search"})
    )
    slag = forms.ChoiceField(label=_("Slag av arbetsplats"), required=False, choices=[("", _("Alla")), *Kind.choices])
    uppgift = forms.ChoiceField(label=_("Slag av uppgift"), required=False, choices=[("", _("Alla")), *Family.choices])
    egna = forms.BooleanField(label=_("Bara våra egna"), required=False)


class FilesInput(forms.FileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; empty ones too, as the reader says what is wrong with them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """Return the files."""
        several = data if isinstance(data, list) and data else [None]
        return [super(FilesField, self).clean(one, initial) for one in several]


class LibraryFilesForm(forms.Form):
    """Somebody else's library."""

    several = FilesField(
        label=_("Filer"),
        allow_empty_file=True,
        max_length=200,
        widget=FilesInput(attrs={"accept": ".yaml,.yml,.zip"}),
        help_text=_("En eller flera filer som slutar på .yaml, eller en packad mapp (.zip). Högst 4 MB tillsammans."),
        error_messages={"required": _("Välj en fil."), "max_length": _("Filnamnet är för långt. Byt namn på filen.")},
    )


class OccupationFileForm(forms.Form):
    """A publisher's file of what occupations do."""

    publisher = forms.ChoiceField(
        label=_("Vilken fil?"),
        choices=[
            (Publisher.SSYK.value, _("Beskrivningar av SSYK 2012, nivå 4 (JSON från JobTech)")),
            (Publisher.ONET.value, _("O*NET:s Task Statements (text med tabbar, på engelska)")),
        ],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=_("Fil"),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".json,.txt"}),
        help_text=_("Hämta filen hos utgivaren. Högst 10 MB."),
        error_messages={"required": _("Välj en fil."), "max_length": _("Filnamnet är för långt. Byt namn på filen.")},
    )


class OccupationForm(forms.Form):
    """Which occupation to have tasks suggested for."""

    yrke = OccupationField(label=_("Yrke"), required=False, help_text=_("Namn eller kod i SSYK 2012."))
    onet = forms.RegexField(
        r"^[0-9]{2}-[0-9]{4}\.[0-9]{2}$",
        label=_("Kod i O*NET"),
        required=False,
        help_text=_("Till exempel 31-1131.00."),
        widget=forms.TextInput({"data-narrow": ""}),
        error_messages={"invalid": _("Koden ser ut som 31-1131.00.")},
    )
