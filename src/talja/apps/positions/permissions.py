"""Who may see positions, describe them, say yes to them and tell what they free."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.positions.models import Position
from talja.core.kernel.verdict import Verdict, no, yes


def may_edit(*, actor: Actor) -> Verdict:
    """Whether the actor may put positions in the register and change them."""
    return actor.needs(Right.JOBDESIGN_EDIT)


def may_answer(position: Position, *, actor: Actor) -> Verdict:
    """Whether the actor may say yes for the workplace and tell what is freed: its manager, or who finds work."""
    if actor.may(Right.JOBDESIGN_EDIT):
        return yes()
    is_theirs = actor.workplaces is not None and position.workplace_id in actor.workplaces
    return actor.needs(Right.JOBDESIGN_VIEW) and (yes() if is_theirs else no("not_found"))
