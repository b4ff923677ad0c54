"""`talja rules`: work a form of support out from JSON, and hold a sheet of cases against the rule book."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.db import OperationalError, ProgrammingError
from django.utils.translation import gettext as _

from talja.apps.subsidies.book import current_book
from talja.core.intake.sheet import Unreadable
from talja.core.rules.book import RuleBook, load_book, make_book, our_files
from talja.core.rules.calculate import calculate
from talja.core.rules.cases import check_cases
from talja.core.rules.reading import UnreadableRules, read_text
from talja.core.rules.scheme import Scheme
from talja.core.rules.situations import check_situation
from talja.project.commands.refusal import Refused
from talja.project.commands.rule_input import InputFault, read_input
from talja.project.commands.rule_listing import calculation_as_json, calculation_as_text, report_as_text
from talja.web.shared.case_files import NoCases, read_case_sheet
from talja.web.shared.case_texts import file_text
from talja.web.shared.rule_texts import say_fault, say_problem
from talja.web.shared.rulebook.reference import rule_reference

ROWS_DIFFER = 3  # exit code: some row does not come out as the sheet expects, or cannot be read


def add_to(choices: Any) -> None:
    """Add `rules calculate`, `rules check` and `rules reference`."""
    rules = choices.add_parser("rules", help=_("räkna på stöd, och pröva regelboken mot egna fall"))
    words = rules.add_subparsers(required=True, metavar=_("VAD"))
    calculating = words.add_parser(
        "calculate",
        help=_("räkna på en form, steg för steg"),
        description=_("Läs uppgifterna som JSON på standard in och skriv hur formen räknas ut."),
        epilog=_(
            "Uppgifter: first_day, last_day, decision_day, birth_date, group, months, wage eller full_time_wage, "
            "extent och alla andra som reglerna frågar om. Svarskod 0: uträknat. 1: det gick inte."
        ),
    )
    calculating.add_argument("scheme", help=_("formens kod, till exempel nystartsjobb"))
    calculating.add_argument("--json", action="store_true", help=_("svara med JSON"))
    _add_shipped(calculating)
    calculating.add_argument("--scheme-file", type=Path, help=_("en regelfil som inte finns i regelboken"))
    calculating.set_defaults(run=run_calculate)
    checking = words.add_parser(
        "check",
        help=_("pröva ett ark med fall mot regelboken"),
        epilog=_("Svarskod 0: alla fall stämmer. 1: arket går inte att läsa. 3: något fall stämmer inte."),
    )
    checking.add_argument("file", type=Path, help=_("arket: xlsx, xls, ods eller csv"))
    _add_shipped(checking)
    checking.set_defaults(run=run_check)
    telling = words.add_parser("reference", help=_("skriv regelboken som följer med Talja som Markdown"))
    telling.set_defaults(run=run_reference)


def _add_shipped(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--shipped", action="store_true", help=_("räkna utan kommunens egna regler"))


def run_calculate(options: argparse.Namespace) -> int:
    """Work out one form for what standard input says. Raises `Refused` with what is wrong."""
    book = _book(options.scheme_file, options.shipped)
    scheme = _scheme(options.scheme, book)
    try:
        given = read_input(sys.stdin.buffer.read().decode("utf-8-sig"), scheme)
    except (InputFault, UnicodeDecodeError) as fault:
        raise Refused(str(fault) if isinstance(fault, InputFault) else _("Texten är inte UTF-8.")) from None
    if faults := check_situation(given.situation, {scheme.code: scheme}):
        raise Refused("\n".join(map(say_fault, faults)))
    found = calculate(scheme, given.situation, book_version=book.version, months=given.months)
    if options.json:
        answer = calculation_as_json(found, given.situation, scheme)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(calculation_as_text(found, scheme)) + "\n")
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Hold a sheet against the rule book. Raises `Refused` when it is no sheet of cases."""
    try:
        sheet = read_case_sheet(_content(options.file), filename=options.file.name)
    except Unreadable as unreadable:
        raise Refused(file_text(unreadable.code)) from None
    except NoCases as none:
        raise Refused(file_text(none.code, none.missing)) from None
    book = _book(None, options.shipped)
    report = check_cases(sheet.rows, book)
    if not report.is_passed and book.version != load_book().version:
        sys.stdout.write(_("Fallen är prövade med kommunens egna regler. Utan dem: lägg till --shipped.") + "\n")
    sys.stdout.write("\n".join(report_as_text(report, sheet)) + "\n")
    return 0 if report.is_passed else ROWS_DIFFER


def run_reference(options: argparse.Namespace) -> int:
    """Write docs/reference/regelbok.md to standard output."""
    sys.stdout.write(rule_reference(load_book()))
    return 0


def _book(scheme_file: Path | None, is_shipped: bool) -> RuleBook:
    """Return the book in force, or ours, or ours with one more file. Without a database ours is the one in force."""
    if scheme_file is None and is_shipped:
        return load_book()
    if scheme_file is None:
        try:
            return current_book()
        except (OperationalError, ProgrammingError):
            return load_book()
    try:
        text = read_text(_content(scheme_file), file=scheme_file.name)
        return make_book((*our_files(), (scheme_file.name, text)))
    except UnreadableRules as unreadable:
        raise Refused("\n".join(map(say_problem, unreadable.problems))) from None


def _scheme(code: str, book: RuleBook) -> Scheme:
    if code not in book.schemes:
        known = ", ".join(sorted(book.schemes))
        raise Refused(_("Formen %(code)s finns inte. De som finns är %(known)s.") % {"code": code, "known": known})
    return book.schemes[code]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refused(_("Filen %(file)s går inte att öppna.") % {"file": path.name}) from None
