"""Everything that is recorded can be read in Swedish in the log: each code in the source has its text."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.test_access import TABLE

import talja
from talja.web.settings.event_texts import EVENTS
from talja.web.settings.reading_texts import READINGS

SOURCE = Path(talja.__file__).parent
RECORDERS = {"record", "record_many", "_record"}


def recorded_codes() -> Iterator[str]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RECORDERS:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield code.value


def test_every_recorded_event_has_a_text() -> None:
    codes = set(recorded_codes())
    assert "user.created" in codes
    assert codes - set(EVENTS) == set()


def test_every_view_that_reads_persons_has_a_text() -> None:
    views = {
        pattern.callback.__name__ for pattern in TABLE.values() if getattr(pattern.callback, "access", ("", False))[1]
    }
    assert views - set(READINGS) == set()
