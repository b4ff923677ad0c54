"""Every kind of file that people send, under the right name and the wrong one."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from tests.core.intake import files

from talja.core.intake import spreadsheet
from talja.core.intake.workbook import Merged, Sheet, Unreadable, read_workbook

ROWS: files.Rows = [
    ["Namn", "Fr o m", "Ssg"],
    ["Åsa Öberg", date(2024, 1, 2), 75],
    ["Björn Älv", date(2024, 2, 1), 0.5],
]
HALF_PAST_EIGHT = datetime.combine(date(2024, 1, 2), time(8, 30))
READ = (("Namn", "Fr o m", "Ssg"), ("Åsa Öberg", date(2024, 1, 2), 75), ("Björn Älv", date(2024, 2, 1), 0.5))


def only_sheet(content: bytes, filename: str = "lista.xlsx", **limits: int) -> Sheet:
    (sheet,) = read_workbook(content, filename=filename, **limits).sheets
    return sheet


def code_of(content: bytes, filename: str = "lista.xlsx", **limits: int) -> str:
    with pytest.raises(Unreadable) as problem:
        read_workbook(content, filename=filename, **limits)
    return problem.value.code


@pytest.mark.parametrize("filename", ["lista.xlsx", "lista.xls", "lista.csv", "lista"])
@pytest.mark.parametrize("make", [files.xlsx, files.xls, files.ods])
def test_the_content_says_what_a_file_is(make: Any, filename: str) -> None:
    sheet = only_sheet(make(ROWS), filename)
    assert sheet.rows == READ
    assert (sheet.hidden, sheet.hidden_columns, sheet.width) == (False, frozenset(), 3)


def test_xlsb_is_read() -> None:
    assert only_sheet(files.xlsb([[1, 2.5], [198001019802, 3]])).rows == ((1, 2.5), (198001019802, 3))


def test_cells_keep_only_our_types() -> None:
    def add(book: Any, sheet: Any) -> None:
        clock = book.add_format({"num_format": "hh:mm"})
        sheet.write_number(0, 0, 0.5, clock)
        sheet.write_number(0, 1, 1.5, book.add_format({"num_format": "[h]:mm"}))
        sheet.write_number(0, 2, 0.25, book.add_format({"num_format": "[h]:mm"}))
        sheet.write_datetime(0, 3, HALF_PAST_EIGHT, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        sheet.write_boolean(0, 4, True)
        sheet.write_formula(0, 5, "=NA()", None, "#N/A")
        sheet.write_string(0, 6, "\u00a0  ")
        sheet.write_string(0, 7, " kant\u00a0")
        sheet.write_number(0, 8, 1e18)
        sheet.write_number(0, 9, 198001019802)

    (row,) = only_sheet(files.xlsx([], change=add)).rows
    assert row == (
        time(12), "36:00", time(6), HALF_PAST_EIGHT, True, None, None, "kant", 1e18, 198001019802,
    )  # fmt: skip
    assert isinstance(row[9], int)


def test_a_day_with_midnight_is_a_day() -> None:
    assert spreadsheet._moment(datetime.combine(date(2024, 1, 2), time.min)) == date(2024, 1, 2)
    assert spreadsheet._moment(timedelta(hours=-1)) == "-1:00"


def test_rows_count_from_the_top_of_the_sheet() -> None:
    assert only_sheet(files.xlsx([[], [], [None, "a"]])).rows == ((None, None), (None, None), (None, "a"))


@pytest.mark.parametrize("make", [files.xls, None])
def test_merged_ranges(make: Any) -> None:
    def merge(_book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 1, "a")

    content = files.xls([["a"]], merged=[(0, 1, 0, 1)]) if make else files.xlsx([[]], change=merge)
    assert only_sheet(content).merged == (Merged(0, 0, 1, 1),)


def test_hidden_columns_and_sheets() -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_column(3, 16383, None, None, {"hidden": True})
        other = book.add_worksheet("A & B <C>")
        other.write(0, 0, "x")
        other.set_column(0, 0, None, None, {"hidden": True})
        other.hide()

    shown, hidden = read_workbook(files.xlsx([list("abcde")], change=hide), filename="x").sheets
    assert (shown.hidden, shown.hidden_columns) == (False, frozenset({1, 3, 4}))
    assert (hidden.name, hidden.hidden, hidden.hidden_columns) == ("A & B <C>", True, frozenset({0}))


def test_hidden_columns_where_the_target_is_absolute() -> None:
    content = files.xlsx([list("ab")], change=lambda _, sheet: sheet.set_column(0, 0, None, None, {"hidden": True}))
    absolute = files.replaced(
        content, "xl/_rels/workbook.xml.rels", lambda part: part.replace(b'"worksheets', b'"/xl/worksheets')
    )
    assert only_sheet(absolute).hidden_columns == {0}


def test_an_encoding_that_does_not_exist_hides_nothing() -> None:
    content = files.xlsx([list("ab")], change=lambda _, sheet: sheet.set_column(0, 0, None, None, {"hidden": True}))
    strange = files.replaced(content, "xl/workbook.xml", lambda part: part.replace(b"UTF-8", b"YTF-8"))
    assert only_sheet(strange).hidden_columns == frozenset()


def test_a_document_type_is_never_expanded() -> None:
    content = files.xlsx([list("ab")], change=lambda _, sheet: sheet.set_column(0, 0, None, None, {"hidden": True}))
    bomb = files.replaced(
        content,
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1),
    )
    assert only_sheet(bomb).hidden_columns == frozenset()


def test_a_chart_sheet_is_no_sheet() -> None:
    def chart(book: Any, sheet: Any) -> None:
        drawn = book.add_chart({"type": "column"})
        drawn.add_series({"values": "=Sheet1!$A$1:$A$2"})
        book.add_chartsheet().set_chart(drawn)

    assert len(read_workbook(files.xlsx([[1], [2]], change=chart), filename="x").sheets) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "file_empty", id="nothing"),
        pytest.param(b"\r\n \x00", "file_empty", id="blank"),
        pytest.param(" ".encode("utf-16"), "file_empty", id="blank in UTF-16"),
        pytest.param(b"%PDF-1.7 ...", "file_kind_unknown", id="PDF"),
        pytest.param(bytes(range(256)) * 8, "file_kind_unknown", id="rubbish"),
        pytest.param(b"<?xml version='1.0'?><a/>", "file_kind_unknown", id="XML"),
        pytest.param(files.archive({"word/document.xml": "<a/>"}), "file_kind_unknown", id="Word"),
        pytest.param(files.ole("WordDocument"), "file_kind_unknown", id="old Word"),
        pytest.param(files.ole("EncryptedPackage"), "file_password", id="locked xlsx"),
        pytest.param(files.locked_xls(write_protected=False), "file_password", id="locked xls"),
        pytest.param(files.locked_xls(write_protected=True), "file_password", id="locked and write-protected xls"),
        pytest.param(files.xlsx(ROWS)[:-300], "file_broken", id="cut xlsx"),
        pytest.param(files.xls(ROWS)[:2000], "file_broken", id="cut xls"),
        pytest.param(files.archive({"xl/workbook.xml": "<a>"}), "file_broken", id="hollow xlsx"),
        pytest.param(b'a;b\n"' + b"x" * 140_000, "file_broken", id="a cell longer than a cell can be"),
    ],
)
def test_unreadable_says_why(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_password_on_ods_or_on_the_archive_itself() -> None:
    manifest = "META-INF/manifest.xml"
    locked = files.replaced(files.ods(ROWS), manifest, lambda part: part.replace(b"/>", b"><m:encryption-data/>", 1))
    assert code_of(locked) == "file_password"
    flagged = bytearray(files.xlsx(ROWS))
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(flagged)) == "file_password"


def test_a_damaged_type_is_broken() -> None:
    content = bytearray(files.ods(ROWS))
    content[content.index(b"application/vnd.oasis")] ^= 1
    assert code_of(bytes(content)) == "file_broken"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"</table:table>", b"</table:tabel>"), (b"</office:document-content>", b""), (b"?>", b"?><!DOCTYPE a>")],
)
def test_damaged_xml_in_ods_is_broken(old: bytes, new: bytes) -> None:
    assert (
        code_of(files.replaced(files.ods(ROWS), "content.xml", lambda part: part.replace(old, new, 1))) == "file_broken"
    )


def test_a_damaged_part_is_broken() -> None:
    content = bytearray(files.xlsx(ROWS))
    start = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[start : start + 40] = bytes(40)
    assert code_of(bytes(content)) == "file_broken"


@pytest.mark.parametrize("problem", [type("PanicException", (BaseException,), {}), KeyError])
def test_a_reader_that_collapses_is_a_broken_file(
    monkeypatch: pytest.MonkeyPatch, problem: type[BaseException]
) -> None:
    monkeypatch.setattr(spreadsheet, "CalamineWorkbook", _Collapsing(problem))
    assert code_of(files.xlsx(ROWS)) == "file_broken"


def test_a_user_who_interrupts_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "CalamineWorkbook", _Collapsing(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        read_workbook(files.xlsx(ROWS), filename="x")


class _Collapsing:
    def __init__(self, problem: type[BaseException]) -> None:
        self.problem = problem

    def from_filelike(self, _stream: object) -> object:
        raise self.problem
