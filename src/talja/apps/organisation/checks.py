"""Demo mode is refused over a database with real people: signing in without a password must never reach them."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection
from django.utils.translation import gettext as _

from talja.apps.accounts.queries import users_exist
from talja.apps.audit.queries import recorded_any
from talja.apps.organisation.operations.municipality import REAL_KINDS
from talja.apps.organisation.queries import is_demo


def demo_guard() -> str:
    """Return why demo mode must not run over this database, in the user's language; empty when it may."""
    if not settings.DEMO or not _is_migrated() or is_demo():
        return ""
    if not (users_exist() or recorded_any(kinds=REAL_KINDS)):
        return ""
    return _(
        "TALJA_DEMO är på, men databasen innehåller riktiga uppgifter. Stäng av demoläget eller välj en tom databas."
    )


@register(Tags.database)
def check_demo(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Report what `demo_guard` finds, where checks may ask the database (`check --database default`, `migrate`)."""
    problem = demo_guard()
    return [Error(problem, id="talja.E001")] if problem else []


def _is_migrated() -> bool:
    return {"organisation_municipality", "accounts_user", "audit_event"} <= set(connection.introspection.table_names())
