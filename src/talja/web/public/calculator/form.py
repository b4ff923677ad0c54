"""The calculator's form. It stands in the address, so that it can be shared: nothing in it tells who somebody is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.core.rules.facts import FactValue, Situation
from talja.web.public.calculator.numbers import NumberField
from talja.web.public.calculator.questions import (
    AGES,
    TAKEN_FOR_GRANTED,
    asked_by,
    field_for,
    suffix_of,
    value_of,
)

EARLIEST: Final = date(2014, 1, 1)
YEARS_AHEAD: Final = 2
MONTHS: Final = 24  # how long we count when no last day is given
LONGEST: Final = 60  # months
LEAST_PO = 10  # percent; less would not hold even the lowest contributions
LEAST_WAGE, MOST_WAGE = 5_000, 200_000  # outside them it is a slip, or an hourly wage
_DAY = {"type": "date", "data-narrow": ""}


class CalculatorForm(forms.Form):
    """Wage, extent and days, and then every fact that the rule book asks for. What is not answered is not known."""

    example: ClassVar[Mapping[str, str]] = {"wage": "25000", "extent": "100", "age": "25-66"}
    first_asked: ClassVar[tuple[str, ...]] = ("wage", "extent", "first_day", "last_day", "age", "po")

    wage = NumberField(
        label=_("Månadslön på heltid"),
        help_text=_("Före skatt, i kronor."),
        min_value=LEAST_WAGE,
        max_value=MOST_WAGE,
        error_messages={
            "required": _("Skriv månadslönen på heltid, till exempel 25 000."),
            "min_value": _("Lönen är för låg för en månad på heltid. Skriv månadslönen, inte timlönen."),
            "max_value": _("Lönen är högre än 200 000 kronor i månaden. Kontrollera siffrorna."),
        },
    )
    extent = NumberField(
        label=_("Omfattning"),
        help_text=_("Procent av heltid."),
        min_value=1,
        max_value=100,
        error_messages={
            "required": _("Skriv hur många procent av heltid, till exempel 75."),
            "min_value": _("Omfattningen ska vara minst 1 procent."),
            "max_value": _("Omfattningen kan inte vara mer än 100 procent."),
        },
    )
    first_day = forms.DateField(
        label=_("Första dag"),
        widget=forms.DateInput(_DAY, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%y%m%d", "%Y%m%d"],
        error_messages={
            "required": _("Välj första dagen."),
            "invalid": _("Den dagen finns inte. Skriv den som 2027-01-31."),
        },
    )
    last_day = forms.DateField(
        label=_("Sista dag"),
        help_text=_("Tomt: vi räknar på 24 månader."),
        required=False,
        widget=forms.DateInput(_DAY, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%y%m%d", "%Y%m%d"],
        error_messages={"invalid": _("Den dagen finns inte. Skriv den som 2027-01-31.")},
    )
    age = forms.ChoiceField(
        label=_("Personens ålder"),
        choices=[(code, words) for code, (words, _years) in AGES.items()],
        error_messages={"invalid_choice": _("Välj en av åldrarna."), "required": _("Välj en ålder.")},
    )
    po = NumberField(
        label=_("Ert PO-pålägg"),
        help_text=_("Procent av lönen. Fråga din ekonom."),
        required=False,
        min_value=LEAST_PO,
        max_value=100,
        error_messages={
            "min_value": _("Pålägget är för lågt: arbetsgivaravgifterna ingår i det. Kontrollera siffran."),
            "max_value": _("Pålägget kan inte vara mer än 100 procent."),
        },
    )

    def __init__(self, given: QueryDict, *, book: RuleBook, today: date) -> None:
        data = given.copy()
        self.is_example = self.first_asked[0] not in given
        starts = {"first_day": _month_ahead(today).isoformat(), **self.example} if self.is_example else {}
        for name, value in {**TAKEN_FOR_GRANTED, **starts}.items():
            data.setdefault(name, value)
        super().__init__(data)
        self.today = today
        self.asked = asked_by(book)
        for code, fact in self.asked.items():
            self.fields[code] = field_for(code, fact)

    def full_clean(self) -> None:
        """Check it all. A day that does not exist is shown as it was written, which a calendar field cannot do."""
        super().full_clean()
        for name in self.errors:
            if isinstance(self.fields.get(name), forms.DateField):
                self.fields[name].widget = forms.TextInput({"data-narrow": ""})

    def clean_first_day(self) -> date:
        """Refuse days that no rules are kept for, and days too far ahead for rules to be known."""
        first_day: date = self.cleaned_data["first_day"]
        if first_day < EARLIEST:
            raise forms.ValidationError(_("Vi kan räkna på anställningar från 2014 och framåt."))
        if first_day > add_months(self.today, 12 * YEARS_AHEAD):
            raise forms.ValidationError(_("Dagen ligger mer än två år fram. Då vet ingen vilka regler som gäller."))
        return first_day

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first, and times longer than five years."""
        first_day, last_day = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first_day and last_day:
            if last_day < first_day:
                self.add_error("last_day", _("Sista dagen ligger före första dagen."))
            elif last_day >= add_months(first_day, LONGEST):
                self.add_error("last_day", _("Välj en sista dag inom fem år."))
        return self.cleaned_data

    @property
    def situation(self) -> Situation:
        """The situation as far as it was told. Only for a valid form."""
        told = self.cleaned_data
        facts: dict[str, FactValue] = {"age": Decimal(AGES[told["age"]][1])}
        if told["wage"] is not None and told["extent"] is not None:
            facts |= {"wage": told["wage"] * told["extent"] / 100, "extent": told["extent"]}
        if told["po"] is not None:
            facts["po"] = told["po"]
        facts |= self.answers
        return Situation(first_day=told["first_day"], last_day=told.get("last_day"), facts=facts)

    @property
    def answers(self) -> Mapping[str, FactValue]:
        """The facts that were answered beyond wage, extent, days and age."""
        told = {code: value_of(fact, self.cleaned_data.get(code)) for code, fact in self.asked.items()}
        return {code: value for code, value in told.items() if value is not None}

    @property
    def query(self) -> str:
        """What stands in an address that gives the same answer: what was told, and what was said not to be known."""
        kept = QueryDict(mutable=True)
        for name in self.fields:
            value = self.data.get(name, "")
            if value != TAKEN_FOR_GRANTED.get(name, ""):
                kept[name] = value
        return kept.urlencode()

    def suffix(self, code: str) -> str:
        """Return the unit that stands after a field."""
        if code in {"extent", "po"}:
            return "%"
        is_number = code in self.asked and isinstance(self.fields[code], NumberField)
        return suffix_of(self.asked[code]) if is_number else ""


def _month_ahead(today: date) -> date:
    """Return the first day of a month that leaves time to apply: about five weeks ahead or more."""
    return add_months(today.replace(day=1), 2)
