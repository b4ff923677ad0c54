"""The addresses of the task library."""

from tests.e2e.visiting import MANAGER, STRATEGIST, Visit, key_of

from talja.core.inventory.lines import HandOver, Kind
from talja.core.inventory.task_files import load_library

EDITION = "SELECT key FROM tasklibrary_libraryfile ORDER BY id"
RECEIVED = "SELECT key FROM tasklibrary_receivedlibrary ORDER BY id"
OWN = {"kind": "elderly_care", "name": "ladda_trygghetslarm"}
SHIPPED = {
    "kind": "elderly_care",
    "name": next(task.key for task in load_library().of_kind(Kind.ELDERLY_CARE) if task.hand_over is HandOver.NO),
}
CHANGED = {
    "kind": "elderly_care",
    "name": next(task.key for task in load_library().of_kind(Kind.ELDERLY_CARE) if task.hand_over is HandOver.YES),
}

PAGES: dict[str, Visit] = {
    "strategist:library": Visit(STRATEGIST),
    "strategist:library_task": Visit(STRATEGIST, CHANGED),
    "strategist:library_task_new": Visit(STRATEGIST),
    "strategist:library_task_edit": Visit(STRATEGIST, CHANGED),
    "strategist:library_task_put_back": Visit(STRATEGIST, OWN),
    "strategist:library_history": Visit(STRATEGIST),
    "strategist:library_receive": Visit(STRATEGIST),
    "strategist:library_compare": Visit(STRATEGIST, key_of(RECEIVED)),
    "strategist:library_occupations": Visit(STRATEGIST, query="?yrke=5321"),
    "strategist:library_load": Visit(STRATEGIST),
}
MORE: dict[str, tuple[str, Visit]] = {
    "library_of_a_kind": ("strategist:library", Visit(MANAGER, query="?slag=preschool&q=disk")),
    "library_nothing_found": ("strategist:library", Visit(STRATEGIST, query="?q=qwerty")),
    "library_task_that_stays": ("strategist:library_task", Visit(MANAGER, SHIPPED)),
    "library_occupation_wrong": ("strategist:library_occupations", Visit(STRATEGIST, query="?yrke=kung", status=422)),
}
DOWNLOADS: dict[str, Visit] = {
    "strategist:library_zip": Visit(MANAGER),
    "strategist:library_yaml": Visit(MANAGER, {"kind": "ward"}),
    "strategist:library_edition": Visit(STRATEGIST, key_of(EDITION)),
}
