"""The ways to and between the pages of the task library, and faults put where they belong in a form."""

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Final

from django.contrib import messages
from django.forms import Form
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from talja.apps.jobdesign.enums import Kind
from talja.core.inventory.library import LibraryTask
from talja.core.kernel.reading.problems import Problem, UnreadableFile
from talja.web.coordinator.collaboration_pages import Way
from talja.web.shared.edge import Request
from talja.web.shared.refusing import done
from talja.web.strategist.forms.library import FIELD_OF_CODE, FIELD_OF_PROBLEM
from talja.web.strategist.library_problems import task_problem_text
from talja.web.strategist.library_words import task_url

ZIP: Final = "application/zip"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a packed folder can say: the same library, the same bytes


def ways_to_library() -> list[Way]:
    """Return the step to the library."""
    return [Way(_("Uppgiftsbibliotek"), reverse("strategist:library"))]


def ways_to_task(task: LibraryTask) -> list[Way]:
    """Return the steps to a task."""
    return [*ways_to_library(), Way(task.title, task_url(task))]


def kind_address(kind: str) -> str:
    """Return the address of the library with the tasks of one kind of workplace."""
    return f"{reverse('strategist:library')}?slag={kind}" if kind in Kind.values else reverse("strategist:library")


def saved(request: Request, form: Form, operation: Callable[[], object], *, said: str | Promise) -> bool:
    """Run an operation that writes a task; what is wrong stands at its field. Tells whether it was done."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        if not done(form, operation, fields=FIELD_OF_CODE):
            return False
    except UnreadableFile as unreadable:
        _put(form, unreadable.problems)
        return False
    messages.success(request, str(said))
    return True


def packed(files: Iterable[tuple[str, str]]) -> bytes:
    """Return files as a packed folder: the same files, the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in files:
            folder.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _put(form: Form, problems: Iterable[Problem]) -> None:
    for problem in problems:
        member = problem.key.rpartition("/")[2]
        name = FIELD_OF_CODE.get(problem.code) or FIELD_OF_PROBLEM.get(member, member)
        form.add_error(name if name in form.fields else None, task_problem_text(problem))
