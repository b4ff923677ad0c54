"""Truth tables: who may register, change and identify persons."""

import pytest
from tests.conftest import MOMENT

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import permissions
from talja.apps.people.models import Person


def actor(*rights: Right) -> Actor:
    return Actor(key="x", name="x", at=MOMENT, rights=frozenset(rights), workplaces=None)


@pytest.mark.parametrize(
    ("rights", "protection", "register", "identify"),
    [
        ((), "", "missing_right", ""),
        ((), "fingerad", "missing_right", "protected_person"),
        ((Right.PERSON_EDIT,), "", "", ""),
        ((Right.PERSON_EDIT,), "fingerad", "protected_person", "protected_person"),
        ((Right.PERSON_EDIT, Right.PERSON_PROTECTED), "fingerad", "", ""),
        ((Right.PERSON_PROTECTED,), "fingerad", "missing_right", ""),
        ((Right.PERSON_VIEW,), "", "missing_right", ""),
    ],
)
def test_who_may(rights: tuple[Right, ...], protection: str, register: str, identify: str) -> None:
    person, asking = Person(protection=protection), actor(*rights)
    assert permissions.may_register(protection=protection, actor=asking).code == register
    assert permissions.may_change(person, actor=asking).code == register
    assert permissions.may_identify(person, actor=asking).code == identify
