"""What the versions of an agreement say, who has approved them, and how it came where it is."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from talja.apps.agreements import permissions
from talja.apps.agreements.lines import ApprovalLine, StepLine, VersionLine
from talja.apps.agreements.models import Agreement, AgreementStep, AgreementVersion, Approval
from talja.apps.agreements.queries.rows import shown_measure
from talja.apps.organisation.actors import Actor
from talja.apps.people import masking
from talja.apps.people.queries import user_names

COMPARED = (
    *("workplace_key", "measure_code", "first_day", "last_day", "extent", "weekly_hours", "schedule", "occupation"),
    *("tasks", "wage", "supervisor", "goals", "offers", "afterwards", "aim", "employment"),
)
_TEXTS = ("schedule", "tasks", "goals", "offers", "afterwards")
_OPEN = (
    "number",
    "standing",
    "change",
    "effective_day",
    "made_at",
    "first_day",
    "last_day",
    "extent",
    "occupation",
    "employment",
)


def versions_of(agreement: Agreement, *, actor: Actor) -> tuple[VersionLine, ...]:
    """Return every version, the first first, with its approvals and what differs from the one before. Three queries."""
    rows = list(
        AgreementVersion.objects.filter(agreement=agreement).select_related("workplace", "measure").order_by("number")
    )
    approvals = list(Approval.objects.filter(version__agreement=agreement).order_by("approved_at", "pk"))
    names = user_names(_writers(rows, approvals))
    by_version: dict[int, list[ApprovalLine]] = defaultdict(list)
    masked = masking.is_masked(agreement.person.protection, actor=actor)
    for one in approvals:
        by_version[one.version_id].append(_approval(one, names=names, masked=masked))
    changed = [(), *(_differences(before, after) for before, after in pairwise(rows))]
    return tuple(
        _line(row, names=names, approvals=tuple(by_version[row.pk]), changed=differing, masked=masked, actor=actor)
        for row, differing in zip(rows, changed, strict=True)
    )


def steps_of(agreement: Agreement, *, actor: Actor) -> tuple[StepLine, ...]:
    """Return the agreement's life, the last step first. Of a protected person the reasons are left out. Two queries."""
    rows = list(AgreementStep.objects.filter(agreement=agreement).order_by("-pk"))
    names = user_names([row.by for row in rows])
    masked = masking.is_masked(agreement.person.protection, actor=actor)
    return tuple(
        StepLine(row.state, row.day, row.at, names.get(row.by, ""), "" if masked else row.reason) for row in rows
    )


def _writers(rows: list[AgreementVersion], approvals: list[Approval]) -> list[str]:
    return [row.made_by for row in rows] + [by for one in approvals for by in (one.approved_by, one.revoked_by)]


def _approval(row: Approval, *, names: dict[str, str], masked: bool) -> ApprovalLine:
    return ApprovalLine(
        key=str(row.key),
        party=row.party,
        at=row.approved_at,
        by=names.get(row.approved_by, ""),
        on_behalf_of="" if masked else row.on_behalf_of,
        reason="" if masked else row.reason,
        revoked_at=row.revoked_at,
        revoked_by=names.get(row.revoked_by, ""),
    )


def _differences(before: AgreementVersion, after: AgreementVersion) -> tuple[str, ...]:
    ways = {"workplace_key": "workplace_id", "measure_code": "measure_id"}
    names = {name: ways.get(name, name) for name in COMPARED}
    return tuple(name for name, way in names.items() if getattr(before, way) != getattr(after, way))


def _line(
    row: AgreementVersion,
    *,
    names: dict[str, str],
    approvals: tuple[ApprovalLine, ...],
    changed: tuple[str, ...],
    masked: bool,
    actor: Actor,
) -> VersionLine:
    sees_money = bool(permissions.may_see_money(actor=actor))
    is_own = not masked
    said: dict[str, Any] = {name: getattr(row, name) for name in _OPEN}
    said |= {name: getattr(row, name) if is_own else "" for name in (*_TEXTS, "supervisor", "reason")}
    return VersionLine(
        **said,
        made_by=names.get(row.made_by, ""),
        workplace_key=str(row.workplace.key) if is_own else "",
        workplace=row.workplace.name if is_own else "",
        measure_code=row.measure.code if sees_money else "",
        measure=shown_measure(measure=row.measure.name, category=row.measure.category, actor=actor),
        weekly_hours=row.weekly_hours,
        wage=row.wage if is_own else None,
        aim=row.aim,
        calculation_key=str(row.calculation_key or "") if sees_money else "",
        approvals=approvals,
        changed=changed,
    )
