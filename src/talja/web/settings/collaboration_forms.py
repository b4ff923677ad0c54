"""Forms about unions, where they are asked, and how each form of support is handled: shape only."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from talja.apps.collaboration.enums import Basis
from talja.apps.collaboration.operations import ProcedureInput
from talja.apps.collaboration.queries import RepresentativeLine
from talja.apps.organisation.queries import Option

_EVERYWHERE = ("", _("Överallt"))
_SEPARATOR = ":"


class UnionForm(forms.Form):
    """A union, or a branch of one."""

    name = forms.CharField(label=_("Namn"), max_length=160, help_text=_("Till exempel Kommunal, sektion Göinge."))
    email = forms.EmailField(label=_("E-post"), required=False, help_text=_("Används när inget ombud är valt."))
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)


class RepresentativeForm(forms.Form):
    """Somebody who answers for a union."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    email = forms.EmailField(label=_("E-post"), required=False, help_text=_("Dit går länken att svara genom."))
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)


class CoverageForm(forms.Form):
    """Where a union is asked, for which occupations, and whom there. `place`: a kind of place, a colon and its key."""

    place = forms.ChoiceField(label=_("Var?"), required=False)
    occupation = forms.CharField(
        label=_("Yrkesgrupp"),
        required=False,
        max_length=4,
        help_text=_(
            "Början av yrkets kod i SSYK 2012, till exempel 53 för vård och omsorg. Lämna tomt för alla yrken."
        ),
        widget=forms.TextInput({"inputmode": "numeric", "data-narrow": ""}),
    )
    representative_key = forms.TypedChoiceField(label=_("Ombud"), required=False, coerce=UUID, empty_value=None)

    def __init__(
        self,
        *args: Any,
        units: list[Option],
        workplaces: list[Option],
        employers: list[Option],
        people: tuple[RepresentativeLine, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (_("Förvaltningar och enheter"), _choices("unit", units)),
            (_("Arbetsplatser"), _choices("workplace", workplaces)),
            (_("Arbetsgivare"), _choices("employer", employers)),
        ]
        place, somebody = self.fields["place"], self.fields["representative_key"]
        if isinstance(place, forms.ChoiceField) and isinstance(somebody, forms.ChoiceField):
            place.choices = [_EVERYWHERE, *((label, choices) for label, choices in groups if choices)]
            somebody.choices = [("", _("Facket självt")), *((one.key, one.name) for one in people)]

    def said(self) -> dict[str, Any]:
        """Return what to store: at most one place. Only for a valid form."""
        data = self.cleaned_data
        kind, _sep, key = data["place"].partition(_SEPARATOR)
        where = {f"{kind}_key": UUID(key)} if key else {}
        return {"occupation": data["occupation"], "representative_key": data["representative_key"], **where}


class WhoForm(forms.Form):
    """For which occupation and where to see who is asked."""

    unit = forms.TypedChoiceField(label=_("Förvaltning eller enhet"), required=False, coerce=UUID, empty_value=None)
    occupation = forms.CharField(
        label=_("Yrkets kod"),
        required=False,
        max_length=4,
        help_text=_("Till exempel 5311 för barnskötare."),
        widget=forms.TextInput({"inputmode": "numeric", "data-narrow": ""}),
    )

    def __init__(self, *args: Any, units: list[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Alla")), *((str(unit.key), unit.label) for unit in units)]


class ProcedureForm(forms.Form):
    """How the municipality does for a form."""

    needs_union = forms.BooleanField(label=_("Facket ska frågas"), required=False)
    basis = forms.ChoiceField(
        label=_("Enligt"), choices=[(basis.value, capfirst(basis.label)) for basis in Basis], widget=forms.RadioSelect
    )
    union_days = forms.IntegerField(label=_("Dagar för facket att svara"), min_value=0, max_value=365)
    needs_agency = forms.BooleanField(label=_("Arbetsförmedlingen beslutar"), required=False)
    agency_days = forms.IntegerField(
        label=_("Dagar före start som ansökan ska vara skickad"), min_value=0, max_value=365
    )
    shows_form = forms.BooleanField(
        label=_("Facket får veta vilken stödform det är"),
        required=False,
        help_text=_("Annars ser facket bara vilket slag av insats det är. Går inte för former som kan avslöja hälsa."),
    )
    reason = forms.CharField(label=_("Varför gör kommunen så?"), max_length=300, widget=forms.Textarea({"rows": 3}))

    def said(self) -> ProcedureInput:
        """Return what the form says. Only for a valid form."""
        return ProcedureInput(**self.cleaned_data)


class WhyResetForm(forms.Form):
    """Why the municipality goes back to what comes with the program."""

    reason = forms.CharField(label=_("Varför?"), max_length=300, widget=forms.Textarea({"rows": 3}))


def _choices(kind: str, options: list[Option]) -> list[tuple[str, str]]:
    return [(f"{kind}{_SEPARATOR}{option.key}", option.label) for option in options]
