"""Who may plan, follow up and see what was said. What people answer can reveal health."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import permissions as people
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Verdict, no, yes


def may_see_plans(*, actor: Actor) -> Verdict:
    """Whether the actor may see plans, notes and answers; a manager sees only the days of follow-ups."""
    return actor.needs(Right.PLACEMENT_VIEW) and actor.needs(Right.MEASURE_VIEW)


def may_follow_up(placement: Placement, *, actor: Actor) -> Verdict:
    """Whether the actor may plan, follow up and assess the placement."""
    reached = yes() if actor.reaches(placement.workplace_id) else no("not_found")
    return (
        actor.needs(Right.FOLLOWUP_EDIT)
        and may_see_plans(actor=actor)
        and reached
        and people.may_identify(placement.person, actor=actor)
    )


def may_be_written_to(person: Person) -> Verdict:
    """Whether letters may be sent about the person at all: nothing goes out about a protected one."""
    return no("protected_gets_no_letters") if person.protection else yes()
