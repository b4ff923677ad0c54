"""Who may ask unions and Arbetsförmedlingen, keep the lists of them, and answer. The button asks the same function."""

from uuid import UUID

from talja.apps.collaboration.models import Application, Consultation
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import permissions as people
from talja.apps.people.models import Person
from talja.core.kernel.verdict import Verdict, no, yes

PURPOSE = "consultation"
"""What a link opens a consultation for."""


def may_see(*, actor: Actor) -> Verdict:
    """Whether the actor may see consultations and applications."""
    return actor.needs(Right.AGREEMENT_VIEW)


def may_ask(person_key: UUID | None, *, actor: Actor) -> Verdict:
    """Whether the actor may ask a union or apply for the person, if it is about one. One query."""
    return actor.needs(Right.AGREEMENT_EDIT) and _may_identify(person_key, actor=actor)


def may_edit(row: Consultation | Application, *, actor: Actor) -> Verdict:
    """Whether the actor may record what became of a consultation or an application."""
    return may_ask(row.person_key, actor=actor)


def may_answer(consultation: Consultation, *, actor: Actor) -> Verdict:
    """Whether the actor came by a link that opens just this consultation, whose person is not protected since."""
    if not actor.opens(PURPOSE, consultation.key):
        return no("not_found")
    return no("not_found") if is_protected(consultation.person_key) else yes()


def may_see_actors(*, actor: Actor) -> Verdict:
    """Whether the actor may see unions, their representatives and who is asked where."""
    return yes() if actor.may(Right.AGREEMENT_VIEW) else actor.needs(Right.ORGANISATION_VIEW)


def may_edit_unions(*, actor: Actor) -> Verdict:
    """Whether the actor may change unions, representatives, and who is asked where."""
    return actor.needs(Right.ORGANISATION_EDIT)


def may_edit_officers(*, actor: Actor) -> Verdict:
    """Whether the actor may change the list of officers: those who send applications."""
    return actor.needs(Right.AGREEMENT_EDIT)


def may_see_procedures(*, actor: Actor) -> Verdict:
    """Whether the actor may see how each form is handled."""
    return yes() if actor.may(Right.RULES_PROPOSE) else actor.needs(Right.AGREEMENT_VIEW)


def may_edit_procedures(*, actor: Actor) -> Verdict:
    """Whether the actor may choose how the municipality does for a form."""
    return actor.needs(Right.RULES_PROPOSE)


def is_protected(person_key: UUID | None) -> bool:
    """Whether the person has a protected identity now."""
    return person_key is not None and Person.objects.filter(key=person_key).exclude(protection="").exists()


def _may_identify(person_key: UUID | None, *, actor: Actor) -> Verdict:
    if person_key is None:
        return yes()
    person = Person.objects.filter(key=person_key).first()
    return no("not_found") if person is None else people.may_identify(person, actor=actor)
