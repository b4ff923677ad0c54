"""Questions to the database that lists and work lists share: what waits, of what, on a day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Least
from django.db.models.lookups import GreaterThanOrEqual

from talja.apps.followups import registered
from talja.apps.followups.models import CURRENT, Check, FollowUp, Plan
from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import Destination, EndReason
from talja.apps.placements.models import Placement, PlacementQuerySet
from talja.core.chain.schedule import CHECK_MONTHS, CHECK_OPEN_DAYS, Kind, ended_for_check

ENDS = Coalesce("last_day", "planned_last_day")
_DECEASED = Q(end_reason=EndReason.DECEASED) | Q(destination=Destination.DECEASED)
_WEEK = 7  # the end is assessed on the last working day
NO_END = date.max
WARNINGS: Final[Mapping[int, timedelta]] = {30: timedelta(0), 90: timedelta(days=60), 180: timedelta(days=90)}
"""How many days before an end it is warned of, and how old a plan may be that makes the warning needless.

The last warning always comes. A plan that is saved anew has been thought of anew.
"""
_KNOWN_FOR = timedelta(days=730)  # nobody is asked about what ended before that


def followups_waiting(
    *, among: PlacementQuerySet, on: date, until: date, also: Exists | None = None
) -> QuerySet[FollowUp]:
    """The follow-ups to hold up to the day, and others that wait for something else, of placements among these.

    A placement that has ended by today (`on`) has nothing to follow up any more but the end itself.
    """
    there = among.filter(key=OuterRef("placement_key"))
    going = there.filter(Q(last_day=None) | Q(last_day__gte=on))
    wanted = Q(due_day__lte=until) if also is None else Q(due_day__lte=until) | Q(also)
    waiting = FollowUp.objects.filter(wanted, held_day=None)
    return waiting.filter(Exists(going) | Q(Exists(there), kind=Kind.END))


def check_months(last_day: date, *, on: date) -> int:
    """Return which check somebody can be called about on the day: 3, 6 or 12 months after the last day; 0 for none."""
    return next((months for months in CHECK_MONTHS if _is_open(last_day, months, on=on)), 0)


def checks_waiting(*, actor: Actor, on: date) -> PlacementQuerySet:
    """The ended placements of persons to call on the day, whom nobody has called, and whom the actor may identify.

    Not those of whom the register itself knows: see `registered`.
    """
    earliest = ended_for_check(max(CHECK_MONTHS), on=on, waited_days=CHECK_OPEN_DAYS + 1)
    latest = ended_for_check(min(CHECK_MONTHS), on=on)
    seen = Placement.objects.visible_to(actor).identified_to(actor)
    ended = seen.filter(last_day__gt=earliest, last_day__lte=latest)  # first, so that its index is used
    return ended.alias(open_for=_open_for(on)).filter(_to_call()).exclude(registered.is_with_us(on=on))


def outcomes_unknown(*, actor: Actor, on: date) -> PlacementQuerySet:
    """The ended placements where the latest that should be known by now is not: not asked, or asked in vain.

    Those who can still be called, and whom nobody has called, are not here but in `checks_waiting`. Neither are those
    of whom the register itself knows: see `registered`.
    """
    passed = {months: ended_for_check(months, on=on, waited_days=CHECK_OPEN_DAYS + 1) for months in CHECK_MONTHS}
    unknown = Q(last_day__gt=passed[3], destination=Destination.UNKNOWN)
    latest = on - _KNOWN_FOR
    for months in reversed(CHECK_MONTHS):
        known = Q(_known(months)) | registered.is_known(months, on=on)
        unknown |= Q(last_day__gt=latest, last_day__lte=passed[months]) & ~known
        unknown |= _open(months, on=on) & Q(_asked_in_vain(months))
        latest = max(latest, passed[months])
    ended = _ended(actor=actor).filter(unknown, last_day__gt=on - _KNOWN_FOR, last_day__lt=on)
    return ended.exclude(registered.is_with_us(on=on))


def to_plan(*, actor: Actor, on: date) -> PlacementQuerySet:
    """The running placements that nobody has said what to lead to, and those to warn of: see `WARNINGS`.

    Of persons whom the actor may identify.
    """
    seen = Placement.objects.visible_to(actor).identified_to(actor)
    return seen.filter(_to_plan(at=actor.at, on=on))


def coming_end(*, on: date) -> Least:
    """The day from today on (`on`) when a placement ends or loses its support, the first of them; else `NO_END`."""
    days = (ENDS, F("decision_last_day"))
    return Least(*(Case(When(GreaterThanOrEqual(day, on), then=day), default=Value(NO_END)) for day in days))


def misplaced(*, on: date) -> PlacementQuerySet:
    """The placements whose follow-ups do not fit: never planned, or the period was changed by hand or by an import."""
    mine = FollowUp.objects.filter(placement_key=OuterRef("key"))
    late = mine.filter(held_day=None, due_day__gt=OuterRef("ends"))
    ends = mine.filter(kind=Kind.END)
    early = ends.filter(held_day=None, is_moved=False, due_day__lt=OuterRef("ends") - timedelta(days=_WEEK))
    running = Placement.objects.filter(Q(last_day=None) | Q(last_day__gte=on)).annotate(ends=ENDS)
    has_an_end = Q(ends__isnull=False, ends__gte=on) & (~Q(Exists(ends)) | Q(Exists(early)) | Q(Exists(late)))
    return running.filter(has_an_end | Q(ends=None) & (~Q(Exists(mine)) | Q(Exists(ends.filter(held_day=None)))))


def _ended(*, actor: Actor) -> PlacementQuerySet:
    ended = Placement.objects.visible_to(actor).identified_to(actor).filter(last_day__isnull=False)
    return ended.filter(_lives())


def _lives() -> Q:
    died = Check.objects.filter(CURRENT, placement_key=OuterRef("key"), status=Destination.DECEASED)
    return ~_DECEASED & ~Q(Exists(died))


def _open_for(on: date) -> Case:
    """Which check an ended placement is open for on the day, in months; 0 for none."""
    return Case(*(When(_open(months, on=on), then=Value(months)) for months in CHECK_MONTHS), default=Value(0))


def _to_call() -> Q:
    """Whether nobody has been called about the check that is `open_for`."""
    same = {"placement_key": OuterRef("key"), "last_day": OuterRef("last_day"), "months": OuterRef("open_for")}
    return Q(open_for__gt=0) & ~Q(Exists(Check.objects.filter(CURRENT, **same))) & _lives()


def _to_plan(*, at: datetime, on: date) -> Q:
    plans = Plan.objects.filter(CURRENT, placement_key=OuterRef("key"))
    wanted = ~Q(Exists(plans))
    for days, fresh in WARNINGS.items():
        ending = _ends_within(days, on=on)
        wanted |= ending & ~Q(Exists(plans.filter(recorded_at__gt=at - fresh))) if fresh else ending
    running = (Q(last_day=None) | Q(last_day__gte=on)) & ~Q(first_day__gt=on)  # so put, SQLite starts with the last day
    return running & wanted


def _ends_within(days: int, *, on: date) -> Q:
    soon = (on, on + timedelta(days=days))
    return Q(last_day__range=soon) | Q(last_day=None, planned_last_day__range=soon) | Q(decision_last_day__range=soon)


def _open(months: int, *, on: date) -> Q:
    latest = ended_for_check(months, on=on)
    earliest = ended_for_check(months, on=on, waited_days=CHECK_OPEN_DAYS + 1)
    return Q(last_day__gt=earliest, last_day__lte=latest)


def _is_open(last_day: date, months: int, *, on: date) -> bool:
    earliest = ended_for_check(months, on=on, waited_days=CHECK_OPEN_DAYS + 1)
    return earliest < last_day <= ended_for_check(months, on=on)


def _known(months: int) -> Exists:
    return Exists(_checks(months).exclude(status=Destination.UNKNOWN))


def _asked_in_vain(months: int) -> Exists:
    return Exists(_checks(months).filter(status=Destination.UNKNOWN))


def _checks(months: int) -> QuerySet[Check]:
    same = {"placement_key": OuterRef("key"), "last_day": OuterRef("last_day"), "months": months}
    return Check.objects.filter(CURRENT, **same)
