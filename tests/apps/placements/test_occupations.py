from talja.apps.placements import occupations
from talja.apps.placements.queries import occupation_vocabulary
from talja.core.intake.values.words import index


def test_a_code_has_its_official_name() -> None:
    assert occupations.name_of("5330") == "Vårdbiträden"


def test_a_code_that_ssyk_lacks_is_shown_as_it_is_and_no_code_as_nothing() -> None:
    assert occupations.name_of("0001") == "0001"
    assert occupations.name_of("") == ""


def test_every_code_has_four_digits_and_every_title_leads_to_one_that_exists() -> None:
    vocabulary = occupation_vocabulary()
    assert len(vocabulary) == 400
    assert all(len(code) == 4 and code.isdigit() for code in vocabulary)


def test_the_official_name_comes_first() -> None:
    assert occupation_vocabulary()["9622"][:2] == ("Vaktmästare m.fl.", "Vaktmästare")


def test_names_and_titles_are_read_back_and_a_shared_title_is_not_chosen_between() -> None:
    words = index(occupation_vocabulary())
    assert words.read("lokalvårdare").value == "9111"
    assert words.read("undersköterska").value is None
    assert {words.read(name).value for name in occupations.names().values()} == set(occupations.names())
