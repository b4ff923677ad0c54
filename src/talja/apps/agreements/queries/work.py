"""What waits for somebody about agreements and internships that may become employments: computed from state."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from talja.apps.agreements.enums import BEFORE_START, UNDER_WAY, Party, Standing, State, Wish
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval, Conversion
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import masking
from talja.apps.placements.enums import Category
from talja.apps.placements.models import Placement
from talja.core.kernel.work import WorkItem

SOON = timedelta(days=30)  # how near its first day an agreement that is not approved is somebody's to hurry
ASK_WITHIN = timedelta(days=90)  # how long before its end a workplace is asked whether it wants to keep the intern
MOST = 200  # of each sort: what comes first is worth more than the whole list
_NAMES = ("given_name", "family_name", "protection")


def work_of(*, actor: Actor, on: date) -> tuple[WorkItem, ...]:
    """Return what waits for the actor: at most 200 of each sort, what is due first. Two queries."""
    found = [*_agreements(actor, on), *_internships(actor, on)]
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or on, one.key)))


def _agreements(actor: Actor, on: date) -> Iterator[WorkItem]:
    """Yield agreements before their start, to finish, approve, answer or start, and changes that wait for a yes."""
    visible = Agreement.objects.visible_to(actor).identified_to(actor).values("pk")
    yes = Approval.objects.standing().filter(version=OuterRef("pk"))
    before = Q(standing=Standing.CURRENT, agreement__state__in=BEFORE_START)
    waiting = Q(standing=Standing.PENDING, agreement__state__in=UNDER_WAY)
    rows = AgreementVersion.objects.filter(before | waiting, agreement__in=visible).annotate(
        has_unit=Exists(yes.filter(party=Party.UNIT)), has_workplace=Exists(yes.filter(party=Party.WORKPLACE))
    )
    for version in rows.select_related("agreement__person", "workplace").order_by("effective_day", "pk")[:MOST]:
        approved = _Approved(version.has_unit, version.has_workplace)
        code = _code(version, approved, actor=actor, on=on)
        if code:
            yield _item(code, version, actor=actor)


class _Approved(NamedTuple):
    """Whose yes to a version stands."""

    unit: bool
    workplace: bool


def _code(version: AgreementVersion, approved: _Approved, *, actor: Actor, on: date) -> str:
    agreement = version.agreement
    if not actor.may(Right.AGREEMENT_EDIT):
        waits = not approved.workplace and agreement.state != State.APPROVED
        return "agreement_to_answer" if waits and actor.may(Right.AGREEMENT_ANSWER) else ""
    if version.standing == Standing.PENDING:
        return "" if approved.unit or version.made_by == actor.key else _may(actor, "change_to_approve")
    if agreement.state == State.APPROVED:
        return "agreement_to_start" if version.first_day <= on else ""
    others = actor.key not in {version.made_by, agreement.drafted_by}
    if others and not approved.unit and agreement.state != State.DRAFT and _may(actor, "agreement_to_approve"):
        return "agreement_to_approve"
    return "agreement_begins_soon" if version.first_day <= on + SOON else ""


def _may(actor: Actor, code: str) -> str:
    return code if actor.may(Right.AGREEMENT_APPROVE) else ""


def _internships(actor: Actor, on: date) -> Iterator[WorkItem]:
    """Yield internships that end soon whose workplace has not been asked, or that nobody has made an offer of."""
    if not (actor.may(Right.AGREEMENT_EDIT) or actor.may(Right.AGREEMENT_ANSWER)):
        return
    said = Conversion.objects.filter(placement_key=OuterRef("key"))
    offers = Agreement.objects.filter(converts_key=OuterRef("key")).exclude(state=State.CANCELLED)
    ending = Placement.objects.visible_to(actor).identified_to(actor)
    rows = ending.filter(
        ~Exists(offers),
        ~Exists(said.exclude(lost_at=None)),
        measure__category=Category.INTERNSHIP,
        last_day=None,
        first_day__lte=on,
        planned_last_day__gte=on,
        planned_last_day__lte=on + ASK_WITHIN,
    ).annotate(wants=Exists(said.filter(wish=Wish.YES)), asked=Exists(said.exclude(wish=Wish.UNASKED)))
    for row in rows.select_related("person", "workplace").order_by("planned_last_day", "pk")[:MOST]:
        code = _wish_code(wants=row.wants, asked=row.asked, actor=actor)  # type: ignore[attr-defined]  # annotated above
        if code:
            yield WorkItem(
                code=code,
                key=str(row.key),
                due=row.planned_last_day,
                about=masking.shown_name(**{name: getattr(row.person, name) for name in _NAMES}, actor=actor),
                place=row.workplace.name,
                person_key=str(row.person.key),
            )


def _wish_code(*, wants: bool, asked: bool, actor: Actor) -> str:
    if wants and actor.may(Right.AGREEMENT_EDIT):
        return "offer_to_make"
    return "" if asked else "wish_to_ask"


def _item(code: str, version: AgreementVersion, *, actor: Actor) -> WorkItem:
    person = version.agreement.person
    return WorkItem(
        code=code,
        key=str(version.agreement.key),
        due=version.effective_day,
        about=masking.shown_name(**{name: getattr(person, name) for name in _NAMES}, actor=actor),
        place=version.workplace.name,
        owner=version.agreement.drafted_by if code == "agreement_begins_soon" else "",
        person_key=str(person.key),
    )
