"""What those who asked write afterwards, and that they need nothing more."""

from uuid import UUID

from django.db import transaction

from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import letters, permissions, policies
from talja.apps.servicedesk.enums import Outcome, State, Voice, Who
from talja.apps.servicedesk.models import Message, Request
from talja.apps.servicedesk.operations.moving import happen, locked, moment, move, owe_answer, save, say
from talja.apps.servicedesk.queries.desk import desk_rules
from talja.core.kernel.workdays import promised_day


@transaction.atomic
def write(*, request_key: UUID, text: str, actor: Actor) -> Message:
    """Write to the desk about what one has asked. What was ended opens again, and an answer is owed.

    Nothing is refused because the desk wrote meanwhile: both are kept. Raises `Request.DoesNotExist` and `Denied`:
    not_found, message_empty, text_too_long.
    """
    request = locked(request_key, actor=actor)
    permissions.is_asker(request, actor=actor).require()
    policies.may_say(text).require()
    if request.asked_at is None:
        _first_words(request, text, actor=actor)
    message = say(request, text=text, voice=Voice.ASKER, actor=actor)
    if request.state not in {State.NEW, State.IN_PROGRESS}:
        _open(request, actor=actor)
    else:
        happen(request, "request.asker_wrote", actor=actor)
    owe_answer(request, actor=actor)
    save(request)
    letters.no_more_reminders(request, actor=actor)
    return message


@transaction.atomic
def withdraw(*, request_key: UUID, actor: Actor) -> Request:
    """Say that one needs nothing more. Raises `Request.DoesNotExist` and `Denied`: not_found, request_not_in_state."""
    request = locked(request_key, actor=actor)
    permissions.is_asker(request, actor=actor).require()
    move(request, to=State.CLOSED, who=Who.ASKER, actor=actor)
    request.outcome, request.settled_at, request.due_day = Outcome.WITHDRAWN, moment(request, actor), None
    save(request)
    return request


def _open(request: Request, *, actor: Actor) -> None:
    """Let the request go on; how it ended once stands among what happened."""
    move(request, to=State.IN_PROGRESS, who=Who.ASKER, actor=actor)
    request.settled_at = request.solution_minutes = None
    request.outcome = request.outcome_reason = ""


def _first_words(request: Request, text: str, *, actor: Actor) -> None:
    """An invited employer asks: from now on it is a request like others."""
    request.wish, request.asked_at = text.strip(), moment(request, actor)
    request.promised_day = promised_day(actor.at, desk_rules().answer_days)
