"""What a calculation for a placement answers: the chosen form beside the other possible ones, in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate
from talja.core.rules.compare import compare
from talja.core.rules.day_counts import add_months
from talja.core.rules.facts import Situation, full_years
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind, Scheme
from talja.web.coordinator.forms.calculations import OF_THE_FORM
from talja.web.public.calculator.answer import Comparison
from talja.web.public.calculator.page import Tile, chart, drawn, levels_table
from talja.web.shared.calculation_lines import FormLine, form_line
from talja.web.shared.fact_words import answer_text, label_of
from talja.web.shared.rule_words import day_text, in_sentence, money

MONTHS = 24  # counted when nobody knows the last day
_SAID_ABOVE = frozenset({"wage", "extent"})


def beside_others(scheme: Scheme, situation: Situation, *, book: RuleBook) -> Comparison:
    """Return the chosen form first and the others after it. How long the chosen one was had says nothing of them."""
    chosen = form_line(calculate(scheme, situation, book_version=book.version, months=MONTHS), scheme)
    facts = {code: told for code, told in situation.facts.items() if code not in OF_THE_FORM}
    others = compare(book, replace(situation, group="", facts=facts), months=MONTHS)
    lines = [form_line(one, book.schemes[one.scheme]) for one in others if one.scheme != scheme.code]
    possible = [line for line in lines if line.answer is not Answer.NO or line.kind is Kind.NONE]
    return Comparison(
        first_day=situation.first_day,
        last_day=last_counted(situation),
        lines=(chosen, *possible),
        out=tuple(line for line in lines if line not in possible),
        gone=(),
        counted_with=tuple(counted_with(situation, scheme)),
        book_version=book.version,
    )


def last_counted(situation: Situation) -> date:
    """Return the last day that is counted."""
    return situation.last_day or add_months(situation.first_day, MONTHS) - timedelta(days=1)


def answer_page(found: Comparison, line: FormLine) -> dict[str, Any]:
    """Return what the shared parts of the page need: the conclusion about the chosen form, figures and the chart."""
    return {
        "found": found,
        "line": line,
        "conclusion": conclusion(line),
        "tiles": tuple(tiles(line, found.last_day)),
        "drawing": chart(drawn(found)),
        "months": tuple(levels_table(found)),
    }


def conclusion(line: FormLine) -> str:
    """Return the answer about one form in a sentence."""
    words = {"form": line.title, "net": money(line.net_month), "support": money(line.support_month)}
    if line.answer is Answer.NO:
        why = "; ".join(in_sentence(one.text) for one in line.refusals)
        return _("%(form)s går inte: kravet är inte uppfyllt (%(why)s).") % {**words, "why": why}
    if line.net_month is None:
        return _("%(form)s: beloppet går inte att räkna ut än. Svara på fler frågor.") % words
    if line.answer is Answer.UNKNOWN:
        text = _("%(form)s kan gå: stöd %(support)s i månaden och %(net)s att betala. Några frågor är obesvarade.")
        return text % words
    return _("%(form)s går: stöd %(support)s i månaden och %(net)s att betala.") % words


def tiles(line: FormLine, last_day: date) -> Iterator[Tile]:
    """Yield the figures about one form."""
    until = _("till och med %(day)s") % {"day": day_text(min(line.ends or last_day, last_day))}
    yield Tile(_("Stöd"), money(line.support_month), _("i månaden"), until)
    yield Tile(_("Att betala"), money(line.net_month), _("i månaden"), _("efter stöd"))
    yield Tile(
        _("Att betala hela tiden"), money(line.net), note=_("till och med %(day)s") % {"day": day_text(last_day)}
    )
    if line.is_employment and line.ends is not None:
        yield Tile(_("När stödet har slutat"), money(line.after_month), _("i månaden"))


def counted_with(situation: Situation, scheme: Scheme) -> Iterator[str]:
    """Yield what the answer rests on, so that nothing is taken for granted in silence."""
    wage, extent = situation.facts.get("wage"), situation.facts.get("extent")
    if isinstance(wage, Decimal) and isinstance(extent, Decimal):
        paid = {"paid": money(wage), "extent": answer_text("extent", extent)}
        yield _("Lönen är %(paid)s i månaden för %(extent)s av heltid.") % paid
    if situation.birth_date is not None:
        years = full_years(situation.birth_date, situation.first_day)
        yield _("Personen är %(years)s år den första dagen, enligt registret.") % {"years": years}
    if situation.last_day is None:
        yield _("Ingen sista dag är satt. Vi räknar på %(months)s månader.") % {"months": MONTHS}
    if situation.decision_day is not None:
        yield _("Beslutet är från %(day)s.") % {"day": day_text(situation.decision_day)}
    if "po" not in situation.facts:
        yield _("PO-pålägget är inte ifyllt. Saknas ett allmänt pålägg för året blir kostnaden för låg.")
    for code, told in situation.facts.items():
        if code not in _SAID_ABOVE:
            label = label_of(code, scheme)
            yield f"{label[:1].upper()}{label[1:]}: {answer_text(code, told, scheme)}."
