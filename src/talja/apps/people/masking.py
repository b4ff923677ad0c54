"""What stands in the place of a protected identity, and which persons' identities an actor may not see."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right

PROTECTED_NAME: Final = _("Skyddad person")


def is_masked(protection: str, *, actor: Actor) -> bool:
    """Whether name, number and place are hidden from the actor."""
    return bool(protection) and not actor.may(Right.PERSON_PROTECTED)


def full_name(given_name: str, family_name: str) -> str:
    """Return the name as people say it."""
    return f"{given_name} {family_name}".strip()


def shown_name(*, given_name: str, family_name: str, protection: str, actor: Actor) -> str:
    """Return the name to show the actor: the person's own, or the words for a protected one."""
    return str(PROTECTED_NAME) if is_masked(protection, actor=actor) else full_name(given_name, family_name)


def shown_number(*, number: str, local_number: str, protection: str, actor: Actor) -> str:
    """Return the number to show the actor, written as people write it: for those who may see persons."""
    if not actor.may(Right.PERSON_VIEW) or is_masked(protection, actor=actor):
        return ""
    return f"{number[:8]}-{number[8:]}" if number else local_number
