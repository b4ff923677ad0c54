"""What an import needs to know of the placements that are there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.people import masking
from talja.apps.placements.models import Placement
from talja.core.intake.known import KnownPlacement
from talja.core.intake.record import Field

_OWN = ("key", "person__key", "measure__code", "measure__category", "first_day", "last_day", "planned_last_day")
_PLACE = ("workplace__key", "workplace__name", "person__protection")
_SAID = {
    "extent": Field.EXTENT,
    "occupation": Field.OCCUPATION,
    "supervisor": Field.SUPERVISOR,
    "decision_reference": Field.DECISION_REFERENCE,
    "decision_first_day": Field.DECISION_FIRST_DAY,
    "decision_last_day": Field.DECISION_LAST_DAY,
    "end_reason": Field.END_REASON,
    "destination": Field.DESTINATION,
    "kolada": Field.KOLADA,
}


def placements_for_linking(*, actor: Actor) -> tuple[KnownPlacement, ...]:
    """Return every placement within the actor's reach, for those who may import; of protected persons without place."""
    if not actor.may(Right.IMPORT_RUN):
        return ()
    rows = Placement.objects.visible_to(actor).order_by("pk").values_list(*_OWN, *_PLACE, *_SAID)
    return tuple(_known(row, actor=actor) for row in rows.iterator())


def placements_at_own_employer(*, actor: Actor) -> frozenset[str]:
    """Return the keys of the placements at the municipality's own workplaces, for those who may import."""
    if not actor.may(Right.IMPORT_RUN):
        return frozenset()
    own = Placement.objects.visible_to(actor).filter(workplace__employer__kind=EmployerKind.MUNICIPAL)
    return frozenset(str(key) for key in own.values_list("key", flat=True))


def recorded_moments(*, keys: Iterable[UUID], actor: Actor) -> dict[UUID, datetime]:
    """Return when each of these placements was last written, by key; those that are gone are not there."""
    return dict(Placement.objects.visible_to(actor).filter(key__in=list(keys)).values_list("key", "recorded_from"))


def _known(row: tuple[Any, ...], *, actor: Actor) -> KnownPlacement:
    key, person, measure, category, first_day, last_day, planned, workplace, workplace_name, protection, *said = row
    values = {field: value for field, value in zip(_SAID.values(), said, strict=True) if value not in {None, ""}}
    if masking.is_masked(protection, actor=actor):
        workplace, workplace_name = "", ""
        values = {field: value for field, value in values.items() if field in {Field.EXTENT, Field.OCCUPATION}}
    return KnownPlacement(
        key=str(key),
        person_key=str(person),
        measure=measure,
        category=category,
        first_day=first_day,
        last_day=last_day,
        planned_last_day=planned,
        workplace=str(workplace),
        workplace_name=workplace_name,
        values=values,
    )
