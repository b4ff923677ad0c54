"""Make a link that opens one matter, open it, send a new one for one that has run out, and take links back."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record, record_many
from talja.apps.correspondence import policies
from talja.apps.correspondence.addresses import compared, is_address
from talja.apps.correspondence.inputs import DEFAULT_DAYS
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.queries.withholding import withheld_for
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def make_link(
    *,
    purpose: str,
    matter_key: UUID,
    email: str,
    needs_code: bool,
    actor: Actor,
    valid_days: int = DEFAULT_DAYS,
    person_key: UUID | None = None,
) -> Link:
    """Return the link of the address to the matter, made if there is none that opens, else with a longer life.

    Who may hand a matter over is for the caller to judge. Raises `Denied`: address_invalid, link_needs_address.
    """
    _check(email, needs_code=needs_code)
    expires_at = actor.at + timedelta(days=valid_days)
    link = _current(purpose, matter_key, email)
    if link is not None and link.expires_at > actor.at:
        link.expires_at, link.needs_code = max(link.expires_at, expires_at), link.needs_code or needs_code
        link.person_key = person_key or link.person_key
        link.save(update_fields=["expires_at", "needs_code", "person_key"])
        return link
    if link is not None:
        _replace(link, actor=actor)
    made = Link.objects.create(
        purpose=purpose,
        matter_key=matter_key,
        email=email.strip(),
        address=compared(email),
        needs_code=needs_code,
        person_key=person_key,
        made_at=actor.at,
        made_by=actor.key,
        expires_at=expires_at,
    )
    record("link.made", target=made, actor=actor, purpose=purpose)
    return made


@transaction.atomic
def revoke_links(*, purpose: str, matter_key: UUID, actor: Actor, email: str | None = None) -> int:
    """Take back every link to the matter for the purpose, at once, or those of one address. Returns how many.

    What is open in somebody's browser closes with the next page.
    """
    links = Link.objects.select_for_update().about(purpose, matter_key).filter(revoked_at=None)
    chosen = list(links if email is None else links.filter(address=compared(email)))
    Link.objects.filter(pk__in=[link.pk for link in chosen]).update(revoked_at=actor.at)
    record_many("link.revoked", actor=actor, targets=chosen, purpose=purpose)
    return len(chosen)


@transaction.atomic
def open_link(*, link_key: UUID, actor: Actor) -> Link:
    """Open a link that demands no code.

    Raises `Link.DoesNotExist` and `Denied`: link_revoked, link_expired, code_needed.
    """
    link = locked_link(link_key, actor=actor)
    if link.needs_code:
        raise Denied("code_needed")
    return note_opened(link, actor=actor)


def locked_link(link_key: UUID, *, actor: Actor) -> Link:
    """Return the link, locked, if it opens at the moment. Raises as `open_link`."""
    link = Link.objects.select_for_update().get(key=link_key)
    policies.may_open(link, withheld=withheld_for(link.person_key), at=actor.at).require()
    return link


def note_opened(link: Link, *, actor: Actor) -> Link:
    """Record that a locked link was opened."""
    link.opened_at = actor.at
    link.save(update_fields=["opened_at"])
    record("link.opened", target=link, actor=actor, purpose=link.purpose)
    return link


@transaction.atomic
def expire_links(*, actor: Actor) -> int:
    """Record which links have run out since the last time, once each. Returns how many."""
    ended = Link.objects.select_for_update().current().filter(expires_at__lte=actor.at, expired_at=None)
    links = list(ended.order_by("pk"))
    Link.objects.filter(pk__in=[link.pk for link in links]).update(expired_at=actor.at)
    record_many("link.expired", actor=actor, targets=links)
    return len(links)


def _check(email: str, *, needs_code: bool) -> None:
    if email.strip() and not is_address(email.strip()):
        raise Denied("address_invalid")
    if needs_code and not email.strip():
        raise Denied("link_needs_address")


def _current(purpose: str, matter_key: UUID, email: str) -> Link | None:
    links = Link.objects.select_for_update().about(purpose, matter_key).current()
    return links.filter(address=compared(email)).first()


def _replace(link: Link, *, actor: Actor) -> None:
    """Close a link that has run out, so that a new one can stand in its place: the old one never opens again."""
    link.replaced_at = actor.at
    link.expired_at = link.expired_at or actor.at
    link.code_hash, link.code_until = "", None
    link.save(update_fields=["replaced_at", "expired_at", "code_hash", "code_until"])
