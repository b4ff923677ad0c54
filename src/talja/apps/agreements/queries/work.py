"""What waits for somebody about agreements and internships that may become employments: computed from state."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When, Window

from talja.apps.agreements.enums import BEFORE_START, UNDER_WAY, Party, Standing, State, Wish
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval, Conversion, Refusal
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.prepared import rows_for
from talja.apps.people import masking
from talja.apps.placements.enums import Category
from talja.apps.placements.models import Placement
from talja.core.kernel.work import Rest, WorkItem, WorkList, cut

SOON = timedelta(days=30)  # how near its first day an agreement that is not approved is somebody's to hurry
ASK_WITHIN = timedelta(days=90)  # how long before its end a workplace is asked whether it wants to keep the intern
MOST = 60
"""How many of each sort: one's own before nobody's, then what is due first. The rest are counted."""

_NAMES = ("given_name", "family_name", "protection")
_WHO = tuple(f"person__{name}" for name in ("key", *_NAMES))
_VERSION = ("standing", "made_by", "first_day", "effective_day", "workplace__name")
_ENDING = ("key", "planned_last_day", "workplace__name", "wants", "person__case_worker__key")
_JUDGED = ("has_unit", "is_refused")  # whether the unit's yes, and anybody's no, stands to the version
_AGREEMENT = tuple(f"agreement__{name}" for name in ("key", "state", "drafted_by", *_WHO))


def work_of(*, actor: Actor, on: date, everybody: bool = False) -> WorkList:
    """Return what waits for the actor, or for everybody, what is due first first. Two queries.

    An agreement to finish is its drafter's, what was refused whoever wrote it, and an internship the person's case
    worker's; the rest is anybody's who may. For a manager all at the own workplaces is one's own.
    """
    agreements, more_agreements = _agreements(actor, on, everybody=everybody)
    internships, more_internships = _internships(actor, on, everybody=everybody)
    found = sorted((*agreements, *internships), key=lambda one: (one.due is None, one.due or on, one.key))
    return WorkList(tuple(found), (*more_agreements, *more_internships))


def _agreements(actor: Actor, on: date, *, everybody: bool) -> tuple[list[WorkItem], tuple[Rest, ...]]:
    """Return agreements before their start, to finish, approve, answer or start, and changes that wait for a yes.

    What somebody has said no to, and not yes since, is for whoever wrote it.
    """
    build = _versions if actor.may(Right.AGREEMENT_EDIT) else _to_answer
    if build is _to_answer and not actor.may(Right.AGREEMENT_ANSWER):
        return [], ()
    told, rest = _asked("agreements", build, actor=actor, on=on, everybody=everybody)
    return [_item(_code(row, actor=actor, on=on), row, actor=actor) for row in told], rest


def _versions(actor: Actor, *, on: date, everybody: bool) -> Any:
    rows = _waiting(actor).annotate(has_unit=_said_yes(Party.UNIT), is_refused=Exists(_no()))
    rows = rows.filter(_to_do(actor, on, everybody=everybody))
    mine = Q(agreement__drafted_by=actor.key) | Q(made_by=actor.key)
    order = ("effective_day",) if everybody else (Case(When(mine, then=0), default=1), "effective_day")
    return _chosen(rows, (*_AGREEMENT, *_VERSION, *_JUDGED), *order, everybody=everybody)


def _to_answer(actor: Actor, *, on: date, everybody: bool) -> Any:
    answered = Q(_said_yes(Party.WORKPLACE)) | Q(Exists(_no().filter(party=Party.WORKPLACE)))
    rows = _waiting(actor).filter(~answered & ~Q(agreement__state=State.APPROVED))
    return _chosen(rows, (*_AGREEMENT, *_VERSION), "effective_day", everybody=everybody)


def _waiting(actor: Actor) -> QuerySet[AgreementVersion]:
    visible = Agreement.objects.visible_to(actor).identified_to(actor).values("pk")
    before = Q(standing=Standing.CURRENT, agreement__state__in=BEFORE_START)
    changes = Q(standing=Standing.PENDING, agreement__state__in=UNDER_WAY)
    return AgreementVersion.objects.filter(before | changes, agreement__in=visible)


def _said_yes(party: Party) -> Exists:
    return Exists(Approval.objects.standing().filter(version=OuterRef("pk"), party=party))


def _no() -> QuerySet[Refusal]:
    since = Approval.objects.standing().filter(version=OuterRef(OuterRef("pk")), party=OuterRef("party"))
    return Refusal.objects.filter(~Exists(since), agreement=OuterRef("agreement"), number=OuterRef("number"))


def _to_do(actor: Actor, on: date, *, everybody: bool) -> Q:
    """Return the versions that `_code` has something to say of: to the actor, or to everybody."""
    drafter = Q() if everybody else Q(agreement__drafted_by=actor.key)
    writer = Q() if everybody else Q(made_by=actor.key)
    approved = Q(agreement__state=State.APPROVED)
    unfinished = Q(standing=Standing.CURRENT) & ~approved
    to_do = approved & Q(standing=Standing.CURRENT, first_day__lte=on)
    to_do |= unfinished & Q(first_day__lte=on + SOON) & drafter
    if actor.may(Right.AGREEMENT_APPROVE):
        others = Q(has_unit=False) & ~Q(made_by=actor.key)
        to_do |= others & Q(standing=Standing.PENDING)
        to_do |= others & unfinished & ~Q(agreement__drafted_by=actor.key) & ~Q(agreement__state=State.DRAFT)
    refused = Q(is_refused=True) & ~approved
    return refused & writer | ~refused & to_do


def _chosen(rows: Any, columns: tuple[str, ...], *order: Any, everybody: bool) -> Any:
    """Return the rows that may be told, and one more; somebody's own with how many there are in all."""
    ordered = rows.order_by(*order, "pk")
    if everybody:
        return ordered.values_list(*columns, named=True)[: MOST + 1]
    counted = ordered.annotate(count_of_all=Window(Count("*")))
    return counted.values_list(*columns, "count_of_all", named=True)[:MOST]


def _asked(sort: str, build: Any, *, actor: Actor, on: date, everybody: bool) -> tuple[Sequence[Any], tuple[Rest, ...]]:
    """Return the rows to tell of a sort, and how many more there are; of everybody's only whether there are more."""
    name = f"agreements.{sort}.{everybody}.{MOST}"
    found = rows_for(actor, partial(build, on=on, everybody=everybody), name=name, on=on)
    return cut(sort, found, most=MOST, count=getattr(found[0], "count_of_all", None) if found else 0)


def _code(row: Any, *, actor: Actor, on: date) -> str:
    """Return what a version of `_agreements` waits for."""
    state = row.agreement__state
    if not actor.may(Right.AGREEMENT_EDIT):
        return "agreement_to_answer"
    if row.is_refused and state != State.APPROVED:
        return "agreement_refused"
    if row.standing == Standing.PENDING:
        return "change_to_approve"
    if state == State.APPROVED:
        return "agreement_to_start"
    others = actor.key not in {row.made_by, row.agreement__drafted_by}
    is_ready = others and not row.has_unit and state != State.DRAFT and actor.may(Right.AGREEMENT_APPROVE)
    return "agreement_to_approve" if is_ready else "agreement_begins_soon"


def _internships(actor: Actor, on: date, *, everybody: bool) -> tuple[list[WorkItem], tuple[Rest, ...]]:
    """Return internships that end soon whose workplace has not been asked, or that nobody has made an offer of."""
    if not (actor.may(Right.AGREEMENT_EDIT) or actor.may(Right.AGREEMENT_ANSWER)):
        return [], ()
    told, rest = _asked("internships", _ending, actor=actor, on=on, everybody=everybody)
    return [_internship(row, actor=actor) for row in told], rest


def _ending(actor: Actor, *, on: date, everybody: bool) -> Any:
    edits = actor.may(Right.AGREEMENT_EDIT)
    said = Conversion.objects.filter(placement_key=OuterRef("key"))
    answered = (Wish.MAYBE, Wish.NO) if edits else (Wish.YES, Wish.MAYBE, Wish.NO)
    offers = Agreement.objects.filter(converts_key=OuterRef("key")).exclude(state=State.CANCELLED)
    rows = (
        Placement.objects.visible_to(actor)
        .identified_to(actor)
        .filter(
            ~Q(last_day__isnull=False),  # so put, SQLite starts with the few that are planned to end
            ~Exists(offers),
            ~Exists(said.filter(Q(lost_at__isnull=False) | Q(wish__in=answered))),
            measure__category=Category.INTERNSHIP,
            first_day__lte=on,
            planned_last_day__range=(on, on + ASK_WITHIN),
        )
    )
    order: tuple[Any, ...] = ("planned_last_day",)
    if edits and not everybody:
        rows = rows.filter(Q(person__case_worker=actor.user_id) | Q(person__case_worker=None))
        order = (F("person__case_worker").asc(nulls_last=True), *order)
    rows = rows.annotate(wants=Exists(said.filter(wish=Wish.YES)))
    return _chosen(rows, (*_ENDING, *_WHO), *order, everybody=everybody)


def _internship(row: Any, *, actor: Actor) -> WorkItem:
    worker = row.person__case_worker__key if actor.may(Right.AGREEMENT_EDIT) else None
    return WorkItem(
        code="offer_to_make" if row.wants else "wish_to_ask",
        key=str(row.key),
        due=row.planned_last_day,
        about=_name(row, "", actor=actor),
        place=row.workplace__name,
        owner=str(worker or ""),
        person_key=str(row.person__key),
    )


def _item(code: str, row: Any, *, actor: Actor) -> WorkItem:
    return WorkItem(
        code=code,
        key=str(row.agreement__key),
        due=row.effective_day,
        about=_name(row, "agreement__", actor=actor),
        place=row.workplace__name,
        owner=_owner(code, row),
        person_key=str(row.agreement__person__key),
    )


def _owner(code: str, row: Any) -> str:
    """Return whose it is: an agreement its drafter's, what was refused whoever wrote it."""
    owners: dict[str, str] = {"agreement_begins_soon": row.agreement__drafted_by, "agreement_refused": row.made_by}
    return owners.get(code, "")


def _name(row: Any, prefix: str, *, actor: Actor) -> str:
    return masking.shown_name(**{name: getattr(row, f"{prefix}person__{name}") for name in _NAMES}, actor=actor)
