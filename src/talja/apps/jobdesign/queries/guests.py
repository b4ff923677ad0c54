"""What somebody who came by the shared link sees: the tasks, and what their own phone has said of them."""

from datetime import timedelta
from uuid import UUID

from talja.apps.jobdesign import permissions, policies
from talja.apps.jobdesign.casting import as_days
from talja.apps.jobdesign.enums import Family
from talja.apps.jobdesign.inputs import AnswerInput
from talja.apps.jobdesign.lines import GuestInventory, GuestTask
from talja.apps.jobdesign.models import Contribution, Inventory, Line, SharedLink
from talja.apps.jobdesign.tokens import contributor_of, key_of
from talja.apps.organisation.actors import Actor, by_link

_FAMILIES = {code: place for place, code in enumerate(Family.values)}


def opened_by_token(*, token: str, actor: Actor) -> tuple[Actor, UUID, timedelta]:
    """Return who comes by the address, the inventory that it opens, and how long it still lives.

    Raises `SharedLink.DoesNotExist` for a token that nobody here has signed, and a link that is taken back or run out.
    """
    key = key_of(token)
    if key is None:
        raise SharedLink.DoesNotExist
    link = SharedLink.objects.live(at=actor.at).select_related("inventory").get(key=key)
    inventory_key = link.inventory.key
    guest = by_link(link_key=link.key, purpose=permissions.PURPOSE, matter_key=inventory_key, at=actor.at)
    return guest, inventory_key, link.expires_at - actor.at


def link_key_of(actor: Actor) -> UUID:
    """Return the key of the shared link that the actor came by."""
    return UUID(actor.key.partition(":")[2])


def guest_inventory(*, key: UUID, actor: Actor, phone: str = "") -> GuestInventory:
    """Return the form as a phone sees it, by kind of work and name.

    Raises `Inventory.DoesNotExist` for a link that opens something else. Three queries.
    """
    inventory = Inventory.objects.select_related("workplace").get(key=key)
    if not permissions.may_answer(inventory, actor=actor):
        raise Inventory.DoesNotExist
    contributor = contributor_of(inventory.key, phone) if phone else ""
    own = Contribution.objects.filter(line__inventory=inventory, contributor=contributor) if phone else ()
    said = {answer.line_id: answer_said(answer) for answer in own}
    rows = sorted(inventory.lines.standing().order_by("sort_key"), key=lambda row: _FAMILIES[row.family])
    return GuestInventory(
        key=str(inventory.key),
        title=inventory.title,
        workplace=inventory.workplace.name,
        kind=inventory.kind,
        tasks=tuple(_task(row, said.get(row.pk), contributor) for row in rows),
        may_answer=policies.may_be_answered(inventory.state),
    )


def answer_said(row: Contribution) -> AnswerInput:
    """Return what one of the staff has said, as it was told."""
    return AnswerInput(
        does_it=row.does_it,
        minutes=row.minutes,
        times=row.times,
        per=row.per,
        days=as_days(row.days) if row.days else None,
        earliest=row.earliest,
        latest=row.latest,
        hand_over=row.hand_over,
        feeling=row.feeling,
        comment=row.comment,
    )


def _task(row: Line, said: AnswerInput | None, contributor: str) -> GuestTask:
    return GuestTask(
        key=str(row.key),
        title=row.title,
        family=row.family,
        minutes=row.minutes,
        low=row.low,
        high=row.high,
        per=row.per,
        times=row.times,
        said=said,
        is_own=bool(contributor) and row.contributor == contributor,
    )
