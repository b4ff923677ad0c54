"""Forms of the carving: out of what and for whom it is done, and the rules that the solver is to keep."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.carvings.inputs import CarvingInput, RunInput
from talja.core.carving.params import Params, Weights
from talja.core.carving.problem import Choice, Journey, Profile
from talja.core.inventory.demands import DEMANDS
from talja.web.strategist.demand_words import DEMAND_WORDS

FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "carving_title_missing": "title",
    "carving_without_inventories": "inventories",
    "hour_value_missing": "hour_value",
    "seconds_out_of_range": "seconds",
}
FULL_TIME: Final = 40 * 60
_NARROW: Final = {"inputmode": "numeric", "data-narrow": ""}
_SECONDS: Final = (
    (10, _("10 sekunder")),
    (30, _("en halv minut")),
    (60, _("en minut")),
    (180, _("tre minuter")),
    (900, _("en kvart")),
)
# What we assume of those who wait until somebody says otherwise: each must be looked at before it is used.
USUAL: Final[tuple[Mapping[str, Any], ...]] = (
    {"title": _("Talar enkel svenska och orkar det mesta"), "swedish": 2, "reading": 1, "lifting": 2, "standing": 2}
    | {"hygiene": 1, "register_extract": 1, "contact": 1},
    {"title": _("Förstår det man visar, orkar tunga lyft"), "swedish": 1, "reading": 1, "lifting": 3, "standing": 2}
    | {"hygiene": 1, "register_extract": 1, "contact": 1},
    {"title": _("Van vid dator, behöver sitta ibland"), "swedish": 3, "reading": 2, "lifting": 1, "standing": 1}
    | {"hygiene": 1, "register_extract": 1, "contact": 1, "computer": 2},
)


def _whole(label: Any, least: int, most: int, initial: int | None, *, help_text: Any = "") -> forms.IntegerField:
    """Return a field for a whole number, which may be left empty when nothing is there from the start."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        initial=initial,
        required=initial is not None,
        widget=forms.NumberInput(_NARROW),
    )


class ProfileForm(forms.Form):
    """A kind of person who waits: what they can do, and how many they are."""

    title = forms.CharField(label=_("Vad ni kallar dem"), max_length=80, required=False)
    people = forms.IntegerField(
        label=_("Hur många väntar?"),
        help_text=_("Tomt om du inte vill begränsa antalet."),
        min_value=1,
        max_value=999,
        required=False,
        widget=forms.NumberInput(_NARROW),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, demand in DEMANDS.items():
            if code == "delegation":  # given by somebody licensed, person by person: nobody has it beforehand
                continue
            words = DEMAND_WORDS[code]
            self.fields[code] = forms.TypedChoiceField(
                label=_LABELS[code],
                choices=[(0, _("nej")), *((level, words[level]) for level in demand.levels if level)],
                coerce=int,
                empty_value="0",
                required=False,
            )

    def profile(self, number: int) -> Profile | None:
        """Return the profile, or None for a row that is left without a name."""
        said = self.cleaned_data
        if not said["title"].strip():
            return None
        levels = {code: int(said.get(code) or 0) for code in DEMANDS}
        abilities = {code: level for code, level in levels.items() if level}
        return Profile(f"k{number}", abilities, said["people"], title=said["title"].strip())


_LABELS: Final[Mapping[str, Any]] = {
    "swedish": _("Svenska"),
    "reading": _("Läsa"),
    "lifting": _("Lyfta"),
    "standing": _("Stå och gå"),
    "hygiene": _("Hygienrutiner"),
    "licence": _("Körkort"),
    "register_extract": _("Registerutdrag"),
    "contact": _("Möta människor"),
    "computer": _("Dator"),
}
ProfileFormSet = forms.formset_factory(ProfileForm, extra=0, max_num=6, absolute_max=6)


class BeginForm(forms.Form):
    """Out of which inventories, and what they leave untold."""

    title = forms.CharField(label=_("Vad ska arbetet heta?"), max_length=120)
    inventories = forms.MultipleChoiceField(
        label=_("Vilka inventeringar?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en.")},
    )
    hour_value = forms.DecimalField(
        label=_("Vad en timme är värd, där inventeringen inte säger det"),
        help_text=_("Kronor. Till exempel vad en timme kostar er, med avgifter."),
        min_value=Decimal(1),
        max_value=Decimal(9999),
        decimal_places=2,
        localize=True,
        required=False,
        widget=forms.TextInput(_NARROW),
    )
    room = forms.IntegerField(
        label=_("Hur många kan en arbetsplats handleda, där ingen har sagt det?"),
        min_value=1,
        max_value=50,
        initial=1,
        widget=forms.NumberInput(_NARROW),
    )
    undone_percent = forms.IntegerField(
        label=_("Vad det är värt att göra det som inte hinns med i dag"),
        help_text=_("Jämfört med tid som frigörs. 100 procent är lika mycket, 0 är ingenting."),
        min_value=0,
        max_value=100,
        initial=50,
        widget=forms.NumberInput(_NARROW),
    )

    def __init__(
        self, *args: Any, inventories: Sequence[tuple[str, str]], places: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inventories"].choices = list(inventories)  # type: ignore[attr-defined]  # a choice field
        self.pairs = tuple(combinations(sorted(places, key=lambda key: places[key]), 2))
        for number, (one, other) in enumerate(self.pairs):
            self.fields[f"way{number}"] = forms.IntegerField(
                label=_("Minuter mellan %(one)s och %(other)s") % {"one": places[one], "other": places[other]},
                help_text=_("Tomt om det är för långt för att arbeta på båda."),
                min_value=0,
                max_value=240,
                required=False,
                widget=forms.NumberInput(_NARROW),
            )

    def said(self, profiles: Sequence[Profile]) -> CarvingInput:
        """Return what was said, for those profiles."""
        told = self.cleaned_data
        ways = ((pair, told[f"way{number}"]) for number, pair in enumerate(self.pairs))
        return CarvingInput(
            title=told["title"],
            inventory_keys=tuple(UUID(key) for key in told["inventories"]),
            profiles=tuple(profiles),
            journeys=tuple(Journey(one, other, minutes) for (one, other), minutes in ways if minutes is not None),
            hour_value=None if told["hour_value"] is None else int(told["hour_value"] * 100),
            room=told["room"],
            undone_percent=told["undone_percent"],
        )


def _without() -> list[tuple[str, Any]]:
    """Return what can be thought away: what somebody may lack, and not what the workplace sees to."""
    said = ((f"{code}:{level}", DEMAND_WORDS[code][level]) for code in _LABELS for level in sorted(DEMAND_WORDS[code]))
    return [("", _("räkna med alla som de är")), *said]


class RunForm(forms.Form):
    """The rules of a decent position, what weighs how much, and how long the solver may take."""

    least = _whole(_("Minsta omfattning"), 5, 100, 50)
    most = _whole(_("Största omfattning"), 5, 100, 100)
    most_days = _whole(_("Högst så många dagar i veckan"), 1, 6, 5)
    most_sites = _whole(_("Högst så många arbetsplatser"), 1, 5, 2)
    most_families = _whole(_("Högst så många slags uppgifter"), 1, 13, 6)
    most_positions = _whole(_("Högst så många befattningar"), 1, 5000, None, help_text=_("Tomt om antalet är fritt."))
    without = forms.ChoiceField(
        label=_("Tänk om ingen …"),
        help_text=_("Uppgifter som kräver det lämnas där de är. Jämför sedan förslagen."),
        choices=_without,
        required=False,
    )
    seconds = forms.TypedChoiceField(label=_("Hur länge får det räknas?"), choices=_SECONDS, coerce=int, initial=30)
    position = _whole(_("Vad varje befattning kräver i handledning"), 0, 100_000, 800, help_text=_("Kronor i veckan."))
    fit = _whole(_("Vad det är värt att en person till kan ta den"), 0, 100_000, 20, help_text=_("Kronor i veckan."))
    travel = _whole(_("Vad en minuts resa tynger"), 0, 1000, 3, help_text=_("Kronor."))
    waiting = _whole(_("Vad en minuts väntan tynger"), 0, 1000, 2, help_text=_("Kronor."))

    def clean(self) -> dict[str, Any]:
        """Refuse a least extent above the most."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("least", 0) > told.get("most", 100):
            self.add_error("most", _("Största omfattningen är mindre än den minsta."))
        return told

    def said(self, *, choices: tuple[Choice, ...] = (), start_key: UUID | None = None, seed: int = 0) -> RunInput:
        """Return the rules and weights, with the choices of the draft that the run begins from."""
        told = self.cleaned_data
        weights = Weights(
            position=-100 * told["position"],
            fit=100 * told["fit"],
            travel=-100 * told["travel"],
            waiting=-100 * told["waiting"],
        )
        params = replace(
            Params(),
            least_week=told["least"] * FULL_TIME // 100,
            most_week=told["most"] * FULL_TIME // 100,
            most_days=told["most_days"],
            most_sites=told["most_sites"],
            most_families=told["most_families"],
            most_positions=told["most_positions"],
            weights=weights,
        )
        code, _colon, level = told["without"].partition(":")
        return RunInput(params, choices, told["seconds"], seed, start_key, {code: int(level)} if code else {})

    @staticmethod
    def told(params: Params) -> dict[str, Any]:
        """Return the fields as they stand for rules that are there already."""
        weights = params.weights
        return {
            "least": params.least_week * 100 // FULL_TIME,
            "most": params.most_week * 100 // FULL_TIME,
            "most_days": params.most_days,
            "most_sites": params.most_sites,
            "most_families": params.most_families,
            "most_positions": params.most_positions,
            "position": -weights.position // 100,
            "fit": weights.fit // 100,
            "travel": -weights.travel // 100,
            "waiting": -weights.waiting // 100,
        }
