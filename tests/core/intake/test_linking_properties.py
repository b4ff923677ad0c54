from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.core.intake.listing import number

from talja.core.intake.known import KnownPerson, KnownPlacement, Register
from talja.core.intake.linking import link
from talja.core.intake.links import Certainty, Placing
from talja.core.intake.record import Field, ReadRow, Value

GIVEN = ["Asta", "Åsta", "Ali", "Hassan", "Anna Maria", "Anna", "Li"]
FAMILY = ["Björk", "Bjork", "Ali", "Hassan", "Al-Hassan", "Ek", "Lind Ek"]
BORN = [date(1985, 3, 22), date(1985, 3, 23), date(1990, 1, 1), date(1999, 12, 31)]
MEASURES = ["nystartsjobb", "lonebidrag", "praktik"]
PLACES = ["w1", "w2", "w3"]

names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY))
numbers = st.builds(number, st.sampled_from(BORN), st.integers(980, 984), co_ordination=st.booleans())
days = st.integers(0, 900).map(lambda after: date(2024, 1, 1) + timedelta(days=after))


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """A register in which everybody has a number of their own and no placements of one measure overlap."""
    persons = tuple(
        KnownPerson(f"p{at}", digits, None, None, *draw(names))
        for at, digits in enumerate(draw(st.lists(numbers, max_size=6, unique=True)))
    )
    placements = tuple(
        KnownPlacement(
            key=f"{person.key}-{at}",
            person_key=person.key,
            measure=draw(st.sampled_from(MEASURES)),
            category="subsidised",
            first_day=date(2024 + at, 1, 1) + timedelta(days=draw(st.integers(0, 100))),
            last_day=date(2024 + at, 12, draw(st.integers(1, 31))),
            workplace=draw(st.sampled_from(PLACES)),
        )
        for person in persons
        for at in range(draw(st.integers(0, 2)))
    )
    return Register(persons, placements)


@st.composite
def rows(draw: st.DrawFn) -> ReadRow:
    given_name, family_name = draw(names)
    values: dict[Field, Value] = {Field.GIVEN_NAME: given_name, Field.FAMILY_NAME: family_name}
    optional = {
        Field.NUMBER: numbers,
        Field.BIRTH_DATE: st.sampled_from(BORN),
        Field.LOCAL_NUMBER: st.sampled_from(["L-1", "L-2"]),
        Field.MEASURE: st.sampled_from(MEASURES),
        Field.WORKPLACE: st.sampled_from(PLACES),
        Field.FIRST_DAY: days,
    }
    for field, values_of in optional.items():
        if draw(st.booleans()):
            values[field] = draw(values_of)
    return ReadRow(1, values)


def export(register: Register) -> list[ReadRow]:
    """Write every placement of the register as a row, the way its own export does."""
    persons = {person.key: person for person in register.persons}
    return [
        ReadRow(at, {**persons[one.person_key].said(), **one.said()}) for at, one in enumerate(register.placements, 1)
    ]


@given(registers(), st.lists(rows(), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(register: Register, listed: list[ReadRow], random) -> None:
    order = list(range(len(listed)))
    random.shuffle(order)
    straight = link(listed, register)
    shuffled = link([listed[position] for position in order], register)
    for place, position in enumerate(order):
        here, there = straight[position], shuffled[place]
        assert (here.certainty, here.person_key, here.reasons) == (there.certainty, there.person_key, there.reasons)
        assert {order.index(one.row) for one in straight if one.group == here.group} == {
            one.row for one in shuffled if one.group == there.group
        }
        assert [one.score for one in here.candidates] == [one.score for one in there.candidates]
        if here.placement is not None and there.placement is not None:
            assert (here.placement.placing, here.placement.placement_key, here.placement.candidates) == (
                there.placement.placing,
                there.placement.placement_key,
                there.placement.candidates,
            )


@given(registers(), st.lists(names, min_size=1, max_size=4))
def test_a_name_alone_is_never_certain(register: Register, written: list[tuple[str, str]]) -> None:
    listed = [ReadRow(1, {Field.GIVEN_NAME: given_name, Field.FAMILY_NAME: family}) for given_name, family in written]
    assert all(one.certainty is not Certainty.CERTAIN for one in link(listed, register))


@given(registers(), st.lists(rows(), max_size=8))
def test_a_number_never_leads_to_another_number(register: Register, listed: list[ReadRow]) -> None:
    own = {person.key: person.number for person in register.persons}
    for one, found in zip(listed, link(listed, register), strict=True):
        if found.certainty is Certainty.CERTAIN and Field.NUMBER in one.values:
            assert own[found.person_key or ""] == one.values[Field.NUMBER]


@given(registers(), st.lists(rows(), max_size=8))
def test_nobody_without_a_number_is_settled_while_a_namesake_of_that_birth_is_about(
    register: Register, listed: list[ReadRow]
) -> None:
    for one, found in zip(listed, link(listed, register), strict=True):
        if found.certainty is Certainty.CERTAIN and not one.values.keys() & {Field.NUMBER, Field.LOCAL_NUMBER}:
            person = next(person for person in register.persons if person.key == found.person_key)
            same = [
                other
                for other in register.persons
                if (other.given_name, other.family_name) == (person.given_name, person.family_name)
                and (other.number or "")[:6] == (person.number or "")[:6]
            ]
            assert same == [person]


@given(registers())
def test_the_registers_own_export_is_all_the_same(register: Register) -> None:
    links = link(export(register), register)
    assert [one.person_key for one in links] == [one.person_key for one in register.placements]
    assert [one.placement.placement_key for one in links if one.placement] == [one.key for one in register.placements]
    assert all(one.placement and one.placement.placing is Placing.SAME for one in links)
