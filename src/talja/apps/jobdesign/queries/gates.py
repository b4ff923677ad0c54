"""What stands between an inventory and the carving: findings, risk, and what the unions have said."""

from collections.abc import Sequence

from talja.apps.collaboration.enums import ConsultationState
from talja.apps.collaboration.lines import ConsultationLine
from talja.apps.collaboration.queries import consultations_of
from talja.apps.collaboration.shown import Shown
from talja.apps.jobdesign.lines import FindingLine, ObjectionLine, StaffLine, TaskRow
from talja.apps.jobdesign.models import Inventory, Settled, StaffGroup
from talja.apps.jobdesign.policies import Gates
from talja.apps.jobdesign.queries.findings import findings_in
from talja.apps.jobdesign.queries.merged import merged_rows
from talja.apps.organisation.actors import Actor, in_place_of
from talja.apps.organisation.queries.structure import workplace_line
from talja.apps.people.queries import user_names
from talja.core.inventory.lines import HandOver
from talja.core.kernel.verdict import Denied

_SHOWN_LENGTH = 4000
_GIVEN = (HandOver.YES, HandOver.PARTLY)


def staff_lines(inventory: Inventory) -> tuple[StaffLine, ...]:
    """Return who works at the place, by occupation. One query."""
    return tuple(
        StaffLine(
            key=str(row.key),
            occupation=row.occupation,
            title=row.title,
            full_time=row.full_time,
            full_week_minutes=row.full_week_minutes,
            hour_value=row.hour_value,
            shortage=row.shortage,
        )
        for row in StaffGroup.objects.filter(inventory=inventory).order_by("occupation")
    )


def standing_findings(inventory: Inventory) -> tuple[FindingLine, ...]:
    """Return every finding that stands now, settled or not. Five queries."""
    return findings_of(inventory, merged_rows([inventory])[inventory.pk], staff_lines(inventory))


def findings_of(inventory: Inventory, rows: Sequence[TaskRow], staff: Sequence[StaffLine]) -> tuple[FindingLine, ...]:
    """Return the findings in these rows, each with why it may stand if somebody has said. Two queries."""
    settled = settled_in(inventory)
    names = user_names([row.settled_by for row in settled.values()])
    return tuple(findings_in(rows, staff, settled=settled, names=names))


def settled_in(inventory: Inventory) -> dict[str, Settled]:
    """Return what was settled in an inventory, by finding. One query."""
    return {row.finding: row for row in Settled.objects.filter(inventory=inventory)}


def consultations_about(inventory: Inventory, *, actor: Actor) -> tuple[ConsultationLine, ...]:
    """Return what unions were asked about the inventory, to who may see it: nothing in it tells of a person."""
    found = consultations_of(matter_key=inventory.key, actor=in_place_of(actor.key, at=actor.at))
    return tuple(line for line in found if line.state != ConsultationState.WITHDRAWN)


def objections_to(inventory: Inventory, *, actor: Actor) -> tuple[ObjectionLine, ...]:
    """Return the unions' objections, each with how it was met if somebody has said."""
    return objections_among(consultations_about(inventory, actor=actor), settled_in(inventory))


def objections_among(
    consultations: Sequence[ConsultationLine], settled: dict[str, Settled]
) -> tuple[ObjectionLine, ...]:
    """Return the objections among the answers. An answer that is changed is another objection."""
    found = (line for line in consultations if line.state == ConsultationState.OBJECTS)
    ids = ((f"objection:{line.key}:{line.version}", line) for line in found)
    return tuple(
        ObjectionLine(id_, line.key, line.union, line.text, settled[id_].reason if id_ in settled else "")
        for id_, line in ids
    )


def gates_of(inventory: Inventory, *, actor: Actor) -> Gates:
    """Return what stands between the inventory and the carving now."""
    rows = merged_rows([inventory])[inventory.pk]
    consultations = consultations_about(inventory, actor=actor)
    return gates_among(
        rows,
        findings_of(inventory, rows, staff_lines(inventory)),
        consultations,
        objections_among(consultations, settled_in(inventory)),
        has_risk=inventory.risks.exists(),
    )


def gates_among(
    rows: Sequence[TaskRow],
    findings: Sequence[FindingLine],
    consultations: Sequence[ConsultationLine],
    objections: Sequence[ObjectionLine],
    *,
    has_risk: bool,
) -> Gates:
    """Return the same out of what is at hand."""
    return Gates(
        lines=sum(row.counts and row.task.hand_over in _GIVEN for row in rows),
        unsettled=sum(not finding.settled for finding in findings),
        has_risk=has_risk,
        union_asked=len(consultations),
        union_waiting=sum(line.state == ConsultationState.SENT for line in consultations),
        union_objecting=sum(not objection.met for objection in objections),
    )


def shown_to_union(inventory: Inventory, *, remark: str) -> Shown:
    """Return all that a union sees of the inventory: the tasks that can be handed over. Raises `Denied`."""
    rows = merged_rows([inventory])[inventory.pk]
    titles = [row.task.title for row in rows if row.counts and row.task.hand_over in _GIVEN]
    if not titles:
        raise Denied("inventory_without_lines")
    place = workplace_line(inventory.workplace, on=inventory.state_at.date())
    return Shown(
        workplace=place.name,
        within="" if place.within == place.name else place.within,
        tasks="; ".join(titles)[:_SHOWN_LENGTH],
        remark=remark.strip(),
    )
