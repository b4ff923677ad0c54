"""Signing in to the demo municipality: one button per role, no password, and only where all people are invented."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render

from talja.apps.organisation.queries import demo_user, demo_users, is_demo
from talja.web.public.demo_texts import ROLE_TEXTS
from talja.web.shared.edge import PUBLIC, Request, access

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@access(PUBLIC)
def demo_sign_in(request: Request) -> HttpResponseBase:
    """Show one button per demo user, or sign in as the chosen one. 404 unless this is the demo municipality."""
    if not (settings.DEMO and is_demo()):
        raise Http404
    if request.method == "POST":
        user = demo_user(key=request.POST.get("user", ""), on=request.today)
        login(request, user, backend=BACKEND)
        return redirect("start")
    cards = [
        {"user": user, "title": ", ".join(role.label for role in user.roles), "text": ROLE_TEXTS[user.roles[0].kind]}
        for user in {user.key: user for user in demo_users(on=request.today)}.values()  # once, whoever has many roles
    ]
    return render(request, "public/demo_sign_in.html", {"cards": cards})
