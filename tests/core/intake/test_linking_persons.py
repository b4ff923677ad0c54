from datetime import date

import pytest
from tests.core.intake.listing import ASTA, BORN, NURA, REGISTER, number, row, unreadable

from talja.core.intake.known import KnownPerson, Register
from talja.core.intake.linking import link
from talja.core.intake.links import Certainty, Link, Reason
from talja.core.intake.record import Field, ReadRow

NURA_BORN = date(1990, 5, 14)


def link_one(one: ReadRow, register: Register = REGISTER) -> Link:
    return link([one], register)[0]


def codes(found: Link) -> set[str]:
    reasons = found.candidates[0].reasons if found.candidates else found.reasons
    return {reason.code for reason in reasons}


def persons(*known: KnownPerson) -> Register:
    return Register(known)


def test_the_same_number_is_the_same_person() -> None:
    found = link_one(row("Asta|Björk", number=number(BORN)))
    assert (found.certainty, found.person_key) == (Certainty.CERTAIN, "asta")
    assert found.reasons == (Reason("same_number"),)


@pytest.mark.parametrize("name", ["Asta|Ny", "Björk|Asta", "Maria|Björk", "|Björk", ""])
def test_the_same_number_with_another_family_name_or_order_is_no_cause_for_warning(name: str) -> None:
    assert codes(link_one(row(name, number=number(BORN)))) == {"same_number"}


def test_the_same_number_with_a_very_different_name_is_told() -> None:
    found = link_one(row("Peter|Holm", number=number(BORN)))
    assert found.certainty is Certainty.CERTAIN
    assert codes(found) == {"same_number", "name_differs"}


def test_a_number_that_two_in_the_register_have_is_for_a_person() -> None:
    twice = persons(ASTA, KnownPerson("again", ASTA.number, given_name="Asta", family_name="Björk"))
    found = link_one(row("Asta|Björk", number=number(BORN)), twice)
    assert found.certainty is Certainty.POSSIBLE
    assert {one.person_key for one in found.candidates} == {"asta", "again"}


def test_the_whole_name_and_the_birth_date_settle_when_nobody_else_is_near() -> None:
    found = link_one(row("Nura|Al-Hassan", birth_date=NURA_BORN))
    assert (found.certainty, found.person_key) == (Certainty.CERTAIN, "nura")
    assert codes(found) == {"same_name", "same_birth_date"}


def test_a_number_settles_a_person_who_had_none_by_name_and_birth_date() -> None:
    assert link_one(row("Nura|Al-Hassan", number=number(NURA_BORN))).person_key == "nura"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        pytest.param(KnownPerson("n2", None, None, NURA_BORN, "Nora", "Al-Hassan"), "a twin", id="twin"),
        pytest.param(KnownPerson("n2", None, None, None, "Nura", "Al-Hassan"), "birth unknown", id="birth unknown"),
        pytest.param(KnownPerson("n2", None, None, date(1990, 5, 15), "Nura", "Al-Hassan"), "a day", id="a day apart"),
    ],
)
def test_somebody_near_makes_it_a_persons_choice(other: KnownPerson, why: str) -> None:
    found = link_one(row("Nura|Al-Hassan", birth_date=NURA_BORN), persons(NURA, other))
    assert found.certainty is Certainty.POSSIBLE, why
    assert [one.person_key for one in found.candidates] == ["nura", "n2"]
    assert found.placement is None


def test_a_namesake_born_on_another_day_is_not_near() -> None:
    namesake = KnownPerson("n2", None, None, date(1971, 11, 2), "Nura", "Al-Hassan")
    assert link_one(row("Nura|Al-Hassan", birth_date=NURA_BORN), persons(NURA, namesake)).person_key == "nura"


def test_a_namesake_in_the_list_itself_is_near_too() -> None:
    first, second = link(
        [row("Nura|Al-Hassan", birth_date=NURA_BORN), row("Nura|Al-Hassan", number=number(NURA_BORN))], REGISTER
    )
    assert first.certainty is Certainty.POSSIBLE
    assert [(one.person_key, one.row) for one in first.candidates] == [("nura", None), (None, 1)]
    assert second.person_key == "nura"


def test_two_numbers_never_claim_one_person() -> None:
    both = link([row("Nura|Al-Hassan", number=number(NURA_BORN, serial)) for serial in (980, 982)], REGISTER)
    assert {one.certainty for one in both} == {Certainty.POSSIBLE}
    assert len({one.group for one in both}) == 2


def test_a_birth_date_that_many_are_given_needs_more() -> None:
    new_year = KnownPerson("n", None, None, date(1990, 1, 1), "Nura", "Al-Hassan")
    found = link_one(row("Nura|Al-Hassan", birth_date=date(1990, 1, 1)), persons(new_year))
    assert found.certainty is Certainty.POSSIBLE
    assert codes(found) == {"same_name", "same_birth_date_common"}


def test_a_name_alone_is_possible_and_the_other_order_too() -> None:
    assert codes(link_one(row("Asta Maria|Björk"))) == {"same_name"}
    assert codes(link_one(row("Björk|Asta Maria"))) == {"same_name_other_order"}
    assert link_one(row("Björk|Asta Maria", birth_date=BORN)).certainty is Certainty.POSSIBLE


def test_a_misspelt_name_with_the_birth_date_is_possible() -> None:
    found = link_one(row("Asta Maria|Byörk", birth_date=BORN))
    assert found.certainty is Certainty.POSSIBLE
    assert Reason("similar_name", {"percent": "88"}) in found.candidates[0].reasons


def test_a_badly_misspelt_name_is_found_by_its_first_sound() -> None:
    assert link_one(row("Asta|Bjrök")).candidates[0].person_key == "asta"


def test_a_new_family_name_with_the_birth_date_is_possible() -> None:
    assert codes(link_one(row("Asta Maria|Lind", birth_date=BORN))) == {"name_differs_in_part", "same_birth_date"}


def test_an_earlier_name_is_a_name() -> None:
    asta = KnownPerson("asta", number(BORN), None, BORN, "Asta", "Björk", other_names=("Asta Lind",))
    assert link_one(row("Asta|Lind", birth_date=BORN), persons(asta)).person_key == "asta"


def test_a_given_name_with_workplace_and_first_day_is_possible() -> None:
    found = link_one(row("Asta", workplace="Ängens förskola", measure="nystartsjobb", first_day=date(2025, 9, 1)))
    assert codes(found) == {"part_of_name", "same_workplace", "same_measure", "same_first_day"}


def test_days_that_overlap_are_told() -> None:
    assert "dates_overlap" in codes(link_one(row("Asta Maria|Björk", first_day=date(2025, 10, 1))))
    assert codes(link_one(row("Asta Maria|Björk", first_day=date(2027, 10, 1)))) == {"same_name"}


def test_a_family_name_alone_says_nobody() -> None:
    assert link_one(row("Björk")).certainty is Certainty.NONE
    assert link_one(row()).certainty is Certainty.NONE


def test_another_number_is_another_person_unless_name_and_birth_date_agree() -> None:
    assert link_one(row("Asta Maria|Björk", number=number(date(1971, 2, 3)))).certainty is Certainty.NONE
    found = link_one(row("Asta Maria|Björk", number=number(BORN, co_ordination=True)))
    assert found.certainty is Certainty.POSSIBLE
    assert codes(found) == {"same_name", "same_birth_date", "number_differs"}
    assert link_one(row("Peter|Björk", number=number(BORN, 981))).certainty is Certainty.NONE


def test_a_number_that_could_not_be_read_but_is_near_is_possible_only() -> None:
    wrong = number(BORN)[:-1] + str((int(number(BORN)[-1]) + 1) % 10)
    found = link_one(row("Asta Maria|Björk", unreadable(Field.NUMBER, wrong), birth_date=BORN))
    assert found.certainty is Certainty.POSSIBLE
    assert "number_nearly_same" in codes(found)


def test_the_wrong_century_is_nearly_the_same_number() -> None:
    old = KnownPerson("old", "19" + number(date(2002, 2, 3))[2:], None, None, "Asta", "Björk")
    found = link_one(row("Asta|Björk", number=number(date(2002, 2, 3))), persons(old))
    assert found.certainty is Certainty.POSSIBLE
    assert "number_nearly_same" in codes(found)


def test_a_number_cell_with_something_else_in_it_is_no_evidence() -> None:
    found = link_one(row("Nura|Al-Hassan", unreadable(Field.NUMBER, "saknas"), birth_date=NURA_BORN))
    assert found.person_key == "nura"
    assert link_one(row("Asta Maria|Björk", unreadable(Field.SEX), unreadable(Field.NUMBER, "8503"))).candidates


def test_the_local_number_settles_with_the_whole_name_only() -> None:
    assert codes(link_one(row("Nura|Al-Hassan", local_number="L-17"))) == {"same_name", "same_local_number"}
    assert link_one(row("Nura|Al-Hassan", local_number="L-17")).person_key == "nura"
    assert link_one(row("Asta|Björk", local_number="L-17")).certainty is Certainty.POSSIBLE
    assert link_one(row("Nura|Al-Hassan", local_number="L-17", birth_date=BORN)).certainty is Certainty.POSSIBLE


def test_the_local_number_tells_namesakes_apart() -> None:
    namesakes = (
        KnownPerson(f"li {number}", local_number=f"L-{number}", given_name="Li", family_name="Ek") for number in "123"
    )
    register = persons(*namesakes, KnownPerson("li", number(BORN), given_name="Li", family_name="Ek"))
    assert link_one(row("Li|Ek", local_number="L-2"), register).person_key == "li 2"
    assert link_one(row("Li|Ek", local_number="L-4"), register).certainty is Certainty.POSSIBLE


def test_rows_with_the_same_number_are_one_new_person() -> None:
    new = number(date(1999, 9, 9))
    links = link([row("Li|Ek", number=new), row("Bo|Alm"), row("Li Eva|Ek", number=new)], REGISTER)
    assert [one.group for one in links] == [0, 1, 0]
    assert {one.certainty for one in links} == {Certainty.NONE}
    assert not any(one.reasons for one in links)


def test_rows_with_the_same_number_and_very_different_names_are_told() -> None:
    new = number(date(1999, 9, 9))
    links = link([row("Li|Ek", number=new), row("Peter|Holm", number=new)], REGISTER)
    assert {one.group for one in links} == {0}
    assert [one.reasons for one in links] == [(Reason("name_differs"),)] * 2


def test_rows_with_the_same_local_number_and_name_are_one_new_person() -> None:
    links = link(
        [
            row("Li|Ek", local_number="9", birth_date=BORN),
            row("Li|Ek", local_number="9"),
            row("", local_number="9"),
            row("Bo|Ek", local_number="9"),
        ],
        Register(),
    )
    assert [one.group for one in links] == [0, 0, 2, 3]


def test_rows_without_a_number_that_share_a_name_are_for_a_person() -> None:
    links = link([row("Li|Ek"), row("Li|Ek"), row("Peter|Holm")], Register())
    assert [one.certainty for one in links] == [Certainty.POSSIBLE, Certainty.POSSIBLE, Certainty.NONE]
    assert [one.row for one in links[0].candidates] == [1]


def test_reasons_carry_nothing_of_the_register() -> None:
    rows = [row("Asta|Björk", birth_date=BORN), row("Peter|Holm", number=number(BORN)), row("Nura|Hassan")]
    said = [
        value
        for one in link(rows, REGISTER)
        for reason in (*one.reasons, *(why for candidate in one.candidates for why in candidate.reasons))
        for value in reason.params.values()
    ]
    assert all(value.isdigit() and len(value) < 4 for value in said)


def test_known_things_hide_who_they_are() -> None:
    assert repr(ASTA) == "<person asta>"
    assert repr(REGISTER.placements[0]) == "<placement astas-job>"


def test_a_person_whose_birth_date_is_not_fully_known_is_settled_by_number() -> None:
    unknown_day = KnownPerson("u", "198500609802", None, None, "Nura", "Al-Hassan")
    assert link_one(row("Nura|Al-Hassan", number="198500609802"), persons(unknown_day)).person_key == "u"
