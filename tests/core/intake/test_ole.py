"""xls files whose records claim more than they hold, and files in the same envelope that are something else."""

import struct

import pytest
from tests.core.intake import files

from talja.core.intake.ole import check_ole
from talja.core.intake.sheet import Unreadable

NUMBER, MULBLANK, DIMENSIONS, END = 0x203, 0xBE, 0x200, 0x0A


def record(identity: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", identity, len(content)) + content


def stream(*cells: bytes) -> bytes:
    start = record(0x809, bytes(16))
    bound = record(0x85, struct.pack("<I", len(start) + 8 + 4 + 4) + bytes(4))
    return start + bound + record(END) + start + b"".join(cells) + record(END)


def number(row: int, column: int) -> bytes:
    return record(NUMBER, struct.pack("<HHHd", row, column, 0, 1.0))


def dimensions(last_row: int, last_column: int) -> bytes:
    return record(DIMENSIONS, struct.pack("<IIHHH", 0, last_row, 0, last_column, 0))


def code_of(content: bytes, max_cells: int = 1000) -> str:
    with pytest.raises(Unreadable) as problem:
        check_ole(content, max_cells=max_cells)
    return problem.value.code


def test_a_short_stream() -> None:
    check_ole(files.small_xls(stream(number(0, 0), number(9, 9))), max_cells=100)
    assert code_of(files.small_xls(stream(number(0, 0), number(9, 9))), max_cells=99) == "file_too_large"


@pytest.mark.parametrize(
    ("far", "code"),
    [
        pytest.param(number(65_535, 255), "file_too_large", id="one cell in the last corner"),
        pytest.param(record(MULBLANK, struct.pack("<4H", 9, 0, 0, 200)), "file_too_large", id="a run of cells"),
        pytest.param(dimensions(1 << 30, 9), "file_broken", id="rows of no sheet"),
        pytest.param(dimensions(9, 999), "file_broken", id="columns of no sheet"),
        pytest.param(record(NUMBER, b"\x01"), "file_broken", id="a record cut short"),
    ],
)
def test_what_a_sheet_claims(far: bytes, code: str) -> None:
    end = len(record(END))
    content = stream(number(0, 0), far)
    assert code_of(files.small_xls(content[:-end] if len(far) < 6 else content)) == code


def test_dimensions_that_a_sheet_can_have() -> None:
    fine = dimensions(65_536, 256)
    check_ole(
        files.small_xls(stream(number(0, 0), fine, record(DIMENSIONS, struct.pack("<5H", 0, 1, 0, 1, 0)))), max_cells=1
    )


def test_a_stream_that_ends_before_its_end() -> None:
    check_ole(files.small_xls(stream(number(0, 0))[:-4]), max_cells=1)


def test_a_chain_that_bites_its_tail() -> None:
    content = bytearray(files.xls([["a"]] * 300))
    table = struct.unpack_from("<I", content, 76)[0]
    struct.pack_into("<I", content, (table + 1) * 512, 0)
    assert code_of(bytes(content)) == "file_broken"


def test_a_name_that_is_no_text() -> None:
    content = files.xls([["a"]])
    broken = content.replace("Root Entry".encode("utf-16-le"), b"\x00\xd8" * 10)
    assert broken != content
    assert code_of(broken) == "file_broken"


@pytest.mark.parametrize("size", [8, 80, 512, 600, 2000])
def test_a_file_cut_short(size: int) -> None:
    assert code_of(files.xls([["a"]])[:size]) == "file_broken"


def test_a_file_so_large_that_its_table_has_a_table() -> None:
    rows = [[f"{row} {'x' * 200}" for _ in range(2)] for row in range(35_000)]
    content = files.xls(rows)
    assert struct.unpack_from("<I", content, 72)[0] > 0
    check_ole(content, max_cells=70_000)
    assert code_of(content, max_cells=69_999) == "file_too_large"
