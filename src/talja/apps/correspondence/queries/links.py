"""What is known of links: to those who hand them out, and to whoever comes by one."""

from collections.abc import Iterable
from uuid import UUID

from talja.apps.correspondence import permissions, policies
from talja.apps.correspondence.enums import Trouble
from talja.apps.correspondence.lines import LinkLine, LinkPage
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.queries.withholding import protected_among, withheld_for
from talja.apps.correspondence.tokens import address_of_link, key_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right


def links_about(*, matter_key: UUID, actor: Actor, purpose: str = "") -> tuple[LinkLine, ...]:
    """Return the links to a matter, the latest first; none for those who may not see letters."""
    if not permissions.may_see_letters(actor=actor):
        return ()
    links = Link.objects.filter(matter_key=matter_key).order_by("-made_at", "-pk")
    rows = list(links.filter(purpose=purpose) if purpose else links)
    hidden = protected_among(link.person_key for link in rows if link.person_key)
    return tuple(_line(link, is_hidden=link.person_key in hidden, actor=actor) for link in rows)


def address_of(link_key: UUID) -> str:
    """Return the whole address of a link, to put in a letter of one's own or to show to a person who asks for it."""
    return address_of_link(link_key)


def link_page(*, token: str, actor: Actor) -> LinkPage:
    """Return what the page of a link may say. Raises `Link.DoesNotExist` for a token that nobody here has signed."""
    key = key_of(token)
    if key is None:
        raise Link.DoesNotExist
    link = Link.objects.get(key=key)
    withheld = withheld_for(link.person_key)
    return LinkPage(
        key=link.key,
        purpose=link.purpose,
        matter_key=link.matter_key,
        needs_code=link.needs_code,
        masked_to=_masked(link.email),
        expires_at=link.expires_at,
        may_open=policies.may_open(link, withheld=withheld, at=actor.at),
        may_renew=policies.may_renew(link, withheld=withheld, at=actor.at),
        may_try_code=policies.may_try_code(link, at=actor.at),
    )


def opening_link(*, keys: Iterable[UUID], purpose: str, matter_key: UUID, actor: Actor) -> UUID | None:
    """Return the first of these opened links that opens the matter still; None when none does."""
    wanted = list(keys)
    if not wanted:
        return None
    links = Link.objects.about(purpose, matter_key).live(at=actor.at).filter(key__in=wanted)
    open_ones = (link for link in links.order_by("pk") if not withheld_for(link.person_key))
    return next((link.key for link in open_ones), None)


def _line(link: Link, *, is_hidden: bool, actor: Actor) -> LinkLine:
    may_be_told = link.person_key is None or actor.may(Right.PERSON_VIEW)
    is_masked = not may_be_told or (is_hidden and not actor.may(Right.PERSON_PROTECTED))
    return LinkLine(
        key=str(link.key),
        purpose=link.purpose,
        to="" if is_masked else link.email,
        made_at=link.made_at,
        expires_at=link.expires_at,
        opened_at=link.opened_at,
        may_open=policies.may_open(link, withheld=Trouble.PROTECTED if is_hidden else Trouble.NONE, at=actor.at),
    )


def _masked(email: str) -> str:
    """Return the address as its owner knows it again, and nobody else."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}***{at}{domain}" if at else ""
