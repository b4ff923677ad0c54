"""Where to look first: every open workplace with what is known of it, ranked by the hours that may be hidden there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Redundancy
from talja.apps.organisation.models import Workplace, WorkplaceFacts
from talja.apps.possibilities.enums import UNDER_WAY
from talja.apps.possibilities.inputs import Handed
from talja.apps.possibilities.lines import Band, Earlier, LookLine
from talja.apps.possibilities.models import Possibility
from talja.apps.possibilities.permissions import may_edit
from talja.apps.possibilities.queries.earlier import earlier_at
from talja.apps.possibilities.queries.rows import within
from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.models import Request
from talja.core.inventory.ranking import Expected, Nearness, Place, Told, rank
from talja.core.rules.day_counts import add_months

_A_YEAR = -12  # months


class _Facts(NamedTuple):
    staff: int | None = None
    staff_as_of: date | None = None
    room: int | None = None
    notice_day: date | None = None


class _Known(NamedTuple):
    facts: Mapping[int, _Facts]
    earlier: Mapping[int, Earlier]
    hands: Mapping[int, date]
    short: frozenset[UUID]
    begun: Mapping[int, str]

    def signs(self, place: Workplace) -> int:
        """Return how many known things speak for looking here, besides what inventories tell."""
        earlier = self.earlier.get(place.pk, Earlier())
        return sum((earlier.band is not Band.NONE, place.pk in self.hands, place.key in self.short))


def where_to_look(*, actor: Actor, on: date, handed: Sequence[Handed]) -> tuple[LookLine, ...]:
    """Return the open workplaces, where the most hours may be hidden first; nothing for those who do not find work.

    `handed` is what the inventories tell, of whatever workplaces. Six queries, however many workplaces there are.
    """
    if not may_edit(actor=actor):
        return ()
    rows = Workplace.objects.filter(Q(closed_day=None) | Q(closed_day__gt=on))
    return _ranked(rows, actor=actor, on=on, handed=handed)


def known_of_workplace(key: UUID, *, actor: Actor, on: date, handed: Sequence[Handed]) -> LookLine | None:
    """Return the same of one workplace, closed or not. None for those who do not find work, or when there is none."""
    if not may_edit(actor=actor):
        return None
    found = _ranked(Workplace.objects.filter(key=key), actor=actor, on=on, handed=handed)
    return next(iter(found), None)


def _ranked(rows: QuerySet[Workplace], *, actor: Actor, on: date, handed: Sequence[Handed]) -> tuple[LookLine, ...]:
    inventoried = Workplace.objects.filter(key__in=[one.workplace_key for one in handed])
    related = ("employer", "unit__parent")
    samples = {place.key: place for place in inventoried.select_related(*related)} if handed else {}
    places = {str(place.key): place for place in rows.select_related(*related).order_by("sort_key", "pk")}
    known = _known(list(places.values()), actor=actor, on=on, handed=handed)
    told = [_told(one, samples[one.workplace_key]) for one in handed if one.workplace_key in samples and one.full_time]
    ranked = rank((_place(place, known) for place in places.values()), told)
    return tuple(_line(places[one.key], one, known, on=on) for one in ranked)


def _known(places: Sequence[Workplace], *, actor: Actor, on: date, handed: Iterable[Handed]) -> _Known:
    pks = [place.pk for place in places]
    under_way = Possibility.objects.filter(step__in=UNDER_WAY, workplace__in=pks).order_by("-pk")
    asked = Request.objects.filter(kind=Kind.HANDS, workplace__in=pks, asked_at__date__gte=add_months(on, _A_YEAR))
    hands = asked.order_by().values_list("workplace_id").annotate(Max("asked_at__date"))
    return _Known(
        facts=_facts(pks, on=on),
        earlier=earlier_at(pks, actor=actor, on=on),
        hands={pk: day for pk, day in hands if pk is not None},
        short=frozenset(one.workplace_key for one in handed if one.is_short),
        begun={pk: str(key) for pk, key in under_way.values_list("workplace_id", "key")},
    )


def _facts(pks: Sequence[int], *, on: date) -> dict[int, _Facts]:
    """Return what was told last of each, and the last notice whatever was told after it."""
    found: dict[int, _Facts] = {}
    rows = WorkplaceFacts.objects.filter(workplace__in=pks, as_of__lte=on).order_by("as_of", "pk")
    for row in rows:
        now = found.get(row.workplace_id, _Facts())
        if row.ordinary_staff is not None:
            now = now._replace(staff=row.ordinary_staff, staff_as_of=row.as_of)
        if row.supervisor_capacity is not None:
            now = now._replace(room=row.supervisor_capacity)
        if row.redundancy == Redundancy.GIVEN:
            now = now._replace(notice_day=row.redundancy_day)
        found[row.workplace_id] = now
    return found


def _place(place: Workplace, known: _Known) -> Place:
    facts = known.facts.get(place.pk, _Facts())
    return Place(str(place.key), facts.staff, _near(place), known.signs(place))


def _told(one: Handed, place: Workplace) -> Told:
    return Told(str(place.key), _near(place), one.minutes, one.full_time)


def _near(place: Workplace) -> dict[Nearness, str]:
    near = {Nearness.EMPLOYER_KIND: place.employer.kind}
    if place.unit is not None:
        near[Nearness.ADMINISTRATION] = str((place.unit.parent or place.unit).pk)
        if place.unit.parent is not None:
            near[Nearness.UNIT] = str(place.unit.pk)
    return near


def _line(place: Workplace, expected: Expected, known: _Known, *, on: date) -> LookLine:
    facts = known.facts.get(place.pk, _Facts())
    return LookLine(
        key=place.key,
        name=place.name,
        within=within(place, on=on),
        employer_kind=place.employer.kind,
        expected=expected,
        staff_as_of=facts.staff_as_of,
        room=facts.room,
        notice_day=facts.notice_day,
        earlier=known.earlier.get(place.pk, Earlier()),
        asked_hands=known.hands.get(place.pk),
        is_short=place.key in known.short,
        possibility_key=known.begun.get(place.pk, ""),
    )
