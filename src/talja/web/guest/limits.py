"""How often a link may be looked at, opened, asked for a code and renewed: from one place, and for one link."""

from typing import Final

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

LIMITS: Final = {
    "look": "120/m/ip",
    "open": "30/m/ip,30/h/key",
    "code": "30/m/ip,30/h/key",
    "shared_look": "900/m/ip,9000/h/key",  # a whole ward behind one address, each task a page
    "shared_write": "600/m/ip,4000/h/key",
    "send": "20/h/ip,5/10m/key",  # letters with a code or a new link
}


def too_often(request: HttpRequest, action: str, *, key: str = "") -> HttpResponse | None:
    """Count this request; return the page that says to wait if there were too many, else None."""
    answer: HttpResponse | None = ratelimit.consume_or_429(
        request, app="talja.guest", action=action, config=LIMITS, key=key, limit_get=True
    )
    return answer
