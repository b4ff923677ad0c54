"""How allauth's views get what every page of ours has: an actor for the page shell."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from talja.web.shared.edge import enter


def entered(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give one of allauth's views its actor. allauth itself decides who may enter, and writes as it needs."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(enter(request), *args, **kwargs)

    return shown
