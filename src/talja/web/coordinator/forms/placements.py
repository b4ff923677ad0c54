"""Forms for placements: shape only. What may be registered is judged by the operations."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talja.apps.followups.enums import Evidence
from talja.apps.organisation.queries import Option
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada
from talja.apps.placements.queries import MeasureLine
from talja.web.coordinator.forms.fields import (
    CHOOSE,
    DayField,
    ExtentField,
    OccupationField,
    SeenField,
    option_choices,
)

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "ends_before_start": "last_day",
    "last_day_too_far": "last_day",
    "planned_before_start": "planned_last_day",
    "first_day_too_far": "first_day",
    "first_day_too_early": "first_day",
    "measure_not_valid_then": "measure_code",
    "workplace_closed": "workplace_key",
    "decision_days_in_disorder": "decision_last_day",
    "extent_out_of_range": "extent",
    "occupation_shape": "occupation",
    "no_reason_given": "why",
}
_KOLADA_OF: Final[Mapping[str, str]] = {
    Destination.ORDINARY_MUNICIPAL_JOB: Kolada.WORK,
    Destination.ORDINARY_PRIVATE_JOB: Kolada.WORK,
    Destination.STUDIES_BASIC: Kolada.STUDIES,
    Destination.STUDIES_UPPER_SECONDARY: Kolada.STUDIES,
    Destination.STUDIES_VOCATIONAL: Kolada.STUDIES,
    Destination.STUDIES_UNIVERSITY: Kolada.STUDIES,
    Destination.STUDIES_FOLK_HIGH_SCHOOL: Kolada.STUDIES,
    Destination.MOVED: Kolada.OTHER,
    Destination.DECEASED: Kolada.OTHER,
    Destination.UNKNOWN: Kolada.UNKNOWN,
}
"""What Kolada's own words settle (U40406–U40418). Where they do not, nothing is suggested."""


def suggested_kolada(destination: str) -> str:
    """Return the letter that usually goes with a destination, or nothing where Kolada's definitions do not tell."""
    return str(_KOLADA_OF.get(destination, ""))


class PlacementForm(forms.Form):
    """A placement's facts, whether new or there already."""

    workplace_key = forms.TypedChoiceField(label=_("Arbetsplats"), coerce=UUID)
    first_day = DayField(label=_("Första dag"))
    measure_code = forms.ChoiceField(label=_("Insats"))
    planned_last_day = DayField(label=_("Planerad sista dag"), required=False)
    extent = ExtentField(label=_("Omfattning"), required=False)
    occupation = OccupationField(
        label=_("Yrke"), required=False, help_text=_("Skriv några bokstäver och välj ur listan (SSYK 2012).")
    )
    supervisor = forms.CharField(label=_("Handledare"), required=False, max_length=120)
    decision_reference = forms.CharField(label=_("Beslutsnummer"), required=False, max_length=60)
    decision_first_day = DayField(label=_("Beslut från och med"), required=False)
    decision_last_day = DayField(label=_("Beslut till och med"), required=False)

    def __init__(self, *args: Any, places: Sequence[Option], measures: Sequence[MeasureLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace_key"].choices = option_choices(places)  # type: ignore[attr-defined]  # stubs know only Field
        self.fields["measure_code"].choices = measure_choices(measures)  # type: ignore[attr-defined]  # stubs know only Field

    @property
    def facts(self) -> dict[str, Any]:
        """What is said, without workplace, measure and what is about the form itself."""
        others = {"workplace_key", "measure_code", "seen", "reason"}
        return {name: value for name, value in self.cleaned_data.items() if name not in others}


class ChangeForm(PlacementForm):
    """A placement that is there already; its end can be corrected when it has one."""

    last_day = DayField(label=_("Sista dag"))
    end_reason = forms.ChoiceField(label=_("Avslutsorsak"), choices=EndReason.choices)
    destination = forms.ChoiceField(label=_("Gick vidare till"), choices=Destination.choices)
    kolada = forms.ChoiceField(label=_("Koladas avslutskategori"), choices=Kolada.choices)
    reason = forms.CharField(
        label=_("Varför ändrar du?"), required=False, max_length=200, help_text=_("Syns i historiken.")
    )
    seen = SeenField()

    def __init__(self, *args: Any, has_ended: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_ended:
            for name in ("last_day", "end_reason", "destination", "kolada"):
                del self.fields[name]


_EVIDENCE = _("Lämnar du det tomt står det som okänt.")


class EndForm(forms.Form):
    """How a placement ended. What is not known is said as unknown, never left empty."""

    last_day = DayField(label=_("Sista dag"), help_text=_("Den sista dagen räknas med."))
    reason = forms.ChoiceField(label=_("Varför slutade det?"), choices=[CHOOSE, *EndReason.choices])
    destination = forms.ChoiceField(label=_("Vart gick personen?"), choices=[CHOOSE, *Destination.choices])
    kolada = forms.ChoiceField(
        label=_("Koladas avslutskategori"),
        choices=[CHOOSE, *Kolada.choices],
        help_text=_("För nyckeltalen i Kolada. Kommunens eget mål räknas på vart personen gick."),
    )
    evidence = forms.ChoiceField(
        label=_("Vad vet vi det från?"), choices=[CHOOSE, *Evidence.choices], required=False, help_text=_EVIDENCE
    )
    note = forms.CharField(label=_("Anteckning om slutet"), required=False, max_length=500)
    seen = SeenField()

    @property
    def suggestion(self) -> str | Promise:
        """Say which letter usually goes with the destination that is chosen, or nothing."""
        letter = suggested_kolada(str(self["destination"].value() or ""))
        return _("Förslag utifrån vart personen gick: %(letter)s") % {"letter": Kolada(letter).label} if letter else ""


class WhyForm(forms.Form):
    """Why something is taken back."""

    why = forms.CharField(label=_("Varför?"), max_length=200, help_text=_("Syns i historiken."))
    seen = SeenField()


def measure_choices(measures: Sequence[MeasureLine]) -> list[tuple[Any, Any]]:
    """Return the measures by category, those that cannot begin on the day last, each with when it could."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for measure in measures:
        if measure.can_start:
            groups.setdefault(str(Category(measure.category).label), []).append((measure.code, measure.name))
    others = [(measure.code, f"{measure.name} – {_lived(measure)}") for measure in measures if not measure.can_start]
    ended = [(gettext("Går inte att börja den dagen"), others)] if others else []
    return [CHOOSE, *groups.items(), *ended]


def _lived(measure: MeasureLine) -> str:
    """Say when placements could begin under a measure that is over, or not there yet."""
    first, last = measure.first_day, measure.last_day
    if first is not None and last is not None:
        return gettext("fanns %(first)s–%(last)s") % {"first": first.isoformat(), "last": last.isoformat()}
    if last is not None:
        return gettext("upphörde %(day)s") % {"day": last.isoformat()}
    return gettext("finns från %(day)s") % {"day": (first or date.min).isoformat()}
