"""A crowd of namesakes: few names, many born on 1 January, half of the list unknown to the register."""

from datetime import date, timedelta
from random import Random

import pytest
from tests.core.intake.listing import number

from talja.core.intake.known import KnownPerson, Register
from talja.core.intake.linking import link
from talja.core.intake.links import Certainty
from talja.core.intake.record import Field, ReadRow, Value

GIVEN = ["Mohammed", "Ali", "Ahmed", "Anna", "Eva", "Fatima", "Lars", "Åsa"]
FAMILY = ["Ali", "Hassan", "Ahmed", "Andersson", "Svensson", "Lind", "Öst"]
SIZE = 200


def crowd(chance: Random) -> list[KnownPerson]:
    people: dict[str, KnownPerson] = {}
    while len(people) < SIZE:
        new_year = date(chance.randint(1975, 2000), 1, 1)
        born = new_year if chance.random() < 0.3 else date(1970, 1, 1) + timedelta(days=chance.randrange(12_000))
        digits = number(born, chance.randrange(980, 1000))
        people[digits] = KnownPerson(digits, digits, None, born, chance.choice(GIVEN), chance.choice(FAMILY))
    return list(people.values())


def written(person: KnownPerson, chance: Random) -> ReadRow:
    values: dict[Field, Value] = {Field.GIVEN_NAME: person.given_name, Field.FAMILY_NAME: person.family_name}
    told = chance.random()
    if told < 0.3:
        values[Field.NUMBER] = person.key
    elif told < 0.9 and person.birth_date:
        values[Field.BIRTH_DATE] = person.birth_date
    return ReadRow(1, values)


def half_known(person: KnownPerson, chance: Random) -> KnownPerson:
    has_number, has_birth_date = chance.random() < 0.8, chance.random() < 0.9
    return KnownPerson(
        person.key,
        person.number if has_number else None,
        None,
        person.birth_date if has_birth_date else None,
        person.given_name,
        person.family_name,
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_wrong_merge_and_nobody_lost_in_a_crowd_of_namesakes(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - invented people, no secret
    people = crowd(chance)
    register = Register(tuple(half_known(person, chance) for person in people[: SIZE // 2]))
    links = link([written(person, chance) for person in people], register)
    known = {person.key for person in register.persons}
    settled = [(person.key, one.person_key) for person, one in zip(people, links, strict=True) if one.person_key]
    assert settled
    assert all(right == found for right, found in settled)
    lost = [
        one
        for person, one in zip(people, links, strict=True)
        if person.key in known and one.certainty is Certainty.NONE
    ]
    assert lost == []
