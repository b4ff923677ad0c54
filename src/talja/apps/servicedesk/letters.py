"""Letters about requests: that something was received or answered and where it is read, never what it says.

They go to who asked. When that is a manager who no longer is one there, they go to the workplace's managers instead;
when there is none, no letter is written: the desk sees that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from talja.apps.accounts.models import User
from talja.apps.correspondence.inputs import LetterInput, LinkInput
from talja.apps.correspondence.operations import queue_letter, withdraw_letters
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import ROLE_RIGHTS, Right
from talja.apps.organisation.models import Role
from talja.apps.servicedesk.models import LINK_PURPOSE, Message, Request
from talja.core.kernel.workdays import promised_day

REMINDED: Final = ("request.reminded",)
_ASKING = tuple(kind for kind, rights in ROLE_RIGHTS.items() if Right.REQUEST_ASK in rights)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a letter goes to."""

    name: str
    email: str


def received(request: Request, *, actor: Actor) -> None:
    """Say that it came, who has it and when an answer comes."""
    said = {"promised_day": request.promised_day, "read_day": promised_day(actor.at, 0)}
    _send(request, "received", once="received", more=said, actor=actor)


def invited(request: Request, *, actor: Actor) -> None:
    """Send an employer the link to ask by."""
    _send(request, "invited", once="invited", more={"inviter": actor.name}, actor=actor)


def replied(request: Request, message: Message, *, actor: Actor) -> None:
    """Say that there is an answer."""
    _send(request, "replied", once=str(message.key), actor=actor)


def settled(request: Request, *, actor: Actor) -> None:
    """Say that it is solved, when that was not said in an answer."""
    _send(request, "settled", once=f"{request.version}", actor=actor)


def reminded(request: Request, *, closes_on: date, actor: Actor) -> None:
    """Remind of a question that waits; the last time with the day when it closes."""
    once = f"{request.state_since.isoformat()} {request.reminded}"
    said = {"is_last": request.reminded > 1, "closes_on": closes_on}
    _send(request, "reminded", once=once, more=said, actor=actor)


def fell_silent(request: Request, *, actor: Actor) -> None:
    """Say that it was closed, and that a new message opens it."""
    _send(request, "closed", once=request.state_since.isoformat(), actor=actor)


def no_more_reminders(request: Request, *, actor: Actor) -> None:
    """Take back reminders that have not been sent: they have written."""
    withdraw_letters(matter_key=request.key, kinds=REMINDED, actor=actor)


def addressees(request: Request, *, on: date) -> tuple[Addressee, ...]:
    """Return who reads letters about the request: a guest, who asked, or else the workplace's managers."""
    if request.guest_email:
        return (Addressee(request.guest_name, request.guest_email),)
    managers = list(_managers(request, on=on))
    asker = [user for user in managers if str(user.key) == request.asked_by]
    return tuple(Addressee(user.name, user.email) for user in asker or managers)


def _managers(request: Request, *, on: date) -> Iterator[User]:
    held = Role.objects.held(on=on).filter(kind__in=_ASKING, workplaces=request.workplace_id)
    yield from User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("pk")


def _send(request: Request, kind: str, *, once: str, actor: Actor, more: Mapping[str, Any] | None = None) -> None:
    is_guest = bool(request.guest_email)
    context = {
        "request": request,
        "kind": request.get_kind_display(),
        "place": request.workplace.name if request.workplace else "",
        "owner": request.owner.name if request.owner else "",
        "is_guest": is_guest,
        "address": _front_door(),
        **(more or {}),
    }
    subject, body = render(f"servicedesk/{kind}", context)
    link = LinkInput(LINK_PURPOSE, request.key, needs_code=True) if is_guest else None
    for each in addressees(request, on=timezone.localdate(actor.at)):
        letter = LetterInput(
            kind=f"request.{kind}",
            matter_key=request.key,
            once=once,
            to_email=each.email,
            to_name=each.name,
            subject=subject,
            body=body,
            person_key=request.person_key,
            link=link,
        )
        queue_letter(letter=letter, actor=actor)


def _front_door() -> str:
    """Return the address where one signs in."""
    return f"{settings.ENVIRONMENT.site_address}/"
