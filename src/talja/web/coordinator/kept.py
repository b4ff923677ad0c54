"""What is kept of the placement list between pages: the words of a search in the session, the choice in a cookie."""

from django.conf import settings
from django.http import HttpResponseBase, QueryDict

from talja.web.coordinator.list_address import ListAddress, read_address
from talja.web.shared.edge import Request

_TEXT = "placement_search"
_CHOICE = "placement_list"
_LONGEST = 100
_LONGEST_CHOICE = 2000


def search_text(request: Request) -> str:
    """Return what the user last searched for."""
    return str(request.session.get(_TEXT, ""))


def keep_search_text(request: Request, text: str) -> None:
    """Keep what is searched for in the session, never in an address or a log."""
    request.session[_TEXT] = " ".join(text.split())[:_LONGEST]


def keep_choice(response: HttpResponseBase, address: ListAddress, *, page: int) -> None:
    """Let other pages lead back to the list as it is: codes, keys and days only, until the browser is closed."""
    query = address.query(page=page)
    if len(query) <= _LONGEST_CHOICE:
        response.set_cookie(_CHOICE, query, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")


def last_address(request: Request) -> ListAddress:
    """Return the list as the user left it."""
    return read_address(QueryDict(request.COOKIES.get(_CHOICE, "")[:_LONGEST_CHOICE]), text=search_text(request))


def way_back(request: Request) -> str:
    """Return the address of the list as the user left it, its page too."""
    address = last_address(request)
    return address.url(page=address.page)
