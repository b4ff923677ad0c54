"""Who keeps the municipality's own Word templates."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_keep_templates(*, actor: Actor) -> Verdict:
    """Whether the actor may see, try, hand in and choose templates."""
    return actor.needs(Right.DOCUMENTS_EDIT)
