"""The lines of inventories with what the staff have said of them merged into one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median_low

from talja.apps.jobdesign.casting import task_line, told_line
from talja.apps.jobdesign.enums import Family, Source
from talja.apps.jobdesign.lines import TaskRow
from talja.apps.jobdesign.models import Contribution, Inventory, Line
from talja.core.inventory.lines import TaskLine

_FAMILIES = {code: place for place, code in enumerate(Family.values)}


def merged_rows(inventories: Sequence[Inventory]) -> Mapping[int, tuple[TaskRow, ...]]:
    """Return the standing lines of each inventory by its id, by kind of work and name. Two queries."""
    lines = list(Line.objects.standing().filter(inventory__in=inventories).order_by("sort_key", "pk"))
    answers: dict[int, list[Contribution]] = defaultdict(list)
    for answer in Contribution.objects.filter(line__in=lines).order_by("pk"):
        answers[answer.line_id].append(answer)
    found: dict[int, list[TaskRow]] = defaultdict(list)
    for line in sorted(lines, key=lambda row: _FAMILIES[row.family]):
        found[line.inventory_id].append(merged_row(line, answers[line.pk]))
    return {inventory.pk: tuple(found[inventory.pk]) for inventory in inventories}


def merged_row(line: Line, answers: Sequence[Contribution]) -> TaskRow:
    """Return a line with its answers merged; of one that is decided the answers change nothing."""
    yes = [answer for answer in answers if answer.does_it]
    task, differs = _merged(line, yes)
    disputed = ("does_it",) if 0 < len(yes) < len(answers) else ()
    return TaskRow(
        key=str(line.key),
        version=line.version,
        source=line.source,
        task=replace(task_line(line), votes=task.votes) if line.is_decided else task,
        yes=len(yes),
        no=len(answers) - len(yes),
        is_assumed=line.source == Source.LIBRARY and not line.is_decided and not answers,
        is_decided=line.is_decided,
        disagreements=() if line.is_decided else (*disputed, *differs),
        comments=tuple(answer.comment for answer in answers if answer.comment),
        library_key=line.library_key,
    )


def _merged(line: Line, answers: Iterable[Contribution]) -> tuple[TaskLine, tuple[str, ...]]:
    told = [told_line(line, answer) for answer in answers]
    if not told:
        return task_line(line), ()
    return replace(told[0], minutes=median_low(one.minutes for one in told), votes=len(told)), ()
