"""allauth's forms in Talja's look: a label says what a field is for, and nothing stands in the field itself."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-postadress"),
    "email": _("E-postadress"),
    "password": _("Lösenord"),
    "oldpassword": _("Nuvarande lösenord"),
    "password1": _("Nytt lösenord"),
    "password2": _("Nytt lösenord en gång till"),
}


class Plain(forms.Form):
    """Gives the fields our labels and takes away placeholders and help that the page gives itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Plain, LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password."""


class ForgottenForm(Plain, ResetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """Where to send the link."""


class ChosenForm(Plain, ResetPasswordKeyForm):  # type: ignore[misc]  # allauth ships no types
    """A password chosen through a link."""


class ChangedForm(Plain, ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """A password in place of the present one."""


class FirstForm(Plain, SetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """A password for an account that has none."""
