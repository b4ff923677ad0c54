"""The lines of inventories with what the staff have said of them merged into one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from talja.apps.jobdesign.casting import task_line, told_line
from talja.apps.jobdesign.enums import Family, Source
from talja.apps.jobdesign.lines import TaskRow
from talja.apps.jobdesign.models import Contribution, Inventory, Line
from talja.core.inventory.merging import Disagreement, Merged, merge

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
    no = len(answers) - len(yes)
    merged = merge([told_line(line, answer) for answer in yes]) if yes else Merged(task_line(line), ())
    disputed = (_disputed(len(yes), no),) if yes and no else ()
    return TaskRow(
        key=str(line.key),
        version=line.version,
        source=line.source,
        task=task_line(line, votes=len(yes)) if line.is_decided else merged.line,
        yes=len(yes),
        no=no,
        is_assumed=line.source == Source.LIBRARY and not line.is_decided and not answers,
        is_decided=line.is_decided,
        disagreements=() if line.is_decided else (*disputed, *merged.disagreements),
        comments=tuple(answer.comment for answer in answers if answer.comment),
        library_key=line.library_key,
    )


def _disputed(yes: int, no: int) -> Disagreement:
    said = sorted((("yes", yes), ("no", no)), key=lambda one: -one[1])
    return Disagreement("does_it", tuple(said))
