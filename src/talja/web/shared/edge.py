"""The gate every view stands behind: who may enter, read-only for GET, and reading a person is recorded."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeAlias, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django_htmx.middleware import HtmxDetails

from talja.apps.audit.operations import record_read
from talja.apps.organisation.actors import Actor, actor_for, outsider
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied

P = ParamSpec("P")
PUBLIC: Final = "public"
SHOWN = frozenset({200, 422})  # a page, and a form shown again with what was wrong in it
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "ALTER", "DROP", "CREATE")


class Request(HttpRequest):
    """A request that has passed the gate. `today` and `actor.at` are the only readings of the clock."""

    actor: Actor
    today: date
    htmx: HtmxDetails
    persons_seen: set[str]


View: TypeAlias = Callable[Concatenate[Request, P], HttpResponseBase]
GuardedView: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class WroteOnGet(RuntimeError):
    """Raised when a page that only shows tries to write."""


def access(right: str, *, reads: bool = False) -> Callable[[View[P]], GuardedView[P]]:
    """Let a view be entered by those with the right (`PUBLIC`: everybody), with the database read-only for GET.

    `reads=True` is for views that show persons: they call `saw` with the persons' keys, and it is recorded.
    Somebody not signed in is sent to the sign-in page; a missing right gives 403; unknown and forbidden rows
    (`ObjectDoesNotExist`, `Denied("not_found")`) both give the same 404.
    """

    def decorate(view: View[P]) -> GuardedView[P]:
        @wraps(view)
        def guarded(plain: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            request = enter(plain)
            if right != PUBLIC and not request.user.is_authenticated:
                return _to_sign_in(request)
            if right != PUBLIC and not request.actor.may(Right(right)):
                raise PermissionDenied
            response = _show(view, request, *args, **kwargs)
            if right != PUBLIC:
                add_never_cache_headers(response)
            if reads and response.status_code in SHOWN:
                record_read(view.__name__, actor=request.actor, persons=request.persons_seen)
            return response

        guarded.access = (right, reads)  # type: ignore[attr-defined]  # read by the house test
        return guarded

    return decorate


def enter(plain: HttpRequest) -> Request:
    """Read the clock and the roles once, and return the request with its actor."""
    request = cast("Request", plain)
    if not hasattr(request, "actor"):
        now = timezone.now()
        request.today = timezone.localdate(now)
        request.persons_seen = set()
        request.actor = (
            actor_for(request.user, at=now, today=request.today) if request.user.is_authenticated else outsider(at=now)
        )
    return request


def saw(request: Request, persons: Iterable[UUID | str]) -> None:
    """Note that these persons' data is shown on the page."""
    request.persons_seen.update(str(key) for key in persons)


@contextmanager
def read_only() -> Iterator[None]:
    """Refuse every writing statement within the block. Raises `WroteOnGet`."""

    def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            raise WroteOnGet
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        yield


def _show(view: Callable[..., HttpResponseBase], request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        if request.method in {"GET", "HEAD"}:
            with read_only():
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)
    except ObjectDoesNotExist:
        raise Http404 from None
    except Denied as denied:
        if denied.code == "not_found":
            raise Http404 from None
        raise PermissionDenied(denied.code) from None


def _to_sign_in(request: Request) -> HttpResponseBase:
    response = redirect_to_login(request.path)
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": response.url})
    return response
