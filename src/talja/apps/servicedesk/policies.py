"""When a request may be asked, moved, answered or ended, and what a template or an answer may say."""

from typing import Final

from talja.apps.servicedesk.enums import (
    ABOUT_SOMEBODY,
    OPEN,
    SOLVED_BY,
    TRANSITIONS,
    Kind,
    Outcome,
    State,
    Who,
)
from talja.apps.servicedesk.models import Request
from talja.core.kernel.verdict import Verdict, no, yes

LONGEST_TEXT: Final = 5000
PLACEHOLDERS: Final = ("namn", "arbetsplats", "handläggare", "svarsdag")


def may_be_asked(*, kind: str, wish: str, points_at_somebody: bool) -> Verdict:
    """Whether what is said is enough to begin with: some words, or whom it is about."""
    if kind not in Kind.values:
        return no("request_kind_unknown")
    if not wish.strip() and not (points_at_somebody and kind in ABOUT_SOMEBODY):
        return no("wish_missing")
    return fits(wish)


def may_say(text: str) -> Verdict:
    """Whether the text is a message."""
    return fits(text) if text.strip() else no("message_empty")


def fits(*texts: str, longest: int = LONGEST_TEXT) -> Verdict:
    """Whether no text is longer than there is room for."""
    return no("text_too_long") if any(len(text.strip()) > longest for text in texts) else yes()


def may_move(request: Request, *, to: State, who: Who) -> Verdict:
    """Whether the table of transitions lets this one take the request there from where it is."""
    moves = ((origin, target, by) for origin, target, by, _event in TRANSITIONS)
    return yes() if (State(request.state), to, who) in set(moves) else no("request_not_in_state")


def is_as_seen(request: Request, *, version: int) -> Verdict:
    """Whether nobody else has done anything with the request since the page was shown."""
    return yes() if request.version == version else no("changed_by_other")


def is_open(request: Request) -> Verdict:
    """Whether the request is not ended."""
    return yes() if request.state in OPEN else no("request_not_in_state")


def may_end_so(outcome: str, *, reason: str) -> Verdict:
    """Whether the desk can say that a request was solved so. A no has its reason, which the one who asked reads."""
    if outcome not in SOLVED_BY:
        return no("outcome_missing")
    if outcome == Outcome.NO_POSSIBILITY and not reason.strip():
        return no("no_reason_given")
    return fits(reason, longest=300)


def may_be_template(title: str, text: str) -> Verdict:
    """Whether a reply template has a title and a text, and only placeholders that there are."""
    if not title.strip() or not text.strip():
        return no("template_empty")
    unknown = [name for name in placeholders_in(text) if name not in PLACEHOLDERS]
    if unknown:
        return no("placeholder_unknown")
    return fits(text) and fits(title, longest=120)


def may_be_answer(question: str, text: str) -> Verdict:
    """Whether there is both a question and an answer to publish."""
    if not question.strip() or not text.strip():
        return no("answer_empty")
    return fits(text) and fits(question, longest=200)


def may_promise(*, answer_days: int, waiting_days: int) -> Verdict:
    """Whether the desk can promise so."""
    in_range = 1 <= answer_days <= 20 and 1 <= waiting_days <= 60
    return yes() if in_range else no("promise_out_of_range")


def placeholders_in(text: str) -> list[str]:
    """Return what stands within braces, in order."""
    return [part.partition("}")[0] for part in text.split("{")[1:]]
