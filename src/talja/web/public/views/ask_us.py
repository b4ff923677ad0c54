"""Where private employers and associations ask without an account. The answer comes by a link to their address."""

from typing import Final

from allauth.core.internal import ratelimit
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.operations import ask_as_guest
from talja.web.public.ask_form import FIELD_OF_CODE, AskUsForm
from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.refusing import done

LIMITS: Final = {"ask": "10/h/ip,3/h/key"}


@access(PUBLIC)
def ask_us(request: Request) -> HttpResponseBase:
    """Show the form, and take what is asked. A manager who is signed in has a page of their own."""
    if request.actor.may(Right.REQUEST_ASK) and request.actor.workplaces is not None:
        return redirect("manager:request_list")
    form = AskUsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if stopped := _too_often(request, form.cleaned_data["email"]):
            return stopped
        if done(form, lambda: _ask(request, form), fields=FIELD_OF_CODE):
            return redirect("ask_us_done")
    return render(request, "public/ask_us.html", {"form": form}, status=422 if form.errors else 200)


@access(PUBLIC)
def ask_us_done(request: Request) -> HttpResponseBase:
    """Say what happens now: the same whoever asked and whatever came of it."""
    return render(request, "public/ask_us_done.html")


def _ask(request: Request, form: AskUsForm) -> object:
    return ask_as_guest(guest=form.guest(), wish=form.wish(), actor=request.actor)


def _too_often(request: Request, email: str) -> HttpResponse | None:
    """Return the page that says to wait, when too much came from one place or in the name of one address."""
    answer: HttpResponse | None = ratelimit.consume_or_429(
        request, app="talja.public", action="ask", config=LIMITS, key=email.casefold(), limit_get=True
    )
    return answer
