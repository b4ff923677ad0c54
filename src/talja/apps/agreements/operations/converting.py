"""Turning an internship into an employment: what the workplace wants, the offer, and why it came to nothing."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.enums import Cause, Wish
from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.models import Agreement, Conversion
from talja.apps.agreements.operations.drafting import draft_agreement
from talja.apps.audit.operations import record
from talja.apps.followups.models import Plan
from talja.apps.organisation.actors import Actor
from talja.apps.people.permissions import may_identify
from talja.apps.placements.enums import Category
from talja.apps.placements.models import Placement
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Wish as Asked
from talja.apps.servicedesk.operations import ask
from talja.core.chain.conversion import first_day_after
from talja.core.kernel.verdict import Denied


@transaction.atomic
def say_wish(*, placement_key: UUID, wish: str, actor: Actor) -> Conversion:
    """Note whether the workplace wants to keep the person: said by its manager, or to somebody at the unit.

    Raises `Placement.DoesNotExist` and `Denied`: missing_right, protected_person, no_internship, unknown_code,
    already_given_up.
    """
    placement = _locked(placement_key, actor=actor)
    permissions.may_wish(placement, actor=actor).require()
    conversion = _row(placement)
    policies.may_wish(conversion, wish=wish).require()
    conversion.wish, conversion.wish_at, conversion.wish_by = Wish(wish), actor.at, actor.key
    conversion.save()
    record("conversion.wish_said", target=conversion, actor=actor, wish=wish)
    return conversion


@transaction.atomic
def ask_to_keep(*, workplace_key: UUID, wish: Asked, actor: Actor) -> Request:
    """Ask the desk to keep an intern. Whoever does has said what the workplace wants, and is not asked about it again.

    Where somebody at the unit has given up, the wish is theirs to take up as they read the request. Raises as `ask`.
    """
    request = ask(workplace_key=workplace_key, wish=wish, actor=actor)
    if wish.placement_key is None:
        return request
    try:
        with transaction.atomic():
            say_wish(placement_key=wish.placement_key, wish=Wish.YES, actor=actor)
    except Denied as denied:
        if denied.code != "already_given_up":
            raise
    return request


@transaction.atomic
def give_up(*, placement_key: UUID, cause: str, explanation: str, actor: Actor) -> Conversion:
    """Note that there will be no employment: whose cause it was, and why.

    Raises `Placement.DoesNotExist` and `Denied`: missing_right, protected_person, no_internship, unknown_code,
    already_given_up, no_reason_given, text_too_long.
    """
    placement = _locked(placement_key, actor=actor)
    permissions.may_convert(placement, actor=actor).require()
    conversion = _row(placement)
    policies.may_give_up(conversion, cause=cause).require()
    policies.may_answer(explanation).require()
    conversion.cause, conversion.explanation = Cause(cause), explanation.strip()
    conversion.lost_at, conversion.lost_by = actor.at, actor.key
    conversion.save()
    record("conversion.given_up", target=conversion, actor=actor, cause=cause)
    return conversion


@transaction.atomic
def take_up_again(*, placement_key: UUID, actor: Actor) -> Conversion:
    """Take back that it was given up. Raises `Placement.DoesNotExist` and `Denied`: not_given_up, and who may not."""
    placement = _locked(placement_key, actor=actor)
    permissions.may_convert(placement, actor=actor).require()
    conversion = _row(placement)
    if conversion.lost_at is None:
        raise Denied("not_given_up")
    conversion.cause, conversion.explanation, conversion.lost_at, conversion.lost_by = "", "", None, ""
    conversion.save()
    record("conversion.taken_up", target=conversion, actor=actor)
    return conversion


@transaction.atomic
def offer_employment(*, placement_key: UUID, measure_code: str, actor: Actor) -> Agreement:
    """Start the offer: a draft that makes an employment of the internship, with what is known filled in.

    It begins the day after the internship is meant to end, or tomorrow. Raises `DoesNotExist` and `Denied`:
    missing_right, protected_person, no_internship, already_drafted, and as `draft_agreement`.
    """
    placement = _locked(placement_key, actor=actor)
    permissions.may_convert(placement, actor=actor).require()
    aims = Plan.objects.filter(placement_key=placement.key, replaced_at=None).values_list("aim", flat=True)
    first_day = first_day_after(placement.planned_last_day, on=timezone.localdate(actor.at))
    said = AgreementInput(
        workplace_key=placement.workplace.key,
        measure_code=measure_code,
        first_day=first_day,
        extent=placement.extent,
        occupation=placement.occupation,
        supervisor=placement.supervisor,
        aim=aims.first() or "",
    )
    agreement = draft_agreement(person_key=placement.person.key, said=said, actor=actor, converts_key=placement.key)
    record("conversion.offer_started", target=agreement, actor=actor)
    return agreement


def _locked(placement_key: UUID, *, actor: Actor) -> Placement:
    """Lock the internship, so that two who say something of it come one after the other."""
    visible = Placement.objects.visible_to(actor).values("pk")
    rows = Placement.objects.select_for_update(of=("self",)).select_related("person", "workplace", "measure")
    placement = rows.get(key=placement_key, pk__in=visible)
    may_identify(placement.person, actor=actor).require()
    if placement.measure.category != Category.INTERNSHIP:
        raise Denied("no_internship")
    return placement


def _row(placement: Placement) -> Conversion:
    conversion, _ = Conversion.objects.get_or_create(placement_key=placement.key)
    return conversion
