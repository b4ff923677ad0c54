"""What was told 3, 6 and 12 months after an end, for figures: nobody's name."""

from collections import defaultdict
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import Q

from talja.apps.followups.enums import Still
from talja.apps.followups.models import CURRENT, Check
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.period import Period
from talja.core.statistics.lasting import Checked
from talja.core.statistics.spells import Destination

ChecksByEnd: TypeAlias = dict[tuple[str, date], dict[int, Checked]]
"""The checks by months, of each placement by its key and the last day that they hold for."""


def checks_for_statistics(*, actor: Actor, ended: Period, known_at: datetime | None = None) -> ChecksByEnd:
    """Return what was told of those who ended in the period, now or as known at a moment. Empty without `FIGURES_VIEW`.

    One query. To be protected before anybody without the cases sees it.
    """
    found: ChecksByEnd = defaultdict(dict)
    if not actor.may(Right.FIGURES_VIEW):
        return found
    rows = Check.objects.filter(CURRENT if known_at is None else _counted_then(known_at))
    rows = rows.filter(last_day__range=(ended.first_day, ended.last_day or date.max))
    for key, last_day, months, status, still in rows.values_list(
        "placement_key", "last_day", "months", "status", "still"
    ):
        found[str(key), last_day][months] = Checked(Destination(status), still == Still.YES)
    return found


def _counted_then(at: datetime) -> Q:
    return Q(recorded_at__lte=at) & (Q(replaced_at=None) | Q(replaced_at__gt=at))
