"""Unions and those who answer for them."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from talja.apps.collaboration import permissions
from talja.apps.collaboration.enums import ConsultationState
from talja.apps.collaboration.lines import RepresentativeLine, UnionLine
from talja.apps.collaboration.models import Consultation, Representative, Union
from talja.apps.organisation.actors import Actor


def list_unions(*, actor: Actor, open_only: bool = False) -> tuple[UnionLine, ...]:
    """Return the unions by name, those that are closed last. None for those who may not see them. Three queries."""
    if not permissions.may_see_actors(actor=actor):
        return ()
    rows = Union.objects.order_by("sort_key", "pk")
    lines = _lines(rows.filter(closed_day=None) if open_only else rows)
    return tuple(sorted(lines, key=lambda line: line.closed_day is not None))


def get_union(*, actor: Actor, key: UUID) -> UnionLine:
    """Return one union. Raises `Union.DoesNotExist`, also for those who may not see unions."""
    if not permissions.may_see_actors(actor=actor):
        raise Union.DoesNotExist
    (line,) = _lines([Union.objects.get(key=key)])
    return line


def get_representative(*, actor: Actor, key: UUID) -> tuple[UnionLine, RepresentativeLine]:
    """Return a representative with the union. Raises `Representative.DoesNotExist`."""
    if not permissions.may_see_actors(actor=actor):
        raise Representative.DoesNotExist
    row = Representative.objects.select_related("union").get(key=key)
    return get_union(actor=actor, key=row.union.key), _representative(row)


def _lines(unions: Iterable[Union]) -> list[UnionLine]:
    rows = list(unions)
    people: dict[int, list[RepresentativeLine]] = {row.pk: [] for row in rows}
    for somebody in Representative.objects.filter(union__in=rows).order_by("left_day", "sort_key", "pk"):
        people[somebody.union_id].append(_representative(somebody))
    asked = Consultation.objects.filter(union__in=rows, state=ConsultationState.SENT)
    waiting = Counter(asked.values_list("union_id", flat=True))
    return [
        UnionLine(
            key=str(row.key),
            name=row.name,
            email=row.email,
            phone=row.phone,
            closed_day=row.closed_day,
            waiting=waiting[row.pk],
            representatives=tuple(sorted(people[row.pk], key=lambda one: one.left_day is not None)),
        )
        for row in rows
    ]


def _representative(row: Representative) -> RepresentativeLine:
    return RepresentativeLine(str(row.key), row.name, row.email, row.phone, row.left_day)
