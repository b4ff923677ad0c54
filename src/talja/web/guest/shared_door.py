"""The door for a whole workplace: a view behind it is entered by whoever has the address of the inventory's form.

The address itself opens, at every request anew: nothing is kept on the server about a phone, and a link that is taken
back closes at once. A phone keeps a random token in a cookie of its own for this form, so that its answers are one
person's; it says nothing else and goes nowhere else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, cast
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from talja.apps.jobdesign.queries import link_key_of, opened_by_token
from talja.web.guest.limits import too_often
from talja.web.shared.edge import PUBLIC, Request, access

_COOKIE: Final = "inventory_phone"
_SALT: Final = "talja.guest.inventory"
SharedView = Callable[..., HttpResponseBase]


class SharedRequest(Request):
    """A request by the shared link. `inventory_key` is what it opens, `phone` the phone's token; empty = not begun."""

    inventory_key: Any
    phone: str
    seconds_left: int


def by_shared_link(view: SharedView) -> SharedView:
    """Let a view `f(request, token)` be entered with the address of an open link. To others the page is closed: 404."""

    def behind(request: Request, /, token: str, **more: Any) -> HttpResponseBase:
        shared = cast("SharedRequest", request)
        try:
            shared.actor, shared.inventory_key, left = opened_by_token(token=token, actor=request.actor)
        except ObjectDoesNotExist:
            return shared_closed(request)
        action = "shared_write" if request.method == "POST" else "shared_look"
        if limited := too_often(request, action, key=str(link_key_of(shared.actor))):
            return limited
        shared.seconds_left = int(left.total_seconds())
        shared.phone = request.get_signed_cookie(_COOKIE, default="", salt=_SALT) or ""
        response = view(shared, token, **more)
        add_never_cache_headers(response)
        return response

    guarded: Any = wraps(view)(access(PUBLIC)(behind))
    guarded.access = (PUBLIC, False)  # read by the house tests
    return cast("SharedView", guarded)


def begun(view: SharedView) -> SharedView:
    """Lead a phone that has not begun to the first page."""

    @wraps(view)
    def behind(request: SharedRequest, token: str, **more: Any) -> HttpResponseBase:
        return view(request, token, **more) if request.phone else redirect("guest:inventory", token)

    return behind


def remember_phone(response: HttpResponseBase, request: SharedRequest, token: str) -> HttpResponseBase:
    """Let the browser keep a token for this form and no other address, as long as the link lives."""
    response.set_signed_cookie(
        _COOKIE,
        uuid4().hex,
        salt=_SALT,
        max_age=request.seconds_left,
        path=_path(token),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget_phone(response: HttpResponseBase, token: str) -> HttpResponseBase:
    """Let the browser forget its token: the next colleague answers as somebody else."""
    response.delete_cookie(_COOKIE, path=_path(token), samesite="Lax")
    return response


def shared_closed(request: Request) -> HttpResponse:
    """Say that the form is closed and whom to ask: the same whatever the reason."""
    response = render(request, "guest/inventory_closed.html", status=404)
    add_never_cache_headers(response)
    return response


def _path(token: str) -> str:
    return reverse("guest:inventory", args=[token])
