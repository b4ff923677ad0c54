import pytest

from talja.core.intake.names import NameBook, NameMatch, compare_names, sound


def match(one: str, other: str) -> NameMatch:
    book = NameBook()
    given, _, family = one.partition("|")
    theirs_given, _, theirs_family = other.partition("|")
    return compare_names(book.read(given, family), book.read(theirs_given, theirs_family))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Åsa|Öberg", "ÅSA|öberg", id="case"),
        pytest.param("Åsa|Öberg", "Asa|Oberg", id="a list that lost its rings and dots"),
        pytest.param("Anna-Maria|Berg", "Anna Maria|Berg", id="hyphen"),
        pytest.param("Ali|Al-Hassan", "Ali|Alhassan", id="written together"),
    ],
)
def test_equal_names(one: str, other: str) -> None:
    assert match(one, other).equal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Anna|Lind", "Anna Maria|Svensson Lind", id="parts left out"),
        pytest.param("Ali|Hassan", "Ali|Al-Hassan", id="particle left out"),
        pytest.param("Mohammed|Osman", "Muhammad|Osman", id="transcribed otherwise"),
        pytest.param("Fatima Eva|Ek", "Fatuma Ida|Ek", id="one word of several nearly alike"),
        pytest.param("Öberg|Åsa", "Åsa|Öberg", id="the other order"),
    ],
)
def test_alike_but_not_equal(one: str, other: str) -> None:
    found = match(one, other)
    assert found.least >= 0.85
    assert not found.equal


def test_other_names_are_not_alike() -> None:
    assert match("Peter|Ek", "Anna|Holm").least < 0.6
    assert not match("Ali|Hassan", "Omar|Ali").swapped


def test_the_same_object_without_a_family_name_is_no_whole_name() -> None:
    book = NameBook()
    alone = book.read("Asta", "")
    assert book.read("Asta", "") is alone
    assert compare_names(alone, alone) == NameMatch(1.0, None)


def test_what_is_missing_is_not_compared() -> None:
    assert match("Asta|", "Asta|Berg") == NameMatch(1.0, None)
    assert match("Asta|Berg", "Berg|") == NameMatch(None, 1.0)
    assert match("|", "Asta|Berg") == NameMatch(None, None)
    assert match("|", "Asta|Berg").least == 0.0
    assert match("فاطمة|علي", "Asta|Berg").least == 0.0  # folded to nothing: never equal to anything


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("johansson", "jonson"),
        ("mohammed", "muhamad"),
        ("youssef", "jusuf"),
        ("christina", "kristina"),
        ("sjoberg", "shoberg"),
    ],
)
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_name_of_particles_only_keeps_them() -> None:
    assert NameBook().read("Li", "von").family_codes == (sound("von"),)
