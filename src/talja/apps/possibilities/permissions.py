"""Who may find work, and write of it. Who may read is settled by `visible_to`."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_edit(*, actor: Actor) -> Verdict:
    """Whether the actor may begin possibilities, move them, and ask others about them."""
    return actor.needs(Right.JOBDESIGN_EDIT)
