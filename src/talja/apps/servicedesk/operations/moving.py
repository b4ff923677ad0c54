"""What every operation on a request does: lock it, move it along the table, and remember what happened."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from talja.apps.accounts.models import User
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import policies
from talja.apps.servicedesk.enums import TRANSITIONS, State, Voice, Who
from talja.apps.servicedesk.models import Happening, Message, Request
from talja.apps.servicedesk.queries.desk import desk_rules
from talja.core.kernel.workdays import promised_day, working_hours

_EVENTS: Final = {(origin, target, who): event for origin, target, who, event in TRANSITIONS}


def locked(key: UUID, *, actor: Actor) -> Request:
    """Lock a request that the actor may see. Raises `Request.DoesNotExist`."""
    visible = Request.objects.visible_to(actor).values("pk")
    return Request.objects.select_for_update(of=("self",)).with_protection().get(key=key, pk__in=visible)


def happen(request: Request, code: str, *, actor: Actor, owner_key: str = "") -> None:
    """Remember what happened, for those who read the request and for the log."""
    Happening.objects.create(
        request=request, code=code, happened_at=moment(request, actor), happened_by=actor.key, owner_key=owner_key
    )
    record(code, target=request, actor=actor)


def move(request: Request, *, to: State, who: Who, actor: Actor) -> None:
    """Move a locked request along the table; the caller saves it. Raises `Denied`: request_not_in_state."""
    policies.may_move(request, to=to, who=who).require()
    event = _EVENTS[State(request.state), to, who]
    happen(request, event, actor=actor)
    request.state, request.state_since = to, moment(request, actor)
    request.reminded = 0


def say(request: Request, *, text: str, voice: Voice, actor: Actor) -> Message:
    """Add what somebody said."""
    return Message.objects.create(
        request=request, voice=voice, text=text.strip(), written_at=moment(request, actor), written_by=actor.key
    )


def owe_answer(request: Request, *, actor: Actor) -> None:
    """Promise those who asked an answer from now on; a promise that already runs is not put off."""
    if request.due_day is None:
        request.due_day = promised_day(actor.at, desk_rules().answer_days)


def answered(request: Request, *, actor: Actor) -> None:
    """Note that those who asked have got an answer: the first one is what the desk is measured by."""
    request.due_day = None
    if request.answered_at is None and request.asked_at is not None and request.promised_day is not None:
        request.answered_at = max(actor.at, request.asked_at)
        request.answer_minutes = office_minutes(request.asked_at, request.answered_at)
        request.kept_promise = timezone.localdate(request.answered_at) <= request.promised_day


def save(request: Request) -> None:
    """Save a locked request as its next version."""
    request.version += 1
    request.save()


def office_minutes(from_at: datetime, to_at: datetime) -> int:
    """Return the whole office minutes between two moments."""
    return round(working_hours(from_at, to_at) * 60)


def moment(request: Request, actor: Actor) -> datetime:
    """Return the actor's moment, never before what was done last."""
    return max(actor.at, request.state_since)


def own_user(actor: Actor) -> User | None:
    """Return the actor's account; None for the operator on the server."""
    return User.objects.filter(pk=actor.user_id).first() if actor.user_id is not None else None
