"""What every writing operation does: lock the row, judge the days beside the person's others, save with history."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.people.enums import VersionEvent
from talja.apps.people.models import Person
from talja.apps.placements import permissions, policies
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import versions
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Denied, Verdict


def locked_person(key: UUID) -> Person:
    """Lock the person, so that two placements for one person are judged one after the other."""
    return Person.objects.select_for_update().get(key=key)


def locked(placement_key: UUID, *, actor: Actor, expected_recorded_from: datetime | None = None) -> Placement:
    """Lock the placement and its person for change by the actor.

    Raises `Placement.DoesNotExist`, and `Denied`: missing_right, protected_person, changed_by_other.
    """
    visible = Placement.objects.visible_to(actor).select_for_update(of=("self", "person"))
    placement = visible.select_related("person", "workplace", "measure").get(key=placement_key)
    permissions.may_edit(placement, actor=actor).require()
    policies.is_current(placement, expected_recorded_from=expected_recorded_from).require()
    return placement


def stands_alone(placement: Placement) -> Verdict:
    """Whether no other placement of the person in the same exclusive group shares a day with this one."""
    if not placement.exclusive_group:
        return policies.may_coincide(Period(placement.first_day), ())
    others = Placement.objects.filter(person_id=placement.person_id, exclusive_group=placement.exclusive_group)
    others = others.exclude(pk=placement.pk).filter(Q(last_day=None) | Q(last_day__gte=placement.first_day))
    periods = [Period(first_day, last_day) for first_day, last_day in others.values_list("first_day", "last_day")]
    return policies.may_coincide(Period(placement.first_day, placement.last_day), periods)


def save(placement: Placement, *, event: VersionEvent, actor: Actor, reason: str = "") -> None:
    """Save the row and its version. Raises `Denied("overlaps")` if the database refuses it."""
    placement.recorded_from = versions.moment(placement, event=event, actor=actor)
    placement.recorded_by = actor.key
    with no_overlap():
        placement.save()
    versions.add(placement, event=event, actor=actor, reason=reason)


@contextmanager
def no_overlap() -> Iterator[None]:
    """Turn the databases' guard against overlaps into a reason."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "placement_no_overlap" in str(error):
            raise Denied("overlaps") from None
        raise
