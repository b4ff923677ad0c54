"""The municipality's own tasks: written over Talja's and beside them, put back, and never lost to somebody else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import TODAY
from tests.factories.tasklibrary import OWN, SHIPPED, changed

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import editions, queries
from talja.apps.tasklibrary.models import LibraryFile
from talja.apps.tasklibrary.operations import put_back_task, write_task
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import HandOver, Kind, WhyNot
from talja.core.inventory.task_files import load_library, read_task_files
from talja.core.kernel.reading.problems import UnreadableFile
from talja.core.kernel.verdict import Denied


def write(task: LibraryTask, actor: Actor, seen: str | None = None) -> LibraryTask:
    now = editions.mark_of(editions.effective().by_id.get(task.id))
    return write_task(task=task, seen=now if seen is None else seen, on=TODAY, actor=actor)


def refused(task: LibraryTask, actor: Actor, seen: str | None = None) -> str:
    with pytest.raises(Denied) as caught:
        write(task, actor, seen)
    return caught.value.code


def test_without_anything_of_ones_own_the_library_is_taljas(saga: Actor) -> None:
    assert queries.effective_library(actor=saga) == load_library()
    assert queries.library_state(actor=saga).own == frozenset()


def test_a_new_task_comes_last_in_its_kind(saga: Actor) -> None:
    assert write(OWN, saga) == OWN
    state = queries.library_state(actor=saga)
    assert list(state.library.of_kind(Kind.OFFICE))[-1] == OWN
    assert len(state.library.tasks) == len(load_library().tasks) + 1
    assert state.own == {OWN.id}
    file = LibraryFile.objects.get()
    assert (file.kind, file.number, file.tasks, file.origin) == ("office", 1, [OWN.key], "written")
    assert read_task_files([("a.yaml", file.text)]).tasks == (OWN,)
    event = Event.objects.get(code="library.written")
    assert (event.target_key, event.data) == (str(file.key), {"kind": "office", "version": 1})


def test_a_changed_task_stands_where_ours_stood(saga: Actor) -> None:
    before = [task.id for task in load_library().tasks]
    told = write(changed(low=5, high=7, checked=date(2026, 10, 1)), saga)
    library = queries.effective_library(actor=saga)
    assert [task.id for task in library.tasks] == before
    assert library.by_id[SHIPPED.id] == told
    page = queries.task_page(SHIPPED.id, actor=saga)
    assert (page.is_own, page.shipped, page.differs) == (True, SHIPPED, ("low", "high", "checked"))
    assert [(one.number, one.origin) for one in page.editions] == [(1, "written")]


def test_each_edition_is_whole_and_the_same_again_is_none(saga: Actor) -> None:
    write(OWN, saga)
    write(OWN, saga)
    write(changed(low=5, high=7), saga)
    assert [file.number for file in LibraryFile.objects.order_by("pk")] == [1, 2]
    assert [one.tasks for one in queries.list_editions(actor=saga)] == [(SHIPPED.key,), (OWN.key,)]
    assert queries.list_editions(actor=saga, kind=Kind.WARD) == ()
    newest = queries.list_editions(actor=saga)[0]
    name, text = queries.edition_file(newest.key, actor=saga)
    assert name == "office-2.yaml"
    assert {task.id for task in read_task_files([(name, text)]).tasks} == {OWN.id, SHIPPED.id}


def test_somebody_elses_change_is_not_written_over(saga: Actor, asta: Actor) -> None:
    seen = editions.mark_of(SHIPPED)
    write(changed(low=5, high=7), asta, seen)
    assert refused(changed(low=8, high=9), saga, seen) == "changed_by_other"
    write(OWN, asta)
    assert refused(OWN, saga, "") == "task_there_already"
    assert refused(replace(OWN, key="annan"), saga, seen="nytt") == "changed_by_other"


def test_two_tasks_of_a_kind_are_never_called_the_same(saga: Actor) -> None:
    assert refused(replace(OWN, title=SHIPPED.title.upper()), saga) == "task_title_taken"
    assert write(replace(OWN, kind=Kind.SHOP, title=SHIPPED.title), saga).title == SHIPPED.title


def test_what_no_file_may_say_is_told_by_its_key(saga: Actor) -> None:
    with pytest.raises(UnreadableFile) as caught:
        write(replace(OWN, hand_over=HandOver.NO, why_not=WhyNot.NONE, low=30, high=20), saga)
    assert {(one.key.rpartition("/")[2], one.code) for one in caught.value.problems} == {("minutes", "not_minutes")}
    assert refused(replace(OWN, checked=TODAY + timedelta(days=1)), saga) == "checked_in_future"
    assert not LibraryFile.objects.exists()


def test_ours_is_put_back_and_ones_own_goes(saga: Actor) -> None:
    written = write(changed(low=5, high=7), saga)
    write(OWN, saga)
    assert put_back_task(task_id=SHIPPED.id, seen=editions.mark_of(written), actor=saga)
    assert queries.effective_library(actor=saga).by_id[SHIPPED.id] == SHIPPED
    assert not put_back_task(task_id=OWN.id, seen=editions.mark_of(OWN), actor=saga)
    assert queries.effective_library(actor=saga) == load_library()
    assert LibraryFile.objects.order_by("-pk")[0].text == ""
    assert Event.objects.filter(code="library.put_back").count() == 2


def test_what_cannot_be_put_back(saga: Actor) -> None:
    with pytest.raises(Denied, match="task_not_own"):
        put_back_task(task_id=SHIPPED.id, seen="", actor=saga)
    write(changed(title="Något annat"), saga)
    with pytest.raises(Denied, match="changed_by_other"):
        put_back_task(task_id=SHIPPED.id, seen="nytt", actor=saga)
    write(replace(OWN, title=SHIPPED.title), saga)
    with pytest.raises(Denied, match="task_title_taken"):
        put_back_task(task_id=SHIPPED.id, seen=editions.mark_of(changed(title="Något annat")), actor=saga)


def test_an_own_task_hides_one_that_a_later_talja_calls_the_same(saga: Actor) -> None:
    twin = replace(OWN, title=SHIPPED.title.upper())
    library = editions.over(load_library(), [twin])
    assert SHIPPED.id not in library.by_id
    assert twin.id in library.by_id


def test_an_edition_that_can_be_read_no_more_is_left_out_and_told(saga: Actor) -> None:
    write(replace(OWN, kind=Kind.SHOP), saga)
    LibraryFile.objects.create(
        kind="office", number=1, text="format: talja.tasks/0", origin="written", made_at=saga.at, made_by=saga.key
    )
    state = queries.library_state(actor=saga)
    assert state.unread == (Kind.OFFICE,)
    assert state.own == {f"shop/{OWN.key}"}
    assert SHIPPED.id in state.library.by_id


def test_what_is_kept_is_never_changed(saga: Actor) -> None:
    write(OWN, saga)
    for change in (lambda: LibraryFile.objects.update(text=""), lambda: LibraryFile.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            change()


def test_who_reads_and_who_writes(saga: Actor, malik: Actor, ursula: Actor) -> None:
    assert queries.task_page(SHIPPED.id, actor=malik).may_write.code == "missing_right"
    assert refused(OWN, malik) == "missing_right"
    with pytest.raises(Denied, match="missing_right"):
        put_back_task(task_id=OWN.id, seen="", actor=malik)
    for ask in (queries.effective_library, queries.library_state, queries.list_editions, queries.occupation_files):
        with pytest.raises(Denied, match="missing_right"):
            ask(actor=ursula)
    with pytest.raises(Denied, match="not_found"):
        queries.task_page("office/finns_inte", actor=saga)
