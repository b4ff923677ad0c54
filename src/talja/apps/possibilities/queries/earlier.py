"""Who has been at workplaces before, and how it went: counts that tell of nobody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.placements.models import Placement
from talja.apps.possibilities.lines import Band, Earlier
from talja.core.disclosure.rounding import MIN_DENOMINATOR, may_show_share, round_count
from talja.core.disclosure.suppress import THRESHOLD
from talja.core.rules.day_counts import add_months
from talja.core.statistics.spells import ONWARD, Destination

_THREE_YEARS = -36  # months


def earlier_at(workplace_ids: Sequence[int], *, actor: Actor, on: date) -> dict[int, Earlier]:
    """Return who has been at each workplace in the last three years, by its id. Two queries.

    Persons are counted, each once, and nobody with a protected identity, whoever asks. Those who may not open the cases
    get no number below the least that may be shown, rounded ones above it, shares by the rules of disclosure, and only
    occupations that enough persons have had.
    """
    is_exact = actor.may(Right.PLACEMENT_VIEW) and actor.workplaces is None
    since = add_months(on, _THREE_YEARS)
    lately = Q(last_day=None) | Q(last_day__gte=since)
    rows = Placement.objects.filter(lately, workplace__in=workplace_ids, first_day__lte=on, person__protection="")
    occupations = _occupations(rows, least=1 if is_exact else THRESHOLD)
    known = Q(last_day__isnull=False, last_day__lte=on) & ~Q(destination=Destination.UNKNOWN)
    counts = (
        rows.order_by()
        .values("workplace_id")
        .annotate(
            persons=Count("person", distinct=True),
            ended=Count("person", filter=known, distinct=True),
            onward=Count("person", filter=known & Q(destination__in=ONWARD), distinct=True),
        )
    )
    return {
        row["workplace_id"]: _earlier(row, occupations.get(row["workplace_id"], ()), is_exact=is_exact)
        for row in counts
    }


def _occupations(rows: QuerySet[Placement], *, least: int) -> dict[int, tuple[str, ...]]:
    counts = rows.exclude(occupation="").order_by().values_list("workplace_id", "occupation")
    found: dict[int, list[tuple[int, str]]] = {}
    for place, occupation, persons in counts.annotate(persons=Count("person", distinct=True)):
        if persons >= least:
            found.setdefault(place, []).append((-persons, occupation))
    return {place: tuple(occupation for _, occupation in sorted(many)) for place, many in found.items()}


def _earlier(row: Mapping[str, Any], occupations: Iterable[str], *, is_exact: bool) -> Earlier:
    persons, ended, onward = row["persons"], row["ended"], row["onward"]
    band = Band.FEW if persons < THRESHOLD else Band.SOME
    if is_exact:
        return Earlier(band, persons, onward, ended, tuple(occupations))
    count = round_count(persons) if band is Band.SOME else None
    if ended < MIN_DENOMINATOR or not may_show_share(onward, ended):
        return Earlier(band, count, occupations=tuple(occupations))
    return Earlier(band, count, round_count(onward), round_count(ended), tuple(occupations))
