"""Two at the same moment: one list is written once. Threads with connections of their own."""

import pytest
from tests.conftest import MOMENT
from tests.factories.lists import read, row, text_of
from tests.factories.register import later, make_number, make_workplace
from tests.together import THREADS, at_once

from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch
from talja.apps.imports.operations import apply_batch, start_applying
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.people.models import Person
from talja.apps.placements.operations import load_measures

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def operator() -> Actor:
    actor = system_actor(at=MOMENT)
    load_measures(actor=actor)
    make_workplace()
    return actor


def test_one_starts_and_one_writes(operator: Actor) -> None:
    batch = read(text_of([row(make_number(91)), row(make_number(92), "Bo", "Ek")]), actor=operator)
    one_of_them = ["", *["batch_not_in_state"] * (THREADS - 1)]
    assert at_once(lambda _: start_applying(batch_key=batch.key, actor=operator)) == one_of_them
    assert at_once(lambda _: apply_batch(batch_key=batch.key, actor=later(operator))) == one_of_them
    assert Batch.objects.get().state == BatchState.APPLIED
    assert Person.objects.count() == 2
