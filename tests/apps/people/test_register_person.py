"""Registering somebody: numbers in any form, what a number settles, and what is refused."""

from datetime import date
from typing import Any

import pytest
from tests.factories.register import make_number, make_person

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person, PersonVersion
from talja.apps.people.operations import PersonInput, register_person
from talja.core.kernel.verdict import Denied

NUMBER = make_number(40)  # born 1960-01-03


@pytest.mark.parametrize(
    "written",
    [NUMBER, f"{NUMBER[:8]}-{NUMBER[8:]}", f"{NUMBER[2:8]}-{NUMBER[8:]}", f" {NUMBER[2:8]} {NUMBER[8:]} "],
)
def test_a_number_is_read_in_any_usual_form(asta: Actor, written: str) -> None:
    person = make_person(actor=asta, number=written)
    assert (person.number, person.number_kind, person.birth_date) == (NUMBER, "personnummer", date(1960, 1, 3))
    assert person.sex == "woman"  # 980 is even


def test_what_is_said_of_sex_stands_before_the_number(asta: Actor) -> None:
    assert make_person(actor=asta, number=NUMBER, sex="man").sex == "man"


def test_a_samordningsnummer_without_a_known_day_keeps_the_birth_date_said(asta: Actor) -> None:
    person = make_person(actor=asta, number="19700060-9805", birth_date=date(1970, 5, 1))
    assert (person.number_kind, person.birth_date) == ("samordningsnummer", date(1970, 5, 1))


def test_a_local_number_will_do_for_who_has_no_other(asta: Actor) -> None:
    person = make_person(actor=asta, local_number="  L-7  ")
    assert (person.number, person.number_kind, person.local_number) == ("", "lokalt", "L-7")


def test_registering_is_recorded_without_names(asta: Actor) -> None:
    case_worker = asta
    person = make_person(actor=asta, given_name="Örjan", case_worker=case_worker.key)
    version = PersonVersion.objects.get()
    event = Event.objects.get(code="person.registered")
    assert (version.event, version.recorded_to, version.case_worker_key) == ("registered", None, asta.key)
    assert (event.target_key, event.actor_key) == (str(person.key), asta.key)
    assert "rjan" not in str(event.data) + str(person) + repr(PersonInput.of(person))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"number": ""}, "no_number", id="neither number"),
        pytest.param({"number": "12"}, "number_shape", id="too short"),
        pytest.param({"number": f"{NUMBER[:11]}{(int(NUMBER[11]) + 1) % 10}"}, "number_check_digit", id="check digit"),
        pytest.param({"number": "600103-T998"}, "number_reserve", id="reserve number"),
        pytest.param({"number": NUMBER, "birth_date": date(1961, 1, 3)}, "birth_date_differs", id="other birth date"),
        pytest.param({"local_number": "L1", "birth_date": date(2026, 11, 23)}, "birth_date_in_future", id="unborn"),
        pytest.param({"sex": "kvinna"}, "unknown_code", id="sex in words"),
        pytest.param({"protection": "ja"}, "unknown_code", id="protection in words"),
        pytest.param({"given_name": "å" * 81}, "text_too_long", id="long name"),
    ],
)
def test_what_cannot_be_so_is_refused(protector: Actor, facts: dict[str, Any], code: str) -> None:
    with pytest.raises(Denied) as denied:
        make_person(actor=protector, **facts)
    assert denied.value.code == code
    assert not Person.objects.exists()


@pytest.mark.parametrize("facts", [{"number": NUMBER}, {"local_number": "L1"}])
def test_the_same_number_twice_is_refused(asta: Actor, facts: dict[str, str]) -> None:
    make_person(actor=asta, **facts)
    with pytest.raises(Denied, match="duplicate_number"):
        make_person(actor=asta, **facts)
    assert Person.objects.count() == PersonVersion.objects.count() == 1


def test_a_protected_person_is_registered_by_those_who_may_see_one(asta: Actor, protector: Actor) -> None:
    with pytest.raises(Denied, match="protected_person"):
        make_person(actor=asta, protection="sekretessmarkering")
    assert make_person(actor=protector, protection="sekretessmarkering").protection == "sekretessmarkering"


def test_a_manager_and_a_stranger_register_nobody(malik: Actor, ursula: Actor) -> None:
    for actor in (malik, ursula):
        with pytest.raises(Denied, match="missing_right"):
            register_person(facts=PersonInput(local_number="L1"), actor=actor)
