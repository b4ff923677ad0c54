"""Who may ask, who works with what is asked, and who may see and write in one request."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.models import LINK_PURPOSE, Request
from talja.core.kernel.verdict import Verdict, no, yes


def may_ask(*, actor: Actor, workplace_id: int) -> Verdict:
    """Whether the actor may ask for the workplace: a manager for their own."""
    own = actor.workplaces is not None and actor.reaches(workplace_id)
    return actor.needs(Right.REQUEST_ASK) and (yes() if own else no("not_found"))


def may_work(*, actor: Actor) -> Verdict:
    """Whether the actor works at the desk: takes requests, and keeps templates, answers and promises."""
    return actor.needs(Right.DESK_WORK)


def may_read_words(request: Request, *, actor: Actor) -> Verdict:
    """Whether the actor may read what was said: it can name the person, so not of a protected one.

    The request must come from `with_protection`.
    """
    if request.names_protected and not actor.may(Right.PERSON_PROTECTED):  # type: ignore[attr-defined]  # annotated
        return no("protected_person")
    return yes()


def may_handle(request: Request, *, actor: Actor) -> Verdict:
    """Whether the actor may answer the request: from the desk, and allowed to read it."""
    return may_work(actor=actor) and may_read_words(request, actor=actor)


def is_asker(request: Request, *, actor: Actor) -> Verdict:
    """Whether the actor speaks for those who asked: a manager of the workplace, or the guest who came by the link."""
    if actor.opens(LINK_PURPOSE, request.key):
        return yes()
    of_account = request.workplace_id is not None and not request.guest_email
    if of_account and may_ask(actor=actor, workplace_id=request.workplace_id or 0):
        return may_read_words(request, actor=actor)
    return no("not_found")
