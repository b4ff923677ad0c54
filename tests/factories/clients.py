"""Browsers that somebody is signed in with."""

from django.test import Client

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HTMX = {"HTTP_HX_REQUEST": "true"}


def signed_in(actor: Actor) -> Client:
    """A browser where the actor is signed in."""
    client = Client()
    client.force_login(User.objects.get(key=actor.key), backend=BACKEND)
    return client
