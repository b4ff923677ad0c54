"""The door for somebody without an account: a view behind it is entered by those who have opened a link to the matter.

What is open is kept in the browser's session, for eight hours or as long as the link lives. Each request asks anew
whether the link still holds: one that is taken back closes at once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from talja.apps.correspondence.queries import LinkPage, opening_link
from talja.apps.organisation.actors import by_link
from talja.web.guest.purposes import PURPOSES
from talja.web.shared.edge import PUBLIC, Request, access

_OPENED: Final = "opened_links"
_OPEN_FOR: Final = timedelta(hours=8)
GuestView = Callable[..., HttpResponseBase]


def opened_by(purpose: str, *, reads: bool = False) -> Callable[[GuestView], GuestView]:
    """Let a view `f(request, key)` be entered by those who have opened a link to the matter `key` for the purpose.

    `request.actor` is then somebody without rights, whose `matter` is `(purpose, key)`. To others the page is closed:
    404, with words that tell nothing of the matter. `reads` as for `access`.
    """
    if purpose not in PURPOSES:
        raise LookupError(f"no such purpose: {purpose}")

    def decorate(view: GuestView) -> GuestView:
        @wraps(view)  # what is read is logged under the page's own name
        def behind(request: Request, /, key: UUID, **more: Any) -> HttpResponseBase:
            link = opening_link(keys=_opened(request), purpose=purpose, matter_key=key, actor=request.actor)
            if link is None:
                return closed(request)
            request.actor = by_link(link_key=link, purpose=purpose, matter_key=key, at=request.actor.at)
            response = view(request, key, **more)
            add_never_cache_headers(response)
            return response

        guarded: Any = wraps(view)(access(PUBLIC, reads=reads)(behind))
        guarded.access, guarded.purpose = (PUBLIC, reads), purpose  # read by the house tests
        return cast("GuestView", guarded)

    return decorate


def remember(request: Request, link: LinkPage) -> None:
    """Keep in the browser's session that the link is open. Only when something is posted: looking writes nothing."""
    until = min(link.expires_at, request.actor.at + _OPEN_FOR)
    still = {str(key): moment for key, moment in _kept(request).items() if moment > request.actor.at}
    still[str(link.key)] = until
    request.session[_OPENED] = {key: moment.isoformat() for key, moment in still.items()}


def is_open(request: Request, link: LinkPage) -> bool:
    """Whether this browser has opened the link, and it still holds."""
    return bool(link.may_open) and link.key in _opened(request)


def closed(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing to see without a link, and what to do: the same whatever the reason."""
    response = render(request, "guest/closed.html", status=404)
    add_never_cache_headers(response)
    return response


def _opened(request: Request) -> list[UUID]:
    return [UUID(key) for key, until in _kept(request).items() if until > request.actor.at]


def _kept(request: Request) -> dict[str, datetime]:
    kept = request.session.get(_OPENED, {})
    return {key: datetime.fromisoformat(until) for key, until in kept.items()}
