"""Who may ask, work at the desk, read the words and speak for those who asked: every role, yes or why not."""

from dataclasses import replace

import pytest
from tests.apps.servicedesk.test_asking import Asked
from tests.factories.organisation import actor_with

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.models import Request

AT_THE_DESK = {RoleKind.COORDINATOR, RoleKind.CASE_WORKER}


@pytest.mark.parametrize("kind", list(RoleKind))
def test_who_works_and_who_asks(kind: RoleKind, ekens_forskola: Workplace) -> None:
    actor = actor_with(kind)
    assert bool(permissions.may_work(actor=actor)) is (kind in AT_THE_DESK)
    asking = permissions.may_ask(actor=actor, workplace_id=ekens_forskola.pk)
    assert asking.code == ("not_found" if kind == RoleKind.MANAGER else "missing_right")
    own = replace(actor, workplaces=frozenset({ekens_forskola.pk}))
    assert bool(permissions.may_ask(actor=own, workplace_id=ekens_forskola.pk)) is (kind == RoleKind.MANAGER)


def _row(request: Request) -> Request:
    return Request.objects.with_protection().get(pk=request.pk)


@pytest.mark.parametrize(
    ("protected", "codes"), [("", ("", "", "")), ("sekretessmarkering", ("protected_person", "", "protected_person"))]
)
def test_who_handles_what_is_about_a_protected_person(
    protected: str, codes: tuple[str, ...], asked: Asked, asta: Actor, protector: Actor, malik: Actor, intern: Placement
) -> None:
    request = asked("Iris", kind="keep_intern", placement_key=intern.key)
    Person.objects.filter(pk=intern.person_id).update(protection=protected)
    row = _row(request)
    answers = (
        permissions.may_handle(row, actor=asta),
        permissions.may_handle(row, actor=protector),
        permissions.is_asker(row, actor=malik),
    )
    assert tuple(answer.code for answer in answers) == codes
    assert permissions.may_handle(row, actor=malik).code == "missing_right"


def test_who_speaks_for_those_who_asked(
    asked: Asked, malik: Actor, asta: Actor, ursula: Actor, gunn: Actor, guest_request: Request
) -> None:
    own, guests = _row(asked()), _row(guest_request)
    assert permissions.is_asker(own, actor=malik)
    assert permissions.is_asker(guests, actor=gunn)
    for row, actor in ((own, asta), (own, ursula), (own, gunn), (guests, malik), (guests, asta)):
        assert permissions.is_asker(row, actor=actor).code == "not_found"
