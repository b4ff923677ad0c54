"""When a possibility may take a step, be changed, and when a question may be answered. The button asks the same."""

from talja.apps.possibilities.enums import LAID_ASIDE, MOVED_BACK, MOVED_ON, TAKEN_UP, TRANSITIONS, Step
from talja.apps.possibilities.models import Asked, Possibility
from talja.core.kernel.verdict import Verdict, no, yes


def event_of(origin: str, target: str) -> str:
    """Return the code of the event that leads from one step to another; empty when none does."""
    for code in (MOVED_ON, MOVED_BACK):
        if target in _reached(origin, code):
            return code
    return next((code for code in (LAID_ASIDE, TAKEN_UP) if (origin, target, code) in TRANSITIONS), "")


def may_become(possibility: Possibility, step: Step) -> Verdict:
    """Whether the possibility may go to the step from where it is. Steps may be skipped."""
    return yes() if event_of(possibility.step, step) else no("possibility_not_in_step")


def needs_reason(possibility: Possibility, step: Step) -> bool:
    """Whether going to the step demands a reason: backwards and aside."""
    return event_of(possibility.step, step) in {MOVED_BACK, LAID_ASIDE}


def may_change(possibility: Possibility) -> Verdict:
    """Whether one may write of the possibility: until it lies aside."""
    return no("possibility_aside") if possibility.step == Step.ASIDE else yes()


def may_answer(asked: Asked) -> Verdict:
    """Whether the answer may be written: once."""
    return no("asked_already_answered") if asked.outcome else yes()


def _reached(origin: str, code: str) -> set[str]:
    found: set[str] = set()
    now = origin
    while step := next((target for start, target, event in TRANSITIONS if (start, event) == (now, code)), None):
        found.add(step)
        now = step
    return found
