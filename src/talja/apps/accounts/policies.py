"""When an account may be made or changed."""

from talja.apps.accounts.models import User
from talja.core.kernel.verdict import Verdict, no, yes


def may_have(*, email: str, name: str, other_than: User | None = None) -> Verdict:
    """No if the name is empty (`name_missing`) or somebody else has the e-mail address (`email_taken`)."""
    if not name.strip():
        return no("name_missing")
    others = User.objects.filter(email=email)
    if other_than is not None:
        others = others.exclude(pk=other_than.pk)
    return no("email_taken") if others.exists() else yes()


def may_deactivate(user: User, *, actor_key: str) -> Verdict:
    """No for an account that is closed already (`already_inactive`) or one's own (`own_account`)."""
    if not user.is_active:
        return no("already_inactive")
    return no("own_account") if str(user.key) == actor_key else yes()


def may_activate(user: User) -> Verdict:
    """No for an account that is open already (`already_active`)."""
    return no("already_active") if user.is_active else yes()


def may_get_password_link(user: User) -> Verdict:
    """No for a closed account (`account_inactive`)."""
    return yes() if user.is_active else no("account_inactive")
