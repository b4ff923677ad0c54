"""Taking back: removing what was wrongly registered, and bringing back exactly what was known before a moment."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.enums import VersionEvent
from talja.apps.people.models import Person
from talja.apps.placements import permissions, policies
from talja.apps.placements.inputs import FACTS
from talja.apps.placements.models import Measure, Placement, PlacementVersion
from talja.apps.placements.operations import rows, versions


@transaction.atomic
def remove_placement(
    *, placement_key: UUID, why: str, actor: Actor, expected_recorded_from: datetime | None = None
) -> None:
    """Remove a placement that was wrongly registered; what was known stays in the history, with why.

    Raises `DoesNotExist` and `Denied`: no_reason_given, changed_by_other, and who may not.
    """
    placement = rows.locked(placement_key, actor=actor, expected_recorded_from=expected_recorded_from)
    policies.may_answer(why).require()
    record("placement.removed", target=placement, actor=actor)
    versions.bury(placement, actor=actor, reason=why.strip())
    placement.delete()


@transaction.atomic
def restore_placement(*, placement_key: UUID, before: datetime, why: str, actor: Actor) -> Placement | None:
    """Bring back what was known of a placement just before a moment: changed back, made again, or removed.

    The key and every fact are as they were, and no rule but overlaps is asked: what stood in the register may stand
    there again. Returns None when it was not known then. Raises `Denied`: no_reason_given, overlaps, and who may not;
    `DoesNotExist` when the person or the workplace is gone.
    """
    (restored,) = restore_placements(placement_keys=[placement_key], before=before, why=why, actor=actor)
    return restored


@transaction.atomic
def restore_placements(
    *, placement_keys: Iterable[UUID], before: datetime, why: str, actor: Actor
) -> tuple[Placement | None, ...]:
    """Bring back many at once, in the order given: what they were need not fit beside what they are."""
    keys = tuple(placement_keys)
    Placement.objects.visible_to(actor).filter(key__in=keys).update(exclusive_group="")  # judged anew, one by one
    return tuple(_restored(key, before=before, why=why, actor=actor) for key in keys)


def _restored(key: UUID, *, before: datetime, why: str, actor: Actor) -> Placement | None:
    version = PlacementVersion.objects.filter(placement_key=key).known_before(before).order_by("pk").last()
    is_there = Placement.objects.filter(key=key).exists()
    if version is None:
        if is_there:
            remove_placement(placement_key=key, why=why, actor=actor)
        return None
    policies.may_answer(why).require()
    placement = rows.locked(key, actor=actor) if is_there else Placement(key=key)
    _take(placement, version)
    permissions.may_edit(placement, actor=actor).require()
    rows.stands_alone(placement).require()
    rows.save(placement, event=VersionEvent.RESTORED, actor=actor, reason=why.strip())
    record("placement.restored", target=placement, actor=actor)
    return placement


def _take(placement: Placement, version: PlacementVersion) -> None:
    placement.person = Person.objects.get(key=version.person_key)
    placement.workplace = Workplace.objects.get(key=version.workplace_key)
    placement.measure = Measure.objects.get(code=version.measure_code)
    placement.exclusive_group = placement.measure.exclusive_group
    for name in FACTS:
        setattr(placement, name, getattr(version, name))
