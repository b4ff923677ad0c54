"""Who may change the organisation and give roles."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict


def may_edit_organisation(*, actor: Actor) -> Verdict:
    """Yes for those who may change employers, units, workplaces and contacts, else no (`missing_right`)."""
    return actor.needs(Right.ORGANISATION_EDIT)


def may_edit_roles(*, actor: Actor) -> Verdict:
    """Yes for those who may make users and give roles, else no (`missing_right`)."""
    return actor.needs(Right.USERS_EDIT)
