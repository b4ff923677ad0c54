"""Somebody else's library: read whole or not at all, compared, and taken from task by task."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import TODAY
from tests.factories.tasklibrary import OWN, SHIPPED, changed, library_file, packed

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import queries, uploads
from talja.apps.tasklibrary.models import LibraryFile, ReceivedLibrary
from talja.apps.tasklibrary.operations import receive_library, take_tasks, write_task
from talja.core.inventory.lines import Kind
from talja.core.inventory.task_files import our_files
from talja.core.kernel.reading.problems import UnreadableFile
from talja.core.kernel.verdict import Denied

FILE = library_file(changed(low=5, high=7), OWN)


def receive(actor: Actor, *files: bytes) -> queries.ReceivedPage:
    uploads = [(f"fil{number}.yaml", content) for number, content in enumerate(files)]
    received = receive_library(uploads=uploads, actor=actor)
    return queries.received_page(received.key, actor=actor)


def problems(actor: Actor, *files: bytes) -> list[tuple[str, int, str]]:
    with pytest.raises(UnreadableFile) as caught:
        receive(actor, *files)
    return [(one.file, one.line, one.code) for one in caught.value.problems]


def refused(actor: Actor, *files: bytes) -> str:
    with pytest.raises(Denied) as caught:
        receive(actor, *files)
    return caught.value.code


def test_new_same_and_different_are_told_apart(saga: Actor) -> None:
    second = list(queries.effective_library(actor=saga).of_kind(Kind.OFFICE))[1]
    found = receive(saga, library_file(changed(low=5, high=7), OWN, second)).beside
    assert found.new == (OWN,)
    assert [(pair.ours, pair.names) for pair in found.differing] == [(SHIPPED, ("low", "high"))]
    assert found.same == 1
    assert found.only_ours > 200


def test_nothing_is_changed_until_somebody_chooses(saga: Actor) -> None:
    page = receive(saga, FILE)
    assert not LibraryFile.objects.exists()
    assert page.received_by == saga.name
    assert take_tasks(received_key=page.key, chosen={OWN.id}, seen=page.beside.mark, actor=saga) == 1
    library = queries.effective_library(actor=saga)
    assert library.by_id[OWN.id] == OWN
    assert library.by_id[SHIPPED.id] == SHIPPED
    assert not ReceivedLibrary.objects.exists()
    assert set(Event.objects.values_list("code", flat=True)) >= {"library.received", "library.taken"}


def test_all_kinds_are_taken_at_once_each_with_its_own_edition(saga: Actor) -> None:
    page = receive(saga, FILE, library_file(replace(OWN, kind=Kind.SHOP)))
    assert take_tasks(received_key=page.key, chosen=page.beside.offered, seen=page.beside.mark, actor=saga) == 3
    assert {(file.kind, tuple(file.tasks)) for file in LibraryFile.objects.all()} == {
        ("office", (SHIPPED.key, OWN.key)),
        ("shop", (OWN.key,)),
    }


def test_the_same_file_twice_has_nothing_more_to_say(saga: Actor) -> None:
    first = receive(saga, FILE)
    take_tasks(received_key=first.key, chosen=first.beside.offered, seen=first.beside.mark, actor=saga)
    again = receive(saga, FILE).beside
    assert (again.same, again.new, again.differing) == (2, (), ())
    assert problems(saga, FILE, FILE) == [("fil1.yaml", 5, "kind_twice")]


def test_a_task_under_another_key_replaces_the_one_that_is_called_the_same(saga: Actor) -> None:
    renamed = replace(changed(low=5, high=7), key="annat_namn")
    page = receive(saga, library_file(renamed))
    assert [(pair.ours.id, pair.theirs.id) for pair in page.beside.differing] == [(SHIPPED.id, renamed.id)]
    take_tasks(received_key=page.key, chosen={renamed.id}, seen=page.beside.mark, actor=saga)
    library = queries.effective_library(actor=saga)
    assert renamed.id in library.by_id
    assert SHIPPED.id not in library.by_id


def test_a_choice_that_would_give_two_the_same_title_is_refused(saga: Actor) -> None:
    second = list(queries.effective_library(actor=saga).of_kind(Kind.OFFICE))[1]
    page = receive(saga, library_file(changed(title=second.title)))
    with pytest.raises(Denied, match="task_title_taken"):
        take_tasks(received_key=page.key, chosen={SHIPPED.id}, seen=page.beside.mark, actor=saga)


def test_a_choice_made_from_what_no_longer_holds_is_refused(saga: Actor, asta: Actor) -> None:
    page = receive(saga, FILE)
    for chosen, code in ((set(), "no_task_chosen"), ({"office/finns_inte"}, "changed_by_other")):
        with pytest.raises(Denied, match=code):
            take_tasks(received_key=page.key, chosen=chosen, seen=page.beside.mark, actor=saga)
    now = queries.task_page(SHIPPED.id, actor=asta)
    write_task(task=changed(low=1, high=2), seen=now.mark, on=TODAY, actor=asta)
    with pytest.raises(Denied, match="changed_by_other"):
        take_tasks(received_key=page.key, chosen={SHIPPED.id}, seen=page.beside.mark, actor=saga)


def test_a_whole_library_in_a_packed_folder(saga: Actor) -> None:
    files = {f"bibliotek/{name}": text.encode() for name, text in our_files()}
    found = receive(saga, packed(**files, **{"las_mig.txt": b"\xff", "__MACOSX/._a.yaml": b"\xff"}))
    assert len(found.names) == len(Kind)
    assert (found.beside.new, found.beside.differing) == ((), ())


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", 1, "empty_file"),
        (b"\n\n", 1, "empty_file"),
        ("format: talja.tasks/1\nkind: kök".encode("latin-1"), 2, "not_utf8"),
        ("format: talja.tasks/1".encode("utf-16"), 1, "not_utf8"),
        (b"Uppgift;Minuter\nDuka;10\n", 1, "not_a_mapping"),
        (b"format: talja.tasks/2\nkind: shop", 1, "unknown_format"),
        (b"a: [", 2, "not_yaml"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(content: bytes, line: int, code: str, saga: Actor) -> None:
    told = problems(saga, content)
    assert ("fil0.yaml", code) in [(file, what) for file, _line, what in told]
    assert next(where for _file, where, what in told if what == code) in {line, 1}
    assert not ReceivedLibrary.objects.exists()


def test_every_file_is_told_of(saga: Actor) -> None:
    told = problems(saga, b"\xff", b"\xfe\xff")
    assert [(file, code) for file, _line, code in told] == [("fil0.yaml", "not_utf8"), ("fil1.yaml", "not_utf8")]


def test_a_spreadsheet_is_told_for_what_it_is(saga: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(saga, packed(**{"[Content_Types].xml": b"<a/>"})) == "file_is_spreadsheet"
    assert refused(saga, packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")) == "file_is_spreadsheet"
    assert refused(saga, b"\xd0\xcf\x11\xe0 an old workbook") == "file_is_spreadsheet"
    assert refused(saga, packed(**{"a.txt": b"x"})) == "zip_without_files"
    assert refused(saga, packed(**{"a.yaml": FILE})[:-30]) == "zip_broken"
    assert refused(saga, packed(**{f"a{number}.yaml": b"x" for number in range(30)})) == "library_too_many_files"
    assert refused(saga, *[b"x"] * 30) == "library_too_many_files"
    assert refused(saga) == "library_upload_missing"
    monkeypatch.setattr(uploads, "MOST_LIBRARY_BYTES", 1000)
    assert refused(saga, b"x" * 1001) == "library_upload_too_large"
    assert refused(saga, packed(**{"a.yaml": b"x" * 2000})) == "library_upload_too_large"


def test_old_files_are_put_away(saga: Actor) -> None:
    receive(saga, FILE)
    ReceivedLibrary.objects.update(received_at=saga.at - timedelta(days=31))
    receive(saga, FILE)
    assert ReceivedLibrary.objects.count() == 1


def test_only_those_who_write_hand_in_and_choose(saga: Actor, malik: Actor) -> None:
    page = receive(saga, FILE)
    assert refused(malik, FILE) == "missing_right"
    with pytest.raises(Denied, match="missing_right"):
        queries.received_page(page.key, actor=malik)
    with pytest.raises(Denied, match="missing_right"):
        take_tasks(received_key=page.key, chosen={OWN.id}, seen=page.beside.mark, actor=malik)


def test_what_can_be_taken_of_all(saga: Actor, malik: Actor) -> None:
    page = receive(saga, FILE)
    assert queries.received_offers(page.key, actor=saga) == {OWN.id, SHIPPED.id}
    with pytest.raises(Denied, match="missing_right"):
        queries.received_offers(page.key, actor=malik)
    ReceivedLibrary.objects.all().delete()
    assert queries.received_offers(page.key, actor=saga) == frozenset()


def test_the_library_goes_out_as_files_and_comes_in_the_same(saga: Actor) -> None:
    files = queries.library_files(actor=saga)
    assert len(files) == len(Kind)
    assert [name for name, _text in queries.library_files(actor=saga, kind=Kind.SHOP)] == ["shop.yaml"]
    found = receive(saga, *[text.encode() for _name, text in files]).beside
    assert (found.new, found.differing, found.only_ours) == ((), (), 0)
