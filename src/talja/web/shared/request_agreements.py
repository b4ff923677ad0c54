"""The agreements that came of a request, as far as its line tells of them."""

from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.agreements.enums import State
from talja.apps.agreements.queries import AgreementLine, agreements_of_request
from talja.apps.organisation.actors import Actor
from talja.web.shared.request_line import AgreementOnLine

_RUNNING: Final = (State.RUNNING, State.EXTENDED, State.INTERRUPTED)
_MADE: Final = (State.APPROVED, *_RUNNING, State.ENDED)


def agreements_on_line(*, request_key: UUID, actor: Actor, url_name: str) -> tuple[AgreementOnLine, ...]:
    """Return what came of the request, the first drafted first; `url_name` is an agreement's page in this journey.

    Only what the actor may see. What was cancelled before it began is left out when something else came of it.
    """
    found = agreements_of_request(key=request_key, actor=actor)
    going = tuple(line for line in found if line.state != State.CANCELLED)
    return tuple(_on_line(line, url_name=url_name) for line in going or found)


def _on_line(line: AgreementLine, *, url_name: str) -> AgreementOnLine:
    has_ended = line.state == State.ENDED
    return AgreementOnLine(
        url=reverse(url_name, args=[line.key]),
        state_text=str(State(line.state).label),
        is_made=line.state in _MADE,
        has_started=line.state in _RUNNING or has_ended,
        has_ended=has_ended,
        followup_text=_("avslutad") if has_ended else _("pågår"),
    )
