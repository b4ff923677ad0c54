"""Our own library: enough of it, for every kind of workplace, and good enough to be shown."""

from collections import Counter

import pytest

from talja.core.inventory import duplicates
from talja.core.inventory.library import LibraryTask, line_of
from talja.core.inventory.lines import HandOver, Kind, WhyNot
from talja.core.inventory.problem_lines import pieces
from talja.core.inventory.quality import findings
from talja.core.inventory.task_files import load_library, our_files
from talja.core.inventory.task_writing import write_task_files

TASKS = load_library().tasks
FOR_CHILDREN = {Kind.PRESCHOOL, Kind.SCHOOL}


def test_there_are_enough() -> None:
    assert len(TASKS) >= 250
    assert len(load_library().by_id) == len(TASKS)
    assert load_library().kinds == tuple(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_workplace_has_what_may_go_and_what_stays(kind: Kind) -> None:
    own = list(load_library().of_kind(kind))
    assert len(own) >= 18
    may = Counter(task.hand_over for task in own)
    assert may[HandOver.YES] >= 10
    assert may[HandOver.NO] >= 3
    assert not list(duplicates.alike([task.title for task in own]))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_task_can_be_used_as_it_stands(task: LibraryTask) -> None:
    told = line_of(task, key=task.key)
    codes = {finding.code for finding in findings([told])}
    assert codes <= {"hours_unknown"}
    assert pieces([told])
    assert task.occupations
    assert task.place
    assert task.checked is None, "ours are assumptions"
    assert task.title[0].isupper()
    assert not task.title.endswith(".")
    assert all(text.endswith((".", "?", "")) for text in (task.reason, task.caution))
    if task.hand_over is not HandOver.NO and task.kind in FOR_CHILDREN:
        assert task.demands["register_extract"] == 1, "2 kap. 31 § skollagen"
    if task.why_not is WhyNot.LICENCE:
        assert task.hand_over is HandOver.NO


def test_the_files_stand_as_they_would_be_written() -> None:
    assert write_task_files(load_library()) == our_files()
