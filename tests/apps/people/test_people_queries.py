"""Finding, listing and showing persons: Swedish letters, any number form, and never a protected identity."""

import pytest
from tests.conftest import TODAY
from tests.factories.register import later, make_number, make_person

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.people.operations import change_person
from talja.apps.people.queries import (
    case_workers,
    get_person,
    list_people,
    people_for_linking,
    search_people,
    user_names,
)
from talja.core.intake.record import Field

NUMBER = make_number(40)


def names(actor: Actor, text: str) -> list[str]:
    return [line.name for line in search_people(text=text, actor=actor)]


@pytest.fixture
def people(asta: Actor) -> None:
    make_person(actor=asta, given_name="Åsa", family_name="Öberg", number=NUMBER)
    make_person(actor=asta, given_name="Asa", family_name="Ahl Nord")
    make_person(actor=asta, given_name="Anna-Karin", family_name="von Ähl")
    make_person(actor=asta, given_name="Zoë", family_name="Müller", local_number="AME-12")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("åsa", ["Åsa Öberg"]),
        ("ÖBERG ås", ["Åsa Öberg"]),
        ("asa", ["Asa Ahl Nord", "Åsa Öberg"]),
        ("nord asa", ["Asa Ahl Nord"]),
        ("karin", ["Anna-Karin von Ähl"]),
        ("anna-karin", ["Anna-Karin von Ähl"]),
        ("zoe muller", ["Zoë Müller"]),
        ("arin", []),
        ("åsa ek", []),
        ("%", []),
        ("_", []),
        ("", []),
        (NUMBER, ["Åsa Öberg"]),
        (f"{NUMBER[2:8]}-{NUMBER[8:]}", ["Åsa Öberg"]),
        (NUMBER[2:8], ["Åsa Öberg"]),
        (f"{NUMBER[:8]} 98", ["Åsa Öberg"]),
        (NUMBER[4:], []),
        ("196", []),
        ("ame", ["Zoë Müller"]),
        ("ame-12", []),
    ],
)
def test_search(asta: Actor, text: str, found: list[str]) -> None:
    assert names(asta, text) == found


@pytest.mark.usefixtures("people")
def test_a_list_is_in_swedish_order_page_by_page(asta: Actor) -> None:
    first, second = (list_people(actor=asta, page=page, size=3) for page in (1, 2))
    assert [line.name for line in first.rows] == ["Asa Ahl Nord", "Zoë Müller", "Anna-Karin von Ähl"]
    assert [line.name for line in second.rows] == ["Åsa Öberg"]
    assert (second.count, second.pages, second.first, second.last) == (4, 2, 4, 4)
    assert list_people(actor=asta, text="asa", page=9).number == 1


def test_a_protected_person_is_masked_last_and_not_found(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=protector, given_name="Aaa", family_name="Aaa", protection="fingerad", number=NUMBER)
    make_person(actor=asta, given_name="Öa", family_name="Ö")
    page = get_person(key=person.key, actor=asta)
    shown = repr((list_people(actor=asta), page)) + "".join(line.name for line in list_people(actor=asta).rows)
    assert [line.name for line in list_people(actor=asta).rows] == ["Öa Ö", "Skyddad person"]
    assert [line.name for line in list_people(actor=protector).rows] == ["Aaa Aaa", "Öa Ö"]
    assert (page.name, page.given_name, page.number, page.birth_date, page.local_number) == (
        "Skyddad person",
        "",
        "",
        None,
        "",
    )
    assert (page.is_masked, page.may_change.code) == (True, "protected_person")
    assert "Aaa" not in shown
    assert names(asta, "aaa") == names(asta, NUMBER) == []
    assert names(protector, "aaa") == names(protector, NUMBER) == ["Aaa Aaa"]


def test_a_persons_page(asta: Actor) -> None:
    worker = User.objects.get(key=asta.key).key
    page = get_person(key=make_person(actor=asta, number=NUMBER, case_worker=worker).key, actor=asta)
    assert (page.name, page.number, page.sex) == ("Alva Åkesson", f"{NUMBER[:8]}-{NUMBER[8:]}", "woman")
    assert (page.case_worker, page.recorded_by, bool(page.may_change)) == ("Asta Öberg", "Asta Öberg", True)


def test_managers_and_strangers_see_nobody(asta: Actor, malik: Actor, ursula: Actor) -> None:
    person = make_person(actor=asta)
    for actor in (malik, ursula):
        assert not list_people(actor=actor).rows
        assert not search_people(text="alva", actor=actor)
        assert not people_for_linking(actor=actor)
        with pytest.raises(Person.DoesNotExist):
            get_person(key=person.key, actor=actor)


def test_linking_gets_earlier_names_but_of_the_protected_only_the_number(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=asta, given_name="Åsa", family_name="Ek", born="abroad")
    change_person(person_key=person.key, facts={"family_name": "Öberg"}, actor=later(asta))
    make_person(actor=protector, given_name="Hemlig", number=NUMBER, protection="fingerad", education="primary")
    known = {one.given_name: one for one in people_for_linking(actor=asta)}
    assert known["Åsa"].other_names == ("Åsa Ek",)
    assert known["Åsa"].values[Field.BORN] == "abroad"
    assert (known[""].number, known[""].birth_date, known[""].values) == (NUMBER, None, {})
    assert {one.given_name for one in people_for_linking(actor=protector)} == {"Åsa", "Hemlig"}


def test_case_workers_are_those_who_edit_persons_in_swedish_order(asta: Actor, malik: Actor, protector: Actor) -> None:
    User.objects.filter(key=protector.key).update(name="Öa Ö")
    assert [one.name for one in case_workers(on=TODAY)] == ["Asta Öberg", "Öa Ö"]


def test_names_behind_what_is_recorded(asta: Actor) -> None:
    assert user_names([asta.key, "system", ""]) == {asta.key: "Asta Öberg", "system": "system"}
