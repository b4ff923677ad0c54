"""Truth table: who may register and edit placements, see the form of support and take the register out."""

import pytest
from tests.conftest import MOMENT

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.models import Person
from talja.apps.placements import permissions
from talja.apps.placements.models import Placement

HERE, ELSEWHERE = 7, 8
EDIT, PROTECTED = Right.PLACEMENT_EDIT, Right.PERSON_PROTECTED


def actor(*rights: Right, workplaces: frozenset[int] | None = None) -> Actor:
    return Actor(key="x", name="x", at=MOMENT, rights=frozenset(rights), workplaces=workplaces)


@pytest.mark.parametrize(
    ("rights", "workplaces", "protection", "code"),
    [
        ((), None, "", "missing_right"),
        ((Right.PLACEMENT_VIEW,), None, "", "missing_right"),
        ((EDIT,), None, "", ""),
        ((EDIT,), frozenset({HERE}), "", ""),
        ((EDIT,), frozenset({ELSEWHERE}), "", "not_found"),
        ((EDIT,), frozenset(), "", "not_found"),
        ((EDIT,), None, "fingerad", "protected_person"),
        ((EDIT, PROTECTED), None, "fingerad", ""),
        ((EDIT, PROTECTED), frozenset({ELSEWHERE}), "fingerad", "not_found"),
    ],
)
def test_who_may_edit(rights: tuple[Right, ...], workplaces: frozenset[int] | None, protection: str, code: str) -> None:
    person, asking = Person(protection=protection), actor(*rights, workplaces=workplaces)
    assert permissions.may_register(person=person, workplace_id=HERE, actor=asking).code == code
    assert permissions.may_edit(Placement(person=person, workplace_id=HERE), actor=asking).code == code


@pytest.mark.parametrize(("rights", "code"), [((), "missing_right"), ((Right.PLACEMENT_EXPORT,), "")])
def test_who_may_export(rights: tuple[Right, ...], code: str) -> None:
    assert permissions.may_export(actor=actor(*rights)).code == code


@pytest.mark.parametrize(("rights", "code"), [((), "missing_right"), ((Right.MEASURE_VIEW,), "")])
def test_who_may_see_the_measure(rights: tuple[Right, ...], code: str) -> None:
    assert permissions.may_see_measure(actor=actor(*rights)).code == code
