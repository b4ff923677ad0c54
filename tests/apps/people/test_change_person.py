"""Changing a person: only what is new is written, and what was known stays."""

from datetime import date

import pytest
from tests.factories.register import later, make_number, make_person

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person, PersonVersion
from talja.apps.people.operations import PersonInput, change_person, set_case_worker
from talja.core.kernel.verdict import Denied


def test_a_change_closes_what_was_known_and_says_who_and_why(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=asta, family_name="Ek")
    by = later(protector)
    changed = change_person(person_key=person.key, facts={"family_name": "Åberg"}, actor=by, reason="gift")
    old, new = PersonVersion.objects.order_by("pk")
    assert (old.family_name, old.recorded_to) == ("Ek", by.at)
    assert (new.family_name, new.recorded_from, new.recorded_to, new.recorded_by) == ("Åberg", by.at, None, by.key)
    assert (new.event, new.reason, new.given_name) == ("changed", "gift", old.given_name)
    assert changed.sort_key.startswith("z1berg")


def test_the_same_once_more_writes_nothing(asta: Actor) -> None:
    person = make_person(actor=asta)
    change_person(person_key=person.key, facts=PersonInput.of(person), actor=later(asta))
    change_person(person_key=person.key, facts={"given_name": f"  {person.given_name} "}, actor=later(asta))
    set_case_worker(person_key=person.key, case_worker=None, actor=later(asta))
    assert PersonVersion.objects.get().recorded_to is None


def test_a_clock_that_goes_backwards_never_turns_history_round(asta: Actor) -> None:
    person = make_person(actor=later(asta, minutes=10))
    change_person(person_key=person.key, facts={"given_name": "Bo"}, actor=asta)
    assert PersonVersion.objects.get(recorded_to=None).recorded_from == later(asta, minutes=10).at


def test_a_local_number_gives_way_to_a_personal_number(asta: Actor) -> None:
    person = make_person(actor=asta, local_number="L1")
    changed = change_person(person_key=person.key, facts={"number": make_number(5)}, actor=asta)
    assert (changed.number_kind, changed.local_number, changed.birth_date) == ("personnummer", "L1", date(1960, 1, 1))


def test_somebody_elses_number_is_refused(asta: Actor) -> None:
    other, person = make_person(actor=asta), make_person(actor=asta)
    with pytest.raises(Denied, match="duplicate_number"):
        change_person(person_key=person.key, facts={"number": other.number, "birth_date": None}, actor=asta)
    assert Person.objects.get(key=person.key).number == person.number


def test_anybody_who_edits_may_protect_and_then_only_the_few_may_change(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=asta)
    change_person(person_key=person.key, facts={"protection": "skyddad_folkbokforing"}, actor=asta)
    for facts in ({"protection": ""}, {"given_name": "Bo"}):
        with pytest.raises(Denied, match="protected_person"):
            change_person(person_key=person.key, facts=facts, actor=asta)
    change_person(person_key=person.key, facts={"protection": ""}, actor=protector)
    assert not Person.objects.get().protection


def test_a_fact_that_does_not_exist_is_an_error_of_ours(asta: Actor) -> None:
    person = make_person(actor=asta)
    with pytest.raises(TypeError):
        change_person(person_key=person.key, facts={"diagnosis": "x"}, actor=asta)


def test_a_case_worker_is_set_and_taken_away_with_history(asta: Actor) -> None:
    person = make_person(actor=asta)
    key = User.objects.get(key=asta.key).key
    set_case_worker(person_key=person.key, case_worker=key, actor=later(asta))
    set_case_worker(person_key=person.key, case_worker=None, actor=later(asta, minutes=2))
    keys = list(PersonVersion.objects.order_by("pk").values_list("case_worker_key", flat=True))
    assert keys == ["", asta.key, ""]


def test_a_user_who_has_left_is_nobodys_case_worker(asta: Actor, ursula: Actor) -> None:
    User.objects.filter(key=ursula.key).update(is_active=False)
    person = make_person(actor=asta)
    with pytest.raises(User.DoesNotExist):
        set_case_worker(person_key=person.key, case_worker=User.objects.get(key=ursula.key).key, actor=asta)


def test_those_who_may_not_see_persons_find_none_to_change(asta: Actor, malik: Actor, ursula: Actor) -> None:
    person = make_person(actor=asta)
    for actor in (malik, ursula):
        with pytest.raises(Person.DoesNotExist):
            change_person(person_key=person.key, facts={"given_name": "Bo"}, actor=actor)
