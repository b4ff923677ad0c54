"""How many placements a choice finds, state by state."""

from dataclasses import replace
from datetime import date

from django.db.models import Count

from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import State
from talja.apps.placements.filters import PlacementFilter, found, in_state

ALL = "all"


def count_by_state(*, actor: Actor, on: date, filters: PlacementFilter | None = None) -> dict[str, int]:
    """Return how many placements are in each state on the day by its code, and how many there are under `ALL`.

    The filter's own state is left aside: the answer stands beside the choice of one. One query.
    """
    placements = found(actor=actor, on=on, filters=replace(filters or PlacementFilter(), state=""))
    counts = {state.value: Count("pk", filter=in_state(state, on=on)) for state in State}
    return placements.aggregate(**counts, **{ALL: Count("pk")})
