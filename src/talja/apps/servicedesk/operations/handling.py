"""Work at the desk: take a request, hand it over, answer it, note something, and end it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Employer
from talja.apps.servicedesk import letters, permissions, policies
from talja.apps.servicedesk.enums import Outcome, State, Voice, Who
from talja.apps.servicedesk.inputs import Ending
from talja.apps.servicedesk.models import Message, Request
from talja.apps.servicedesk.operations.moving import (
    answered,
    happen,
    locked,
    moment,
    move,
    office_minutes,
    own_user,
    save,
    say,
)
from talja.apps.servicedesk.queries.desk import holders
from talja.core.kernel.verdict import Denied


@transaction.atomic
def take(*, request_key: UUID, version: int, actor: Actor) -> Request:
    """Take a request oneself.

    Raises `Request.DoesNotExist` and `Denied`: missing_right, changed_by_other, request_not_in_state,
    owner_not_at_desk.
    """
    return hand_over(request_key=request_key, to_key=UUID(actor.key), version=version, actor=actor)


@transaction.atomic
def hand_over(*, request_key: UUID, to_key: UUID, version: int, actor: Actor) -> Request:
    """Give a request to somebody at the desk. The new owner is told by their list of work, not by a letter.

    Raises as `take`.
    """
    request = locked(request_key, actor=actor)
    permissions.may_work(actor=actor).require()
    policies.is_as_seen(request, version=version).require()
    policies.is_open(request).require()
    owner = next((user for user in holders(on=timezone.localdate(actor.at)) if user.key == to_key), None)
    if owner is None:
        raise Denied("owner_not_at_desk")
    request.owner = owner
    happen(request, "request.handed", actor=actor, owner_key=str(owner.key))
    if request.state == State.NEW and str(owner.key) == actor.key:
        move(request, to=State.IN_PROGRESS, who=Who.DESK, actor=actor)
    save(request)
    return request


@transaction.atomic
def reply(
    *, request_key: UUID, text: str, version: int, actor: Actor, asks_back: bool = False, ending: Ending | None = None
) -> Message:
    """Answer those who asked: and go on, wait for their answer (`asks_back`), or end it (`ending`).

    A letter tells them that there is an answer, not what it says. Who answers what nobody has, has it. Raises
    `Request.DoesNotExist` and `Denied`: missing_right, protected_person, changed_by_other, request_not_in_state,
    message_empty, text_too_long, outcome_missing, no_reason_given.
    """
    request = locked(request_key, actor=actor)
    permissions.may_handle(request, actor=actor).require()
    policies.is_as_seen(request, version=version).require()
    policies.is_open(request).require()
    policies.may_say(text).require()
    message = say(request, text=text, voice=Voice.DESK, actor=actor)
    if request.owner_id is None:
        request.owner = own_user(actor)
    answered(request, actor=actor)
    if ending is not None:
        _end(request, ending, actor=actor)
    else:
        _go_on(request, State.WAITING if asks_back else State.IN_PROGRESS, actor=actor)
    save(request)
    letters.replied(request, message, actor=actor)
    return message


@transaction.atomic
def note(*, request_key: UUID, text: str, actor: Actor) -> Message:
    """Note something for the desk itself; those who asked never see it.

    Raises `Request.DoesNotExist` and `Denied`: missing_right, protected_person, message_empty, text_too_long.
    """
    request = locked(request_key, actor=actor)
    permissions.may_handle(request, actor=actor).require()
    policies.may_say(text).require()
    happen(request, "request.noted", actor=actor)
    return say(request, text=text, voice=Voice.NOTE, actor=actor)


@transaction.atomic
def settle_request(*, request_key: UUID, outcome: str, actor: Actor, reason: str = "") -> Request:
    """End a request by what came of it, such as an agreement. What was solved already gets the new outcome.

    The same outcome again does nothing. Raises `Request.DoesNotExist` and `Denied`: missing_right, protected_person,
    outcome_missing, no_reason_given, text_too_long, request_not_in_state.
    """
    request = locked(request_key, actor=actor)
    permissions.may_handle(request, actor=actor).require()
    ending = Ending(outcome, reason)
    policies.may_end_so(outcome, reason=reason).require()
    if request.state != State.ANSWERED:
        answered(request, actor=actor)
        _end(request, ending, actor=actor)
    elif request.outcome != outcome:
        happen(request, "request.outcome_changed", actor=actor)
        request.outcome, request.outcome_reason = outcome, _why(ending)
    else:
        return request
    save(request)
    letters.settled(request, actor=actor)
    return request


@transaction.atomic
def connect_employer(*, request_key: UUID, employer_key: UUID | None, version: int, actor: Actor) -> Request:
    """Say which employer in the register a guest is, or that it is none of them.

    Raises `Request.DoesNotExist`, `Employer.DoesNotExist` and `Denied`: missing_right, changed_by_other, not_a_guest.
    """
    request = locked(request_key, actor=actor)
    permissions.may_work(actor=actor).require()
    policies.is_as_seen(request, version=version).require()
    if not request.guest_email:
        raise Denied("not_a_guest")
    request.employer = None if employer_key is None else Employer.objects.get(key=employer_key)
    happen(request, "request.employer_connected", actor=actor)
    save(request)
    return request


def _go_on(request: Request, to: State, *, actor: Actor) -> None:
    if request.state != to:
        move(request, to=to, who=Who.DESK, actor=actor)


def _end(request: Request, ending: Ending, *, actor: Actor) -> None:
    policies.may_end_so(ending.outcome, reason=ending.reason).require()
    move(request, to=State.ANSWERED, who=Who.DESK, actor=actor)
    request.outcome, request.outcome_reason = ending.outcome, _why(ending)
    request.settled_at, request.due_day = moment(request, actor), None
    if request.asked_at is not None:
        request.solution_minutes = office_minutes(request.asked_at, request.settled_at)


def _why(ending: Ending) -> str:
    """Return the reason where one is asked for: else what stood in the field is not kept."""
    return ending.reason.strip() if ending.outcome == Outcome.NO_POSSIBILITY else ""
