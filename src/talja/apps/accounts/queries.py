"""What others may know about users."""

from collections.abc import Iterable
from uuid import UUID

from talja.apps.accounts.models import User
from talja.core.kernel.swedish import sort_key


def display_name(user: User) -> str:
    """Return the name to show for a user."""
    return user.name


def in_order(users: Iterable[User]) -> list[User]:
    """Return the users by name, in Swedish order. For tens or hundreds of users: sorted here, not by the database."""
    return sorted(users, key=lambda user: (sort_key(user.name), user.pk))


def names_by_key(keys: Iterable[str]) -> dict[str, str]:
    """Return the names of users by their public keys. Keys of nobody (`system`) are left out."""
    wanted = {key for key in keys if _is_uuid(key)}
    return {str(key): name for key, name in User.objects.filter(key__in=wanted).values_list("key", "name")}


def emails_by_key(keys: Iterable[str]) -> dict[str, str]:
    """Return the addresses at work of users by their public keys, to tell others how to reach them."""
    wanted = {key for key in keys if _is_uuid(key)}
    return {str(key): email for key, email in User.objects.filter(key__in=wanted).values_list("key", "email")}


def users_exist() -> bool:
    """Whether anybody at all can sign in here."""
    return User.objects.exists()


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
