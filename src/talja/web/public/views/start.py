"""The first page, which sends each role to where its work is, and the accessibility statement."""

from datetime import date
from typing import Final

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from talja.apps.organisation.queries import is_demo
from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.shell import PLACES

STATEMENT_DAY: Final = date(2026, 11, 22)


@access(PUBLIC)
def start(request: Request) -> HttpResponseBase:
    """Send the user to the first place their role has in the navigation; others to sign in."""
    if not request.user.is_authenticated:
        return redirect("demo_sign_in" if settings.DEMO and is_demo() else "account_login")
    for place in PLACES:
        if place.starts and place.opens_to(request.actor):
            return redirect(place.name)
    return render(request, "public/no_role.html")


@access(PUBLIC)
def accessibility(request: Request) -> HttpResponseBase:
    """Show the accessibility statement demanded by lag (2018:1937) om tillgänglighet till digital offentlig service."""
    return render(request, "public/accessibility.html", {"statement_day": STATEMENT_DAY})
