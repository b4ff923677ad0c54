"""Reminders to unions: some working days before the deadline, and the day after it. Then it is for a person to call."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from talja.apps.collaboration.enums import ConsultationState
from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.operations.letters import write_to_union
from talja.apps.organisation.actors import Actor, system_actor
from talja.core.chain.waiting import working_days_before

WORKING_DAYS_BEFORE: Final = 3
_BOTH: Final = 2
_SOON = timedelta(days=14)  # longer than any three working days: who is not within it is not asked for yet


def remind(at: datetime) -> int:
    """Queue the reminders that are due at the moment, each once, and return how many. What is answered gets none."""
    on = timezone.localdate(at)
    waiting = Consultation.objects.filter(
        state=ConsultationState.SENT, reminded__lt=_BOTH, deadline__lte=on + _SOON
    ).exclude(to_email="")
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    return sum(_remind_one(pk, on, actor=system_actor(at=at)) for pk in keys)


@transaction.atomic
def _remind_one(pk: int, on: date, *, actor: Actor) -> bool:
    row = Consultation.objects.select_for_update(of=("self",)).get(pk=pk)
    kind, reached = _due(row, on)
    if row.state != ConsultationState.SENT or reached <= row.reminded:
        return False
    row.reminded = reached
    row.save(update_fields=["reminded"])
    if kind:
        write_to_union(kind, row, once=f"{row.sendings}", actor=actor)
    return bool(kind)


def _due(row: Consultation, on: date) -> tuple[str, int]:
    """Return the reminder that is due, and how many have then been gone through.

    A question that is sent so late that its first reminder would follow at once gets the second only.
    """
    if on > row.deadline:
        return "overdue", _BOTH
    remind_on = working_days_before(row.deadline, WORKING_DAYS_BEFORE)
    if on < remind_on:
        return "", 0
    return ("reminder" if _last_sent(row) < remind_on else ""), 1


def _last_sent(row: Consultation) -> date:
    last = row.entries.filter(event__in=["consultation.sent", "consultation.sent_anew"]).order_by("-pk").first()
    return timezone.localdate(row.sent_at if last is None else last.at)
