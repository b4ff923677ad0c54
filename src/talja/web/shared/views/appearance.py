"""Light, dark, or as the device says: kept in a cookie, so that it works without JavaScript and without an account."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.shell import COLOR_SCHEMES

YEAR = 365 * 24 * 60 * 60


@access(PUBLIC)
@require_POST
def color_scheme(request: Request) -> HttpResponse:
    """Remember the chosen colour scheme and go back to the page it was chosen on."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    scheme = request.POST.get("color_scheme", "")
    if scheme in COLOR_SCHEMES:
        response.set_cookie(
            "color_scheme", scheme, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response
