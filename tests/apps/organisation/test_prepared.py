"""Questions put together once: the same answer as the query itself, for each who asks, and what is true when asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY

from talja.apps.accounts.models import User
from talja.apps.organisation import prepared
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Role
from talja.apps.organisation.prepared import rows_for


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_kept", {})


def own_roles(actor: Any) -> Any:
    return Role.objects.filter(user_id=actor.user_id).values_list("user__key", "first_day", named=True)


def test_each_gets_their_own_of_one_question(asta: Actor, protector: Actor) -> None:
    for actor in (asta, replace(protector, rights=asta.rights)):
        (row,) = rows_for(actor, own_roles, name="roles", on=TODAY)
        assert (row.user__key, row.first_day) == (UUID(actor.key), date(2020, 1, 1))
    assert len(prepared._kept) == 1


def test_by_key_and_by_moment(asta: Actor, protector: Actor) -> None:
    week = timedelta(days=7)

    def joined(actor: Actor) -> Any:
        found = User.objects.filter(last_login__gte=actor.at - week)
        return found.filter(key=actor.key).values_list("name", named=True)

    User.objects.update(last_login=asta.at)
    for actor, names in ((asta, ["Asta Öberg"]), (replace(asta, at=asta.at + week * 2), [])):
        assert [row.name for row in rows_for(actor, joined, name="joined", on=TODAY, moments=(-week,))] == names


def test_what_is_true_when_asked(asta: Actor) -> None:
    assert len(rows_for(asta, own_roles, name="roles", on=TODAY)) == 1
    Role.objects.all().delete()
    with CaptureQueriesContext(connection) as asked:
        assert rows_for(asta, own_roles, name="roles", on=TODAY) == []
    assert len(asked) == 1


def test_other_rights_another_scope_and_another_day_are_other_questions(asta: Actor) -> None:
    asks = [(asta, TODAY), (replace(asta, rights=frozenset()), TODAY), (asta, TODAY + timedelta(days=1))]
    asks.append((replace(asta, workplaces=frozenset({1})), TODAY))
    for actor, on in asks:
        rows_for(actor, own_roles, name="roles", on=on)
    rows_for(asta, own_roles, name="others", on=TODAY)
    assert len(prepared._kept) == 5


def test_what_has_no_answer_asks_nothing(asta: Actor) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert rows_for(asta, lambda _: Role.objects.none().values_list("pk", named=True), name="none", on=TODAY) == []
    assert not asked


def test_somebody_without_an_account_is_asked_for_plainly(asta: Actor) -> None:
    nobody = replace(asta, user_id=None, key=f"link:{uuid4()}")
    assert rows_for(nobody, own_roles, name="roles", on=TODAY) == []
    assert not prepared._kept


def test_not_too_much_is_kept(asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_MOST_KEPT", 2)
    for number in range(5):
        rows_for(asta, own_roles, name=str(number), on=TODAY)
    assert len(prepared._kept) <= 2
