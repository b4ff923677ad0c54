"""Who may bring lists in."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_import(*, actor: Actor) -> Verdict:
    """Those who run imports, for all workplaces: a list speaks of the whole municipality."""
    return actor.needs(Right.IMPORT_RUN)
