from datetime import date

import pytest
from tests.core.intake.listing import number, row

from talja.core.intake.identities import birth_date_of, of_row
from talja.core.intake.names import NameBook
from talja.core.intake.scoring import Agreement, LinkParams, Rarity, compare_births, nearly_same


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1234", "1234", True),
        ("1234", "1224", True),
        ("1234", "1243", True),
        ("1234", "2143", False),
        ("1234", "1256", False),
        ("1234", "4231", False),
        ("1234", "1423", False),
    ],
)
def test_nearly_same(one: str, other: str, expected: bool) -> None:
    assert nearly_same(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date(1985, 3, 12), date(1985, 3, 12), Agreement.SAME),
        (date(1985, 3, 12), date(1985, 12, 3), Agreement.SIMILAR),
        (date(1985, 3, 12), date(1985, 3, 22), Agreement.SIMILAR),
        (date(1985, 3, 12), date(1958, 3, 12), Agreement.SIMILAR),
        (date(1985, 1, 1), date(1990, 1, 1), Agreement.DIFFERS),
        (date(1985, 1, 1), None, Agreement.UNKNOWN),
        (None, date(1985, 1, 1), Agreement.UNKNOWN),
    ],
)
def test_compare_births(one: date | None, other: date | None, expected: Agreement) -> None:
    assert compare_births(one, other) is expected


def test_the_birth_date_in_a_number() -> None:
    born = date(1985, 3, 22)
    assert birth_date_of(number(born)) == birth_date_of(number(born, co_ordination=True)) == born
    assert birth_date_of("198500609802") is None  # month and day not known


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    book = NameBook()
    people = [of_row(at, row("Eva|Ek", birth_date=date(1980, 2, 3)), book) for at in range(20)]
    rarity = Rarity([*people, of_row(20, row("Saga|Ek", birth_date=date(1981, 2, 3)), book)])
    assert rarity.of_words(("saga",)) > rarity.of_words(("eva",)) > 0
    assert rarity.of_words(("eva", "saga")) == rarity.of_words(("saga",))
    assert rarity.of_birth(date(1981, 2, 3)) > rarity.of_birth(date(1980, 2, 3)) > 0


def test_a_name_alone_never_reaches_certain() -> None:
    rarest = Rarity([]).of_words(("unik",))
    assert rarest * 2 < LinkParams().certain_at
