"""The first administrator, made by the operator on the server: after that, users are made in the program."""

from datetime import date

from django.db import transaction

from talja.apps.accounts.models import User
from talja.apps.accounts.operations import create_user
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.operations.roles import give_role


@transaction.atomic
def create_administrator(*, email: str, name: str, password: str, first_day: date, actor: Actor) -> User:
    """Create a user who may make the others, from the day on.

    Raises `Denied` (`missing_right`, `name_missing`, `email_taken`) and `ValidationError` for a weak password.
    """
    user = create_user(email=email, name=name, password=password, actor=actor)
    give_role(user_key=user.key, kind=RoleKind.ADMINISTRATOR, first_day=first_day, actor=actor)
    return user
