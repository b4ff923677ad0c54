"""Who may register, change and remove persons. The button and the operation ask the same function."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.models import PersonFacts
from talja.core.kernel.verdict import Verdict, no, yes


def may_register(*, protection: str = "", actor: Actor) -> Verdict:
    """Whether the actor may register a person; a protected one only with that right."""
    return actor.needs(Right.PERSON_EDIT) and _protection(protection, actor=actor)


def may_change(person: PersonFacts, *, actor: Actor) -> Verdict:
    """Whether the actor may change or remove the person.

    Anybody who edits persons may protect one; after that only those who see protected persons may change them.
    """
    return actor.needs(Right.PERSON_EDIT) and _protection(person.protection, actor=actor)


def may_identify(person: PersonFacts, *, actor: Actor) -> Verdict:
    """Whether the actor may see the person's name, number and place."""
    return _protection(person.protection, actor=actor)


def _protection(protection: str, *, actor: Actor) -> Verdict:
    return no("protected_person") if protection and not actor.may(Right.PERSON_PROTECTED) else yes()
