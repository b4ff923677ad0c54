"""Who may make and change accounts."""

from datetime import datetime
from typing import Final, Protocol

from talja.core.kernel.verdict import Verdict

USERS_EDIT: Final = "users.edit"


class Asking(Protocol):
    """Whoever asks, as far as this app needs to know: an Actor, which is made in an app above."""

    @property
    def key(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    def needs(self, right: str) -> Verdict: ...


def may_edit_users(*, actor: Asking) -> Verdict:
    """Yes for those who may change users, else no (`missing_right`)."""
    return actor.needs(USERS_EDIT)
