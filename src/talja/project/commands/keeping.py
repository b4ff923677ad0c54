"""`talja backup` and `talja restore`: everything of the installation in one file, and back again."""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

import talja
from talja.project.commands.refusal import Refused
from talja.project.ticking import hold_letters

DUMP = {"sqlite": "talja.sqlite3", "postgresql": "talja.pgdump"}
ABOUT = "talja-backup.json"


def add_to(choices: Any) -> None:
    """Add `backup` and `restore`."""
    backup = choices.add_parser("backup", help=_("spara allt i en fil"))
    backup.add_argument("file", type=Path, help=_("filen som ska skrivas, till exempel talja-2026-11-22.zip"))
    backup.set_defaults(run=write_backup)
    restore = choices.add_parser("restore", help=_("återställ från en sparad fil"))
    restore.add_argument("file", type=Path, help=_("filen som backup skrev"))
    restore.add_argument("--replace", action="store_true", help=_("ersätt det som finns i databasen i dag"))
    restore.set_defaults(run=read_backup)


def write_backup(options: argparse.Namespace) -> int:
    """Write database and keys to a zip file readable by its owner only. Safe while Talja is running."""
    if options.file.exists():
        raise Refused(_("Filen %(file)s finns redan. Välj ett annat namn.") % {"file": options.file})
    with tempfile.TemporaryDirectory(dir=options.file.resolve().parent) as folder:
        dump = Path(folder) / DUMP[connection.vendor]
        _dump_sqlite(dump) if connection.vendor == "sqlite" else _dump_postgresql(dump)
        part = Path(folder) / "part.zip"
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(dump, dump.name)
            archive.writestr(ABOUT, json.dumps({"version": talja.__version__, "engine": connection.vendor}))
        part.chmod(0o600)
        part.rename(options.file)
    said = _("Sparat i %(file)s. Filen innehåller personuppgifter: förvara den säkert.")
    sys.stdout.write(said % {"file": options.file} + "\n")
    return 0


def read_backup(options: argparse.Namespace) -> int:
    """Put a backup back. Refuses over existing data unless `--replace`, and then keeps the old file beside it."""
    if not options.file.exists():
        raise Refused(_("Filen %(file)s finns inte.") % {"file": options.file})
    try:
        with zipfile.ZipFile(options.file) as archive, tempfile.TemporaryDirectory() as folder:
            about = json.loads(archive.read(ABOUT))
            if about["engine"] != connection.vendor:
                raise Refused(_("Säkerhetskopian är från %(engine)s men databasen är en annan.") % about)
            dump = Path(archive.extract(DUMP[connection.vendor], folder))
            load = _load_sqlite if connection.vendor == "sqlite" else _load_postgresql
            load(dump, options.replace)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError):
        raise Refused(_("%(file)s är ingen säkerhetskopia från Talja.") % {"file": options.file}) from None
    sys.stdout.write(_("Återställt. Kör talja check och starta sedan Talja.") + "\n")
    call_command("migrate", verbosity=0)  # the copy may be of an earlier version
    if held := hold_letters(at=timezone.now()):
        said = _(
            "Brev som kan ha skickats sedan kopian gjordes: %(count)s. De väntar under Utskick tills någon svarar."
        )
        sys.stdout.write(said % {"count": held} + "\n")
    return 0


def _database_file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _dump_sqlite(target: Path) -> None:
    with closing(sqlite3.connect(_database_file())) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def _load_sqlite(dump: Path, replace: bool) -> None:
    if not _is_whole(dump):
        raise Refused(_("Säkerhetskopian är skadad."))
    target = _database_file()
    if target.exists():
        if not replace:
            raise Refused(_("Det finns redan en databas. Lägg till --replace för att ersätta den."))
        _dump_sqlite(target.with_name(f"{target.name}.before-restore"))
    connection.close()
    with closing(sqlite3.connect(dump)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def _is_whole(dump: Path) -> bool:
    try:
        with closing(sqlite3.connect(dump)) as copy:
            return bool(copy.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:  # so damaged that it cannot even be asked
        return False


def _dump_postgresql(target: Path) -> None:
    _postgresql("pg_dump", "--format=custom", "--no-owner", "--file", str(target))


def _load_postgresql(dump: Path, replace: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
        (tables,) = cursor.fetchone()
    connection.close()
    if tables and not replace:
        raise Refused(_("Det finns redan en databas. Lägg till --replace för att ersätta den."))
    name = str(settings.DATABASES["default"]["NAME"])
    _postgresql(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname", name, str(dump)
    )


def _postgresql(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs. Where and who go by environment: arguments show in lists of processes."""
    path = shutil.which(program)
    if path is None:
        raise Refused(_("Programmet %(program)s saknas: installera postgresql-client.") % {"program": program})
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    database = settings.DATABASES["default"]
    where = {variable: str(database[name]) for name, variable in names.items() if database.get(name)}
    done = subprocess.run(  # noqa: S603 - a fixed program and our own file names, no shell
        [path, *arguments], check=False, capture_output=True, env={**os.environ, **where}
    )
    if done.returncode:
        raise Refused(_("%(program)s misslyckades: %(why)s") % {"program": program, "why": done.stderr.decode()[-400:]})
