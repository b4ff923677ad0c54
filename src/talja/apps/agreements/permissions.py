"""Who may see, write and approve agreements. The button and the operation ask the same function."""

from talja.apps.agreements.enums import BY_LINK, Party
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import permissions as people
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Verdict, no, yes


def may_draft(*, person: Person, actor: Actor) -> Verdict:
    """Whether the actor may write an agreement for the person; a protected one only with that right."""
    return actor.needs(Right.AGREEMENT_EDIT) and people.may_identify(person, actor=actor)


def may_edit(agreement: Agreement, *, actor: Actor) -> Verdict:
    """Whether the actor may change the agreement and move it on."""
    return may_draft(person=agreement.person, actor=actor)


def may_see_money(*, actor: Actor) -> Verdict:
    """Whether the actor may see the form of support and what it gives: it can reveal health."""
    return actor.needs(Right.MEASURE_VIEW)


def may_approve(agreement: Agreement, version: AgreementVersion, *, party: str, actor: Actor) -> Verdict:
    """Whether the actor is the party: the unit by right, a manager for a workplace of theirs, others by their link.

    A link opens nothing about somebody who is protected, and does not say why.
    """
    if party == Party.UNIT:
        return actor.needs(Right.AGREEMENT_APPROVE) and people.may_identify(agreement.person, actor=actor)
    if party == Party.WORKPLACE and _answers_for(version, actor=actor):
        return people.may_identify(agreement.person, actor=actor)
    if not actor.opens(BY_LINK[Party(party)], agreement.key):
        return no("not_your_part")
    return no("not_found") if agreement.person.protection else yes()


def may_approve_for(agreement: Agreement, *, party: str, actor: Actor) -> Verdict:
    """Whether the actor may record somebody else's yes: never the unit's own, which is four eyes on money."""
    if party == Party.UNIT:
        return no("unit_approves_itself")
    return may_edit(agreement, actor=actor)


def _answers_for(version: AgreementVersion, *, actor: Actor) -> bool:
    scoped = actor.workplaces is not None and version.workplace_id in actor.workplaces
    return actor.may(Right.AGREEMENT_ANSWER) and scoped


def may_convert(placement: Placement, *, actor: Actor) -> Verdict:
    """Whether the actor may offer an employment after the internship, or give it up."""
    return may_draft(person=placement.person, actor=actor)


def may_wish(placement: Placement, *, actor: Actor) -> Verdict:
    """Whether the actor may say what the workplace wants: its manager, or those who work with agreements."""
    if actor.may(Right.AGREEMENT_ANSWER) and actor.workplaces is not None and actor.reaches(placement.workplace_id):
        return people.may_identify(placement.person, actor=actor)
    return may_convert(placement, actor=actor)
