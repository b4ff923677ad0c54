"""`talja check`: is the installation sound? For operators, before and after an upgrade."""

import argparse
import sys
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.translation import gettext as _

from talja.project.commands.refusal import Refused

GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal "
        "UNION SELECT conname FROM pg_constraint WHERE contype = 'x'"
    ),
}
EXPECTED_GUARDS = (
    "audit_event_no_update",
    "audit_event_no_delete",
    "audit_readevent_no_update",
    "audit_readevent_no_delete",
    "placement_no_overlap",
    "subsidies_calculation_no_update",
    "subsidies_calculation_no_delete",
    "subsidies_supportdecision_no_update",
    "subsidies_supportdecision_no_delete",
    "subsidies_rulechange_no_update",
    "subsidies_rulechange_no_delete",
    "tasklibrary_libraryfile_no_update",
    "tasklibrary_libraryfile_no_delete",
    "tasklibrary_occupationfile_no_update",
    "tasklibrary_occupationfile_no_delete",
)


def add_to(choices: Any) -> None:
    """Add `check`."""
    check = choices.add_parser("check", help=_("kontrollera installationen"))
    check.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Check settings, migrations, the databases' guards and, on SQLite, the file itself. Raises `Refused`."""
    try:
        call_command("check", deploy=True, fail_level="ERROR", verbosity=0)
    except CommandError as fault:
        raise Refused(_("Inställningarna är inte i ordning: %(fault)s") % {"fault": fault}) from None
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        raise Refused(_("Databasen är av en annan version än programmet. Starta Talja så uppdateras den.")) from None
    if missing := missing_guards():
        raise Refused(_("Databasen saknar sina spärrar: %(guards)s") % {"guards": ", ".join(missing)})
    if connection.vendor == "sqlite":
        _check_file()
    sys.stdout.write(_("Allt är i ordning.") + "\n")
    return 0


def missing_guards() -> list[str]:
    """Return the guards (triggers and exclusion constraints) that the database should have but lacks."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS[connection.vendor])
        present = [row[0] for row in cursor.fetchall()]
    return [guard for guard in EXPECTED_GUARDS if not any(name.startswith(guard) for name in present)]


def _check_file() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        (answer,) = cursor.fetchone()
        cursor.execute("PRAGMA foreign_key_check")
        dangling = cursor.fetchall()
    if answer != "ok" or dangling:
        raise Refused(_("Databasfilen är skadad. Återställ den senaste säkerhetskopian med talja restore."))
