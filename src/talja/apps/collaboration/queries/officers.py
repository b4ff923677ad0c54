"""Officers at Arbetsförmedlingen, and how long decisions take."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from uuid import UUID

from talja.apps.collaboration import permissions
from talja.apps.collaboration.enums import OPEN
from talja.apps.collaboration.lines import OfficerLine, Pace
from talja.apps.collaboration.models import Application, Officer
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Measure
from talja.core.chain.waiting import working_days_between

_Times = Sequence[tuple[date, date]]


def list_officers(*, actor: Actor, present_only: bool = False) -> tuple[OfficerLine, ...]:
    """Return the officers by name, those who have left last. None for those who may not see applications."""
    if not permissions.may_see(actor=actor):
        return ()
    rows = Officer.objects.order_by("sort_key", "pk")
    lines = _lines(list(rows.filter(left_day=None) if present_only else rows))
    return tuple(sorted(lines, key=lambda line: line.left_day is not None))


def get_officer(*, actor: Actor, key: UUID) -> OfficerLine:
    """Return one officer. Raises `Officer.DoesNotExist`, also for those who may not see applications."""
    if not permissions.may_see(actor=actor):
        raise Officer.DoesNotExist
    (line,) = _lines([Officer.objects.get(key=key)])
    return line


def decision_paces(*, actor: Actor) -> tuple[Pace, ...]:
    """Return how long decisions took for each form, by its name. None for those who may not see applications."""
    if not permissions.may_see(actor=actor):
        return ()
    times: dict[str, list[tuple[date, date]]] = defaultdict(list)
    decided = Application.objects.exclude(decided_day=None).values_list("measure_code", "sent_day", "decided_day")
    for code, sent, day in decided:
        if sent is not None and day is not None:
            times[code].append((sent, day))
    names = dict(Measure.objects.filter(code__in=times).values_list("code", "name"))
    paces = [Pace(names.get(code, code), len(days), *_medians(days)) for code, days in times.items()]
    return tuple(sorted(paces, key=lambda pace: pace.name))


def _lines(officers: Sequence[Officer]) -> list[OfficerLine]:
    waiting: Mapping[int | None, int]
    waiting, times = defaultdict(int), defaultdict(list)
    rows = Application.objects.filter(officer__in=officers)
    for officer, state, sent, decided in rows.values_list("officer_id", "state", "sent_day", "decided_day"):
        waiting[officer] += state in OPEN
        if sent is not None and decided is not None:
            times[officer].append((sent, decided))
    return [
        OfficerLine(
            key=str(row.key),
            name=row.name,
            office=row.office,
            phone=row.phone,
            email=row.email,
            left_day=row.left_day,
            waiting=waiting[row.pk],
            decided=len(times[row.pk]),
            median_days=_medians(times[row.pk])[0] if times[row.pk] else None,
        )
        for row in officers
    ]


def _medians(times: _Times) -> tuple[int, int]:
    calendar = median((decided - sent).days for sent, decided in times)
    working = median(working_days_between(sent, decided) for sent, decided in times)
    return round(calendar), round(working)
