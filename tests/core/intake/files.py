"""Real files made in the test: what people send, in the kinds they send it."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

Rows = Sequence[Sequence[object]]


def xlsx(*sheets: Rows, change: Callable[[Any, Any], None] | None = None) -> bytes:
    """One sheet per list of rows; `change` gets the workbook and its first sheet before it is closed."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    made = [book.add_worksheet() for _ in sheets]
    for sheet, rows in zip(made, sheets, strict=True):
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    if change:
        change(book, made[0])
    book.close()
    return stream.getvalue()


def xls(rows: Rows, *, merged: Iterable[tuple[int, int, int, int]] = ()) -> bytes:
    stream = io.BytesIO()
    _xls_book(rows, merged).save(stream)
    return stream.getvalue()


def locked_xls(*, write_protected: bool) -> bytes:
    """An xls file with the FilePass record that says that the rest is encrypted."""
    stream, raw = io.BytesIO(), _xls_book([["a"]], ()).get_biff_data()
    end = 4 + struct.unpack_from("<H", raw, 2)[0]
    protection = struct.pack("<HH", 0x86, 0) if write_protected else b""
    xlwt.CompoundDoc.XlsDoc().save(stream, raw[:end] + protection + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2) + raw[end:])
    return stream.getvalue()


def small_xls(stream: bytes) -> bytes:
    """An xls file whose stream is so short that it lies in the stream of short streams, by [MS-CFB]."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    header = header.ljust(44, b"\0") + struct.pack("<8I", 1, 1, 0, 4096, 2, 1, 0xFFFFFFFE, 0)
    end = 0xFFFFFFFE
    table = struct.pack("<4I", 0xFFFFFFFD, end, end, end)
    length = -(-len(stream) // 64)
    small_table = struct.pack(f"<{length}I", *range(1, length), end)
    directory = _entry("Root Entry", 5, 3, length * 64) + _entry("Workbook", 2, 0, len(stream)) + bytes(128)
    sectors = [table.ljust(512, b"\xff"), directory, small_table.ljust(512, b"\xff"), stream]
    return (header + struct.pack("<I", 0)).ljust(512, b"\xff") + b"".join(part.ljust(512, b"\0") for part in sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HB", len(wide), kind).ljust(52, b"\0")
        + struct.pack("<III", start, size, 0)
    )


def ole(stream_name: str) -> bytes:
    """An xls file whose stream has another name, as in an encrypted xlsx or in a Word document."""
    old, new = ((name + "\0").encode("utf-16-le") for name in ("Workbook", stream_name))
    before, after = (name.ljust(64, b"\0") + struct.pack("<H", len(name)) for name in (old, new))
    return xls([["a"]]).replace(before, after)


def ods(rows: Rows, *, repeat_last: tuple[int, int] = (1, 1)) -> bytes:
    """The last cell of the last row is repeated that many rows and columns, as the format allows."""
    document, table = OpenDocumentSpreadsheet(), Table(name="Blad1")
    for number, row in enumerate(rows, start=1):
        down, across = repeat_last if number == len(rows) else (1, 1)
        line = TableRow(numberrowsrepeated=down)
        for at, value in enumerate(row, start=1):
            line.addElement(_ods_cell(value, across if at == len(row) else 1))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def xlsb(rows: Sequence[Sequence[float]], *, first_row: int = 0, first_column: int = 0) -> bytes:
    """The smallest workbook in the binary format: numbers only, by [MS-XLSB]."""
    sheet = [_record(129), _record(148, struct.pack("<4I", 0, 0, 0, 0)), _record(145)]
    for number, row in enumerate(rows, start=first_row):
        sheet.append(_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        sheet += [
            _record(5, struct.pack("<IId", column, 0, value)) for column, value in enumerate(row, start=first_column)
        ]
    sheet += [_record(146), _record(130)]
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Blad1")
    book = [_record(131), _record(143), _record(156, bundle), _record(144), _record(132)]
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    return archive(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.bin" ContentType="{kind}"/></Types>',
            "xl/workbook.bin": b"".join(book),
            "xl/_rels/workbook.bin.rels": '<Relationships><Relationship Id="rId1" Type="worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": b"".join(sheet),
        }
    )


def archive(parts: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def replaced(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part rewritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts: dict[str, bytes | str] = {name: old.read(name) for name in old.namelist()}
    return archive({**parts, part: change(old_part if isinstance(old_part := parts.get(part, b""), bytes) else b"")})


def _xls_book(rows: Rows, merged: Iterable[tuple[int, int, int, int]]) -> Any:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value, *([day] if isinstance(value, date) else []))
    for area in merged:
        sheet.merge(*area)
    return book


def _ods_cell(value: object, across: int) -> TableCell:
    if value is None:
        return CoveredTableCell(numbercolumnsrepeated=across)
    kind: dict[str, str] = {"valuetype": "string"}
    if isinstance(value, date):
        kind = {"valuetype": "date", "datevalue": value.isoformat()}
    elif isinstance(value, (int, float)):
        kind = {"valuetype": "float", "value": str(value)}
    cell = TableCell(numbercolumnsrepeated=across, **kind)
    cell.addElement(P(text=str(value)))
    return cell


def _record(identity: int, content: bytes = b"") -> bytes:
    head = bytes([identity]) if identity < 128 else bytes([identity & 127 | 128, identity >> 7])
    return head + bytes([len(content)]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
