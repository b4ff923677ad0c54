"""Reminders, computed from state: each once, and none when the thing is done."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from talja.apps.accounts.models import User
from talja.apps.audit.operations import record
from talja.apps.correspondence.operations import queue_letter
from talja.apps.followups import addressing, letters, permissions, waiting
from talja.apps.followups.addressing import Address
from talja.apps.followups.enums import Audience
from talja.apps.followups.models import CURRENT, Ask, FollowUp, Plan
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement

REMIND_AFTER: Final = timedelta(days=7)
OVERDUE_DAYS: Final = 3  # how long after its day the responsible is reminded of a follow-up
_LONG_AGO = timedelta(days=30)  # what nobody has held for so long is for the work list alone
_AT_MOST = 200  # per minute


@transaction.atomic
def remind_of_forms(*, actor: Actor) -> int:
    """Remind once of each form that nobody has answered in a week. Returns how many.

    The reminder goes to whoever answers for the workplace by now. Where there is nobody any more, or the person has
    become protected, none goes out: the case worker's work list has it.
    """
    on = timezone.localdate(actor.at)
    unanswered = Ask.objects.filter(
        CURRENT, answered_at=None, reminded_at=None, recorded_at__lte=actor.at - REMIND_AFTER
    )
    open_ones = unanswered.filter(last_day__gte=on).select_for_update(of=("self",)).select_related("followup")
    asks = list(open_ones.order_by("pk")[:_AT_MOST])
    placements = _placements(ask.followup for ask in asks)
    for ask in asks:
        placement = placements.get(ask.followup.placement_key)
        if placement is not None:
            _remind(ask, placement, on=on, actor=actor)
    Ask.objects.filter(pk__in=[ask.pk for ask in asks]).update(reminded_at=actor.at)
    return len(asks)


@transaction.atomic
def remind_of_followups(*, actor: Actor) -> int:
    """Remind whoever is responsible, once, of each follow-up whose day has passed. Returns how many.

    A follow-up that is moved to another day has that day's own reminder.
    """
    on = timezone.localdate(actor.at)
    latest = on - timedelta(days=OVERDUE_DAYS)
    seen = Placement.objects.visible_to(actor)
    overdue = waiting.followups_waiting(among=seen, on=on, until=latest).filter(due_day__gte=latest - _LONG_AGO)
    unreminded = overdue.filter(Q(reminded_day=None) | ~Q(reminded_day=F("due_day"))).select_for_update()
    followups = list(unreminded.order_by("due_day", "pk")[:_AT_MOST])
    for followup, user in _responsible(followups):
        to = Address(user.name, user.email)
        queue_letter(letter=letters.overdue_letter(followup, to=to), actor=actor)
    FollowUp.objects.filter(pk__in=[one.pk for one in followups]).update(reminded_day=F("due_day"))
    return len(followups)


def _remind(ask: Ask, placement: Placement, *, on: date, actor: Actor) -> None:
    if not permissions.may_be_written_to(placement.person):
        return
    to = (
        addressing.of_person(placement.person)
        if ask.audience == Audience.PARTICIPANT
        else addressing.of_workplace(placement, on=on)
    )
    if to is not None:
        queue_letter(letter=letters.form_letter(ask, placement, kind=letters.REMINDER, once="1", to=to), actor=actor)
        record("form.reminded", target=ask, actor=actor, placement=str(placement.key))


def _placements(followups: Iterable[FollowUp]) -> dict[UUID, Placement]:
    keys = {one.placement_key for one in followups}
    found = Placement.objects.filter(key__in=keys).select_related("person__case_worker", "workplace")
    return {placement.key: placement for placement in found}


def _responsible(followups: list[FollowUp]) -> Iterator[tuple[FollowUp, User]]:
    """Yield each follow-up with who sees to it: the plan's responsible, else the person's case worker."""
    placements = _placements(followups)
    plans = Plan.objects.filter(CURRENT, placement_key__in=placements)
    planned = dict(plans.values_list("placement_key", "responsible_key"))
    users = {str(user.key): user for user in User.objects.filter(is_active=True)} if followups else {}
    for followup in followups:
        placement = placements.get(followup.placement_key)
        if placement is None:
            continue
        user = users.get(planned.get(placement.key, "")) or placement.person.case_worker
        if user is not None and user.is_active and user.email:
            yield followup, user
