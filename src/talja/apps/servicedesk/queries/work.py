"""What waits for somebody at the desk, and for a manager: computed from where the requests stand."""

from datetime import date

from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.enums import OPEN, State
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.queries.rows import place_of
from talja.core.kernel.work import WorkItem
from talja.core.kernel.workdays import add_working_days

_OWN = ("key", "kind", "person_key", "guest_organisation", "due_day", "answered_at")
_SHOWN = (*_OWN, "workplace__name", "employer__name", "owner__key")
NEW, BREAKING, WROTE, ANSWER_US = "request_new", "request_promise", "request_asker_wrote", "request_waits_for_you"


def work_of(*, actor: Actor, on: date) -> tuple[WorkItem, ...]:
    """Return what waits for the actor, the most urgent first: their own and nobody's at the desk, or our questions.

    Codes: `request_new`, `request_promise` (runs out on the next working day at the latest), `request_asker_wrote`,
    `request_waits_for_you` (for those who asked). One query.
    """
    if permissions.may_work(actor=actor):
        return _at_the_desk(actor, on=on)
    waiting = Request.objects.visible_to(actor).filter(state=State.WAITING).with_protection()
    rows = waiting.select_related("workplace", "employer").order_by("state_since", "pk")
    return tuple(
        WorkItem(ANSWER_US, str(row.key), None, about=row.kind, place=place_of(row))
        for row in rows
        if permissions.may_read_words(row, actor=actor)
    )


def _at_the_desk(actor: Actor, *, on: date) -> tuple[WorkItem, ...]:
    mine = Q(owner_id=actor.user_id) | Q(owner=None)
    rows = Request.objects.filter(mine, state__in=OPEN).exclude(due_day=None).with_protection()
    soon = add_working_days(on, 1)
    return tuple(
        _item(row, actor=actor, soon=soon)
        for row in rows.select_related("workplace", "employer", "owner")
        .only(*_SHOWN)
        .order_by("due_day", "made_at", "pk")
    )


def _item(row: Request, *, actor: Actor, soon: date) -> WorkItem:
    wrote = WROTE if row.answered_at is not None else NEW
    masked = not permissions.may_read_words(row, actor=actor)
    return WorkItem(
        code=BREAKING if row.due_day is not None and row.due_day <= soon and row.owner_id and wrote == NEW else wrote,
        key=str(row.key),
        due=row.due_day,
        about=row.kind,
        place="" if masked else place_of(row),
        owner="" if row.owner is None else str(row.owner.key),
    )
