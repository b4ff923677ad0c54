"""The form of a calculation for a placement: what the register knows is filled in, the rest is asked for."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talja.apps.subsidies.queries import KnownSituation
from talja.core.rules.book import RuleBook
from talja.core.rules.facts import FACTS, Fact, FactKind, FactValue, Situation
from talja.core.rules.scheme import Declared, Kind
from talja.core.rules.situations import check_situation
from talja.web.coordinator.forms.fields import CHOOSE, DayField
from talja.web.public.calculator.numbers import NumberField
from talja.web.public.calculator.questions import (
    BANDS,
    NO,
    TAKEN_FOR_GRANTED,
    YES,
    asked_by,
    field_for,
    suffix_of,
    value_of,
)
from talja.web.shared.fact_words import FACT_TEXTS
from talja.web.shared.rule_texts import fault_text
from talja.web.shared.rule_words import KINDS, decimal_text

OF_THE_FORM: Final = ("months_used", "months_since_last")  # different for each form of support
_COUNTED_OUT: Final = ("", gettext_lazy("räkna fram den ur svaren"))
_SOURCES: Final[Mapping[str, str | Promise]] = {
    "register": gettext_lazy("Ur registret."),
    "before": gettext_lazy("Från den senaste uträkningen."),
    "usual": gettext_lazy("Så är det oftast i en kommun."),
    "agreed": gettext_lazy("Ur överenskommelsen."),
}
_WORK: Final = ("wage", "extent", "first_day", "last_day", "decision_day", "po")


class CalculationForm(forms.Form):
    """A form of support, the work, and every fact that the rule book asks for. What is not answered is not known."""

    scheme = forms.ChoiceField(label=gettext_lazy("Form"), error_messages={"required": gettext_lazy("Välj en form.")})
    wage = NumberField(
        label=gettext_lazy("Månadslön på heltid"),
        help_text=gettext_lazy("Före skatt, i kronor."),
        min_value=1,
        max_value=200_000,
        error_messages={
            "required": gettext_lazy("Skriv månadslönen på heltid, till exempel 25 000."),
            "max_value": gettext_lazy("Lönen är högre än 200 000 kronor i månaden. Kontrollera siffrorna."),
        },
    )
    extent = NumberField(
        label=gettext_lazy("Omfattning"),
        help_text=gettext_lazy("Procent av heltid."),
        min_value=1,
        max_value=100,
        error_messages={"required": gettext_lazy("Skriv hur många procent av heltid, till exempel 75.")},
    )
    first_day = DayField(label=gettext_lazy("Första dag"))
    last_day = DayField(
        label=gettext_lazy("Sista dag"), required=False, help_text=gettext_lazy("Tomt: vi räknar på 24 månader.")
    )
    decision_day = DayField(
        label=gettext_lazy("Dag för beslutet"), required=False, help_text=gettext_lazy("Tomt: den första dagen.")
    )
    po = NumberField(
        label=gettext_lazy("PO-pålägg"),
        help_text=gettext_lazy("Procent av lönen."),
        required=False,
        min_value=0,
        max_value=100,
    )
    group = forms.ChoiceField(
        label=gettext_lazy("Målgrupp"),
        required=False,
        help_text=gettext_lazy("Välj om Arbetsförmedlingen har beslutat den."),
    )
    note = forms.CharField(
        label=gettext_lazy("Anteckning"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Syns där uträkningen visas. Skriv inget om hälsa."),
    )

    def __init__(
        self, given: QueryDict | None, *, book: RuleBook, known: KnownSituation, agreed: Collection[str] = ()
    ) -> None:
        """Fill in what is known; `agreed` are the names that an agreement says, and not the register."""
        filled, sources = _filled(known)
        sources |= {name: "agreed" for name in agreed if name in filled}
        self.is_sent = given is not None
        super().__init__(given or (filled if filled.get("wage") else None), initial=filled)
        self.book, self.known = book, known
        chosen = self.data.get("scheme") or known.scheme
        self.chosen = book.schemes.get(chosen)
        self.asked = _asked(book, has_birth_date=known.situation.birth_date is not None)
        for code, fact in self.asked.items():
            self.fields[code] = _field(code, fact)
        _choose(self.fields["scheme"], _schemes(book, on=known.situation.first_day, known=known.scheme))
        groups = [(group.code, group.title) for group in self.chosen.groups] if self.chosen else []
        _choose(self.fields["group"], [_COUNTED_OUT, *groups])
        if self.is_bound and self.data.get("group") not in {code for code, _title in groups}:
            self.data = {**{name: self.data.get(name) for name in self.data}, "group": ""}  # of the form before
        for name, source in sources.items():
            if name in self.fields:
                field = self.fields[name]
                field.help_text = f"{field.help_text} {_SOURCES[source]}".strip()

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be so, each fault at its field."""
        said = super().clean() or {}
        if not self.errors:
            for fault in check_situation(self.situation, self.book.schemes):
                self.add_error(fault.field if fault.field in self.fields else None, fault_text(fault))
        return said

    @property
    def situation(self) -> Situation:
        """The situation as far as it was told. Only for a valid form."""
        told = self.cleaned_data
        facts: dict[str, FactValue] = {"wage": told["wage"] * told["extent"] / 100, "extent": told["extent"]}
        if told["po"] is not None:
            facts["po"] = told["po"]
        answers = {code: value_of(fact, told.get(code)) for code, fact in self.asked.items()}
        return Situation(
            first_day=told["first_day"],
            last_day=told["last_day"],
            decision_day=told["decision_day"],
            birth_date=self.known.situation.birth_date,
            group=told["group"],
            facts={**facts, **{code: value for code, value in answers.items() if value is not None}},
        )

    def work(self) -> list[tuple[BoundField, str]]:
        """Return the fields about the work, each with the unit that stands after it."""
        return [(self[name], "%" if name in {"extent", "po"} else "") for name in _WORK]

    def questions(self) -> tuple[list[tuple[BoundField, str]], list[tuple[BoundField, str]]]:
        """Return the questions of the form that is chosen, and those that only other forms ask, with their units."""
        own = set(self.asked)
        if self.chosen is not None:
            only = RuleBook(self.book.version, {self.chosen.code: self.chosen}, self.book.shared)
            own = set(asked_by(only)) | {"age", *OF_THE_FORM}
        both: tuple[list[tuple[BoundField, str]], list[tuple[BoundField, str]]] = ([], [])
        for code, fact in self.asked.items():
            both[code not in own].append((self[code], _suffix(fact)))
        return both


def _asked(book: RuleBook, *, has_birth_date: bool) -> dict[str, Fact | Declared]:
    """Return what can be asked about somebody in the register; the age only where nobody knows when they were born."""
    further = {code: FACTS[code] for code in (*([] if has_birth_date else ["age"]), *OF_THE_FORM)}
    return {**asked_by(book), **further}


def _field(code: str, fact: Fact | Declared) -> forms.Field:
    """Return the field that asks for a fact. Staff know the months: they need no spans to choose from."""
    if code not in BANDS:
        return field_for(code, fact)
    words = FACT_TEXTS[code]
    return NumberField(label=words.question, help_text=words.help, required=False, min_value=0, max_value=720)


def _suffix(fact: Fact | Declared) -> str:
    return suffix_of(fact) if fact.kind == FactKind.NUMBER else ""


def _filled(known: KnownSituation) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is known as it stands in the form's fields, and where each field's answer comes from."""
    situation = known.situation
    days = {name: getattr(situation, name) for name in ("first_day", "last_day", "decision_day")}
    filled = {name: day.isoformat() for name, day in days.items() if isinstance(day, date)}
    filled |= {"scheme": known.scheme, "group": known.group_before}
    filled |= {code: _written(told) for code, told in known.said_before.items() if code != "wage"}
    filled |= {code: _written(told) for code, told in situation.facts.items()}
    wage, extent = known.said_before.get("wage"), situation.facts.get("extent") or known.said_before.get("extent")
    if isinstance(wage, Decimal) and isinstance(extent, Decimal) and extent:
        filled["wage"] = _written((wage * 100 / extent).quantize(Decimal("0.01")))
    sources = {name: "before" if name in known.said_before or name == "group" else "register" for name in filled}
    if situation.facts.get("employer") == "municipality":
        usual = {code: answer for code, answer in TAKEN_FOR_GRANTED.items() if code not in filled}
        filled |= usual
        sources |= dict.fromkeys(usual, "usual")
    return {name: text for name, text in filled.items() if text}, sources


def _written(told: FactValue) -> str:
    if isinstance(told, bool):
        return YES if told else NO
    return decimal_text(told) if isinstance(told, Decimal) else told


def _schemes(book: RuleBook, *, on: date, known: str) -> list[Any]:
    """Return the forms that can begin on the day by kind, with the one that the placement is under in any case."""
    by_kind: dict[Kind, list[tuple[str, str]]] = {}
    for scheme in book.schemes.values():
        if scheme.can_begin(on) or scheme.code == known:
            by_kind.setdefault(scheme.kind, []).append((scheme.code, scheme.title))
    return [
        CHOOSE,
        *((str(KINDS[kind]), sorted(by_kind[kind], key=lambda one: one[1])) for kind in Kind if kind in by_kind),
    ]


def _choose(field: forms.Field, choices: list[Any]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
