"""What waits for somebody about agreements and internships that may become employments: computed from state."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from talja.apps.agreements.enums import BEFORE_START, UNDER_WAY, Party, Standing, State, Wish
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval, Conversion, Refusal
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import masking
from talja.apps.placements.enums import Category
from talja.apps.placements.models import Placement
from talja.core.kernel.work import WorkItem

SOON = timedelta(days=30)  # how near its first day an agreement that is not approved is somebody's to hurry
ASK_WITHIN = timedelta(days=90)  # how long before its end a workplace is asked whether it wants to keep the intern
MOST = 60  # of each sort: what comes first is worth more than the whole list
_NAMES = ("given_name", "family_name", "protection")
_WHO = tuple(f"person__{name}" for name in ("key", *_NAMES))
_VERSION = ("standing", "made_by", "first_day", "effective_day", "workplace__name")
_ENDING = ("key", "planned_last_day", "workplace__name", "wants")
_ANSWERED = ("has_unit", "has_workplace", "is_refused", "workplace_refused")  # whose yes or no to a version stands
_AGREEMENT = tuple(f"agreement__{name}" for name in ("key", "state", "drafted_by", *_WHO))


def work_of(*, actor: Actor, on: date) -> tuple[WorkItem, ...]:
    """Return what waits for the actor: at most 60 of each sort, what is due first. Two queries."""
    found = [*_agreements(actor, on), *_internships(actor, on)]
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or on, one.key)))


def _agreements(actor: Actor, on: date) -> Iterator[WorkItem]:
    """Yield agreements before their start, to finish, approve, answer or start, and changes that wait for a yes.

    What somebody has said no to, and not yes since, is for whoever wrote it.
    """
    visible = Agreement.objects.visible_to(actor).identified_to(actor).values("pk")
    yes = Approval.objects.standing().filter(version=OuterRef("pk"))
    since = Approval.objects.standing().filter(version=OuterRef(OuterRef("pk")), party=OuterRef("party"))
    no = Refusal.objects.filter(~Exists(since), agreement=OuterRef("agreement"), number=OuterRef("number"))
    before = Q(standing=Standing.CURRENT, agreement__state__in=BEFORE_START)
    waiting = Q(standing=Standing.PENDING, agreement__state__in=UNDER_WAY)
    rows = AgreementVersion.objects.filter(before | waiting, agreement__in=visible).annotate(
        has_unit=Exists(yes.filter(party=Party.UNIT)),
        has_workplace=Exists(yes.filter(party=Party.WORKPLACE)),
        is_refused=Exists(no),
        workplace_refused=Exists(no.filter(party=Party.WORKPLACE)),
    )
    chosen = rows.order_by("effective_day", "pk").values_list(*_AGREEMENT, *_VERSION, *_ANSWERED, named=True)
    for row in chosen[:MOST]:
        code = _code(row, actor=actor, on=on)
        if code:
            yield _item(code, row, actor=actor)


def _code(row: Any, *, actor: Actor, on: date) -> str:
    state = row.agreement__state
    if not actor.may(Right.AGREEMENT_EDIT):
        waits = not (row.has_workplace or row.workplace_refused) and state != State.APPROVED
        return "agreement_to_answer" if waits and actor.may(Right.AGREEMENT_ANSWER) else ""
    if row.is_refused and state != State.APPROVED:
        return "agreement_refused"
    if row.standing == Standing.PENDING:
        return "" if row.has_unit or row.made_by == actor.key else _may(actor, "change_to_approve")
    if state == State.APPROVED:
        return "agreement_to_start" if row.first_day <= on else ""
    others = actor.key not in {row.made_by, row.agreement__drafted_by}
    if others and not row.has_unit and state != State.DRAFT and _may(actor, "agreement_to_approve"):
        return "agreement_to_approve"
    return "agreement_begins_soon" if row.first_day <= on + SOON else ""


def _may(actor: Actor, code: str) -> str:
    return code if actor.may(Right.AGREEMENT_APPROVE) else ""


def _internships(actor: Actor, on: date) -> Iterator[WorkItem]:
    """Yield internships that end soon whose workplace has not been asked, or that nobody has made an offer of."""
    if not (actor.may(Right.AGREEMENT_EDIT) or actor.may(Right.AGREEMENT_ANSWER)):
        return
    said = Conversion.objects.filter(placement_key=OuterRef("key"))
    answered = (Wish.MAYBE, Wish.NO) if actor.may(Right.AGREEMENT_EDIT) else (Wish.YES, Wish.MAYBE, Wish.NO)
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
    rows = rows.annotate(wants=Exists(said.filter(wish=Wish.YES)))
    chosen = rows.order_by("planned_last_day", "pk").values_list(*_ENDING, *_WHO, named=True)
    for row in chosen[:MOST]:
        yield WorkItem(
            code="offer_to_make" if row.wants else "wish_to_ask",
            key=str(row.key),
            due=row.planned_last_day,
            about=_name(row, "", actor=actor),
            place=row.workplace__name,
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
