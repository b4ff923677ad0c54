"""What the worker keeps of a fault: its kind and where, never its words."""

import pytest
from django_tasks.base import TaskResultStatus
from tests.factories.lists import make_source, row, text_of

from talja.apps.imports import tasks
from talja.apps.imports.enums import BatchState
from talja.apps.imports.operations import receive_list
from talja.apps.organisation.actors import Actor


def test_the_words_of_a_fault_are_not_kept(asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Skuggvina 19850101-1234"

    def fail(**_said: object) -> None:
        raise ValueError(words)

    monkeypatch.setitem(tasks._WORK, "read", fail)
    source = make_source(asta)
    said = {"file_name": "lista.csv", "content": text_of([row()]), "list_day": asta.at.date()}
    batch = receive_list(source_key=source.key, actor=asta, **said)
    result = tasks.work.enqueue("read", str(batch.key), asta.user_id)
    assert result.status == TaskResultStatus.FAILED
    (error,) = result.errors
    assert "ValueError" in error.traceback
    assert "Skuggvina" not in error.traceback
    assert "1234" not in error.traceback
    batch.refresh_from_db()
    assert batch.state == BatchState.FAILED
