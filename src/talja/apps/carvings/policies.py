"""When a carving may be run, edited, accepted and laid aside. The button asks the same function."""

from talja.apps.carvings.enums import TRANSITIONS, UNDER_WAY, RunState, State
from talja.apps.carvings.models import Carving, Draft, Run
from talja.core.kernel.verdict import Verdict, no, yes

LEAST_SECONDS, MOST_SECONDS = 1, 15 * 60


def may_change(carving: Carving) -> Verdict:
    """Whether the carving may be run and edited: it is still open."""
    return yes() if carving.state == State.OPEN else no("carving_not_open")


def may_become(carving: Carving, state: State) -> Verdict:
    """Whether the carving may go to the state from where it is."""
    is_way = any((origin, target) == (carving.state, state) for origin, target, _ in TRANSITIONS)
    return yes() if is_way else no("carving_not_open")


def may_run(carving: Carving, *, is_running: bool, seconds: int) -> Verdict:
    """Whether the solver may be started for so many seconds: one at a time for a carving."""
    if is_running:
        return no("run_under_way")
    in_range = yes() if LEAST_SECONDS <= seconds <= MOST_SECONDS else no("seconds_out_of_range")
    return may_change(carving) and in_range


def may_stop(run: Run) -> Verdict:
    """Whether the run may be asked to stop and keep what it has."""
    return yes() if RunState(run.state) in UNDER_WAY else no("run_is_over")


def may_accept(carving: Carving, draft: Draft) -> Verdict:
    """Whether the draft may become positions: it breaks no rule and has positions."""
    if draft.faults:
        return no("draft_has_faults")
    return may_become(carving, State.ACCEPTED) and (yes() if draft.score["positions"] else no("draft_is_empty"))
