"""Tasks for the library, and files as other municipalities and publishers would send them."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import Family, HandOver, Kind, Per
from talja.core.inventory.occupation_files import ONET_COLUMNS
from talja.core.inventory.task_files import load_library
from talja.core.inventory.task_writing import write_task_files

SHIPPED = next(load_library().of_kind(Kind.OFFICE))
OWN = LibraryTask(
    kind=Kind.OFFICE,
    key="vattna_blommorna",
    title="Vattna blommorna på kontoret",
    family=Family.PROPERTY,
    occupations=("4119",),
    low=10,
    high=20,
    per=Per.WEEK,
    times=2,
    hand_over=HandOver.YES,
)
ONET = "\n".join(
    [
        "\t".join(ONET_COLUMNS),
        "31-1131.00\t1\tTurn bedridden patients.\tCore\t97\t08/2023\tIncumbent",
        "31-1131.00\t2\tTransport specimens.\tSupplemental\tn/a\t08/2023\tIncumbent",
    ]
).encode()


def changed(**said: Any) -> LibraryTask:
    """Return Talja's own first task for an office, told otherwise."""
    return replace(SHIPPED, **said)


def library_file(*tasks: LibraryTask) -> bytes:
    """Return a file of tasks for one kind of workplace, as another municipality would send it."""
    ((_name, text),) = write_task_files(Library(tasks))
    return text.encode()


def packed(**files: bytes) -> bytes:
    """Return a packed folder of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in files.items():
            folder.writestr(name, content)
    return made.getvalue()


def ssyk(code: str = "4119", definition: str = "Sorterar post. Kopierar och arkiverar.") -> bytes:
    """Return descriptions of SSYK 2012 as JobTech publishes them."""
    concepts = [{"ssyk_code_2012": code, "definition": definition}]
    return json.dumps({"data": {"concepts": concepts}}).encode()
