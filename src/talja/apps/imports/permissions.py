"""Who may bring lists in."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict, no, yes


def may_import(*, actor: Actor) -> Verdict:
    """Whether the actor may run imports: a list speaks of the whole municipality, of persons and of their support."""
    everywhere = yes() if actor.workplaces is None else no("missing_right")
    rights = (Right.IMPORT_RUN, Right.PLACEMENT_VIEW, Right.PERSON_VIEW, Right.MEASURE_VIEW)
    return next((verdict for right in rights if not (verdict := actor.needs(right))), everywhere)
