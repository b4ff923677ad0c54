"""Lists of agreements: what is on its way, what runs, what somebody waits for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from talja.apps.agreements.enums import BEFORE_START, UNDER_WAY, Party, Standing, State
from talja.apps.agreements.lines import AgreementLine
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval
from talja.apps.agreements.queries.rows import lines_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.queries import masked_last
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 50
GROUPS: dict[str, tuple[State, ...]] = {
    "on_its_way": BEFORE_START,
    "under_way": UNDER_WAY,
    "over": (State.ENDED, State.CANCELLED),
}
"""States that are asked for together, by the name of the group."""


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """What a list is narrowed to. Empty = all.

    `state` is a code of `State` or of GROUPS; `waiting` a code of `Party` whose yes is missing; `workplace` the
    key of one; `mine` the key of the user who drafted.
    """

    state: str = ""
    waiting: str = ""
    workplace: UUID | None = None
    mine: str = ""


def list_agreements(
    *, actor: Actor, filters: AgreementFilter | None = None, page: int = 1, size: int = PAGE_SIZE
) -> Page[AgreementLine]:
    """Return a page of agreements, those that begin soonest or began last first. Five queries, whatever the size.

    Protected persons whom the actor may not identify come last, and are left out when one asks by workplace.
    """
    found = _found(actor=actor, filters=filters or AgreementFilter())
    count = found.count()
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    order: tuple[Any, ...] = (*masked_last(actor, prefix="agreement__person__"), "-first_day", "agreement__key")
    versions = list(found.order_by(*order).values_list("pk", flat=True)[first : first + size])
    return Page(lines_of(versions, actor=actor), number, size, count)


def count_agreements(*, actor: Actor) -> dict[str, int]:
    """Return how many agreements there are in each state that has any."""
    rows = Agreement.objects.visible_to(actor).order_by().values_list("state").annotate(count=Count("pk"))
    return dict(rows)


def agreements_of_placements(*, keys: Iterable[UUID | str], actor: Actor) -> dict[str, tuple[AgreementLine, ...]]:
    """Return the agreements about these placements, or that make an employment of them, by placement."""
    wanted = [UUID(str(key)) for key in keys]
    rows = _current(actor).filter(Q(agreement__placement_key__in=wanted) | Q(agreement__converts_key__in=wanted))
    told = list(rows.order_by("agreement__drafted_at", "pk").values_list("pk", "agreement__converts_key"))
    lines = lines_of([pk for pk, _ in told], actor=actor)
    by_placement: dict[str, list[AgreementLine]] = {str(key): [] for key in wanted}
    for line, (_, converts) in zip(lines, told, strict=True):
        for key in {line.placement_key, str(converts)} & by_placement.keys():
            by_placement[key].append(line)
    return {key: tuple(found) for key, found in by_placement.items()}


def agreements_of_request(*, key: UUID, actor: Actor) -> tuple[AgreementLine, ...]:
    """Return the agreements that came of a request, the first drafted first."""
    rows = _current(actor).filter(agreement__request_key=key).order_by("agreement__drafted_at", "pk")
    return lines_of(list(rows.values_list("pk", flat=True)), actor=actor)


def agreements_of_person(*, person_key: UUID, actor: Actor) -> tuple[AgreementLine, ...]:
    """Return a person's agreements that the actor may see, the first drafted first."""
    rows = _current(actor).filter(agreement__person__key=person_key).order_by("agreement__drafted_at", "pk")
    return lines_of(list(rows.values_list("pk", flat=True)), actor=actor)


def _current(actor: Actor) -> QuerySet[AgreementVersion]:
    visible = Agreement.objects.visible_to(actor).values("pk")
    return AgreementVersion.objects.filter(standing=Standing.CURRENT, agreement__in=visible)


def _found(*, actor: Actor, filters: AgreementFilter) -> QuerySet[AgreementVersion]:
    found = _current(actor)
    if filters.state:
        found = found.filter(agreement__state__in=GROUPS.get(filters.state, (filters.state,)))
    if filters.mine:
        found = found.filter(agreement__drafted_by=filters.mine)
    if filters.workplace is not None:
        found = found.filter(workplace__key=filters.workplace)
        found = found if actor.may(Right.PERSON_PROTECTED) else found.filter(agreement__person__protection="")
    return _waiting(found, filters.waiting) if filters.waiting in Party.values else found


def _waiting(found: QuerySet[AgreementVersion], party: str) -> QuerySet[AgreementVersion]:
    """Narrow to the agreements before their start that the party has not approved."""
    yes = Approval.objects.standing().filter(version=OuterRef("pk"), party=party)
    before = [state for state in BEFORE_START if state != State.APPROVED]
    return found.filter(~Exists(yes), agreement__state__in=before)
