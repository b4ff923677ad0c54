"""When those who asked have not answered us: remind them, and close in the end. Run by the tick, from state alone.

What was asked in the name of an address that nobody has confirmed is closed in silence: the address may be somebody's
who has asked for nothing.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import letters
from talja.apps.servicedesk.enums import Origin, Outcome, State, Who
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations.moving import happen, locked, moment, move, save
from talja.apps.servicedesk.queries.desk import desk_rules
from talja.core.kernel.workdays import add_working_days

REMINDERS = 2


def silent_keys(*, actor: Actor) -> list[UUID]:
    """Return the requests where we wait for an answer, and it is time to remind or to close."""
    on, days = timezone.localdate(actor.at), desk_rules().waiting_days
    waiting = Request.objects.filter(state=State.WAITING).values_list("key", "state_since", "reminded")
    return [key for key, since, reminded in waiting if _due(timezone.localdate(since), reminded, days) <= on]


@transaction.atomic
def remind_or_close(*, request_key: UUID, actor: Actor) -> bool:
    """Remind those who asked, twice; the second time with notice that it closes. Then close. Whether anything was done.

    Somebody may have written meanwhile: then nothing is. Raises `Request.DoesNotExist`.
    """
    request = locked(request_key, actor=actor)
    on, days = timezone.localdate(actor.at), desk_rules().waiting_days
    if request.state != State.WAITING:
        return False
    if _due(timezone.localdate(request.state_since), request.reminded, days) > on:
        return False
    if request.reminded < REMINDERS:
        request.reminded += 1
        happen(request, "request.reminded", actor=actor)
        letters.reminded(request, closes_on=_due(on, 0, days), actor=actor)
    else:
        move(request, to=State.CLOSED, who=Who.CLOCK, actor=actor)
        request.outcome, request.settled_at = Outcome.SILENT, moment(request, actor)
        letters.fell_silent(request, actor=actor)
    save(request)
    return True


def unconfirmed_keys(*, actor: Actor) -> list[UUID]:
    """Return the requests that nobody has begun with, from addresses that should have been confirmed long ago."""
    on, days = timezone.localdate(actor.at), desk_rules().waiting_days
    rows: Any = Request.objects.filter(state=State.NEW, origin=Origin.PUBLIC).with_confirmation()
    unconfirmed = rows.filter(is_confirmed=False).values_list("key", "made_at")
    return [key for key, made_at in unconfirmed if _due(timezone.localdate(made_at), REMINDERS, days) <= on]


@transaction.atomic
def close_unconfirmed(*, request_key: UUID, actor: Actor) -> bool:
    """Close a request whose address nobody confirmed, without a letter. Whether it was done.

    Somebody may have begun with it meanwhile: then it is not. Raises `Request.DoesNotExist`.
    """
    request = locked(request_key, actor=actor)
    if request.state != State.NEW or request_key not in unconfirmed_keys(actor=actor):
        return False
    move(request, to=State.CLOSED, who=Who.CLOCK, actor=actor)
    request.outcome, request.settled_at, request.due_day = Outcome.SILENT, moment(request, actor), None
    save(request)
    return True


def _due(since: date, reminded: int, days: int) -> date:
    """Return the day to do something: so many working days after the last time, counted from when we began to wait."""
    return add_working_days(since, days * (reminded + 1))
