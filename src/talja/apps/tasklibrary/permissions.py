"""Who reads the task library, and who changes it."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_read(*, actor: Actor) -> Verdict:
    """Whether the actor may read the library: it tells of kinds of workplace, never of a place or a person."""
    return actor.needs(Right.JOBDESIGN_VIEW)


def may_write(*, actor: Actor) -> Verdict:
    """Whether the actor may change the library, and load files into it."""
    return actor.needs(Right.JOBDESIGN_EDIT)
