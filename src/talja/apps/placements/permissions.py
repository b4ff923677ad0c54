"""Who may see and change placements. The button and the operation ask the same function."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import permissions as people
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Verdict, no, yes


def may_register(*, person: Person, workplace_id: int, actor: Actor) -> Verdict:
    """Whether the actor may register a placement for the person at the workplace."""
    return (
        actor.needs(Right.PLACEMENT_EDIT)
        and _reaches(workplace_id, actor=actor)
        and people.may_identify(person, actor=actor)
    )


def may_edit(placement: Placement, *, actor: Actor) -> Verdict:
    """Whether the actor may change, end, reopen or remove the placement."""
    return may_register(person=placement.person, workplace_id=placement.workplace_id, actor=actor)


def may_export(*, actor: Actor) -> Verdict:
    """Whether the actor may take the register out as a file."""
    return actor.needs(Right.PLACEMENT_EXPORT)


def may_see_measure(*, actor: Actor) -> Verdict:
    """Whether the actor may see which form of support it is, and the decision behind it: it can reveal health."""
    return actor.needs(Right.MEASURE_VIEW)


def _reaches(workplace_id: int, *, actor: Actor) -> Verdict:
    return yes() if actor.reaches(workplace_id) else no("not_found")
