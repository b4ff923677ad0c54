"""How the pages look: light, dark, or as the device is set."""

from typing import Final

from django.conf import settings
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.shell import COLOR_SCHEMES

ONE_YEAR_SECONDS: Final = 365 * 24 * 60 * 60


@require_POST
@access(PUBLIC)
def color_scheme(request: Request) -> HttpResponseBase:
    """Remember the chosen colour scheme in a cookie and go back to the page."""
    back = request.POST.get("next", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponseRedirect(back) if is_ours else redirect("start")
    chosen = request.POST.get("color_scheme", "")
    if chosen in COLOR_SCHEMES:
        response.set_cookie(
            "color_scheme",
            chosen,
            max_age=ONE_YEAR_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
