"""What is known of workplaces: what was told when, and what of it holds on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Redundancy, Right
from talja.apps.organisation.models import Municipality, Workplace, WorkplaceFacts


@dataclass(frozen=True, slots=True)
class FactsLine:
    """What was told of a workplace as it was on a day. None and empty = not told."""

    key: UUID
    workplace_key: UUID
    as_of: date
    ordinary_staff: int | None
    supervisor_capacity: int | None
    redundancy: str
    redundancy_day: date | None
    source: str


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What is known of a workplace on a day: each fact as it was told last. None = nobody has told.

    `redundancy_as_of`: when somebody last told of notices for lack of work, `redundancy_day` the last such notice at
    the workplace, `redundancy_in_unit` the last one elsewhere in its unit. A notice counts whatever was told after it:
    one told by mistake is taken back.
    """

    ordinary_staff: int | None = None
    ordinary_as_of: date | None = None
    ordinary_source: str = ""
    supervisor_capacity: int | None = None
    redundancy_as_of: date | None = None
    redundancy_day: date | None = None
    redundancy_in_unit: date | None = None


def facts_of(*, workplace_key: UUID, actor: Actor) -> tuple[FactsLine, ...]:
    """Return what was told of a workplace, the latest day first."""
    if not actor.may(Right.ORGANISATION_VIEW):
        return ()
    rows = WorkplaceFacts.objects.filter(workplace__key=workplace_key).select_related("workplace")
    return tuple(_line(row) for row in rows.order_by("-as_of"))


def get_facts(*, key: UUID, actor: Actor) -> FactsLine:
    """Return what was told on one occasion. Raises `DoesNotExist`."""
    if not actor.may(Right.ORGANISATION_VIEW):
        raise WorkplaceFacts.DoesNotExist
    return _line(WorkplaceFacts.objects.select_related("workplace").get(key=key))


def facts_known(workplace: Workplace, *, days: Iterable[date]) -> tuple[KnownFacts, ...]:
    """Return what is known of a workplace on each of the days, for other apps. One query."""
    in_unit = Q(workplace__unit_id=workplace.unit_id) if workplace.unit_id is not None else Q(workplace=workplace)
    rows = list(WorkplaceFacts.objects.filter(Q(workplace=workplace) | in_unit).order_by("as_of", "pk"))
    return tuple(_known([row for row in rows if row.as_of <= on], workplace.pk) for on in days)


def share_limit() -> Decimal | None:
    """Return the highest share with support that the municipality accepts, 0 to 1; None = it has set none."""
    percent = Municipality.objects.values_list("supported_share_limit", flat=True).first()
    return None if percent is None else percent / 100


def _known(rows: list[WorkplaceFacts], workplace_id: int) -> KnownFacts:
    own = [row for row in rows if row.workplace_id == workplace_id]
    staff = next((row for row in reversed(own) if row.ordinary_staff is not None), None)
    told = [row.as_of for row in own if row.redundancy]
    notices = [row.redundancy_day for row in own if row.redundancy == Redundancy.GIVEN and row.redundancy_day]
    others = [row.redundancy_day for row in rows if row.workplace_id != workplace_id and row.redundancy_day]
    capacities = [row.supervisor_capacity for row in own if row.supervisor_capacity is not None]
    return KnownFacts(
        ordinary_staff=staff.ordinary_staff if staff else None,
        ordinary_as_of=staff.as_of if staff else None,
        ordinary_source=staff.source if staff else "",
        supervisor_capacity=capacities[-1] if capacities else None,
        redundancy_as_of=max(told, default=None),
        redundancy_day=max(notices, default=None),
        redundancy_in_unit=max(others, default=None),
    )


def _line(row: WorkplaceFacts) -> FactsLine:
    return FactsLine(
        key=row.key,
        workplace_key=row.workplace.key,
        as_of=row.as_of,
        ordinary_staff=row.ordinary_staff,
        supervisor_capacity=row.supervisor_capacity,
        redundancy=row.redundancy,
        redundancy_day=row.redundancy_day,
        source=row.source,
    )
