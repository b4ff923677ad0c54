"""Publishers' files: loaded whole, kept, and asked for what an occupation does."""

import json

import pytest
from tests.factories.tasklibrary import ONET, packed, ssyk

from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import queries, uploads
from talja.apps.tasklibrary.enums import Publisher
from talja.apps.tasklibrary.models import OccupationFile
from talja.apps.tasklibrary.operations import load_occupation_file
from talja.core.kernel.reading.problems import UnreadableFile
from talja.core.kernel.verdict import Denied


def load(actor: Actor, publisher: Publisher, content: bytes) -> bool:
    _file, is_new = load_occupation_file(
        publisher=publisher, file_name="C:\\filer\\fil.txt", content=content, actor=actor
    )
    return is_new


def code_of(actor: Actor, publisher: Publisher, content: bytes) -> str:
    with pytest.raises((UnreadableFile, Denied)) as caught:
        load(actor, publisher, content)
    fault = caught.value
    return fault.code if isinstance(fault, Denied) else fault.problems[0].code


def test_both_publishers_suggest(saga: Actor) -> None:
    load(saga, Publisher.ONET, ONET)
    load(saga, Publisher.SSYK, b"\xef\xbb\xbf" + ssyk())
    found = queries.suggestions_for(ssyk="4119", onet="31-1131.00", actor=saga)
    assert [one.text for one in found.statements["ssyk"]] == ["Sorterar post.", "Kopierar och arkiverar."]
    assert [one.is_core for one in found.statements["onet"]] == [True, False]
    assert "office/sortera_dela_post" in {task.id for task in found.tasks}
    lines = queries.occupation_files(actor=saga)
    assert {code: (line.file_name, line.statements) for code, line in lines.items()} == {
        "onet": ("fil.txt", 2),
        "ssyk": ("fil.txt", 2),
    }


def test_nothing_loaded_suggests_what_the_library_has(saga: Actor) -> None:
    assert queries.suggestions_for(ssyk="", onet="", actor=saga).tasks == ()
    found = queries.suggestions_for(ssyk="4119", onet="31-1131.00", actor=saga)
    assert found.tasks
    assert set(found.statements.values()) == {()}
    assert queries.occupation_files(actor=saga) == {}


def test_the_latest_file_counts_and_the_same_again_is_no_other(saga: Actor) -> None:
    assert load(saga, Publisher.SSYK, ssyk())
    assert not load(saga, Publisher.SSYK, ssyk())
    assert load(saga, Publisher.SSYK, ssyk(definition="Delar ut post."))
    assert list(OccupationFile.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]
    assert [one.text for one in queries.suggestions_for(ssyk="4119", onet="", actor=saga).statements["ssyk"]] == [
        "Delar ut post."
    ]


def test_one_sentence_by_its_place(saga: Actor) -> None:
    load(saga, Publisher.SSYK, ssyk())
    found = queries.statement_of("ssyk", "4119", 1, actor=saga)
    assert found is not None
    assert found.text == "Kopierar och arkiverar."
    for publisher, place in (("ssyk", 2), ("ssyk", -1), ("onet", 0), ("annan", 0)):
        assert queries.statement_of(publisher, "4119", place, actor=saga) is None


@pytest.mark.parametrize(
    ("publisher", "content", "code"),
    [
        (Publisher.SSYK, b"", "empty_file"),
        (Publisher.ONET, b" \n", "empty_file"),
        (Publisher.SSYK, "å".encode("latin-1"), "not_utf8"),
        (Publisher.SSYK, b'{"data":\0', "not_text"),
        (Publisher.SSYK, ONET, "not_json"),
        (Publisher.ONET, ssyk(), "not_onet"),
        (Publisher.ONET, ONET.splitlines()[0], "no_statements"),
        (Publisher.SSYK, b'{"data": {"concepts": []}}', "no_statements"),
        (Publisher.SSYK, ssyk(definition="Halvt \ud800 tecken."), "not_text"),
        (Publisher.ONET, packed(**{"[Content_Types].xml": b"<a/>"}), "file_is_spreadsheet"),
    ],
)
def test_another_file_is_refused(publisher: Publisher, content: bytes, code: str, saga: Actor) -> None:
    assert code_of(saga, publisher, content) == code
    assert not OccupationFile.objects.exists()


def test_a_large_file_is_refused_before_it_is_read(saga: Actor) -> None:
    assert code_of(saga, Publisher.ONET, b"\xff" * (uploads.MOST_OCCUPATION_BYTES + 1)) == "library_upload_too_large"


def test_a_file_that_can_be_read_no_more_suggests_nothing(saga: Actor) -> None:
    OccupationFile.objects.create(
        publisher="ssyk", number=1, text=json.dumps([]), statements=1, loaded_at=saga.at, loaded_by=saga.key
    )
    assert queries.suggestions_for(ssyk="4119", onet="", actor=saga).statements["ssyk"] == ()


def test_only_those_who_write_load(malik: Actor) -> None:
    assert code_of(malik, Publisher.SSYK, ssyk()) == "missing_right"
