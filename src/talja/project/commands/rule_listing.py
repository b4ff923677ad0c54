"""A calculation and a checked sheet as they are told at the terminal: in Swedish for people, as JSON for programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from talja.core.rules.cases import CaseResult, Report
from talja.core.rules.facts import Situation
from talja.core.rules.results import Calculation, Extent, Month, Segment, Step
from talja.core.rules.scheme import Scheme
from talja.core.rules.stored import FORMAT, dump_calculation, dump_situation
from talja.web.shared.case_files import CaseSheet
from talja.web.shared.case_texts import problem_text, value_text
from talja.web.shared.fact_words import label_of
from talja.web.shared.rule_words import ANSWERS, CERTAINTIES, condition_text, decimal_text, months_text


def calculation_as_json(found: Calculation, situation: Situation, scheme: Scheme) -> dict[str, Any]:
    """Return the calculation as stored, with what follows from it: the answer and what is left to pay."""
    told = dump_calculation(found)["calculation"]
    for month, dumped in zip(found.months, told["months"], strict=True):
        dumped["net"] = _number(month.net)
    return {
        "format": FORMAT,
        "title": scheme.title,
        "answer": found.answer.value,
        "net": _number(found.net),
        **told,
        "situation": dump_situation(situation)["situation"],
    }


def calculation_as_text(found: Calculation, scheme: Scheme) -> Iterator[str]:
    """Yield the calculation line by line: conditions, steps, months, totals and what is not known."""
    yield _("%(title)s (regelbok %(version)s)") % {"title": scheme.title, "version": found.book_version}
    yield _("Kan ges: %(answer)s") % {"answer": ANSWERS[found.answer]}
    for checked in found.conditions:
        yield f"  {ANSWERS[checked.answer]}: {condition_text(checked)} ({checked.source})"
    yield _length(found.extent)
    for segment in found.segments:
        yield from _segment(segment, found.currency)
    yield _("Månad för månad: kostnad, stöd, kvar att betala")
    yield from (_month(month, found.currency) for month in found.months)
    totals = {"cost": found.cost, "support": found.support, "net": found.net}
    shown = {name: _amount(amount, found.currency) for name, amount in totals.items()}
    yield _("Sammanlagt: kostnad %(cost)s, stöd %(support)s, kvar att betala %(net)s") % shown
    if found.missing:
        yield _("Säkrare med: %(names)s") % {"names": ", ".join(label_of(name, scheme) for name in found.missing)}


def report_as_text(report: Report, sheet: CaseSheet) -> Iterator[str]:
    """Yield what is wrong row by row, with the steps of each row that differs, and the sum."""
    for problem in report.problems:
        row = {"row": sheet.row_number(problem.row), "column": problem.column, "what": problem_text(problem)}
        yield _("Rad %(row)s, %(column)s: %(what)s") % row
    for result in report.differing:
        yield from _differing(result, sheet)
    counted = {"right": len(report.results) - len(report.differing), "all": len(report.results) + len(report.problems)}
    yield _("%(right)s av %(all)s stämmer.") % counted


def _differing(result: CaseResult, sheet: CaseSheet) -> Iterator[str]:
    for one in result.differences:
        row = {
            "row": sheet.row_number(result.case.row),
            "column": f"{one.column} {one.key}".strip(),
            "expected": value_text(one, one.expected),
            "got": value_text(one, one.got),
        }
        yield _("Rad %(row)s, %(column)s: väntat %(expected)s, uträknat %(got)s") % row
    yield from (_step(step, "SEK") for step in result.steps)


def _length(extent: Extent) -> str:
    left = {"left": months_text(extent.left_months), "day": extent.last_day.isoformat() if extent.last_day else ""}
    told = _("Tid kvar: %(left)s, till och med %(day)s") if extent.last_day else _("Tid kvar: %(left)s")
    return (told % left) if extent.is_known else _("%(told)s (beror på det som inte är känt)") % {"told": told % left}


def _segment(segment: Segment, currency: str) -> Iterator[str]:
    yield f"{segment.first_day}–{segment.last_day}"
    yield from (_step(step, currency) for step in (*segment.cost, *segment.support))


def _step(step: Step, currency: str) -> str:
    sure = _("säkerhet: %(level)s") % {"level": CERTAINTIES[step.certainty]}
    return f"  {step.title}: {_amount(step.amount, currency)}  [{'; '.join(filter(None, (step.source, sure)))}]"


def _month(month: Month, currency: str) -> str:
    amounts = ", ".join(_amount(amount, currency) for amount in (month.cost, month.support, month.net))
    return f"  {month.first_day}–{month.last_day}: {amounts}"


def _amount(amount: Decimal | None, currency: str) -> str:
    """Return an amount to the öre, for here it is checked by hand."""
    if amount is None:
        return _("okänt")
    return f"{decimal_text(amount, decimals=2)} {'kr' if currency == 'SEK' else currency}"


def _number(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
