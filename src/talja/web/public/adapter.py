"""How allauth is bent to Talja: accounts are made by an administrator, and refusals are worded in our Swedish."""

from email.utils import make_msgid, parseaddr
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from talja.apps.accounts.operations import note_sign_in, note_sign_in_failed
from talja.web.shared.edge import enter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes sign-up, records who signs in, and words allauth's refusals."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen eller lösenordet stämmer inte."),
        "too_many_login_attempts": _("För många misslyckade försök. Vänta fem minuter och försök igen."),
        "enter_current_password": _("Det är inte ditt nuvarande lösenord."),
        "invalid_password_reset": _("Länken gäller inte. Be om en ny."),
    }

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Return a letter whose id names the sender's domain.

        Django would name this machine, which is nobody's business, and ask the network what it is called: with a slow
        name server the person who waits for the page would wait half a minute.
        """
        domain = parseaddr(self.get_from_email())[1].rpartition("@")[2]
        named = {"Message-ID": make_msgid(domain=domain), **(headers or {})}
        letter: EmailMessage = super().render_mail(template_prefix, email, context, headers=named)
        return letter

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, and record it."""
        super().login(request, user)
        note_sign_in(user=user, at=enter(request).actor.at)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record that somebody tried an existing account with a wrong password."""
        note_sign_in_failed(email=str(credentials.get("email", "")), at=enter(request).actor.at)
