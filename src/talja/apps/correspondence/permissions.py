"""Who may see letters, and say what to do with those that did not arrive."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_see_letters(*, actor: Actor) -> Verdict:
    """Whether the actor may see what was sent, what came back and what to print."""
    return actor.needs(Right.LETTERS_VIEW)


def may_handle_letters(*, actor: Actor) -> Verdict:
    """Whether the actor may send again, print and cancel: whoever sees them."""
    return may_see_letters(actor=actor)
