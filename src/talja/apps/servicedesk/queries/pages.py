"""One request, with what was said and done, for the one who asks to see it."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.queries import placement_lines
from talja.apps.servicedesk import permissions, policies
from talja.apps.servicedesk.enums import State, Voice, Who
from talja.apps.servicedesk.lines import HappeningLine, MessageLine, RequestPage, RequestVerdicts
from talja.apps.servicedesk.models import Happening, Message, Request
from talja.apps.servicedesk.queries.rows import line_of, speakers, with_facts
from talja.core.kernel.verdict import Verdict, no
from talja.core.kernel.workdays import promised_day


def get_request(*, key: UUID, actor: Actor) -> RequestPage:
    """Return one request, as the actor may see it. Raises `Request.DoesNotExist`. At most five queries."""
    on = timezone.localdate(actor.at)
    row = with_facts(Request.objects.visible_to(actor)).get(key=key)
    masked = not permissions.may_read_words(row, actor=actor)
    messages = [] if masked else _messages(row, actor=actor)
    happenings = list(Happening.objects.filter(request=row).order_by("happened_at", "pk"))
    said_by = {message.written_by for message in messages}
    done_by = {key for one in happenings for key in (one.happened_by, one.owner_key)}
    names = speakers(row, said_by | done_by | {row.asked_by})
    return RequestPage(
        line=line_of(row, names=names, actor=actor, on=on),
        version=row.version,
        wish="" if masked else row.wish,
        hours="" if masked else row.hours,
        from_day=row.from_day,
        demands="" if masked else row.demands,
        placement=None if masked else _placement(row, actor=actor, on=on),
        guest_email=row.guest_email,
        guest_phone=row.guest_phone,
        employer_key="" if row.employer is None else str(row.employer.key),
        employer="" if row.employer is None else row.employer.name,
        workplace_key="" if row.workplace is None or masked else str(row.workplace.key),
        outcome_reason="" if masked else row.outcome_reason,
        read_day=promised_day(row.asked_at or row.made_at, 0),
        messages=tuple(
            MessageLine(one.voice, one.text, one.written_at, names.get(one.written_by, "")) for one in messages
        ),
        happenings=tuple(_happening(one, names=names) for one in happenings),
        may=_verdicts(row, actor=actor),
    )


def _messages(row: Request, *, actor: Actor) -> list[Message]:
    """Return what was said in order; the desk's own notes only to the desk."""
    rows = Message.objects.filter(request=row).order_by("written_at", "pk")
    return list(rows if permissions.may_work(actor=actor) else rows.exclude(voice=Voice.NOTE))


def _happening(one: Happening, *, names: dict[str, str]) -> HappeningLine:
    return HappeningLine(one.code, one.happened_at, names.get(one.happened_by, ""), names.get(one.owner_key, ""))


def _placement(row: Request, *, actor: Actor, on: date) -> PlacementLine | None:
    if row.placement_key is None:
        return None
    return placement_lines(keys=[row.placement_key], actor=actor, on=on).get(str(row.placement_key))


def _verdicts(row: Request, *, actor: Actor) -> RequestVerdicts:
    asker, handle = permissions.is_asker(row, actor=actor), permissions.may_handle(row, actor=actor)
    is_open = policies.is_open(row)
    return RequestVerdicts(
        write=asker,
        withdraw=asker and policies.may_move(row, to=State.CLOSED, who=Who.ASKER),
        take=permissions.may_work(actor=actor) and is_open and _not_own(row, actor=actor),
        reply=handle and is_open,
        note=handle,
    )


def _not_own(row: Request, *, actor: Actor) -> Verdict:
    return no("already_yours") if row.owner_id == actor.user_id else policies.is_open(row)
