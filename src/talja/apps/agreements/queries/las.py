"""A person's time of employment, counted with what is agreed about each employment."""

from datetime import date
from uuid import UUID

from talja.apps.agreements.employments import kinds_agreed
from talja.apps.organisation.actors import Actor
from talja.apps.subsidies.queries import EmployerLas, las_by_employer


def las_of(*, person_key: UUID, actor: Actor, on: date) -> tuple[EmployerLas, ...]:
    """Return a person's time at each employer. Three queries.

    Nothing for those who may not see the form of support or not identify the person.
    """
    return las_by_employer(person_key=person_key, actor=actor, on=on, kinds=kinds_agreed(person_key))
