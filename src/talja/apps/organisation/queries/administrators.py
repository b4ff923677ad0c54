"""Whether somebody is left who can give roles."""

from datetime import date

from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role


def administrators_left(*, on: date, without_role: int = 0, without_user: int = 0) -> bool:
    """Whether an active administrator remains on the day if this role, or this user, is left out."""
    roles = Role.objects.held(on=on).filter(kind=RoleKind.ADMINISTRATOR, user__is_active=True)
    return roles.exclude(pk=without_role).exclude(user_id=without_user).exists()
