"""Staff write their given names: a case worker whom only one can be meant by is known by it."""

from datetime import date

import pytest
from tests.factories.lists import HEADINGS, apply, read, row, text_of
from tests.factories.register import later, make_number

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role
from talja.apps.people.models import Person

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO = make_number(1), make_number(2)


def list_with(*workers: str) -> bytes:
    rows = [(*row(ONE), workers[0]), (*row(TWO, "Bo", "Ek"), workers[1])]
    return text_of(rows, headings=(*HEADINGS, "Handläggare"))


def test_a_given_name_that_only_one_has_is_that_one(asta: Actor, protector: Actor) -> None:
    given = asta.name.split()[0]
    batch = apply(read(list_with(given.lower(), asta.name), actor=asta), actor=later(asta))
    assert {person.case_worker_id for person in Person.objects.all()} == {asta.user_id}
    again = read(list_with(given, asta.name), actor=later(asta, minutes=2), source=batch.source)
    assert again.counts == {"unchanged": 2}


def test_a_name_that_nobody_or_two_have_changes_nothing_and_is_told(asta: Actor) -> None:
    namesake = User.objects.create_user("namne@demo.example", name=f"{asta.name.split()[0]} Lind")
    Role.objects.create(user=namesake, kind=RoleKind.CASE_WORKER, first_day=date(2020, 1, 1))
    batch = read(list_with(asta.name.split()[0], "Någon Annan"), actor=asta)
    told = [finding["code"] for one in batch.rows.all() for finding in one.findings]
    assert told.count("case_worker_unknown") == 2
    apply(batch, actor=later(asta))
    assert {person.case_worker_id for person in Person.objects.all()} == {None}
