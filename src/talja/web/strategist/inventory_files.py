"""An inventory as files: the sheet that the program reads back, a template to fill in, and a library file to share."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse

from talja.apps.jobdesign.enums import Family, HandOver, Per, WhyNot
from talja.apps.jobdesign.queries import InventoryPage, TaskRow
from talja.apps.jobdesign.sheets import HEADINGS
from talja.apps.placements.queries import occupation_name
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import DAY_MINUTES, Kind, TaskLine
from talja.core.inventory.task_writing import write_task_files
from talja.core.kernel.swedish import fold
from talja.web.shared.inventory_words import clock, days_text

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YAML: Final = "application/yaml"
_WIDTHS = {"title": 44, "occupation": 28, "days": 22, "place": 18, "family": 22, "hand_over": 16, "why_not": 24}
_CHOICES: Final[dict[str, Any]] = {"family": Family, "per": Per, "hand_over": HandOver, "why_not": WhyNot}
_TEMPLATE_ROWS = 300


def lines_workbook(rows: Iterable[TaskRow] = ()) -> bytes:
    """Return a workbook with a row for each line, in the columns that are read; empty: a template to fill in."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("uppgifter")
        bold = book.add_format({"bold": True})
        for place, (code, names) in enumerate(HEADINGS.items()):
            sheet.set_column(place, place, _WIDTHS.get(code, 14))
            sheet.write_string(0, place, names[0], bold)
            if code in _CHOICES:
                words = [str(one.label) for one in _CHOICES[code]]
                sheet.data_validation(1, place, _TEMPLATE_ROWS, place, {"validate": "list", "source": words})
        sheet.freeze_panes(1, 1)
        for number, row in enumerate(rows, start=1):
            for place, code in enumerate(HEADINGS):
                sheet.write(number, place, _cell(row.task, code))
    return stream.getvalue()


def library_text(page: InventoryPage, *, on: date) -> str:
    """Return the lines that count as a file of the task library, held against this workplace on the day."""
    tasks = [_library_task(row, Kind(page.line.kind), on=on) for row in page.rows if row.counts]
    ((_name, text),) = write_task_files(Library(tuple(tasks))) if tasks else (("", ""),)
    return text


def download(content: bytes | str, *, name: str, kind: str) -> HttpResponse:
    """Return a file to save."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _cell(task: TaskLine, code: str) -> str | int:
    match code:
        case "days":
            return days_text(task.days)
        case "earliest" | "latest":
            minute = getattr(task, code)
            return "" if minute in (0, DAY_MINUTES) else clock(minute)
        case "occupation":
            return occupation_name(task.occupation) if task.occupation else ""
        case "is_undone":
            return "ja" if task.is_undone else ""
    value = getattr(task, code)
    if code in _CHOICES:
        return str(_CHOICES[code](value).label) if value else ""
    return value or ""


def _library_task(row: TaskRow, kind: Kind, *, on: date) -> LibraryTask:
    task = row.task
    return LibraryTask(
        kind=kind,
        key=fold(task.title).translate(str.maketrans("åäö ", "aao_"))[:60],
        title=task.title[:80],
        family=task.family,
        occupations=(task.occupation,) if task.occupation else (),
        low=task.low or task.minutes,
        high=max(task.high, task.low, task.minutes),
        per=task.per,
        times=task.times,
        hand_over=task.hand_over,
        weeks=task.weeks,
        days=task.days,
        earliest=task.earliest,
        latest=task.latest,
        is_movable=task.is_movable,
        people_at_once=task.people_at_once,
        place=task.place,
        company=task.company,
        demands=task.demands,
        why_not=task.why_not,
        checked=on,
    )
