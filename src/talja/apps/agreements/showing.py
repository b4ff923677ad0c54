"""What a union is shown of an agreement: the work and the workplace, never the person."""

from django.utils import timezone

from talja.apps.agreements.models import AgreementVersion
from talja.apps.agreements.surroundings import numbers_of, signals_of
from talja.apps.collaboration.shown import Shown
from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import Category
from talja.apps.placements.queries import occupation_name
from talja.core.chain.procedures import Procedure


def shown_to_union(version: AgreementVersion, procedure: Procedure, *, remark: str, actor: Actor) -> Shown:
    """Return the snapshot that the union's representative sees, and nothing else."""
    place = version.workplace
    within = place.unit.name if place.unit else place.employer.name
    numbers = numbers_of(version, on=timezone.localdate(actor.at), actor=actor)
    now = numbers.course.now
    return Shown(
        workplace=place.name,
        within=within,
        occupation=occupation_name(version.occupation) if version.occupation else "",
        tasks=version.tasks,
        weekly_hours=version.weekly_hours,
        extent=version.extent,
        schedule=version.schedule,
        first_day=version.first_day,
        last_day=version.last_day,
        kind=str(Category(version.measure.category).label),
        form=version.measure.name if procedure.shows_form else "",
        supported=now.supported,
        workers=None if now.ordinary is None else now.supported + now.ordinary,
        signals=signals_of(numbers),
        remark=remark.strip(),
    )
