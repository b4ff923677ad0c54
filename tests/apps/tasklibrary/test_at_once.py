"""Several people write in the library at the same moment."""

from dataclasses import replace

import pytest
from django.db import IntegrityError
from tests.conftest import TODAY
from tests.factories.tasklibrary import OWN, SHIPPED, changed, library_file
from tests.together import at_once

from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import editions, queries
from talja.apps.tasklibrary.models import LibraryFile
from talja.apps.tasklibrary.operations import receive_library, take_tasks, write_task
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_keeps_its_own_task(saga: Actor) -> None:
    def write(number: int) -> object:
        task = replace(OWN, key=f"uppgift_{number}", title=f"Uppgift {number}")
        return write_task(task=task, seen="", on=TODAY, actor=saga)

    assert at_once(write) == [""] * 4
    assert len(queries.library_state(actor=saga).own) == 4
    assert sorted(LibraryFile.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_one_changes_the_task_and_the_others_are_told(saga: Actor) -> None:
    seen = editions.mark_of(SHIPPED)

    def write(number: int) -> object:
        return write_task(task=changed(low=1, high=2 + number), seen=seen, on=TODAY, actor=saga)

    assert at_once(write) == ["", *["changed_by_other"] * 3]


def test_one_file_is_taken_once(saga: Actor) -> None:
    received = receive_library(uploads=[("a.yaml", library_file(OWN))], actor=saga)
    page = queries.received_page(received.key, actor=saga)

    def take(_number: int) -> object:
        return take_tasks(received_key=page.key, chosen={OWN.id}, seen=page.beside.mark, actor=saga)

    assert at_once(take) == ["", *["already_chosen"] * 3]
    assert LibraryFile.objects.count() == 1


def test_whoever_is_always_too_late_is_told(saga: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(**_said: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(LibraryFile.objects, "create", taken)
    with pytest.raises(Denied, match="changed_by_other"):
        write_task(task=OWN, seen="", on=TODAY, actor=saga)
