"""`talja import` and `talja export`: lists into the register, and the register out of it."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import OperationalError, ProgrammingError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from talja.apps.audit.operations import record, record_read
from talja.apps.imports.enums import RowStatus, SourceKind
from talja.apps.imports.operations import (
    add_source,
    apply_batch,
    read_batch,
    receive_list,
    start_applying,
    start_undoing,
    undo_batch,
    usual_categories,
)
from talja.apps.imports.queries import BatchPage, Handed, SourceLine, get_batch, list_sources, preview_list
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name
from talja.apps.placements.queries import Export, export_rows
from talja.core.intake.sheet import Unreadable
from talja.core.kernel.swedish import sort_key
from talja.project.commands.refusal import Refused
from talja.project.commands.telling import as_json, as_text, result_as_json, result_as_text
from talja.web.coordinator.register_file import COLUMNS, about_file, write_csv, write_xlsx
from talja.web.shared.import_texts import FAULTS

SOMETHING_WAITS = 3  # exit code: rows are left that need a person or cannot be read


def add_to(choices: Any) -> None:
    """Add `import` and `export`."""
    reading = choices.add_parser(
        "import",
        help=_("läs in en lista, eller visa vad den skulle göra"),
        description=_("Visa rad för rad vad en lista skulle göra. Inget skrivs utan --apply."),
        epilog=_("Svarskod 0: allt gick. 1: det gick inte. 3: några rader behöver en människa."),
    )
    reading.add_argument("file", type=Path, nargs="?", help=_("listan: xlsx, xls, xlsb, ods, csv eller tsv"))
    reading.add_argument("--source", help=_("vad listan heter, till exempel Löneutdrag"))
    reading.add_argument(
        "--kind", choices=SourceKind.values, help=_("vad för slags lista, första gången den lämnas in")
    )
    reading.add_argument(
        "--list-day", type=date.fromisoformat, help=_("dagen som listan gäller (ÅÅÅÅ-MM-DD), annars i dag")
    )
    reading.add_argument("--sheet", default="", help=_("läs bara det bladet"))
    reading.add_argument("--apply", action="store_true", help=_("för in listan i registret"))
    reading.add_argument("--undo", metavar=_("LISTA"), type=UUID, help=_("ta tillbaka en införd lista"))
    reading.add_argument("--json", action="store_true", help=_("svara med JSON"))
    reading.add_argument("--show-numbers", action="store_true", help=_("visa personnumren i sin helhet"))
    reading.set_defaults(run=run_import)
    taking = choices.add_parser("export", help=_("ta ut registret till en fil"))
    taking.add_argument("file", type=Path, help=_("filen som ska skrivas: .xlsx, .csv eller .json"))
    taking.add_argument("--protected", action="store_true", help=_("ta med personer med skyddade uppgifter"))
    taking.set_defaults(run=run_export)


def run_import(options: argparse.Namespace) -> int:
    """Show what a list would do, apply it, or undo one. Raises `Refused` and `Denied` with the reason."""
    actor = system_actor(at=timezone.now())
    try:
        if options.undo:
            return _undo(options, actor=actor)
        if options.file is None or not options.source:
            raise Refused(_("Skriv vilken fil det gäller, och med --source vad listan heter."))
        return _import(options, actor=actor)
    except Unreadable as fault:
        raise Refused(str(FAULTS[fault.code])) from None
    except (OperationalError, ProgrammingError):
        raise Refused(_("Databasen går inte att använda. Kör talja check.")) from None


def run_export(options: argparse.Namespace) -> int:
    """Write the register to a file that its owner only can read. Raises `Refused` and `Denied`."""
    if options.file.exists():
        raise Refused(_("Filen %(file)s finns redan. Välj ett annat namn.") % {"file": options.file})
    write = _WRITERS.get(options.file.suffix.lower())
    if write is None:
        raise Refused(_("Filen ska sluta på .xlsx, .csv eller .json."))
    actor = _taking_out(system_actor(at=timezone.now()), protected=options.protected)
    with translation.override("sv"):  # the import knows the words of the register in Swedish
        export = export_rows(actor=actor, on=timezone.localdate(actor.at))
        content = write(export, actor)
    record("placement.exported", actor=actor, rows=len(export.rows), left_out=export.left_out)
    record_read("export", actor=actor, persons=(row.line.person_key for row in export.rows))
    options.file.touch(mode=0o600)
    options.file.write_bytes(content)
    told = _("%(rows)s placeringar i %(file)s. Filen innehåller personuppgifter: förvara den säkert.")
    sys.stdout.write(told % {"rows": len(export.rows), "file": options.file} + "\n")
    return 0


def _import(options: argparse.Namespace, *, actor: Actor) -> int:
    source = _source(options, actor=actor)
    handed = Handed(
        content=_content(options.file),
        file_name=options.file.name,
        list_day=options.list_day or timezone.localdate(actor.at),
        covers=source.covers if source else usual_categories(options.kind or SourceKind.OTHER),
        trusted_for=source.trusted_for if source else (),
        own_staff_only=source.own_staff_only if source else options.kind == SourceKind.PAYROLL,
        remembered=source.mapping if source else {},
        sheet=options.sheet,
    )
    preview = preview_list(handed, actor=actor)
    applied = _apply(handed, source, options, actor=actor) if options.apply else None
    told = (
        as_json(preview, applied, options.show_numbers)
        if options.json
        else as_text(preview, applied, options.show_numbers)
    )
    sys.stdout.writelines(f"{line}\n" for line in told)
    waiting = sum(preview.counts.get(status, 0) for status in (RowStatus.NEEDS_YOU, RowStatus.REFUSED))
    return SOMETHING_WAITS if waiting or (applied and applied.result.refused) else 0


@transaction.atomic
def _apply(handed: Handed, source: SourceLine | None, options: argparse.Namespace, *, actor: Actor) -> BatchPage:
    """Hand in the list, read it and write what is settled in it: all of that or nothing."""
    if source is None:
        kind = options.kind or SourceKind.OTHER
        source_key = add_source(name=options.source, kind=kind, actor=actor).key
    else:
        source_key = UUID(source.key)
    name, day = handed.file_name, handed.list_day
    batch = receive_list(
        source_key=source_key, file_name=name, content=handed.content, list_day=day, sheet=options.sheet, actor=actor
    )
    read_batch(batch_key=batch.key, actor=actor)
    start_applying(batch_key=batch.key, actor=actor)
    apply_batch(batch_key=batch.key, actor=actor)
    return get_batch(key=batch.key, actor=actor)


def _undo(options: argparse.Namespace, *, actor: Actor) -> int:
    try:
        with transaction.atomic():
            start_undoing(batch_key=options.undo, actor=actor)
            undo_batch(batch_key=options.undo, actor=actor)
    except ObjectDoesNotExist:
        raise Refused(_("Det finns ingen sådan lista.")) from None
    page = get_batch(key=options.undo, actor=actor)
    told = [json.dumps(result_as_json(page), indent=1)] if options.json else result_as_text(page)
    sys.stdout.writelines(f"{line}\n" for line in told)
    return SOMETHING_WAITS if page.result.left else 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused(_("Filen %(file)s går inte att läsa.") % {"file": file}) from None


def _source(options: argparse.Namespace, *, actor: Actor) -> SourceLine | None:
    """Return the source of that name, None for one that is not there yet. Raises `Refused` when its kind is another."""
    found = next((one for one in list_sources(actor=actor) if sort_key(one.name) == sort_key(options.source)), None)
    if found and options.kind and options.kind != found.kind:
        raise Refused(_("Listan finns redan, och är av ett annat slag."))
    return found


def _taking_out(actor: Actor, *, protected: bool) -> Actor:
    """Return the operator without the right to protected persons, unless they are asked for."""
    return actor if protected else replace(actor, rights=actor.rights - {Right.PERSON_PROTECTED})


def _xlsx(export: Export, actor: Actor) -> bytes:
    at = f"{timezone.localtime(actor.at):%Y-%m-%d %H:%M}"
    on, place = timezone.localdate(actor.at), municipality_name()
    about = about_file(filters=(), on=on, at=at, who=actor.name, export=export, municipality=place)
    return write_xlsx(export, about=list(about))


def _csv(export: Export, _actor: Actor) -> bytes:
    return write_csv(export)


def _json(export: Export, _actor: Actor) -> bytes:
    """Return the rows as objects by the headings of the other files: days as YYYY-MM-DD, numbers as decimal text."""
    rows = [{one.heading: str(value) for one in COLUMNS if (value := one.cell(row))} for row in export.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


_WRITERS = {".xlsx": _xlsx, ".csv": _csv, ".json": _json}
