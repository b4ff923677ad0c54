"""Ask the desk for something: as a manager, as an employer without an account, or invited to."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.correspondence.addresses import is_address
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Employer, Workplace
from talja.apps.placements.models import Placement
from talja.apps.servicedesk import letters, permissions, policies
from talja.apps.servicedesk.assigning import next_owner
from talja.apps.servicedesk.enums import ABOUT_SOMEBODY, Kind, Origin, State
from talja.apps.servicedesk.inputs import Guest, Wish
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations.moving import happen, own_user
from talja.apps.servicedesk.queries.desk import desk_rules
from talja.core.kernel.verdict import Denied
from talja.core.kernel.workdays import promised_day


@transaction.atomic
def ask(*, workplace_key: UUID, wish: Wish, actor: Actor) -> Request:
    """Ask for a workplace of one's own. It is given to somebody at the desk, and a letter says who and until when.

    Raises `Workplace.DoesNotExist` and `Denied`: missing_right, not_found, workplace_closed, request_kind_unknown,
    wish_missing, text_too_long, placement_unknown.
    """
    workplace = Workplace.objects.get(key=workplace_key)
    permissions.may_ask(actor=actor, workplace_id=workplace.pk).require()
    on = timezone.localdate(actor.at)
    if workplace.closed_day is not None and workplace.closed_day <= on:
        raise Denied("workplace_closed")
    placement = _pointed_at(wish, workplace=workplace, actor=actor)
    request = _begin(wish, workplace=workplace, actor=actor, on=on)
    request.origin, request.asked_by = Origin.ACCOUNT, actor.key
    if placement is not None:
        request.placement_key, request.person_key = placement.key, placement.person.key
    return _received(request, actor=actor)


@transaction.atomic
def ask_as_guest(*, guest: Guest, wish: Wish, actor: Actor) -> Request:
    """Ask without an account. The answer comes to the address, by a link that also confirms that it is theirs.

    Raises `Denied`: name_missing, address_invalid, request_kind_unknown, wish_missing, text_too_long.
    """
    request = _begin(wish, workplace=None, actor=actor, on=timezone.localdate(actor.at))
    _say_who(request, guest)
    request.origin = Origin.PUBLIC
    return _received(request, actor=actor)


@transaction.atomic
def invite(*, guest: Guest, actor: Actor, employer_key: UUID | None = None) -> Request:
    """Send an employer a link to ask by. Nobody owes anything until they write.

    Raises `Employer.DoesNotExist` and `Denied`: missing_right, name_missing, address_invalid, text_too_long.
    """
    permissions.may_work(actor=actor).require()
    request = Request(
        kind=Kind.HANDS, origin=Origin.INVITED, state=State.WAITING, state_since=actor.at, made_at=actor.at
    )
    _say_who(request, guest)
    request.employer = None if employer_key is None else Employer.objects.get(key=employer_key)
    request.owner = own_user(actor)
    request.save()
    happen(request, "request.invited", actor=actor)
    letters.invited(request, actor=actor)
    return request


def _begin(wish: Wish, *, workplace: Workplace | None, actor: Actor, on: date) -> Request:
    """Return a request as it is asked, given to somebody, not saved."""
    policies.may_be_asked(
        kind=wish.kind, wish=wish.text, points_at_somebody=wish.placement_key is not None and workplace is not None
    ).require()
    policies.fits(wish.demands).require()
    policies.fits(wish.hours, longest=120).require()
    last_day = promised_day(actor.at, desk_rules().answer_days)
    return Request(
        kind=wish.kind,
        workplace=workplace,
        wish=wish.text.strip(),
        hours=wish.hours.strip(),
        from_day=wish.from_day,
        demands=wish.demands.strip(),
        state_since=actor.at,
        made_at=actor.at,
        asked_at=actor.at,
        promised_day=last_day,
        due_day=last_day,
        owner=next_owner(workplace=workplace, on=on),
    )


def _received(request: Request, *, actor: Actor) -> Request:
    request.save()
    happen(request, "request.received", actor=actor, owner_key="" if request.owner is None else str(request.owner.key))
    letters.received(request, actor=actor)
    return request


def _say_who(request: Request, guest: Guest) -> None:
    if not guest.name.strip():
        raise Denied("name_missing")
    if not is_address(guest.email.strip()):
        raise Denied("address_invalid")
    policies.fits(guest.name, longest=120).require()
    policies.fits(guest.organisation, longest=160).require()
    policies.fits(guest.phone, longest=40).require()
    request.guest_name, request.guest_email = guest.name.strip(), guest.email.strip()
    request.guest_organisation, request.guest_phone = guest.organisation.strip(), guest.phone.strip()


def _pointed_at(wish: Wish, *, workplace: Workplace, actor: Actor) -> Placement | None:
    """Return whom the request is about, if that is somebody whom the actor sees at the workplace."""
    if wish.placement_key is None or wish.kind not in ABOUT_SOMEBODY:
        return None
    seen = Placement.objects.visible_to(actor).select_related("person")
    placement = seen.filter(key=wish.placement_key, workplace=workplace).first()
    if placement is None:
        raise Denied("placement_unknown")
    return placement
