"""What the register lacks, with counts that the list can show the cases behind."""

from datetime import date

from django.db.models import Count

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.placements.enums import Missing, State
from talja.apps.placements.filters import END_KINDS, SUPPORT_KINDS, in_state, lacks
from talja.apps.placements.lines import Gap
from talja.apps.placements.models import Placement


def data_quality(*, actor: Actor, on: date) -> tuple[Gap, ...]:
    """Return every kind of gap with its count on the day, zero too; `PlacementFilter(missing=(kind,))` lists the cases.

    Two queries. Kinds that tell of the form of support are left out for those who may not see it.
    """
    kinds = [kind for kind in Missing if kind not in SUPPORT_KINDS or actor.may(Right.MEASURE_VIEW)]
    counts = _counts([kind for kind in kinds if kind in END_KINDS], State.ENDED, actor=actor, on=on)
    counts |= _counts([kind for kind in kinds if kind not in END_KINDS], State.RUNNING, actor=actor, on=on)
    return tuple(Gap(kind.value, counts[f"lacks_{kind.value}"]) for kind in kinds)


def _counts(kinds: list[Missing], state: State, *, actor: Actor, on: date) -> dict[str, int]:
    """Count each kind among the placements it can be found among: few are running, and only those need other tables."""
    placements = Placement.objects.visible_to(actor).filter(in_state(state, on=on))
    return placements.aggregate(**{f"lacks_{kind.value}": Count("pk", filter=lacks(kind, on=on)) for kind in kinds})
