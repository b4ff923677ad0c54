"""Who may carve: those who find work."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_carve(*, actor: Actor) -> Verdict:
    """Whether the actor may begin carvings, run the solver, steer drafts and put their positions in the register."""
    return actor.needs(Right.JOBDESIGN_EDIT)
