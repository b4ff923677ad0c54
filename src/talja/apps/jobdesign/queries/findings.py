"""What to look at in an inventory before one carves: the core's findings, and which of them somebody has settled."""

from collections.abc import Iterator, Mapping, Sequence

from talja.apps.jobdesign.lines import FindingLine, StaffLine, TaskRow
from talja.apps.jobdesign.models import Settled
from talja.apps.tasklibrary.editions import effective
from talja.core.inventory.library import Library
from talja.core.inventory.quality import Finding, findings


def findings_in(
    rows: Sequence[TaskRow], staff: Sequence[StaffLine], *, settled: Mapping[str, Settled], names: Mapping[str, str]
) -> Iterator[FindingLine]:
    """Yield the findings in what is told, what must be put right first. An assumption tells nothing yet."""
    told = [row.task for row in rows if row.is_ours and not row.is_assumed]
    titles = {line.key: line.title for line in told}
    worked = {group.occupation: group.weekly_minutes for group in staff}
    known = {occupation: minutes for occupation, minutes in worked.items() if minutes is not None}
    library = effective()
    found = findings(told, worked=known, library=library) if told else ()
    for finding in sorted(found, key=lambda one: (not one.is_fault, one.code)):
        id_ = finding_id(finding)
        why = settled.get(id_)
        yield FindingLine(
            id=id_,
            code=finding.code,
            is_fault=finding.is_fault,
            lines=finding.lines,
            titles=tuple(titles[key] for key in finding.lines),
            data=finding.data,
            note=_note(finding, library),
            settled="" if why is None else why.reason,
            settled_by="" if why is None else names.get(why.settled_by, ""),
        )


def finding_id(finding: Finding) -> str:
    """Return what tells a finding from every other, as long as it speaks of the same lines, occupation and task."""
    about = (str(finding.data[name]) for name in ("occupation", "task") if name in finding.data)
    return ":".join((finding.code, *finding.lines, *about))


def _note(finding: Finding, library: Library) -> str:
    """Return what the library warns of in the task that the finding speaks of."""
    task = library.by_id.get(str(finding.data.get("task", "")))
    return "" if task is None else task.caution or task.reason
