"""What others may know about users."""

from talja.apps.accounts.models import User


def display_name(user: User) -> str:
    """Return the name to show for a user."""
    return user.name
