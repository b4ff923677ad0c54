"""Making, changing, closing and opening accounts, and recording who signs in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from talja.apps.accounts import permissions, policies
from talja.apps.accounts.models import User
from talja.apps.accounts.permissions import Asking
from talja.apps.audit.operations import record
from talja.core.kernel.verdict import Denied


@dataclass(frozen=True, slots=True)
class _Self:
    """Somebody who signs in acts as themselves."""

    key: str
    at: datetime


@transaction.atomic
def create_user(*, email: str, name: str, actor: Asking, password: str | None = None) -> User:
    """Create a user. Without a password the account waits for one to be chosen through a link.

    Raises `Denied` (`missing_right`, `name_missing`, `email_taken`) and Django's `ValidationError` for a weak password.
    """
    permissions.may_edit_users(actor=actor).require()
    email = _address(email)
    policies.may_have(email=email, name=name).require()
    if password is not None:
        validate_password(password, User(email=email, name=name))
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, password, name=name.strip())
    except IntegrityError:  # somebody else was quicker
        raise Denied("email_taken") from None
    record("user.created", actor=actor, target=user)
    return user


@transaction.atomic
def change_user(*, user_key: UUID, email: str, name: str, actor: Asking) -> User:
    """Change name and e-mail address. Links sent to the old address stop working.

    Raises `Denied` (`missing_right`, `name_missing`, `email_taken`) and `DoesNotExist`.
    """
    permissions.may_edit_users(actor=actor).require()
    user = _locked(user_key)
    email = _address(email)
    policies.may_have(email=email, name=name, other_than=user).require()
    new = {"email": email, "name": name.strip()}
    changed = [field for field, value in new.items() if getattr(user, field) != value]
    if changed:
        user.email, user.name = new["email"], new["name"]
        user.save(update_fields=changed)
        EmailAddress.objects.filter(user_id=user.pk).delete()
        record("user.changed", actor=actor, target=user, fields=" ".join(changed))
    return user


@transaction.atomic
def deactivate_user(*, user_key: UUID, actor: Asking) -> User:
    """Close an account: the user is out at the next click. Raises `Denied` (`already_inactive`, `own_account`…)."""
    permissions.may_edit_users(actor=actor).require()
    user = _locked(user_key)
    policies.may_deactivate(user, actor_key=actor.key).require()
    _set_active(user, active=False)
    record("user.deactivated", actor=actor, target=user)
    return user


@transaction.atomic
def activate_user(*, user_key: UUID, actor: Asking) -> User:
    """Open a closed account again, with the roles it still holds. Raises `Denied` (`already_active`…)."""
    permissions.may_edit_users(actor=actor).require()
    user = _locked(user_key)
    policies.may_activate(user).require()
    _set_active(user, active=True)
    record("user.activated", actor=actor, target=user)
    return user


@transaction.atomic
def note_password_link(*, user_key: UUID, actor: Asking) -> str:
    """Record that a link to choose a password by is sent, and return the address.

    Raises `Denied` (`missing_right`, `account_inactive`) and `DoesNotExist`.
    """
    permissions.may_edit_users(actor=actor).require()
    user = User.objects.get(key=user_key)
    policies.may_get_password_link(user).require()
    record("user.password_link_sent", actor=actor, target=user)
    return user.email


def note_sign_in(*, user: AbstractBaseUser, at: datetime) -> None:
    """Record that the user signed in."""
    signed_in = User.objects.get(pk=user.pk)
    record("user.signed_in", actor=_Self(str(signed_in.key), at), target=signed_in)


def note_sign_in_failed(*, email: str, at: datetime) -> None:
    """Record a wrong password for an existing account. An unknown address is nobody's, and is not kept."""
    user = User.objects.filter(email=_address(email)).first()
    if user is not None:
        record("user.sign_in_failed", actor=_Self("", at), target=user)


def _address(email: str) -> str:
    return email.strip().lower()


def _locked(user_key: UUID) -> User:
    return User.objects.select_for_update().get(key=user_key)


def _set_active(user: User, *, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])
