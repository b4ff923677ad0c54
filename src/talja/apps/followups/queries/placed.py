"""Everything about what comes after one placement: for its page, for its manager, and for whoever came by a link."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from talja.apps.accounts.queries import names_by_key
from talja.apps.followups import addressing, permissions, planning, policies
from talja.apps.followups.enums import Audience, Ends
from talja.apps.followups.lines import (
    AssessmentLine,
    Countdown,
    FollowUpDay,
    FollowUpLine,
    FollowUpPage,
    FollowUps,
    FormPage,
    PlanLine,
    Progress,
)
from talja.apps.followups.models import CURRENT, Ask, Assessment, FollowUp, Plan
from talja.apps.followups.queries.telling import check_lines, followup_lines, plan_lines
from talja.apps.organisation.actors import Actor
from talja.apps.people import masking
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import SupportDecision
from talja.core.chain.schedule import Changes
from talja.core.kernel.verdict import Verdict, no, yes


def followups_of(*, placement_key: UUID, actor: Actor, on: date) -> FollowUps | None:
    """Return plan, follow-ups, answers, end and checks of a placement; None for those who may not see plans.

    Of a protected person whom the actor may not identify nothing is told. Raises `Placement.DoesNotExist`.
    """
    placement = _visible(placement_key, actor=actor)
    if not permissions.may_see_plans(actor=actor):
        return None
    may = permissions.may_follow_up(placement, actor=actor)
    if masking.is_masked(placement.person.protection, actor=actor):
        return FollowUps(None, (), (), None, (), None, (), may, is_hidden=True)
    plans = plan_lines(Plan.objects.filter(placement_key=placement.key).order_by("-pk"))
    followups = followup_lines(placement)
    return FollowUps(
        plan=next((plan for plan in plans if plan.is_current), None),
        earlier_plans=tuple(plan for plan in plans if not plan.is_current),
        followups=followups,
        countdown=countdown(placement, on=on),
        progress=tuple(_progress(followups)),
        assessment=_assessment(placement.key),
        checks=check_lines(placement, on=on),
        may_follow_up=may,
    )


def followup_of(*, followup_key: UUID, actor: Actor) -> FollowUpPage:
    """Return one follow-up for those who follow it up. Raises `DoesNotExist` and `Denied`."""
    found = FollowUp.objects.get(key=followup_key)
    placement = _visible(found.placement_key, actor=actor)
    permissions.may_follow_up(placement, actor=actor).require()
    line = next(line for line in followup_lines(placement) if line.key == str(found.key))
    written_to = permissions.may_be_written_to(placement.person)
    return FollowUpPage(
        line=line,
        placement_key=str(placement.key),
        first_day=placement.first_day,
        last_day=planning.end_of(placement),
        may_ask={code: written_to and _may_ask(found, placement, code, actor=actor) for code in Audience.values},
        may_invite=written_to and policies.may_invite(found),
    )


def followup_days(*, placement_key: UUID, actor: Actor) -> tuple[FollowUpDay, ...]:
    """Return when the follow-ups of a placement are and were held: what a manager may know. None of what was said.

    Raises `Placement.DoesNotExist` for what is unknown to the actor.
    """
    placement = _visible(placement_key, actor=actor)
    if masking.is_masked(placement.person.protection, actor=actor):
        return ()
    rows = FollowUp.objects.filter(placement_key=placement.key).order_by("due_day", "kind", "number")
    told = rows.values_list("kind", "due_day", "starts_at", "held_day")
    return tuple(FollowUpDay(*row) for row in told)


def plans_for(*, keys: Iterable[UUID | str], actor: Actor) -> dict[str, PlanLine]:
    """Return the plans that count of these placements by key, as far as the actor may see them. Three queries."""
    if not permissions.may_see_plans(actor=actor):
        return {}
    seen = Placement.objects.visible_to(actor).identified_to(actor).filter(key__in=list(keys)).values_list("key")
    plans = Plan.objects.filter(CURRENT, placement_key__in=[key for (key,) in seen])
    return {line.placement_key: line for line in plan_lines(plans.order_by("pk"))}


def preview_replan(*, placement_key: UUID, first_day: date, last_day: date | None, actor: Actor) -> Changes:
    """Return what a new period would do to a placement's follow-ups, before it is saved.

    Raises `Placement.DoesNotExist`, `ValueError` for days in disorder, and `Denied` for those who may not follow up.
    """
    placement = _visible(placement_key, actor=actor)
    permissions.may_follow_up(placement, actor=actor).require()
    on = timezone.localdate(actor.at)
    return planning.changes_for(placement, first_day=first_day, last_day=last_day, on=on)


def form_page(*, ask_key: UUID, actor: Actor) -> FormPage:
    """Return a form for whoever came by its link, or follows the placement up.

    Raises `Ask.DoesNotExist`, `Placement.DoesNotExist` and `Denied`.
    """
    ask = Ask.objects.select_related("followup").get(key=ask_key)
    placements = Placement.objects.select_related("person", "workplace", "measure")
    placement = placements.get(key=ask.followup.placement_key)
    if not actor.opens(ask.audience, ask.key):
        _visible(placement.key, actor=actor)
        permissions.may_follow_up(placement, actor=actor).require()
    elif placement.person.protection:
        raise Ask.DoesNotExist
    last = ask.answers.order_by("-version").first()
    return FormPage(
        audience=ask.audience,
        person_key=str(placement.person.key),
        given_name=placement.person.given_name,
        workplace=placement.workplace.name,
        first_day=placement.first_day,
        last_day=ask.last_day,
        takes_answers=policies.takes_answers(ask, on=timezone.localdate(actor.at)),
        said={} if last is None else last.said,
        words="" if last is None else last.words,
        answered_at=None if last is None else last.answered_at,
    )


def countdown(placement: Placement, *, on: date) -> Countdown | None:
    """Return when it ends, by the earliest day known; None for what has ended, or when nobody knows.

    A decision entered with its days goes before the one in the register; of several the latest counts.
    """
    if placement.last_day is not None and placement.last_day < on:
        return None
    entered = _decided(placement.key)
    days: list[tuple[str, date | None]] = [
        (Ends.LAST_DAY.value, placement.last_day),
        (Ends.PLANNED_LAST_DAY.value, None if placement.last_day else placement.planned_last_day),
        (Ends.SUPPORT_DECISION.value, entered),
        (Ends.DECISION_LAST_DAY.value, None if entered else placement.decision_last_day),
    ]
    known = sorted(((code, day) for code, day in days if day is not None), key=lambda pair: pair[1])
    if not known:
        return None
    (rests_on, day), *others = known
    return Countdown(day, rests_on, (day - on).days, tuple(others))


def _decided(placement_key: UUID) -> date | None:
    decisions = SupportDecision.objects.current().filter(placement_key=placement_key).exclude(last_day=None)
    return decisions.order_by("-last_day").values_list("last_day", flat=True).first()


def _may_ask(followup: FollowUp, placement: Placement, audience: str, *, actor: Actor) -> Verdict:
    on = timezone.localdate(actor.at)
    before = Ask.objects.filter(CURRENT, followup=followup, audience=audience).first()
    may = policies.may_ask(followup) and policies.may_ask_again(before, on=on)
    nobody = audience == Audience.WORKPLACE and addressing.of_workplace(placement, on=on) is None
    return may and (no("nobody_at_workplace") if nobody else yes())


def _visible(key: UUID, *, actor: Actor) -> Placement:
    related = Placement.objects.visible_to(actor).select_related("person", "measure", "workplace")
    return related.get(key=key)


def _assessment(placement_key: UUID) -> AssessmentLine | None:
    row = Assessment.objects.filter(CURRENT, placement_key=placement_key).first()
    if row is None:
        return None
    by = names_by_key([row.recorded_by]).get(row.recorded_by, "")
    return AssessmentLine(row.evidence, row.note, row.recorded_at, by)


def _progress(followups: Iterable[FollowUpLine]) -> Iterator[Progress]:
    """Yield what was experienced and believed, follow-up by follow-up, where anything was."""
    for one in followups:
        own = next((ask for ask in one.asks if ask.audience == Audience.PARTICIPANT and ask.said), None)
        belief = one.held.belief if one.held else None
        if own is None and belief is None:
            continue
        answered = None if own is None or own.answered_at is None else timezone.localdate(own.answered_at)
        yield Progress(
            day=one.held_day or answered or one.due_day,
            managing=_number(own.said if own else {}, "managing"),
            own_belief=_number(own.said if own else {}, "belief"),
            worker_belief=belief,
        )


def _number(said: Mapping[str, str], code: str) -> int | None:
    return int(said[code]) if code in said else None
