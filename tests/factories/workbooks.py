"""Small Excel files, made for a test."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook


def workbook_of(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an xlsx file with these sheets."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for cells in rows:
            sheet.append([cell if cell != "" else None for cell in cells])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()
