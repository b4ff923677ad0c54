"""Twenty thousand rows staged and matched against the register, by Talja and by a plain program."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from django.db import connection
from django.utils import timezone

from benchmarks import worlds
from benchmarks.steps import plain_import
from benchmarks.steps.timing import timed
from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Source
from talja.apps.imports.operations import add_source, read_batch, receive_list
from talja.apps.organisation.actors import system_actor
from talja.apps.placements.models import Measure
from talja.project.demo.lists.mess import Mess
from talja.project.demo.lists.unit import unit_list

_NAME = "Arbetsmarknadsenhetens lista"
_SEED = 7


def write(*, factor: int, path: str, tidy: str) -> dict[str, Any]:
    """Write the unit's own spreadsheet about the world to a file, and the same rows tidied to another one.

    The tidy ones are what the plain program can read: what is really so, each thing in one form only.
    """
    made = unit_list(worlds.mixed(factor), seed=_SEED, mess=Mess(), rows=10**9)
    Path(path).write_bytes(made.content)
    names = {measure["code"]: measure["name"] for measure in Measure.objects.values("code", "name")}
    with xlsxwriter.Workbook(tidy, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, plain_import.HEADINGS)
        for number, row in enumerate(made.rows, 1):
            sheet.write_row(number, 0, _tidied({cell.field: cell.true for cell in row.cells}, names))
    return {"rows": len(made.rows)}


def _tidied(true: dict[str, str], names: dict[str, str]) -> list[str]:
    true = true | {"name": f"{true['given_name']} {true['family_name']}", "measure": names[true["measure"]]}
    return [true.get(field, "") for field in plain_import.HEADINGS.values()]


def read(*, path: str) -> dict[str, Any]:
    """Hand the list in and read it: found, read, matched, stored for review."""
    actor = system_actor(at=timezone.now())
    source = Source.objects.filter(name=_NAME).first() or add_source(name=_NAME, kind="own", actor=actor)
    received = receive_list(
        source_key=source.key,
        file_name=Path(path).name,
        content=Path(path).read_bytes(),
        list_day=worlds.ON - timedelta(days=3),
        actor=actor,
    )
    batch, taken = timed(lambda: read_batch(batch_key=received.key, actor=actor))
    assert batch.state == BatchState.REVIEW, batch.fault
    return taken | {"rows": batch.total, "counts": batch.counts}


def plain(*, path: str) -> dict[str, Any]:
    """Let the plain program import the same sheet."""
    rows, taken = timed(lambda: plain_import.run(Path(path)))
    connection.close()
    return taken | rows
