"""Personal numbers (test series 980–999 only), local numbers and organisation numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.numbers import Identity, read_local_number, read_number, read_org_number
from talja.core.kernel.personal_number import check_digit

ON = date(2026, 11, 2)
BIRTH = date(1990, 1, 1)
RIGHT = Identity(number="199001019802")


def codes(read: Read[Identity] | Read[str]) -> str:
    return " ".join(remark.code for remark in read.remarks)


def ten(birth: str) -> str:
    """Return YYMMDDNNNN in the test series."""
    return f"{birth}980{check_digit(f'{birth}980')}"


@pytest.mark.parametrize(
    "cell", ["19900101-9802", "900101-9802", 9001019802.0, 199001019802, "900101 9802", "900101 – 9802"]
)
def test_reads_right_numbers_in_silence(cell: Cell) -> None:
    assert read_number(cell, on=ON) == Read(RIGHT)


@pytest.mark.parametrize("birth", ["010101", "091231", "000203", "001231", "000101"])
def test_gives_back_the_zeros_that_a_spreadsheet_took(birth: str) -> None:
    digits = ten(birth)
    read = read_number(float(digits), on=ON)
    assert (read.value, codes(read)) == (Identity(number="20" + digits), "number_zero_added")
    assert read.remarks[0].suggestion == f"20{digits[:6]}-{digits[6:]}"
    assert read_number(read.remarks[0].suggestion, on=ON).remarks == ()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("900101", "number_birth_date_only"),
        (900101.0, "number_birth_date_only"),
        ("19900101", "number_birth_date_only"),
        ("1990-01-01", "number_birth_date_only"),
        (BIRTH, "number_birth_date_only"),
        ("900101-", "number_without_serial"),
        ("900101-XXXX", "number_without_serial"),
        ("19900101xxxx", "number_without_serial"),
        ("19900101-0000", "number_without_serial"),
        ("900101-****", "number_without_serial"),
        ("900101-????", "number_without_serial"),
        ("900101-TF", "number_without_serial"),
        ("900101-980", "number_incomplete"),
        ("19900101 980", "number_incomplete"),
        ("900101-98", "number_incomplete"),
        ("900101-T123", "number_reserve"),
        ("19900101-TF01", "number_reserve"),
    ],
)
def test_saves_the_birth_date(cell: Cell, code: str) -> None:
    read = read_number(cell, on=ON)
    assert (read.value, codes(read)) == (Identity(birth_date=BIRTH), code)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("900101-9803", "number_check_digit"),
        ("anna 900101-9803", "number_check_digit"),
        (ten("901301"), "number_date"),
        ("901301", "number_date"),
        ("901301-XXXX", "number_date"),
        (12345678, "number_date"),
        ("900101-9802, 900102-9801", "number_shape"),
        ("skyddad", "number_shape"),
        (True, "number_shape"),
        (900101.5, "number_shape"),
        ("#####", "cell_is_excel_error"),
    ],
)
def test_says_why_nothing_was_read_and_suggests_no_truth(cell: Cell, code: str) -> None:
    read = read_number(cell, on=ON)
    assert read.value is None
    assert [(remark.code, remark.severity, remark.suggestion) for remark in read.remarks] == [
        (code, Severity.ERROR, "")
    ]


@pytest.mark.parametrize(("cell", "code"), [(None, ""), ("-", ""), ("okänt", "value_unknown")])
def test_nothing_is_nothing(cell: Cell, code: str) -> None:
    read = read_number(cell, on=ON)
    assert (read.value, codes(read)) == (None, code)


def test_finds_the_number_among_words() -> None:
    read = read_number("Pnr 900101-9802 (ny)", on=ON)
    assert (read.value, codes(read)) == (RIGHT, "number_extra_text")


@pytest.mark.parametrize(
    ("cell", "local"), [("k-123", "K-123"), (1234.0, "1234"), ("2016-014", "2016-014"), ("AME 7/16", "AME 7/16")]
)
def test_a_short_code_among_personal_numbers_is_taken_as_local(cell: Cell, local: str) -> None:
    read = read_number(cell, on=ON)
    assert (read.value, codes(read)) == (Identity(local_number=local), "number_taken_as_local")


@given(st.dates(date(1930, 1, 1), ON), st.integers(0, 9999), st.sampled_from(["", "K", "nr ", "AB-"]))
def test_never_hides_a_personal_number_in_a_local_one(birth: date, serial: int, before: str) -> None:
    cell = f"{before}{birth:%Y%m%d}-{serial:04}"
    value = read_number(cell, on=ON).value or Identity()
    assert not value.local_number


@given(st.text(" 0123456789-+TXx", max_size=16) | st.text() | st.floats())
def test_never_stops(cell: Cell) -> None:
    value = read_number(cell, on=ON).value or Identity()
    assert value.number == "" or len(value.number) == 12


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("K-123", Identity(local_number="K-123"), ""),
        (4711.0, Identity(local_number="4711"), ""),
        ("900101-9802", RIGHT, "local_number_is_personal"),
        ("x" * 21, None, "local_number_too_long"),
        ("", None, ""),
    ],
)
def test_local_numbers(cell: Cell, value: Identity | None, code: str) -> None:
    read = read_local_number(cell, on=ON)
    assert (read.value, codes(read)) == (value, code)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("212000-0142", "212000-0142", ""),
        ("162120000142", "212000-0142", ""),
        (2120000142.0, "212000-0142", ""),
        ("212000-0143", None, "org_number_check_digit"),
        ("900101-9802", None, "org_number_is_personal"),
        ("abc", None, "org_number_shape"),
        (None, None, ""),
    ],
)
def test_org_numbers(cell: Cell, value: str | None, code: str) -> None:
    read = read_org_number(cell)
    assert (read.value, codes(read)) == (value, code)
