"""Files that would fill the memory are refused before anything is allocated."""

import io
import zipfile
from typing import Any

import pytest
from tests.core.intake import files

from talja.core.intake.archive import hidden_columns
from talja.core.intake.extent import BinarySheet, OdsContent, XmlSheet, extent_of
from talja.core.intake.workbook import Unreadable, read_workbook

GRID = [[1] * 10] * 10


def code_of(content: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as problem:
        read_workbook(content, filename="lista", **limits)
    return problem.value.code


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(files.xlsx(GRID), id="xlsx"),
        pytest.param(files.xls(GRID), id="xls"),
        pytest.param(files.xlsb(GRID), id="xlsb"),
        pytest.param(files.ods(GRID), id="ods"),
        pytest.param(b"1;2;3;4;5;6;7;8;9;10\n" * 10, id="csv"),
        pytest.param(b"<table>" + (b"<tr>" + b"<td>1" * 10) * 10 + b"</table>", id="html"),
    ],
)
def test_the_limit_counts_cells(content: bytes) -> None:
    (sheet,) = read_workbook(content, filename="x", max_cells=100).sheets
    assert len(sheet.rows) * sheet.width == 100
    assert code_of(content, max_cells=99) == "file_too_large"


def test_the_limit_holds_for_all_sheets_together() -> None:
    assert code_of(files.xlsx(GRID, GRID), max_cells=199) == "file_too_large"
    assert len(read_workbook(files.xlsx(GRID, GRID), filename="x", max_cells=200).sheets) == 2


def _far(_book: Any, sheet: Any) -> None:
    sheet.write(1_048_575, 16_383, 1)


def _unplaced(part: bytes) -> bytes:
    return part.replace(b"<sheetData>", b'<sheetData><row r="1048576">' + b"<c><v>1</v></c>" * 5 + b"</row>")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(files.xlsx(GRID, change=_far), id="one stray cell in the last corner of xlsx"),
        pytest.param(files.replaced(files.xlsx(GRID), "xl/worksheets/sheet1.xml", _unplaced), id="cells without place"),
        pytest.param(files.xlsb([[1]], first_row=1_048_575, first_column=16_383), id="far away in xlsb"),
        pytest.param(files.ods(GRID, repeat_last=(50_000, 100)), id="a repeated cell in ods"),
    ],
)
def test_a_small_file_that_would_grow_enormous(content: bytes) -> None:
    assert len(content) < 20_000
    assert code_of(content) == "file_too_large"


def test_empty_repeated_cells_in_ods_weigh_nothing() -> None:
    (sheet,) = read_workbook(files.ods([["a"], [None]], repeat_last=(1_000_000, 16_384)), filename="x").sheets
    assert sheet.rows == (("a",),)


def test_bytes_are_counted_and_not_believed() -> None:
    bomb = files.archive({"xl/workbook.xml": "<a/>", "xl/media/a.png": bytes(5_000_000)})
    assert code_of(bomb, max_bytes=4_000_000) == "file_too_large"
    told = (5_000_000).to_bytes(4, "little")
    assert told in bomb
    assert code_of(bomb.replace(told, (10).to_bytes(4, "little")), max_bytes=4_000_000) == "file_too_large"


def test_unpacking_stays_below_the_limit() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(4):
            made.writestr(f"xl/workbook{number}", bytes(1_000_000))
    assert code_of(stream.getvalue(), max_bytes=3_999_999) == "file_too_large"
    assert code_of(stream.getvalue(), max_bytes=4_000_000) == "file_broken"


def test_xml_extent_does_not_care_where_the_pieces_are_cut() -> None:
    part = b'<worksheet><sheetData><row r="1"><c r="A1"/></row><row r="70"><c r=\'AB70\' t="s"><v>1</v></c></row>'
    for size in (1, 7, 1000):
        extent = XmlSheet()
        counts = [extent.add(part[at : at + size]) for at in range(0, len(part), size)]
        assert max(*counts, extent.add(b"<")) == 70 * 28


def test_binary_extent_does_not_care_where_the_pieces_are_cut() -> None:
    with zipfile.ZipFile(io.BytesIO(files.xlsb([[1, 2], [3, 4]], first_row=200))) as made:
        part = made.read("xl/worksheets/sheet1.bin")
    for size in (1, 3, 1000):
        extent = BinarySheet()
        assert max(extent.add(part[at : at + size]) for at in range(0, len(part), size)) == 202 * 2


def test_ods_extent_is_that_of_the_largest_sheet() -> None:
    cell = b'<table:table-cell office:value-type="float" table:number-columns-repeated="3"/>'
    row = b'<table:table-row table:number-rows-repeated="2">' + cell + b"<table:table-cell/></table:table-row>"
    extent = OdsContent()
    assert extent.add(b"<table:table>" + row * 2 + b"<table:table>" + row + b"<") == 12


def test_an_endless_tag_is_counted_too() -> None:
    extent = XmlSheet()
    extent.add(b"<worksheet " + b"a" * (5 << 20) + b' r="C')
    assert extent.add(b'7"><a>') == 21


@pytest.mark.parametrize(
    ("name", "beginning", "kind"),
    [
        ("content.xml", b"", OdsContent),
        ("xl/worksheets/sheet1.xml", b"", XmlSheet),
        ("xl/elsewhere", b"\xef\xbb\xbf<worksheet>", XmlSheet),
        ("xl/worksheets/sheet1.bin", b"\x81\x01\x00\x93", BinarySheet),
    ],
)
def test_extent_of(name: str, beginning: bytes, kind: type) -> None:
    assert isinstance(extent_of(name, beginning), kind)
    assert extent_of("xl/media/image1.png", b"\x89PNG") is None
    assert extent_of("xl/printerSettings/printerSettings1.bin", b"H\0P\0") is None


def test_binary_rubbish_counts_nothing() -> None:
    assert BinarySheet().add(b"\x81\x01\x00" + b"\xff" * 40) == 0


def test_empty_binary_records_are_not_for_nothing() -> None:
    assert BinarySheet().add(bytes(8000)) == 1000


def test_a_sheet_of_nothing_but_nested_tags_is_given_up_in_time() -> None:
    """Tags that never end are counted, not collected: a small file must not cost minutes and gigabytes."""
    relation = b'<Relationships><Relationship Id="r" Target="worksheets/sheet1.xml"/></Relationships>'
    parts = {
        "xl/workbook.xml": b'<workbook><sheets><sheet name="a" id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation,
        "xl/worksheets/sheet1.xml": b"<worksheet>" + b"<a>" * 2_000_000,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with zipfile.ZipFile(held) as archive:
        assert hidden_columns(archive) == {}
