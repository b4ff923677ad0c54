"""What the calculator answers: all forms side by side, those that are out with why, and what was counted with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from talja.core.rules.book import RuleBook
from talja.core.rules.compare import compare
from talja.core.rules.day_counts import add_months
from talja.core.rules.facts import Situation
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind
from talja.web.public.calculator.form import MONTHS, CalculatorForm
from talja.web.public.calculator.questions import AGES, BANDS, TAKEN_FOR_GRANTED
from talja.web.shared.calculation_lines import FormLine, form_line
from talja.web.shared.fact_words import CHOICES, label_of
from talja.web.shared.rule_words import day_text, decimal_text, money


@dataclass(frozen=True, slots=True)
class Gone:
    """A form that cannot begin on the day: it has ended, or has not begun."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Forms of one kind, side by side."""

    title: str
    lines: tuple[FormLine, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer. `lines` can be had, or may be, and what they are held against; `out` cannot be had."""

    first_day: date
    last_day: date
    lines: tuple[FormLine, ...]
    out: tuple[FormLine, ...]
    gone: tuple[Gone, ...]
    counted_with: tuple[str, ...]
    book_version: str

    @property
    def groups(self) -> tuple[Group, ...]:
        """The forms by kind: those with support first, then what they are held against."""
        titles = {
            Kind.EMPLOYMENT: _("Anställning med stöd"),
            Kind.NONE: _("Utan stöd"),
            Kind.MUNICIPAL: _("Kommunens egna anställningar"),
            Kind.PROGRAMME: _("Praktik och program: ingen anställning"),
        }
        found = (Group(title, self.of_kind(kind)) for kind, title in titles.items())
        return tuple(group for group in found if group.lines)

    def of_kind(self, kind: Kind) -> tuple[FormLine, ...]:
        """Return the forms of a kind: those that can be had first, and within that the one that costs the least."""
        return tuple(line for line in self.lines if line.kind is kind)

    @property
    def without_support(self) -> FormLine | None:
        """The same employment without support."""
        return next(iter(self.of_kind(Kind.NONE)), None)

    @property
    def best(self) -> FormLine | None:
        """The employment with support that leaves the least to pay: of those that can be had, or else that may be."""
        return next((line for line in self.of_kind(Kind.EMPLOYMENT) if line.net is not None and line.support), None)

    @property
    def perhaps_better(self) -> FormLine | None:
        """The employment that would leave less to pay than the best, if what is not known yet turns out well."""
        best = self.best
        if best is None or best.answer is not Answer.YES:
            return None
        lower = [line for line in self.of_kind(Kind.EMPLOYMENT) if _net(line) < _net(best)]
        return min(lower, key=_net, default=None)

    def line(self, code: str) -> FormLine | None:
        """Return one of the forms side by side."""
        return next((line for line in self.lines if line.code == code), None)

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts that some form hangs on, those that most forms hang on first."""
        counts: dict[str, int] = {}
        for line in self.lines:
            for question in line.questions:
                if question.is_question:
                    counts[question.code] = counts.get(question.code, 0) + 1
        return tuple(sorted(counts, key=lambda code: -counts[code]))


def _net(line: FormLine) -> Decimal:
    return Decimal("Infinity") if line.net is None else line.net


def comparison(form: CalculatorForm, *, book: RuleBook) -> Comparison:
    """Return the answer to a valid form."""
    situation = form.situation
    lines = [form_line(found, book.schemes[found.scheme]) for found in compare(book, situation, months=MONTHS)]
    wanted = [line for line in lines if line.answer is not Answer.NO or line.kind is Kind.NONE]
    return Comparison(
        first_day=situation.first_day,
        last_day=situation.last_day or add_months(situation.first_day, MONTHS) - timedelta(days=1),
        lines=tuple(wanted),
        out=tuple(line for line in lines if line not in wanted),
        gone=tuple(_gone(book, situation.first_day)),
        counted_with=tuple(counted_with(form, situation)),
        book_version=book.version,
    )


def counted_with(form: CalculatorForm, situation: Situation) -> Iterator[str]:
    """Yield what the answer rests on, so that nothing is taken for granted in silence."""
    told = form.cleaned_data
    paid = money(situation.facts["wage"] if isinstance(situation.facts["wage"], Decimal) else None)
    yield _("Lönen blir %(paid)s i månaden: %(extent)s procent av %(wage)s.") % {
        "paid": paid,
        "extent": decimal_text(told["extent"]),
        "wage": money(told["wage"]),
    }
    words, years = AGES[told["age"]]
    yield _("Åldern %(group)s räknas som %(years)s år under hela tiden.") % {"group": words, "years": years}
    if told["last_day"] is None:
        yield _("Ingen sista dag är satt. Vi räknar på %(months)s månader.") % {"months": MONTHS}
    if told["po"] is None:
        yield _("PO-pålägget är inte ifyllt. Saknas ett allmänt pålägg för året blir kostnaden för låg.")
    for code, bands in BANDS.items():
        chosen = dict(bands).get(str(told.get(code) or ""))
        if chosen is not None:
            text = _("%(what)s, %(span)s: vi räknar med den kortaste tiden.")
            yield text % {"what": label_of(code).capitalize(), "span": chosen}
    if granted := tuple(_granted(form)):
        yield _("Vi tar för givet, tills du svarar annat: %(what)s.") % {"what": ", ".join(granted)}
    yield _(
        "Personen har inte haft samma stöd förut. Lön och regler är desamma hela tiden, om inget annat är beslutat."
    )


def _granted(form: CalculatorForm) -> Iterator[str]:
    for code, value in TAKEN_FOR_GRANTED.items():
        if code in form.asked and form.cleaned_data.get(code) == value:
            yield f"{label_of(code)}: {CHOICES.get(code, {}).get(value, value)}"


def _gone(book: RuleBook, on: date) -> Iterator[Gone]:
    for scheme in book.schemes.values():
        if not scheme.can_begin(on):
            ended = [period.last_day for period in scheme.in_force if period.last_day and period.last_day < on]
            begins = [period.first_day for period in scheme.in_force if period.first_day > on]
            if ended:
                yield Gone(scheme.title, _("gick att börja till och med %(day)s") % {"day": day_text(max(ended))})
            elif begins:
                yield Gone(scheme.title, _("går att börja från %(day)s") % {"day": day_text(min(begins))})
