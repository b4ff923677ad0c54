"""Personal numbers: Skatteverket's test series 980–999 only, and the package `personnummer` as oracle."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer import personnummer

from talja.core.kernel.personal_number import InvalidNumber, NumberKind, check_digit, from_digits, parse

ON = date(2026, 11, 2)
DAYS = st.dates(date(1900, 1, 1), ON)
SERIALS = st.integers(980, 999)


def number(birth: str, serial: int = 980) -> str:
    """Return twelve digits from YYYYMMDD and a test serial, with the right check digit."""
    return f"{birth}{serial}{check_digit(f'{birth[2:]}{serial}')}"


@given(birth=DAYS, serial=SERIALS, added=st.sampled_from([0, 60]))
def test_agrees_with_the_oracle_on_right_numbers(birth: date, serial: int, added: int) -> None:
    digits = number(f"{birth:%Y%m}{birth.day + added:02}", serial)
    ours, theirs = parse(digits, on=ON), personnummer.parse(digits)
    assert personnummer.valid(digits)
    assert ours.birth_date == theirs.get_date() == birth
    assert ours.is_woman == theirs.is_female()
    assert (ours.kind is NumberKind.SAMORDNINGSNUMMER) == theirs.is_coordination_number() == bool(added)


@given(st.from_regex(r"(19|20)\d\d[01]\d[0-3]\d-?(98|99)\d\d", fullmatch=True, alphabet="0123456789-"))
def test_agrees_with_the_oracle_on_what_is_wrong(text: str) -> None:
    digits = text.replace("-", "")
    try:
        parse(text, on=date(2100, 1, 1))
    except InvalidNumber:
        assert not personnummer.valid(digits)
    else:
        assert personnummer.valid(digits)


@given(birth=st.dates(date(1927, 1, 1), ON), serial=SERIALS)
def test_ten_digits_get_the_latest_century_that_is_not_in_the_future(birth: date, serial: int) -> None:
    digits = number(f"{birth:%Y%m%d}", serial)
    assert parse(f"{digits[2:8]}-{digits[8:]}", on=ON).digits == digits


@given(birth=st.dates(date(1827, 1, 1), date(1926, 11, 2)), serial=SERIALS)
def test_a_plus_sign_takes_a_hundred_years_away(birth: date, serial: int) -> None:
    digits = number(f"{birth:%Y%m%d}", serial)
    assert parse(f"{digits[2:8]}+{digits[8:]}", on=ON).digits == digits


@pytest.mark.parametrize(
    "text",
    [
        "19900101-9802",
        "199001019802",
        "900101-9802",
        "9001019802",
        " 900101 - 9802 ",
        "900101–9802",
        "900101−9802",
        "900101\u20119802",
        "19 900101\u00a09802",
        "1990.01.01-9802",
        "19900101-9802\ufeff",
    ],
)
def test_reads_every_usual_form(text: str) -> None:
    read = parse(text, on=ON)
    assert read.digits == "199001019802"
    assert read.written == "19900101-9802"


@pytest.mark.parametrize(("on", "century"), [(date(2026, 11, 1), "19"), (date(2026, 11, 2), "20")])
def test_the_century_turns_on_the_birthday(on: date, century: str) -> None:
    digits = number("20261102")
    assert parse(digits[2:], on=on).digits[:2] == century


@pytest.mark.parametrize("day", ["19880063", "19880760", "19880060", "20020060"])
def test_reads_co_ordination_numbers_with_unknown_month_or_day(day: str) -> None:
    read = parse(number(day), on=ON)
    assert read.birth_date is None
    assert read.kind is NumberKind.SAMORDNINGSNUMMER


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number_shape"),
        ("900101", "number_shape"),
        ("900101-980", "number_shape"),
        ("17900101-9802", "number_shape"),
        ("900101-98020", "number_shape"),
        ("900101-0007", "number_shape"),
        ("٩٠٠١٠١-٩٨٠٢", "number_shape"),
        ("anna", "number_shape"),
        ("900101-ABCÅ", "number_shape"),
        ("900101-T123", "number_reserve"),
        ("19900101-TF01", "number_reserve"),
        ("19900101a123", "number_reserve"),
        ("900101-12T3", "number_reserve"),
        ("900101-9803", "number_check_digit"),
        (number("19900001"), "number_date"),
        (number("19900100"), "number_date"),
        (number("19901301"), "number_date"),
        (number("20230229"), "number_date"),
        (number("19900192"), "number_date"),
        (number("19901360"), "number_date"),
        (number("19900099"), "number_date"),
        (number("20261103"), "number_date"),
        ("000229+" + number("19000229")[8:], "number_date"),
    ],
)
def test_says_why_a_number_is_none(text: str, code: str) -> None:
    with pytest.raises(InvalidNumber) as raised:
        parse(text, on=ON)
    assert raised.value.code == code


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_the_check_digit_sees_every_single_slip(nine: str, place: int, slip: int) -> None:
    slipped = nine[:place] + str((int(nine[place]) + slip) % 10) + nine[place + 1 :]
    assert check_digit(nine) != check_digit(slipped)


def test_never_prints_its_digits() -> None:
    read = parse(number("19900101"), on=ON)
    assert f"{read} {read!r}" == "<personnummer> <personnummer>"


@given(birth=DAYS, serial=SERIALS, added=st.sampled_from([0, 60]))
def test_from_digits_gives_the_parsed_number_back(birth: date, serial: int, added: int) -> None:
    digits = number(f"{birth:%Y%m}{birth.day + added:02}", serial)
    assert from_digits(digits) == parse(digits, on=ON)


def test_from_digits_keeps_an_unknown_birth_date_and_refuses_an_impossible_one() -> None:
    assert from_digits(number("19880060")).birth_date is None
    with pytest.raises(InvalidNumber):
        from_digits("199013019802")
