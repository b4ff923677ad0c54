"""What waits for somebody about follow-ups: computed from state, and gone when the thing is done. Three queries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db.models import BooleanField, Case, Count, Exists, ExpressionWrapper, OuterRef, Q, Subquery, When, Window
from django.db.models.functions import JSONObject

from talja.apps.followups import addressing, permissions, waiting
from talja.apps.followups.enums import Audience
from talja.apps.followups.models import CURRENT, Ask, Plan
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.prepared import rows_for
from talja.apps.people import masking
from talja.apps.placements.models import Placement, PlacementQuerySet
from talja.core.chain.schedule import Kind, check_days
from talja.core.kernel.work import NOTHING, Rest, WorkItem, WorkList, cut

AHEAD: Final = timedelta(days=14)
UNANSWERED_AFTER: Final = timedelta(days=14)
AT_MOST: Final = 40
"""How many of each sort: one's own before nobody's, then the most urgent. The rest are counted."""

_MOMENTS: Final = (-UNANSWERED_AFTER, *(-fresh for fresh in waiting.WARNINGS.values() if fresh))
_SORTS: Final = {Kind.EXPERIENCE.value: "belief_", Kind.END.value: "end_"}
_WHO: Final = {Audience.WORKPLACE.value: "workplace", Audience.PARTICIPANT.value: "participant"}
_SAID: Final = {
    "person": "person__key",
    "given_name": "person__given_name",
    "family_name": "person__family_name",
    "protection": "person__protection",
    "case_worker": "person__case_worker__key",
    "workplace": "workplace__name",
}
_COLUMNS: Final = (
    "key",
    "last_day",
    "planned_last_day",
    "decision_last_day",
    "responsible_key",
    *_SAID.values(),
)


def work_of(*, actor: Actor, on: date, everybody: bool = False) -> WorkList:
    """Return what waits on the day, by day: follow-ups, checks, plans, supports that end, and forms without answer.

    Each is for whoever is responsible by the plan, else for the person's case worker; without either it is nobody's,
    and shown to all. Of everybody's, what comes first counts, whoever it is for. Nothing for those who do not follow
    up, and nothing of protected persons whom the actor may not identify.
    """
    if not actor.may(Right.FOLLOWUP_EDIT) or not permissions.may_see_plans(actor=actor):
        return NOTHING
    asked = partial(_asked, actor=actor, on=on, everybody=everybody)
    followups, more_followups = asked("followups", partial(_followups, on=on))
    checks, more_checks = asked("checks", partial(_checks, on=on))
    plans, more_plans = asked("plans", partial(_plans, on=on))
    items = sorted(
        (*_held(followups, on=on), *_calls(checks, on=on), *_ends(plans, on=on)),
        key=lambda item: (item.due or on, item.code, item.key),
    )
    return WorkList(tuple(items), (*more_followups, *more_checks, *more_plans))


def _asked(sort: str, build: Any, *, actor: Actor, on: date, everybody: bool) -> tuple[Sequence[Any], tuple[Rest, ...]]:
    """Return the rows to tell of a sort, and how many more there are; of everybody's only whether there are more."""
    name = f"followups.{sort}.{everybody}.{AT_MOST}"
    found = rows_for(actor, partial(build, everybody=everybody), name=name, on=on, moments=_MOMENTS)
    return cut(sort, found, most=AT_MOST, count=getattr(found[0], "count_of_all", None) if found else 0)


def _followups(actor: Actor, *, on: date, everybody: bool) -> Any:
    """Return the first follow-ups to hold, and those whose form nobody has answered in two weeks: then one has to ask.

    `placement` holds what is shown of the placement, which they have no foreign key to.
    """
    limit = actor.at - UNANSWERED_AFTER
    unanswered = Ask.objects.filter(CURRENT, followup=OuterRef("pk"), answered_at=None, recorded_at__lte=limit)
    seen = Placement.objects.visible_to(actor).identified_to(actor)
    rows = waiting.followups_waiting(among=seen, on=on, until=on + AHEAD, also=Exists(unanswered))
    rows = rows.annotate(
        unanswered=Subquery(unanswered.order_by("-audience").values("audience")[:1]),
        responsible_key=_responsible("placement_key"),
        placement=Subquery(_placement(on=on)),
    ).order_by("due_day", "key")
    if not everybody:
        without = Placement.objects.filter(key=OuterRef("placement_key"), person__case_worker=None)
        is_nobodys = Q(Exists(without), responsible_key=None)
        rows = rows.filter(placement_key__in=_own(actor)).order_by(_last(is_nobodys), "due_day", "key")
    columns = ("key", "kind", "due_day", "unanswered", "responsible_key", "placement")
    return _chosen(rows, columns, everybody=everybody)


def _checks(actor: Actor, *, on: date, everybody: bool) -> Any:
    return _first(waiting.checks_waiting(actor=actor, on=on), "last_day", actor=actor, everybody=everybody)


def _plans(actor: Actor, *, on: date, everybody: bool) -> Any:
    """Return what ends soonest first; what should have ended has no day to come, and takes no room from it."""
    rows = waiting.to_plan(actor=actor, on=on)
    by = (waiting.coming_end(on=on), waiting.ENDS.asc(nulls_last=True))
    return _first(rows, *by, actor=actor, everybody=everybody)


def _first(placements: PlacementQuerySet, *by: Any, actor: Actor, everybody: bool) -> Any:
    """Return the first of the placements by a day: the actor's own before nobody's, or everybody's."""
    rows = placements.annotate(responsible_key=_responsible("key")).order_by(*by, "key")
    if not everybody:
        is_nobodys = Q(responsible_key=None, person__case_worker=None)
        rows = rows.filter(key__in=_own(actor)).order_by(_last(is_nobodys), *by, "key")
    return _chosen(rows, _COLUMNS, everybody=everybody)


def _own(actor: Actor) -> Any:
    """Return the keys of the placements that are the actor's to follow up, and nobody's. So put, each is found at once.

    Whoever is responsible by the plan goes before the case worker.
    """
    planned = Plan.objects.filter(CURRENT, responsible_key=actor.key).values("placement_key")
    has_plan = Exists(Plan.objects.filter(CURRENT, placement_key=OuterRef("key")))
    own = Q(person__case_worker=actor.user_id) | Q(person__case_worker=None)
    return Placement.objects.filter(own, ~has_plan).values("key").union(planned)


def _responsible(placement_key: str) -> Subquery:
    return Subquery(Plan.objects.filter(CURRENT, placement_key=OuterRef(placement_key)).values("responsible_key")[:1])


def _last(what: Q) -> Case:
    return Case(When(what, then=1), default=0)


def _chosen(rows: Any, columns: tuple[str, ...], *, everybody: bool) -> Any:
    """Return the rows that may be told, and one more; one's own and nobody's, who are few, with how many they are."""
    if everybody:
        return rows.values_list(*columns, named=True)[: AT_MOST + 1]
    return rows.annotate(count_of_all=Window(Count("*"))).values_list(*columns, "count_of_all", named=True)[:AT_MOST]


def _placement(*, on: date) -> Any:
    """Return what is shown of a follow-up's placement, and whether anybody answers for the workplace."""
    somebody = ExpressionWrapper(addressing.somebody_at(OuterRef("workplace"), on=on), output_field=BooleanField())
    said = JSONObject(key="key", somebody=somebody, **_SAID)
    return Placement.objects.filter(key=OuterRef("placement_key")).values(said=said)[:1]


def _held(followups: Iterable[Any], *, on: date) -> Iterator[WorkItem]:
    """Yield the follow-ups, the forms without answer, and once each the placements where there is nobody to ask."""
    alone: dict[str, WorkItem] = {}
    for row in followups:
        said, key = row.placement, str(row.key)
        shown = _shown(responsible_key=row.responsible_key, **said)
        if row.due_day <= on + AHEAD:
            late = "overdue" if row.due_day < on else "due"
            yield WorkItem(f"followup.{_SORTS.get(row.kind, '')}{late}", key, row.due_day, **shown)
        if row.unanswered:
            yield WorkItem(f"form.unanswered_{_WHO[row.unanswered]}", key, None, **shown)
        if not said["somebody"]:
            place = str(UUID(said["key"]))
            alone[place] = WorkItem("workplace.nobody", place, None, **shown)
    yield from alone.values()


def _calls(placements: Iterable[Any], *, on: date) -> Iterator[WorkItem]:
    for row in placements:
        months = waiting.check_months(row.last_day, on=on)
        yield WorkItem("check.due", str(row.key), check_days(row.last_day)[months], **_shown_of(row))


def _ends(placements: Iterable[Any], *, on: date) -> Iterator[WorkItem]:
    """Yield what is warned of, and what has no plan: the nearer the end, the stronger the word."""
    for row in placements:
        days = (row.last_day or row.planned_last_day, row.decision_last_day)
        ends = min((day for day in days if day is not None and day >= on), default=None)
        limit = 0 if ends is None else next((limit for limit in waiting.WARNINGS if (ends - on).days <= limit), 0)
        code = f"support.ends_{limit}" if limit else "plan.missing"
        yield WorkItem(code, str(row.key), ends if limit else None, **_shown_of(row))


def _shown_of(row: Any) -> dict[str, str]:
    said = {name: getattr(row, column) for name, column in _SAID.items()}
    return _shown(responsible_key=row.responsible_key, **said)


def _shown(
    *,
    responsible_key: str | None,
    person: UUID | str,
    given_name: str,
    family_name: str,
    case_worker: UUID | str | None,
    workplace: str,
    **_rest: Any,
) -> dict[str, str]:
    """Return whom an item is about, where and whose it is. Keys are keys, however the database writes them in JSON."""
    worker = str(UUID(str(case_worker))) if case_worker else ""
    return {
        "about": masking.full_name(given_name, family_name),  # nobody whom the actor may not identify is here
        "place": workplace,
        "owner": responsible_key or worker,
        "person_key": str(UUID(str(person))),
    }
