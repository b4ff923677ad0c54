"""The end of an agreement that ran, and taking the end back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from talja.apps.agreements import policies
from talja.apps.agreements.enums import UNDER_WAY, Standing, State
from talja.apps.agreements.inputs import EndInput
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import rows
from talja.apps.followups.operations import end_with_assessment
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import reopen_placement


@transaction.atomic
def end_agreement(*, agreement_key: UUID, end: EndInput, actor: Actor) -> Agreement:
    """End it, and its placement: why, where to, coded twice, and what that rests on. A change that waits falls.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state, and as
    `followups.operations.end_with_assessment`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_move(agreement, to=State.ENDED).require()
    end_with_assessment(placement_key=agreement.placement_key, said=end, actor=actor)
    _close(agreement, day=end.last_day, actor=actor)
    return agreement


@transaction.atomic
def reopen_agreement(*, agreement_key: UUID, why: str, actor: Actor) -> Agreement:
    """Take back an end that was wrong, the placement's too; why is demanded and kept.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state, no_reason_given,
    text_too_long, and as `placements.operations.reopen_placement`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_answer(why).require()
    policies.may_take_step(agreement, event="agreement.reopened").require()
    if Placement.objects.filter(key=agreement.placement_key).exclude(last_day=None).exists():
        reopen_placement(placement_key=agreement.placement_key, why=why, actor=actor)
    rows.step(agreement, to=State.RUNNING, reason=why, actor=actor)
    return agreement


def close_ended(*, at: datetime) -> int:
    """End every agreement whose placement has ended in the register some other way, and return how many there were."""
    actor, count = system_actor(at=at), 0
    running = Agreement.objects.filter(state__in=UNDER_WAY).values("placement_key")
    ended = Placement.objects.filter(key__in=running).exclude(last_day=None)
    for placement_key, last_day in [(key, day) for key, day in ended.values_list("key", "last_day") if day]:
        with transaction.atomic():
            found = Agreement.objects.select_for_update(of=("self",)).filter(placement_key=placement_key)
            agreement = found.filter(state__in=UNDER_WAY).first()
            if agreement is not None:
                _close(agreement, day=last_day, actor=actor)
                count += 1
    return count


def _close(agreement: Agreement, *, day: date, actor: Actor) -> None:
    pending = AgreementVersion.objects.filter(agreement=agreement, standing=Standing.PENDING)
    pending.update(standing=Standing.WITHDRAWN)
    rows.step(agreement, to=State.ENDED, day=day, actor=actor)
