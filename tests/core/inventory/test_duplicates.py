import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.inventory.duplicates import Alike, alike, essence, most_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Duka fram frukost", "Ställa fram frukosten"),
        ("Fylla på handskar", "Påfyllning av handskar"),
        ("Torka av bord och stolar", "Rengöra stolarna och borden"),
        ("Följa med på promenad", "Promenera"),
        ("Handla mat", "KÖPA MAT!"),
        ("Bädda sängar", "Bädda rena sängar"),
        ("Plocka skräp", "Plocka upp sopor"),
        ("Gå ut", "gå ut"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert [(pair.first, pair.second) for pair in alike([one, other])] == [(0, 1)]
    assert most_alike(one, ["Något helt annat", other]) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Duka fram frukost", "Plocka undan efter frukost"),
        ("Sopa golvet", "Bära ut sopor"),
        ("Vattna blommor", "Tvätta kläder"),
        ("Torka av bord", "Torka av skötbord och handtag"),
        ("", ""),
        ("", "Duka"),
        ("!!!", "???"),
    ],
)
def test_what_is_not_the_same(one: str, other: str) -> None:
    assert not list(alike([one, other]))
    assert most_alike(one, [other]) is None


def test_nothing_among_no_others() -> None:
    assert most_alike("Duka", []) is None


def test_pairs_are_told_by_place_with_how_alike_they_are() -> None:
    assert list(alike(["Duka lunch", "Sy", "Duka lunchen"])) == [Alike(0, 2, 100)]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_any_text_can_be_compared_with_itself(titles: list[str]) -> None:
    twice = {(pair.first, pair.second) for pair in alike([*titles, *titles])}
    for place, title in enumerate(titles):
        assert ((place, place + len(titles)) in twice) == bool(essence(title))
