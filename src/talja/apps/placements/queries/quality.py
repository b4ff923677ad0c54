"""What the register lacks, with counts that the list can show the cases behind."""

from datetime import date

from django.db.models import Count

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.placements.enums import Missing
from talja.apps.placements.filters import SUPPORT_KINDS, lacks
from talja.apps.placements.lines import Gap
from talja.apps.placements.models import Placement


def data_quality(*, actor: Actor, on: date) -> tuple[Gap, ...]:
    """Return every kind of gap with its count on the day, zero too; `PlacementFilter(missing=(kind,))` lists the cases.

    One query. Kinds that tell of the form of support are left out for those who may not see it.
    """
    kinds = [kind for kind in Missing if kind not in SUPPORT_KINDS or actor.may(Right.MEASURE_VIEW)]
    counts = Placement.objects.visible_to(actor).aggregate(
        **{f"lacks_{kind.value}": Count("pk", filter=lacks(kind, on=on)) for kind in kinds}
    )
    return tuple(Gap(kind.value, counts[f"lacks_{kind.value}"]) for kind in kinds)
