"""When somebody was away from a placement that went on."""

from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Pause, Placement
from talja.core.chain.pauses import within
from talja.core.kernel.period import Period


def pauses_of(*, placement_key: UUID, actor: Actor) -> tuple[Period, ...]:
    """Return the placement's pauses, the first first, up to its last day; none for those who may not see it."""
    seen = Placement.objects.visible_to(actor).filter(key=placement_key).values_list("last_day", flat=True)
    if not seen:
        return ()
    return within(pauses_told(placement_key), last_day=seen[0])


def pauses_told(placement_key: UUID) -> tuple[Period, ...]:
    """Return the pauses for a caller that has judged who asks, the first first, as they were told."""
    told = Pause.objects.filter(placement_key=placement_key).order_by("first_day", "pk")
    return tuple(Period(*days) for days in told.values_list("first_day", "last_day"))
