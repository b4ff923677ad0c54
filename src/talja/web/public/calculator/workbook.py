"""The answer as an Excel file: all forms side by side, every step with its source, and what is left to pay by time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

import xlsxwriter
from django.utils.translation import gettext as _

from talja.web.public.calculator.answer import Comparison
from talja.web.shared.calculation_lines import FormLine
from talja.web.shared.rule_steps import StepLine
from talja.web.shared.rule_words import ANSWERS, CERTAINTIES

Cell: TypeAlias = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, headings with their widths in characters, and rows. An amount that is not known is empty."""

    name: str
    headings: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(found: Comparison, *, address: str) -> bytes:
    """Return the Excel file. Numbers are numbers and days are days, ready to be counted with."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = {
            "heading": book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "bottom"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "amount": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        }
        for sheet in (_side_by_side(found), _steps(found), _by_time(found), _conditions(found), _about(found, address)):
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return held.getvalue()


def _side_by_side(found: Comparison) -> Sheet:
    headings = (
        (_("Form"), 36),
        (_("Slag"), 30),
        (_("Går det?"), 12),
        (_("Kostnad i månaden"), 14),
        (_("Stöd i månaden"), 14),
        (_("Att betala i månaden"), 14),
        (_("Att betala hela tiden"), 16),
        (_("Hur länge"), 26),
        (_("Stödets sista dag"), 13),
        (_("Därefter i månaden"), 14),
        (_("Beslutar"), 20),
        (_("Säkerhet"), 10),
        (_("Saknas"), 60),
    )
    return Sheet(_("Jämförelse"), headings, tuple(_row(line) for line in (*found.lines, *found.out)))


def _row(line: FormLine) -> tuple[Cell, ...]:
    why_not = "; ".join(f"{one.text} ({one.source})" for one in line.refusals)
    return (
        line.title,
        line.kind_text,
        line.status_text,
        line.cost_month,
        line.support_month,
        line.net_month,
        line.net,
        line.length_text,
        line.ends,
        line.after_month if line.is_employment else None,
        line.decided_by,
        line.certainty_word,
        why_not or "; ".join(question.text for question in line.questions),
    )


def _steps(found: Comparison) -> Sheet:
    headings = (
        (_("Form"), 36),
        (_("Del"), 10),
        (_("Steg"), 36),
        (_("Så räknat"), 44),
        (_("I månaden"), 14),
        (_("Källa"), 70),
        (_("Säkerhet"), 10),
        (_("Gäller från"), 13),
    )
    rows = [
        _step(line, part, step)
        for line in found.lines
        for part, steps in ((_("kostnad"), line.cost_steps), (_("stöd"), line.support_steps))
        for step in steps
    ]
    return Sheet(_("Steg"), headings, tuple(rows))


def _step(line: FormLine, part: str, step: StepLine) -> tuple[Cell, ...]:
    certainty = str(CERTAINTIES[step.certainty])
    return line.title, part, step.title, step.sum, step.amount, step.source, certainty, step.since


def _by_time(found: Comparison) -> Sheet:
    headings = ((_("Form"), 36), (_("Från"), 13), (_("Till"), 13), (_("Att betala i månaden"), 16))
    rows = [(line.title, first, last, net) for line in found.lines for first, last, net in line.spells]
    return Sheet(_("Över tiden"), headings, tuple(rows))


def _conditions(found: Comparison) -> Sheet:
    headings = ((_("Form"), 36), (_("Villkor"), 70), (_("Svar"), 12), (_("Bestämmelse"), 50), (_("Säkerhet"), 10))
    rows = [
        (line.title, one.text, str(ANSWERS[one.answer]), one.source, str(CERTAINTIES[one.certainty]))
        for line in (*found.lines, *found.out)
        for one in line.conditions
    ]
    return Sheet(_("Villkor"), headings, tuple(rows))


def _about(found: Comparison, address: str) -> Sheet:
    told: Iterable[tuple[str, Cell]] = (
        (_("Första dag"), found.first_day),
        (_("Sista dag som räknas"), found.last_day),
        (_("Regelbokens version"), found.book_version),
        (_("Adress"), address),
        *((_("Vi räknar med"), sentence) for sentence in found.counted_with),
        (_("Att tänka på"), _("Beräkningen är en uppskattning. Den som beslutar bestämmer beloppet.")),
    )
    return Sheet(_("Underlag"), ((_("Vad"), 24), (_("Uppgift"), 100)), tuple(told))


def _write(sheet: xlsxwriter.worksheet.Worksheet, content: Sheet, formats: dict[str, object]) -> None:
    for column, (heading, width) in enumerate(content.headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, formats["heading"])
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(content.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, formats: dict[str, object]
) -> None:
    match cell:
        case None:
            return
        case Decimal():
            sheet.write_number(row, column, float(round(cell, 2)), formats["amount"])
        case date():
            sheet.write_datetime(row, column, cell, formats["day"])
        case _text:
            sheet.write_string(row, column, cell, formats["text"])
