"""The whole line of a request on one page: request, position, proposal, agreement, follow-up.

What has no rows yet is honestly told as not begun. The request's own step comes from the desk; those after it from the
agreements that came of it, which the page hands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from talja.apps.servicedesk.enums import Kind, Outcome, State
from talja.apps.servicedesk.queries import RequestLine

DONE, CURRENT, NEXT = "done", "current", "next"


@dataclass(frozen=True, slots=True)
class AgreementOnLine:
    """How far an agreement that came of the request has gone. `state_text` is where it stands, in words.

    `followup_text` is what is followed up next, or what was; empty when nothing is planned.
    """

    url: str
    state_text: str
    is_made: bool  # approved by all, or further
    has_started: bool
    has_ended: bool
    followup_text: str = ""


def line_steps(request_line: RequestLine, agreements: Sequence[AgreementOnLine] = ()) -> list[dict[str, Any]]:
    """Return the five steps for components/steps.html, each with `text`: what is done, goes on or comes next.

    A question has no line: then the list is empty.
    """
    if request_line.kind == Kind.QUESTION:
        return []
    told = [_request(request_line, agreements), *_chosen(request_line, agreements), *_agreed(agreements)]
    is_ended = bool(request_line.outcome) and not agreements
    steps: list[dict[str, Any]] = []
    for label, is_done, text, url in told:
        goes_on = not is_ended and not is_done and all(step["state"] == DONE for step in steps)
        state = DONE if is_done else CURRENT if goes_on else NEXT
        steps.append({"label": label, "state": state, "text": text or _not_begun(is_ended=is_ended), "url": url})
    return steps


def _request(line: RequestLine, agreements: Sequence[AgreementOnLine]) -> tuple[str, bool, str, str]:
    """Return the request's own step: it goes on until it is answered, or an agreement is drafted of it."""
    text = str(Outcome(line.outcome).label) if line.outcome else str(State(line.state).label)
    return _("Begäran"), bool(line.outcome or agreements), text, ""


def _chosen(line: RequestLine, agreements: Sequence[AgreementOnLine]) -> list[tuple[str, bool, str, str]]:
    """Return the steps that an agreement implies: what the work is, and who is proposed for it."""
    known = bool(agreements) or line.outcome == Outcome.AGREEMENT
    text = _("klart") if known else ""
    return [(_("Befattning"), known, text, ""), (_("Förslag"), known, text, "")]


def _agreed(agreements: Sequence[AgreementOnLine]) -> list[tuple[str, bool, str, str]]:
    last = agreements[-1] if agreements else None
    if last is None:
        return [(_("Överenskommelse"), False, "", ""), (_("Uppföljning"), False, "", "")]
    return [
        (_("Överenskommelse"), last.is_made, last.state_text, last.url),
        (_("Uppföljning"), last.has_ended, last.followup_text if last.has_started else "", last.url),
    ]


def _not_begun(*, is_ended: bool) -> str:
    return _("blev inte av") if is_ended else _("inte påbörjat")
