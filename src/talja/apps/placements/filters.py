"""What a list of placements can be narrowed to, and how each choice becomes a question to the database."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.people.searching import NOTHING, by_number, by_word, number_said
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada, Missing, State
from talja.apps.placements.models import Placement, PlacementQuerySet
from talja.core.kernel.swedish import fold, sort_key

END_KINDS = frozenset({Missing.END_REASON, Missing.DESTINATION, Missing.KOLADA})
SUPPORT_KINDS = END_KINDS | {Missing.DECISION, Missing.DECISION_OVER, Missing.MEASURE_OVER}
"""What these lack tells of the form of support or of why it ended."""


@dataclass(frozen=True, slots=True)
class PlacementFilter:
    """A choice of placements; what is empty narrows nothing. Within one field any value does, across fields all must.

    `units` holds keys of administrations and units alike; an administration takes in its units. `ends_within` is days
    from today, by last day or else planned last day. The `_from` and `_to` days are inclusive.
    """

    state: str = ""
    text: str = ""
    measures: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    units: tuple[UUID, ...] = ()
    workplaces: tuple[UUID, ...] = ()
    employers: tuple[UUID, ...] = ()
    employer_kinds: tuple[str, ...] = ()
    case_workers: tuple[UUID, ...] = ()
    ends_within: int | None = None
    started_from: date | None = None
    started_to: date | None = None
    ended_from: date | None = None
    ended_to: date | None = None
    destinations: tuple[str, ...] = ()
    end_reasons: tuple[str, ...] = ()
    kolada: tuple[str, ...] = ()
    sex: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def names_place_or_person(self) -> bool:
        """Whether the choice would tell who or where a protected person is."""
        return bool(self.text.strip() or self.units or self.workplaces or self.employers or self.employer_kinds)

    @property
    def tells_support(self) -> bool:
        """Whether the choice would tell under which form of support somebody is placed, or why it ended."""
        ending = self.destinations or self.end_reasons or self.kolada
        return bool(self.measures or ending or SUPPORT_KINDS & set(self.missing))


def found(*, actor: Actor, on: date, filters: PlacementFilter) -> PlacementQuerySet:
    """Return the placements the actor may see that the filter lets through.

    Protected persons are left out of choices by name, number and place for those who may not identify them, and a
    choice by measure or by how it ended finds nothing for those who may not see measures: both can reveal health.
    """
    placements = Placement.objects.visible_to(actor)
    if filters.tells_support and not actor.may(Right.MEASURE_VIEW):
        return placements.none()
    if filters.names_place_or_person:
        placements = placements.identified_to(actor)
    return placements.filter(_chosen(filters), *_periods(filters, on=on), *_texts(filters.text, actor=actor))


def in_state(state: str, *, on: date) -> Q:
    """Match placements that are running, planned or ended on the day; the last day is still running."""
    if state == State.RUNNING:
        return Q(last_day=None, first_day__lte=on) | Q(last_day__gte=on, first_day__lte=on)
    if state == State.PLANNED:
        return Q(first_day__gt=on)
    if state == State.ENDED:
        return Q(last_day__lt=on)
    return Q()


def lacks(kind: str, *, on: date) -> Q:
    """Match placements that lack something on the day: running ones, and for the three about ends those ended."""
    if kind in END_KINDS:
        return in_state(State.ENDED, on=on) & _UNKNOWN_END[kind]
    running = in_state(State.RUNNING, on=on)
    passed = {
        Missing.OVERDUE: Q(last_day=None, planned_last_day__lt=on),
        Missing.DECISION_OVER: Q(decision_last_day__lt=on),
        Missing.MEASURE_OVER: Q(measure__last_day__lt=on) & _LEGALLY_OVER,
    }
    return running & (passed[Missing(kind)] if kind in passed else _LACKING[kind])


_LEGALLY_OVER = Q(last_day=None) | Q(last_day__gt=F("measure__last_day"))
_UNKNOWN_END: dict[str, Q] = {
    Missing.END_REASON: Q(end_reason=EndReason.UNKNOWN),
    Missing.DESTINATION: Q(destination=Destination.UNKNOWN),
    Missing.KOLADA: Q(kolada=Kolada.UNKNOWN),
}
_LACKING: dict[str, Q] = {
    Missing.EXTENT: Q(extent=None),
    Missing.OCCUPATION: Q(occupation=""),
    Missing.SUPERVISOR: Q(supervisor=""),
    Missing.PLANNED_LAST_DAY: Q(planned_last_day=None, last_day=None),
    Missing.DECISION: Q(measure__category=Category.SUBSIDISED, decision_reference=""),
    Missing.CASE_WORKER: Q(person__case_worker=None),
    Missing.NUMBER: Q(person__number=""),
    Missing.SEX: Q(person__sex=""),
    Missing.BORN: Q(person__born=""),
    Missing.EDUCATION: Q(person__education=""),
}


def _chosen(filters: PlacementFilter) -> Q:
    chosen = {
        "measure__code__in": filters.measures,
        "measure__category__in": filters.categories,
        "workplace__key__in": filters.workplaces,
        "workplace__employer__key__in": filters.employers,
        "workplace__employer__kind__in": filters.employer_kinds,
        "person__case_worker__key__in": filters.case_workers,
        "destination__in": filters.destinations,
        "end_reason__in": filters.end_reasons,
        "kolada__in": filters.kolada,
        "person__sex__in": filters.sex,
        "person__born__in": filters.born,
    }
    match = Q(**{name: values for name, values in chosen.items() if values})
    if filters.units:
        within = Q(unit__key__in=filters.units) | Q(unit__parent__key__in=filters.units)
        match &= Q(workplace__in=Workplace.objects.filter(within))
    return match


def _periods(filters: PlacementFilter, *, on: date) -> tuple[Q, ...]:
    days = {
        "first_day__gte": filters.started_from,
        "first_day__lte": filters.started_to,
        "last_day__gte": filters.ended_from,
        "last_day__lte": filters.ended_to,
    }
    match = [Q(**{name: day for name, day in days.items() if day is not None}), in_state(filters.state, on=on)]
    if filters.ends_within is not None:
        window = (on, on + timedelta(days=filters.ends_within))
        match += [
            in_state(State.RUNNING, on=on),
            Q(last_day__range=window) | Q(last_day=None, planned_last_day__range=window),
        ]
    return (*match, *(lacks(kind, on=on) for kind in filters.missing))


def _texts(text: str, *, actor: Actor) -> tuple[Q, ...]:
    """Match every word at the start of a word in the person's name or the workplace's; or the person's number."""
    if not text.strip():
        return ()
    numbers = actor.may(Right.PERSON_VIEW)
    if numbers and (digits := number_said(text)):
        return (Q(person__in=Person.objects.filter(by_number(digits))),)
    words = fold(text).split() or [NOTHING]
    return tuple(_word(word, numbers=numbers) for word in words)


def _word(word: str, *, numbers: bool) -> Q:
    key = sort_key(word) or NOTHING
    workplaces = Workplace.objects.filter(Q(sort_key__startswith=key) | Q(sort_key__contains=f" {key}"))
    return Q(person__in=Person.objects.filter(by_word(word, numbers=numbers))) | Q(workplace__in=workplaces)
