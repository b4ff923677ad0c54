"""The question turned round: what a budget per month is enough for, as an extent or as a wage, with each form."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate
from talja.core.rules.compare import ORDER
from talja.core.rules.facts import Situation
from talja.core.rules.inverse import Fit, highest_wage, largest_extents
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind
from talja.web.public.calculator.form import LEAST_WAGE, MOST_WAGE, CalculatorForm
from talja.web.public.calculator.numbers import NumberField
from talja.web.shared.calculation_lines import FormLine, form_line
from talja.web.shared.rule_words import in_sentence, money


class TurnedForm(CalculatorForm):
    """A budget per month, and either a wage or an extent: the other is worked out."""

    example: ClassVar[Mapping[str, str]] = {"budget": "9000", "wage": "25000", "age": "25-66"}
    first_asked: ClassVar[tuple[str, ...]] = ("budget", "wage", "extent", "first_day", "age", "po")
    last_day = None  # type: ignore[assignment]  # Django leaves the inherited field out

    budget = NumberField(
        label=_("Jag har i månaden"),
        help_text=_("Kronor, när stödet är draget."),
        min_value=0,
        max_value=MOST_WAGE,
        error_messages={
            "required": _("Skriv hur mycket du har i månaden, till exempel 9 000."),
            "min_value": _("Skriv ett belopp som är 0 eller mer."),
            "max_value": _("Beloppet är högre än 200 000 kronor i månaden. Kontrollera siffrorna."),
        },
    )
    wage = NumberField(
        label=_("Månadslön på heltid"),
        help_text=_("Tomt: vi räknar ut lönen."),
        required=False,
        min_value=LEAST_WAGE,
        max_value=MOST_WAGE,
        error_messages=CalculatorForm.base_fields["wage"].error_messages,
    )
    extent = NumberField(
        label=_("Omfattning"),
        help_text=_("Tomt: vi räknar ut omfattningen."),
        required=False,
        min_value=1,
        max_value=100,
        error_messages=CalculatorForm.base_fields["extent"].error_messages,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse both a wage and an extent, and neither of them: one is asked for, the other told."""
        told = super().clean()
        if not {"wage", "extent"} & self.errors.keys():
            if told.get("wage") is None and told.get("extent") is None:
                self.add_error("wage", _("Skriv lönen, så räknar vi ut omfattningen. Eller tvärtom."))
            elif told.get("wage") is not None and told.get("extent") is not None:
                self.add_error("extent", _("Lämna lönen eller omfattningen tom, så räknar vi ut den."))
            elif told.get("extent") is not None and told["extent"] % 1:
                self.add_error("extent", _("Skriv omfattningen i hela procent."))
        return told

    @property
    def asks_for_wage(self) -> bool:
        """Whether the wage is what is worked out."""
        return self.cleaned_data["wage"] is None


@dataclass(frozen=True, slots=True)
class TurnedLine:
    """What the budget is enough for with one form. `line` None: not even the least fits, or it cannot be told."""

    title: str
    most: str  # 55 %, or 22 700 kr
    line: FormLine | None
    text: str  # why there is no line
    query: str  # of the page with the whole answer


def turned(form: TurnedForm, *, book: RuleBook) -> tuple[TurnedLine, ...]:
    """Return what the budget is enough for with every employment that may be had: support first, the most first."""
    fits = _wages(form, book) if form.asks_for_wage else _extents(form, book)
    employed = [fit for fit in fits if book.schemes[fit.scheme].kind != Kind.PROGRAMME]
    lines = [_line(fit, form, book) for fit in employed if not _is_out(fit, form.situation, book)]
    return tuple(sorted(lines, key=lambda one: (one.line is None, one.line is not None and not one.line.support)))


def conclusion(form: TurnedForm, lines: tuple[TurnedLine, ...]) -> str:
    """Return the answer in a sentence: the form with support that gives the most."""
    budget = money(form.cleaned_data["budget"])
    best = next((one for one in lines if one.line is not None and one.line.support), None)
    if best is None or best.line is None:
        return gettext("Med %(budget)s i månaden räcker det inte till någon form med stöd.") % {"budget": budget}
    words = {"budget": budget, "most": best.most, "form": in_sentence(best.title)}
    if form.asks_for_wage:
        said = gettext("%(budget)s i månaden räcker till en lön på %(most)s på heltid, med %(form)s.")
    else:
        said = gettext("%(budget)s i månaden räcker till %(most)s av heltid, med %(form)s.")
    if best.line.answer is Answer.UNKNOWN:
        questions = sum(question.decides for question in best.line.questions)
        said += " " + ngettext("Det hänger på %(count)s fråga.", "Det hänger på %(count)s frågor.", questions)
        words["count"] = str(questions)
    return said % words


def asked(lines: tuple[TurnedLine, ...]) -> tuple[str, ...]:
    """Return the facts that some form hangs on."""
    found = [one for line in lines if line.line is not None for one in line.line.questions if one.is_question]
    return tuple(dict.fromkeys(question.code for question in found))


def _extents(form: TurnedForm, book: RuleBook) -> tuple[Fit, ...]:
    told = form.cleaned_data
    wage = int(told["wage"])
    return largest_extents(book, form.situation, budget=told["budget"], full_time_wage=wage, by_five=True)


def _wages(form: TurnedForm, book: RuleBook) -> tuple[Fit, ...]:
    told = form.cleaned_data
    found = [
        highest_wage(
            scheme, form.situation, budget=told["budget"], extent=int(told["extent"]), book_version=book.version
        )
        for scheme in book.beginning(form.situation.first_day)
    ]
    return tuple(sorted(found, key=_order))


def _order(fit: Fit) -> tuple[bool, int, int, str]:
    answer = ORDER[fit.calculation.answer] if fit.calculation else 0
    return fit.calculation is None, answer, -(fit.full_time_wage or 0), fit.scheme


def _is_out(fit: Fit, situation: Situation, book: RuleBook) -> bool:
    """Whether the form cannot be had, whatever is worked."""
    found = fit.calculation or calculate(book.schemes[fit.scheme], situation)
    return found.answer is Answer.NO


def _line(fit: Fit, form: TurnedForm, book: RuleBook) -> TurnedLine:
    scheme = book.schemes[fit.scheme]
    if fit.calculation is None or fit.extent is None or fit.full_time_wage is None:
        text = gettext("Räcker inte") if fit.is_known else gettext("Går inte att räkna ut än: fler svar behövs")
        return TurnedLine(scheme.title, "", None, text, "")
    most = money(Decimal(fit.full_time_wage)) if form.asks_for_wage else f"{fit.extent}\u00a0%"
    query = _query(form, fit.full_time_wage, fit.extent)
    return TurnedLine(scheme.title, most, form_line(fit.calculation, scheme), "", query)


def _query(form: TurnedForm, wage: int, extent: int) -> str:
    """Return what leads to the comparison with what was worked out."""
    found = QueryDict(form.query, mutable=True)
    found.pop("budget", None)
    found["wage"], found["extent"] = str(wage), str(extent)
    return found.urlencode()
